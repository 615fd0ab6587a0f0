/**
 * Versions of a review: the list, one of them, what differs between two, keeping one now, and restoring one as a new
 * change on top. Reading one leaves the same trace as opening the review.
 */
import {
  versionComparison,
  versionList,
  versionMade,
  versionRestored,
} from '../../../shared/api/versions.ts';
import type { AppDeps } from '../app-deps.ts';
import { notFound } from '../errors.ts';
import { content, Routes } from '../route.ts';

export function versionRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, versions, clock } = deps;

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/versions',
    act: 'version.list',
    summary: 'Versions of the review, newest first: when, why and by whom each was kept',
    answer: versionList,
    handle: async ({ params }) => ({ versions: await stores.versions.list(params.reviewId) }),
  });

  routes.add({
    method: 'post',
    path: '/reviews/{reviewId}/versions',
    act: 'version.keep',
    summary: 'Keep the review as it is now as a version',
    status: 201,
    answer: versionMade,
    handle: async ({ caller, params }) => ({
      number: await versions.keep(params.reviewId, 'asked', caller.member.id),
    }),
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/versions/{number}',
    act: 'version.list',
    summary: 'One version with its content as canonical JSON, which its SHA-256 is of',
    answer: content('application/json'),
    handle: async ({ c, caller, params }) => {
      const { reviewId } = params;
      const {
        state: _state,
        content: json,
        epoch: _epoch,
        ...entry
      } = await stores.versions.get(reviewId, versionNumber(params.number));
      await stores.traces.recordOpening(reviewId, caller.member.id, clock());
      const head = JSON.stringify(entry).slice(0, -1);
      return c.body(`${head},"content":${json}}`, 200, { 'content-type': 'application/json' });
    },
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/versions/{number}/compare/{other}',
    act: 'version.list',
    summary: 'What differs from one version to another; 0 is the review as it is now',
    answer: versionComparison,
    handle: async ({ params: { reviewId, number, other } }) => ({
      differences: [...(await versions.compare(reviewId, versionNumber(number), versionNumber(other)))],
    }),
  });

  routes.add({
    method: 'post',
    path: '/reviews/{reviewId}/versions/{number}/restore',
    act: 'version.restore',
    summary: 'Set the review back to a version as a new change; what is there now is kept as a version first',
    answer: versionRestored,
    handle: async ({ caller, params }) => ({
      kept: await versions.restore(params.reviewId, versionNumber(params.number), caller.member.id),
    }),
  });

  return routes.app;
}

function versionNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw notFound();
  return Number(text);
}
