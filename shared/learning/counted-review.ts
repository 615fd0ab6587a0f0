/** What is known of one review when themes are counted. Pure; which reviews these are was decided by rights before. */
import type { ReviewTheme } from './review-themes.ts';

export interface CountedReview {
  readonly id: string;
  /** Id of an entry of the register. */
  readonly system: string | null;
  readonly quarter: string;
  /** When it happened, else when it was noticed, as ISO calendar day. */
  readonly day: string | null;
  readonly themes: readonly ReviewTheme[];
}

/** Something from the second review on is a theme; before, it is that review. */
export const themeFrom = 2;

export function countUp<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
