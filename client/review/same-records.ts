/**
 * Keeps the objects of records that did not change between two readings, so that what is drawn from them is not drawn
 * again: a letter typed in one of sixty cards leaves the other fifty-nine alone. Pure.
 */

/** The new reading with the former's objects wherever they hold the same; the former list itself when nothing changed. */
export function keepSame<Item extends { readonly id: string }>(
  before: readonly Item[],
  now: readonly Item[],
): readonly Item[] {
  if (before.length === 0) return now;
  const known = new Map(before.map((item) => [item.id, item]));
  const kept = now.map((item) => {
    const former = known.get(item.id);
    return former !== undefined && holdsSame(former, item) ? former : item;
  });
  return sameList(before, kept) ? before : kept;
}

/** Whether two lists hold the same objects in the same order. */
export function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

/** Records are flat: plain values and lists of plain values. */
function holdsSame(a: object, b: object): boolean {
  const fields = Object.entries(b);
  if (Object.keys(a).length !== fields.length) return false;
  const other = a as Readonly<Record<string, unknown>>;
  return fields.every(([field, value]) => {
    const former = other[field];
    return former === value || (Array.isArray(value) && Array.isArray(former) && sameList(former, value));
  });
}
