/**
 * Actions: the tracker over all reviews, the actions of one review, one action with its history, and its change.
 * A safety lead, or an owner, who is no participant gets rows without the review's title, the detail and the factors.
 */
import {
  actionDetail,
  actionPage,
  actionQuery,
  actionsAtRisk,
  actionsAtRiskQuery,
  bulkChangeAnswer,
  bulkChangeRequest,
  changeActionRequest,
  reviewActions,
  type ActionDetail,
  type ChangeActionRequest,
} from '../../../shared/api/actions.ts';
import type { ActionChange } from '../../../db/action-moves.ts';
import type { Reader } from '../../../db/action-rows.ts';
import { AppError } from '../../../shared/errors.ts';
import { noSuchAction } from '../../../db/refusals.ts';
import { readWording } from '../../projection/read-projection.ts';
import type { SignedIn } from '../../session.ts';
import type { AppDeps } from '../app-deps.ts';
import { Routes } from '../route.ts';
import { expectedVersion, setVersion } from '../versioned.ts';

export function actionRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, hints, clock, door } = deps;

  async function shown(reader: Reader, reviewId: string, actionId: string): Promise<ActionDetail> {
    const found = await stores.actions.detail(reader, reviewId, actionId);
    if (found === undefined) throw noSuchAction();
    return found;
  }

  routes.add({
    method: 'get',
    path: '/actions',
    act: 'signed-in',
    summary: 'Actions of your reviews; for safety leads, of all reviews',
    query: actionQuery,
    answer: actionPage,
    handle: async ({ caller, query }) =>
      stores.actions.page(readerOf(caller), query, query.today ?? dayOf(clock())),
  });

  /** What a change rests on, read before its transaction. */
  async function asked(
    caller: SignedIn,
    { reviewId, actionId }: { readonly reviewId: string; readonly actionId: string },
    seenVersion: number,
    change: ChangeActionRequest,
  ): Promise<ActionChange> {
    await shown(readerOf(caller), reviewId, actionId);
    const wording =
      change.status === undefined ? null : await door.read(reviewId, (doc) => readWording(doc, actionId));
    return { reviewId, actionId, seenVersion, change, wording, by: caller.member.id, at: clock() };
  }

  routes.add({
    method: 'get',
    path: '/actions/at-risk',
    act: 'signed-in',
    summary: 'The actions most at risk, worst first, and why',
    query: actionsAtRiskQuery,
    answer: actionsAtRisk,
    handle: async ({ caller, query }) => ({
      actions: await stores.actions.atRisk(readerOf(caller), query.today ?? dayOf(clock()), query.limit ?? 3),
    }),
  });

  routes.add({
    method: 'post',
    path: '/actions/changes',
    act: 'signed-in',
    summary:
      'Change status, owner or due day of several actions, each by itself; or say what would come of it',
    body: bulkChangeRequest,
    answer: bulkChangeAnswer,
    handle: async ({ caller, body }) => {
      const results = [];
      const reviewIds = new Set<string>();
      const told = new Set<string>();
      for (const { version, change, ...key } of body.items) {
        let refused = null;
        try {
          const request = await asked(caller, key, version, change);
          if (body.preview) await stores.actions.tryAction(request);
          else {
            for (const memberId of await stores.actions.changeAction(request)) told.add(memberId);
            reviewIds.add(key.reviewId);
          }
        } catch (thrown) {
          // A refusal is an answer about this one action; anything else is a fault of the whole.
          if (!(thrown instanceof AppError)) throw thrown;
          refused = { sentence: thrown.message, remedy: thrown.remedy };
        }
        const now = await stores.actions.detail(readerOf(caller), key.reviewId, key.actionId);
        results.push({ ...key, version: now?.version ?? null, refused });
      }
      for (const reviewId of reviewIds) hints.publish({ kind: 'actions', reviewId });
      if (told.size > 0) hints.publish({ kind: 'inbox', memberIds: [...told] });
      return { results };
    },
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/actions',
    act: 'action.list',
    summary: 'Every action of one review',
    answer: reviewActions,
    handle: async ({ caller, params }) => ({
      actions: await stores.actions.ofReview(readerOf(caller), params.reviewId),
    }),
  });

  routes.add({
    method: 'get',
    path: '/actions/{reviewId}/{actionId}',
    act: ['action.list', 'action.list-all', 'action.follow-own'],
    summary: 'One action with its checks, readings, proofs and history',
    answer: actionDetail,
    handle: async ({ c, caller, params }) => {
      const found = await shown(readerOf(caller), params.reviewId, params.actionId);
      setVersion(c, found.version);
      return found;
    },
  });

  routes.add({
    method: 'patch',
    path: '/actions/{reviewId}/{actionId}',
    act: ['action.change', 'action.agree', 'action.follow-any', 'action.follow-own'],
    summary:
      'Change status, owner, dates, figures or, once agreed, wording; add a note, proof, reading or check. Needs If-Match',
    body: changeActionRequest,
    answer: actionDetail,
    handle: async ({ c, caller, params, body }) => {
      const { reviewId, actionId } = params;
      const seenVersion = expectedVersion(c);
      if (seenVersion === null) {
        throw new AppError(
          'bad-request',
          'A change to an action has to say which version of it was seen.',
          'Send the ETag of the action as If-Match.',
        );
      }
      const reader = readerOf(caller);
      const told = await stores.actions.changeAction(
        await asked(caller, { reviewId, actionId }, seenVersion, body),
      );
      hints.publish({ kind: 'actions', reviewId });
      hints.publish({ kind: 'inbox', memberIds: told });
      const changed = await shown(reader, reviewId, actionId);
      setVersion(c, changed.version);
      return changed;
    },
  });

  return routes.app;
}

function readerOf({ member }: SignedIn): Reader {
  return { memberId: member.id, organisationRoles: member.organisationRoles };
}

/** The calendar day, in UTC, of an instant. */
function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
