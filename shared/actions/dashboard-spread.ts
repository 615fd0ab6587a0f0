/** The median of a set of days and the middle half of them. Pure. */

/** How often a number of days was met. */
export interface DayCount {
  readonly days: number;
  readonly many: number;
}

export interface Spread {
  readonly many: number;
  /** The middle one, or the mean of the two in the middle. */
  readonly median: number;
  /** The quarter of them that took least ends here, and the one that took most begins at `upper`, by nearest rank. */
  readonly lower: number;
  readonly upper: number;
}

/** Fewer than these say little; a screen says so. */
export const fewBelow = 5;

/** Null for nothing to go by. */
export function spreadOf(counts: readonly DayCount[]): Spread | null {
  const sorted = counts.toSorted((a, b) => a.days - b.days);
  const many = sorted.reduce((sum, count) => sum + count.many, 0);
  if (many === 0) return null;
  /** The `rank`th in order, from 1. */
  const at = (rank: number): number => {
    let passed = 0;
    for (const count of sorted) {
      passed += count.many;
      if (passed >= rank) return count.days;
    }
    return sorted.at(-1)?.days ?? 0;
  };
  return {
    many,
    median: (at(Math.floor((many + 1) / 2)) + at(Math.ceil((many + 1) / 2))) / 2,
    lower: at(Math.ceil(many / 4)),
    upper: at(Math.ceil((many * 3) / 4)),
  };
}
