/** Fetches the part of the page that does comments, once per open review. */
import type { ReviewContext } from '../review-context.svelte.ts';

/** Resolves when the comments of the review are there to be shown; rejects when the part cannot be fetched. */
export async function loadComments(review: ReviewContext): Promise<void> {
  const { Comments } = await import('./comments.svelte.ts');
  if (review.comments !== null || !review.may('comment.read')) return;
  review.comments = new Comments(review);
  await review.comments.refresh();
}
