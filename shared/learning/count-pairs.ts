/** Codes that are found in the same reviews. It says that they come together, never that one leads to the other. Pure. */
import type { Themes } from '../api/themes.ts';
import { themeFrom, type CountedReview } from './counted-review.ts';

/** The pairs in most reviews first; at most `most` of them. */
export function countPairs(reviews: readonly CountedReview[], most: number): Themes['pairs'] {
  const codes = reviews.map(({ themes }) =>
    themes.filter(({ aspect }) => aspect === 'code').map(({ value }) => value),
  );
  const names = [...new Set(codes.flat())].sort();
  const places = new Map(names.map((name, at) => [name, at]));
  const size = names.length;
  // A triangle of numbers: with strings as keys this would be what the page waits for.
  const together = new Uint32Array(size * size);
  const alone = new Uint32Array(size);
  for (const ofReview of codes) {
    const at = ofReview.map((code) => places.get(code) ?? 0).sort((a, b) => a - b);
    for (const [index, one] of at.entries()) {
      alone[one] = (alone[one] ?? 0) + 1;
      for (const other of at.slice(index + 1)) {
        together[one * size + other] = (together[one * size + other] ?? 0) + 1;
      }
    }
  }
  const pairs: Themes['pairs'] = [];
  for (const [one, name] of names.entries()) {
    for (let other = one + 1; other < size; other += 1) {
      const count = together[one * size + other] ?? 0;
      if (count < themeFrom) continue;
      const ofOther = alone[other] ?? 0;
      pairs.push({ one: name, other: names[other] ?? '', reviews: count, ofOne: alone[one] ?? 0, ofOther });
    }
  }
  return pairs
    .sort((a, b) => b.reviews - a.reviews || compare(a.one, b.one) || compare(a.other, b.other))
    .slice(0, most);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
