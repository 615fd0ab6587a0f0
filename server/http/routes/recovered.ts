/**
 * Text that a merge swallowed: what is still on offer in a review, and the decision about each piece.
 * Putting back adds at the end of the place it stood in; a place that is gone keeps the text on offer.
 */
import { recoveredList, resolveRecoveredRequest } from '../../../shared/api/reviews.ts';
import { AppError } from '../../../shared/errors.ts';
import { putBackText } from '../../../shared/review-document/put-back.ts';
import type { AppDeps } from '../app-deps.ts';
import { Routes } from '../route.ts';

export function recoveredRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, hints, clock, random, door } = deps;

  async function listed(reviewId: string) {
    return { recovered: await stores.recovered.unresolved(reviewId) };
  }

  /** The decision is claimed first, so that two people who put the same text back do it once. */
  async function putBack(reviewId: string, id: string, memberId: string): Promise<void> {
    const { place, text } = await stores.recovered.open(reviewId, id);
    await stores.recovered.resolve(reviewId, id, 'put-back', { memberId, at: clock() });
    try {
      await door.edit(reviewId, { memberId }, (doc) => {
        const done = putBackText({ doc, origin: null, random, now: clock }, place, text);
        if (!done) throw placeGone();
      });
    } catch (error) {
      await stores.recovered.offerAgain(reviewId, id, { memberId, at: clock() });
      throw error;
    }
  }

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/recovered',
    act: 'recovered.resolve',
    summary: 'Text that a merge swallowed and nobody has decided about',
    answer: recoveredList,
    handle: async ({ params }) => listed(params.reviewId),
  });

  routes.add({
    method: 'post',
    path: '/reviews/{reviewId}/recovered/{recoveredId}',
    act: 'recovered.resolve',
    summary: 'Put a piece of text back where it stood, or leave it; answers with what is still open',
    body: resolveRecoveredRequest,
    answer: recoveredList,
    handle: async ({ caller, params, body }) => {
      const { reviewId, recoveredId } = params;
      const memberId = caller.member.id;
      if (body.outcome === 'put-back') {
        await putBack(reviewId, recoveredId, memberId);
      } else {
        await stores.recovered.open(reviewId, recoveredId);
        await stores.recovered.resolve(reviewId, recoveredId, 'leave', { memberId, at: clock() });
      }
      hints.publish({ kind: 'recovered', reviewId });
      return listed(reviewId);
    },
  });

  return routes.app;
}

function placeGone(): AppError {
  return new AppError(
    'not-allowed-now',
    'The place this text stood in is no longer in the review, so it was not put back.',
    'Copy the text and paste it where it belongs; it stays on offer here.',
  );
}
