/** Reviews that are like one: before it is opened, and while its factors are written. Only what the caller may open. */
import { similarInReviewQuery, similarQuery, similarReviews } from '../../../shared/api/themes.ts';
import type { AppDeps } from '../app-deps.ts';
import { notFound } from '../errors.ts';
import { Routes } from '../route.ts';

export function similarRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { similar } = deps.stores;

  routes.add({
    method: 'get',
    path: '/similar-reviews',
    act: 'review.create',
    summary: 'Reviews of yours that are like one you are about to open, and why',
    query: similarQuery,
    answer: similarReviews,
    handle: async ({ caller: { member }, query: { title = '', aiSystem = null } }) =>
      similar.toSought(
        { memberId: member.id, organisationRoles: member.organisationRoles },
        { title, aiSystem },
      ),
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/similar',
    act: 'review.read-around',
    summary: 'Reviews of yours that are like this one, and why',
    query: similarInReviewQuery,
    answer: similarReviews,
    handle: async ({ caller: { member }, params, query }) => {
      const reader = { memberId: member.id, organisationRoles: member.organisationRoles };
      const found = await similar.toReview(reader, params.reviewId, query);
      if (found === undefined) throw notFound();
      return found;
    },
  });

  return routes.app;
}
