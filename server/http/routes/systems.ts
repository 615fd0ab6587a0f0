/**
 * The register of AI systems: everybody reads it, safety leads keep it. Tying a review to an entry copies what is known
 * now into facts of the review that are still empty; afterwards the register changes nothing in any review.
 */
import type { Context } from 'hono';
import type { SystemChange } from '../../../db/system-store.ts';
import { noSuchSystem } from '../../../db/refusals.ts';
import {
  aiSystem,
  changeSystemRequest,
  createSystemRequest,
  linkSystemRequest,
  systemLinked,
  systemPage,
  systemQuery,
  systemReviews,
  versionRequest,
  type AiSystem,
} from '../../../shared/api/systems.ts';
import type { FilledFacts } from '../../../shared/review-document/begin-with.ts';
import { copySystem } from '../../open-review.ts';
import type { SignedIn } from '../../session.ts';
import { systemOn } from '../../system-then.ts';
import type { AppDeps } from '../app-deps.ts';
import { creationId } from '../creation-id.ts';
import { notFound } from '../errors.ts';
import { Routes } from '../route.ts';
import { setVersion, statedVersion } from '../versioned.ts';

/** Reviews of one system shown at most on its page; the list of reviews has them all. */
const mostReviews = 100;

export function systemRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, hints, clock, random, door } = deps;

  async function shown(c: Context, systemId: string): Promise<AiSystem> {
    const found = await stores.systems.get(systemId);
    if (found === undefined) throw noSuchSystem();
    setVersion(c, found.state);
    return found;
  }

  /** `reviewIds` are those whose actions got a check of their effect by it, or lost one. */
  async function changed(c: Context, systemId: string, reviewIds: readonly string[] = []): Promise<AiSystem> {
    hints.publish({ kind: 'systems' });
    for (const reviewId of reviewIds) hints.publish({ kind: 'actions', reviewId });
    return shown(c, systemId);
  }

  function changeOf(c: Context, caller: SignedIn, systemId: string): SystemChange {
    const seenState = statedVersion(c, 'register entry');
    return { systemId, seenState, memberId: caller.member.id, at: clock() };
  }

  routes.add({
    method: 'get',
    path: '/systems',
    act: 'system.read',
    summary: 'The register of AI systems, by name; text looks in names, makers and versions',
    query: systemQuery,
    answer: systemPage,
    handle: async ({ query }) => stores.systems.page(query),
  });

  routes.add({
    method: 'post',
    path: '/systems',
    act: 'system.change',
    summary: 'Enter a system; its name is enough to begin with',
    body: createSystemRequest,
    status: 201,
    answer: aiSystem,
    handle: async ({ c, caller, body }) => {
      const id = creationId(c, 'system', caller.member.id, random);
      await stores.systems.create(id, body, { memberId: caller.member.id, at: clock() });
      return changed(c, id);
    },
  });

  routes.add({
    method: 'get',
    path: '/systems/{systemId}',
    act: 'system.read',
    summary: 'One system with its versions over time',
    answer: aiSystem,
    handle: async ({ c, params }) => shown(c, params.systemId),
  });

  routes.add({
    method: 'patch',
    path: '/systems/{systemId}',
    act: 'system.change',
    summary: 'Change an entry; what is left out stays. Needs If-Match',
    body: changeSystemRequest,
    answer: aiSystem,
    handle: async ({ c, caller, params, body }) => {
      await stores.systems.change(changeOf(c, caller, params.systemId), body);
      return changed(c, params.systemId);
    },
  });

  routes.add({
    method: 'post',
    path: '/systems/{systemId}/versions',
    act: 'system.change',
    summary: 'Add a version of a system. Needs If-Match',
    body: versionRequest,
    status: 201,
    answer: aiSystem,
    handle: async ({ c, caller, params, body }) => {
      const id = creationId(c, 'system-version', caller.member.id, random);
      const touched = await stores.systems.addVersion(changeOf(c, caller, params.systemId), id, body);
      return changed(c, params.systemId, touched);
    },
  });

  routes.add({
    method: 'put',
    path: '/systems/{systemId}/versions/{versionId}',
    act: 'system.change',
    summary: 'Change what is said of a version. Needs If-Match',
    body: versionRequest,
    answer: aiSystem,
    handle: async ({ c, caller, params, body }) => {
      const change = changeOf(c, caller, params.systemId);
      return changed(c, params.systemId, await stores.systems.changeVersion(change, params.versionId, body));
    },
  });

  routes.add({
    method: 'delete',
    path: '/systems/{systemId}/versions/{versionId}',
    act: 'system.change',
    summary: 'Take out a version entered by mistake; reviews keep its name. Needs If-Match',
    answer: aiSystem,
    handle: async ({ c, caller, params }) => {
      const change = changeOf(c, caller, params.systemId);
      return changed(c, params.systemId, await stores.systems.removeVersion(change, params.versionId));
    },
  });

  routes.add({
    method: 'get',
    path: '/systems/{systemId}/reviews',
    act: 'system.read',
    summary: 'Reviews of this system that you take part in, and how many others there are',
    answer: systemReviews,
    handle: async ({ caller, params }) => {
      if ((await stores.systems.get(params.systemId)) === undefined) throw noSuchSystem();
      const memberId = caller.member.id;
      const { systemId } = params;
      const mine = await stores.reviews.listForMember(memberId, { limit: mostReviews, systemId });
      return {
        reviews: mine.reviews,
        others: await stores.reviews.othersOfSystem(systemId, memberId),
      };
    },
  });

  routes.add({
    method: 'put',
    path: '/reviews/{reviewId}/system',
    act: 'review.change',
    summary:
      'Tie a review to an entry of the register and copy its facts into those still empty, or untie it',
    body: linkSystemRequest,
    answer: systemLinked,
    handle: async ({ caller, params, body }) => {
      const { reviewId } = params;
      const memberId = caller.member.id;
      const row = await stores.reviews.facts(reviewId);
      if (row === undefined) throw notFound();
      const day = row.occurredOn ?? row.detectedOn ?? new Date(clock()).toISOString().slice(0, 10);
      const system =
        body.systemId === null ? null : await systemOn(stores.systems, body.systemId, day, body.versionId);
      const { entry, version } = system ?? {};
      await stores.reviews.linkSystem(
        reviewId,
        entry === undefined ? null : { id: entry.id, name: entry.name, version: version?.label ?? null },
        { memberId, at: clock() },
      );
      let filled: FilledFacts = { copied: [], kept: [] };
      if (system !== null) {
        await door.edit(reviewId, { memberId }, (doc) => {
          filled = copySystem({ doc, origin: null, random, now: clock }, system);
        });
      }
      hints.publish({ kind: 'review', reviewId });
      hints.publish({ kind: 'systems' });
      const found = await stores.reviews.get(reviewId, memberId);
      if (found === undefined) throw notFound();
      const participants = await stores.participants.list(reviewId);
      return {
        review: { ...found, participants },
        copied: [...filled.copied],
        kept: [...filled.kept],
        state: entry?.state ?? null,
      };
    },
  });

  return routes.app;
}
