/**
 * Reporting clocks of a review: who takes them up, when they started, what was filed. The server works out the day and
 * never says whether a rule applies. They go on after a review is signed.
 */
import type { Context } from 'hono';
import {
  addClockRequest,
  changeClockRequest,
  clockHistoryList,
  reviewClock,
  reviewClockList,
  waitingClocks,
  type ReviewClock,
} from '../../../shared/api/clocks.ts';
import type { AppDeps } from '../app-deps.ts';
import { creationId } from '../creation-id.ts';
import { notFound } from '../errors.ts';
import { Routes } from '../route.ts';
import { setVersion, statedVersion } from '../versioned.ts';

export function clockRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, hints, clock, random } = deps;

  async function shown(c: Context, reviewId: string, clockId: string): Promise<ReviewClock> {
    const found = await stores.clocks.get(reviewId, clockId);
    if (found === undefined) throw notFound();
    setVersion(c, found.version);
    return found;
  }

  routes.add({
    method: 'get',
    path: '/clocks/waiting',
    act: 'signed-in',
    summary: 'Running reporting clocks that you look after',
    answer: waitingClocks,
    handle: async ({ caller }) => ({ clocks: await stores.clocks.waitingFor(caller.member.id) }),
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/clocks',
    act: 'clock.list',
    summary: 'The reporting clocks of a review',
    answer: reviewClockList,
    handle: async ({ params }) => ({ clocks: await stores.clocks.list(params.reviewId) }),
  });

  routes.add({
    method: 'post',
    path: '/reviews/{reviewId}/clocks',
    act: 'clock.change',
    summary: 'Take up a rule that may apply',
    body: addClockRequest,
    status: 201,
    answer: reviewClock,
    handle: async ({ c, caller, params: { reviewId }, body }) => {
      const id = creationId(c, `clock of ${reviewId}`, caller.member.id, random);
      await stores.clocks.add(id, reviewId, body.regimeId, { memberId: caller.member.id, at: clock() });
      hints.publish({ kind: 'clocks', reviewId });
      return shown(c, reviewId, id);
    },
  });

  routes.add({
    method: 'patch',
    path: '/reviews/{reviewId}/clocks/{clockId}',
    act: 'clock.change',
    summary: 'Start, file or set aside a clock; what is left out stays. Needs If-Match',
    body: changeClockRequest,
    answer: reviewClock,
    handle: async ({ c, caller, params: { reviewId, clockId }, body }) => {
      const seenVersion = statedVersion(c, 'reporting clock');
      const by = { memberId: caller.member.id, at: clock() };
      await stores.clocks.change({ reviewId, clockId, seenVersion, ...by }, body);
      hints.publish({ kind: 'clocks', reviewId });
      return shown(c, reviewId, clockId);
    },
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/clocks/{clockId}/history',
    act: 'clock.list',
    summary: 'What changed on a clock, the newest first',
    answer: clockHistoryList,
    handle: async ({ params: { reviewId, clockId } }) => ({
      entries: await stores.clocks.history(reviewId, clockId),
    }),
  });

  return routes.app;
}
