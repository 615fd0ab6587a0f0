/** One action among those of all reviews, as lists, choices and the tracker's address name it. Pure. */
export function keyOf({
  reviewId,
  actionId,
}: {
  readonly reviewId: string;
  readonly actionId: string;
}): string {
  return `${reviewId}/${actionId}`;
}
