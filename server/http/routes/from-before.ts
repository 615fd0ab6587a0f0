/**
 * Open from before: actions of earlier reviews on the same AI system or with the same codes, as far as the reader may
 * see them, and what the review answers about each.
 */
import { answerFromBeforeRequest, fromBefore } from '../../../shared/api/from-before.ts';
import type { ActionKey } from '../../../db/action-finding.ts';
import type { Reader } from '../../../db/action-rows.ts';
import type { SignedIn } from '../../session.ts';
import type { AppDeps } from '../app-deps.ts';
import { Routes } from '../route.ts';

const answerPath = '/reviews/{reviewId}/from-before/{fromReviewId}/{actionId}';

export function fromBeforeRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, hints, clock } = deps;

  function stateFor(reviewId: string, { member }: SignedIn) {
    const reader: Reader = { memberId: member.id, organisationRoles: member.organisationRoles };
    return stores.fromBefore.stateFor(reader, reviewId);
  }

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/from-before',
    act: 'action.list',
    summary: 'Open actions of earlier reviews that this one should answer, and its answers',
    answer: fromBefore,
    handle: async ({ caller, params: { reviewId } }) => stateFor(reviewId, caller),
  });

  routes.add({
    method: 'post',
    path: answerPath,
    act: 'from-before.answer',
    summary: 'Carry, close or leave an action of an earlier review',
    body: answerFromBeforeRequest,
    answer: fromBefore,
    handle: async ({ caller, params, body }) => {
      const { reviewId } = params;
      const key = keyOf(params);
      const by = caller.member.id;
      const told = await stores.fromBefore.answer({ reviewId, key, request: body, by, at: clock() });
      hints.publish({ kind: 'from-before', reviewId });
      // Its own review sees it in the action's history, or that it moved.
      if (body.answer !== 'left') hints.publish({ kind: 'actions', reviewId: key.reviewId });
      if (told.length > 0) hints.publish({ kind: 'inbox', memberIds: told });
      return stateFor(reviewId, caller);
    },
  });

  routes.add({
    method: 'delete',
    path: answerPath,
    act: 'from-before.answer',
    summary: 'Take an answer back, so that the question is open again',
    answer: fromBefore,
    handle: async ({ caller, params }) => {
      const { reviewId } = params;
      const key = keyOf(params);
      await stores.fromBefore.takeBack(reviewId, key, { by: caller.member.id, at: clock() });
      hints.publish({ kind: 'from-before', reviewId });
      hints.publish({ kind: 'actions', reviewId: key.reviewId });
      return stateFor(reviewId, caller);
    },
  });

  return routes.app;
}

function keyOf(params: { readonly fromReviewId: string; readonly actionId: string }): ActionKey {
  return { reviewId: params.fromReviewId, actionId: params.actionId };
}
