/**
 * Asking people to sign a review, and answering. An answer asks for the password again, with as many tries as signing in:
 * an open browser is not a signature.
 */
import { agreement, answerSignOffRequest, askSignOffRequest } from '../../../shared/api/agreement.ts';
import type { SignedIn } from '../../session.ts';
import type { AppDeps } from '../app-deps.ts';
import { callerAddress } from '../caller-address.ts';
import { invalidInput, notFound } from '../errors.ts';
import { Routes } from '../route.ts';

export function signOffRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, hints, clock, passwords, signInLimit } = deps;

  function stateFor(reviewId: string, { member }: SignedIn) {
    return deps.agreement.stateFor({ memberId: member.id, organisationRoles: [] }, reviewId);
  }

  async function demandPassword({ member }: SignedIn, address: string, password: string): Promise<void> {
    await signInLimit.take(member.email, address);
    const account = await stores.members.findCredentials(member.email);
    if (!(await passwords.matches(account?.passwordHash ?? null, password))) {
      throw invalidInput({ password: 'This is not your password, so nothing was signed or refused.' });
    }
    await signInLimit.forget(member.email, address);
  }

  routes.add({
    method: 'post',
    path: '/reviews/{reviewId}/sign-offs',
    act: 'review.sign',
    summary: 'Ask reviewers, then approvers, to sign the text as it is now',
    body: askSignOffRequest,
    status: 201,
    answer: agreement,
    handle: async ({ caller, params: { reviewId }, body }) => {
      await deps.agreement.ask(reviewId, { ...body, memberId: caller.member.id, at: clock() });
      return stateFor(reviewId, caller);
    },
  });

  routes.add({
    method: 'delete',
    path: '/reviews/{reviewId}/sign-offs/{round}',
    act: 'review.sign',
    summary: 'Take back that people were asked to sign',
    answer: agreement,
    handle: async ({ caller, params: { reviewId, round } }) => {
      await stores.signOffs.takeBack(reviewId, roundNumber(round), {
        memberId: caller.member.id,
        at: clock(),
      });
      hints.publish({ kind: 'phase', reviewId });
      return stateFor(reviewId, caller);
    },
  });

  routes.add({
    method: 'post',
    path: '/reviews/{reviewId}/sign-offs/{round}/answer',
    act: 'sign-off.answer',
    summary: 'Sign, or refuse with a reason, where you were asked; needs your password again',
    body: answerSignOffRequest,
    answer: agreement,
    handle: async ({ c, caller, params: { reviewId, round }, body: { password, ...answer } }) => {
      await demandPassword(caller, callerAddress(c), password);
      await deps.agreement.answer(reviewId, {
        ...answer,
        round: roundNumber(round),
        memberId: caller.member.id,
        at: clock(),
      });
      return stateFor(reviewId, caller);
    },
  });

  return routes.app;
}

function roundNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw notFound();
  return Number(text);
}
