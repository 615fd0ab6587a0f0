/** Counts in words. */
export function reviewsWords(count: number): string {
  return count === 1 ? '1 review' : `${count} reviews`;
}
