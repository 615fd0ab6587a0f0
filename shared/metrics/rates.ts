/**
 * What can be said of "so many of so many": the rate, how sure it is, how it differs, and whether the number is so
 * small that it could point to a person. Pure; numbers come as they were typed.
 */

/** A whole number of people or events; null for anything else, an empty field included. */
export function wholeNumber(typed: string): number | null {
  const plain = typed.trim().replace(/(?<=\d)[,\u00a0\u202f ](?=\d{3}(?!\d))/gu, '');
  return /^\d{1,12}$/u.test(plain) ? Number(plain) : null;
}

/** A number with an optional decimal part and percent sign; null for anything else. */
export function plainNumber(typed: string): number | null {
  const plain = typed.trim().replace(/\s*%$/u, '').replace(/^−/u, '-');
  if (!/^-?\d{1,12}(?:[.,]\d{1,8})?$/u.test(plain)) return null;
  return Number(plain.replace(',', '.'));
}

export interface Rate {
  /** Between 0 and 1. */
  readonly share: number;
  /** Wilson's interval at 95 %, which stays honest for small numbers and for shares near 0 and 1. */
  readonly low: number;
  readonly high: number;
}

/** Null when it cannot be worked out: nothing counted, nobody to count among, or more than there are. */
export function rateOf(count: number | null, of: number | null): Rate | null {
  if (count === null || of === null || of === 0 || count > of) return null;
  const z = 1.959964;
  const share = count / of;
  const scale = 1 + z ** 2 / of;
  const middle = (share + z ** 2 / (2 * of)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Counts from 1 to 4 could point to a person; what leaves the organisation says "<5" instead. */
export function isSmallCount(count: number | null): boolean {
  return count !== null && count >= 1 && count <= 4;
}

/** `12.5 %`; one decimal, since more would pretend to be exact. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** `9.1 to 16.8 %`. */
export function intervalWords({ low, high }: Rate): string {
  return `${(low * 100).toFixed(1)} to ${percent(high)}`;
}

/** Difference to a reference in percentage points: `+4.2 points`, `the same` below one tenth. */
export function differenceWords(share: number, reference: number): string {
  const points = (share - reference) * 100;
  if (Math.abs(points) < 0.05) return 'the same';
  return `${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(1)} points`;
}
