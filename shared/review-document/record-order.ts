/**
 * Where a record stands among its like: fractional keys, total by `(order, id)`. Pure: it proposes keys, never writes.
 * Keys made by another client may be equal or malformed; both are mended beside the place where something is inserted.
 */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

export interface Ordered {
  readonly id: string;
  readonly order: string;
}

/** Beside which record; without either, or when that record is gone, at the end. */
export interface Place {
  readonly before?: string;
  readonly after?: string;
}

/** Code-unit order, the same on every machine; ties are settled by id, so that no two records are equal. */
export function compareOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}

export interface PlacedKey {
  readonly order: string;
  /** Neighbours that need another key for the new one to have room, with that key. */
  readonly rekeyed: readonly Ordered[];
}

/** The key that puts a record at `place` among `others` (any order; not containing the record itself). */
export function keyForPlace(others: readonly Ordered[], place: Place = {}): PlacedKey {
  const sorted = [...others].sort(compareOrder);
  const index = indexOfPlace(sorted, place);

  let start = index;
  while (start > 0 && !isOrderKey(sorted[start - 1]?.order)) start -= 1;
  const left = sorted[start - 1]?.order ?? null;

  let end = index;
  while (end < sorted.length && !isRightBound(sorted[end]?.order, left)) end += 1;
  const right = sorted[end]?.order ?? null;

  const crowded = sorted.slice(start, end);
  const keys = generateNKeysBetween(left, right, crowded.length + 1);
  const at = index - start;
  const order = keys[at] ?? generateKeyBetween(left, right);
  const rekeyed = crowded.map(({ id }, i) => ({ id, order: keys[i < at ? i : i + 1] ?? order }));
  return { order, rekeyed };
}

/** Keys for so many records behind all others. */
export function keysAtEnd(others: readonly Ordered[], count: number): readonly string[] {
  const last = [...others].sort(compareOrder).findLast(({ order }) => isOrderKey(order));
  return generateNKeysBetween(last?.order ?? null, null, count);
}

function indexOfPlace(sorted: readonly Ordered[], place: Place): number {
  const before = place.before === undefined ? -1 : sorted.findIndex(({ id }) => id === place.before);
  if (before >= 0) return before;
  const after = place.after === undefined ? -1 : sorted.findIndex(({ id }) => id === place.after);
  return after >= 0 ? after + 1 : sorted.length;
}

function isRightBound(order: string | undefined, left: string | null): boolean {
  return isOrderKey(order) && order !== undefined && (left === null || order > left);
}

const alphabet = /^[A-Za-z][0-9A-Za-z]+$/;

/** Whether a key can be a bound of another. The library tells by throwing, but takes characters it cannot sort by. */
export function isOrderKey(order: string | undefined): boolean {
  if (order === undefined || !alphabet.test(order)) return false;
  try {
    generateKeyBetween(order, null);
    return true;
  } catch {
    // Malformed key of another client: the caller gives its record a new one.
    return false;
  }
}
