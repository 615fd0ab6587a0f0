/**
 * Break-glass access: beginning it with a reason and the password, ending it early, and the list of all there were.
 * Everybody who takes part hears of it at once.
 */
import {
  breakGlass,
  breakGlassList,
  breakGlassRequest,
  reviewOutlinePage,
  reviewOutlineQuery,
} from '../../../shared/api/break-glass.ts';
import { makeId } from '../../../shared/ids.ts';
import { announceBreakGlassEnd } from '../../break-glass-keeper.ts';
import type { AppDeps } from '../app-deps.ts';
import { callerAddress } from '../caller-address.ts';
import { invalidInput, notFound } from '../errors.ts';
import { nothing, Routes } from '../route.ts';

export function breakGlassRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { clock, hints, random } = deps;
  const { breakGlasses, members } = deps.stores;

  routes.add({
    method: 'get',
    path: '/break-glass',
    act: 'break-glass.use',
    summary: 'Every break-glass access there was, the newest first',
    answer: breakGlassList,
    handle: async () => ({ accesses: await breakGlasses.list() }),
  });

  routes.add({
    method: 'get',
    path: '/break-glass/reviews',
    act: 'break-glass.use',
    summary: 'Reviews by when and by whom they were started, and nothing of what they are about',
    query: reviewOutlineQuery,
    answer: reviewOutlinePage,
    handle: async ({ caller, query }) => breakGlasses.outlines(caller.member.id, query.cursor),
  });

  routes.add({
    method: 'post',
    path: '/break-glass',
    act: 'break-glass.use',
    summary: 'Read a review one takes no part in for a day; tells everybody who takes part',
    body: breakGlassRequest,
    status: 201,
    answer: breakGlass,
    handle: async ({ c, caller, body }) => {
      const { id: memberId, email } = caller.member;
      const address = callerAddress(c);
      await deps.signInLimit.take(email, address);
      const account = await members.findCredentials(email);
      if (!(await deps.passwords.matches(account?.passwordHash ?? null, body.password))) {
        throw invalidInput({ password: 'This is not your password.' });
      }
      await deps.signInLimit.forget(email, address);
      const { reviewId, reason } = body;
      const id = makeId(random);
      const told = await breakGlasses.begin({ id, reviewId, memberId, reason, at: clock() });
      deps.breakGlassKeeper.begun();
      hints.publish({ kind: 'access', memberId, reviewId });
      hints.publish({ kind: 'participants', reviewId });
      hints.publish({ kind: 'inbox', memberIds: told });
      const begun = (await breakGlasses.list()).find((one) => one.id === id);
      if (begun === undefined) throw notFound();
      return begun;
    },
  });

  routes.add({
    method: 'delete',
    path: '/reviews/{reviewId}/break-glass/{breakGlassId}',
    act: ['break-glass.end', 'break-glass.use'],
    summary: 'End a break-glass access before its time: its own reader, another admin, or the chair',
    answer: nothing,
    handle: async ({ caller, params: { reviewId, breakGlassId } }) => {
      const ended = await breakGlasses.end(reviewId, breakGlassId, caller.member.id, clock());
      announceBreakGlassEnd(hints, ended);
      return undefined;
    },
  });

  return routes.app;
}
