/**
 * The history of one place in a review: who proposed, changed and decided, out of the log, the row of an action, and
 * what older versions tell. For whoever may read the document; never for the page of a patient partner.
 */
import { historyQuery, placeHistory } from '../../../shared/api/history.ts';
import type { AppDeps } from '../app-deps.ts';
import { Routes } from '../route.ts';

export function historyRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, histories } = deps;

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/history',
    act: 'document.read',
    summary: 'What happened to one record, answer, fact or section: by whom and when, without their words',
    query: historyQuery,
    answer: placeHistory,
    handle: async ({ params: { reviewId }, query: { place, before } }) => {
      const history = await histories.read(reviewId, place, before ?? null);
      const [root, id] = place.split('/');
      const decisions =
        root === 'actions' && id !== undefined && before === undefined
          ? await stores.actions.history(reviewId, id)
          : [];
      return { ...history, decisions: decisions.toReversed() };
    },
  });

  return routes.app;
}
