/** The dashboard of safety leads: counts of reviews and actions, and the reviews behind a count. */
import {
  dashboard,
  dashboardQuery,
  dashboardReviews,
  dashboardReviewsQuery,
} from '../../../shared/api/dashboard.ts';
import type { AppDeps } from '../app-deps.ts';
import { Routes } from '../route.ts';

export function dashboardRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, clock } = deps;

  routes.add({
    method: 'get',
    path: '/dashboard',
    act: 'dashboard.read',
    summary: 'What is stuck, late and weak, how long it took, and which kinds of action worked, as counts',
    query: dashboardQuery,
    answer: dashboard,
    handle: async ({ query }) => {
      const now = clock();
      const today = query.today ?? new Date(now).toISOString().slice(0, 10);
      return stores.dashboard.figures({ today, now, quietDays: query.quietDays });
    },
  });

  routes.add({
    method: 'get',
    path: '/dashboard/reviews',
    act: 'dashboard.read',
    summary: 'The reviews behind a count; without their titles where you take no part',
    query: dashboardReviewsQuery,
    answer: dashboardReviews,
    handle: ({ caller, query }) => stores.dashboard.reviewsBehind(caller.member.id, query, clock()),
  });

  return routes.app;
}
