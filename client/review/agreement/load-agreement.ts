/** Fetches the part of the page that does agreement, once per open review. */
import type { ReviewContext } from '../review-context.svelte.ts';
import type { Agreement } from './agreement.svelte.ts';

/** Resolves with the agreement of the review, fetched; rejects when the part cannot be fetched. */
export async function loadAgreement(review: ReviewContext): Promise<Agreement> {
  const { Agreement: Made } = await import('./agreement.svelte.ts');
  const first = review.agreement === null;
  review.agreement ??= new Made(review);
  if (first) await review.agreement.refresh();
  return review.agreement;
}
