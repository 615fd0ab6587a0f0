/**
 * Values out of a document as plain JSON that is safe to keep: tables without a prototype, no `__proto__`,
 * bounded depth, nothing that is not JSON. Pure.
 */

const maxDepth = 8;

/** A table that inherits nothing, so that a key out of a document can never be more than a key. */
export function emptyTable<Value>(): Record<string, Value> {
  return Object.create(null) as Record<string, Value>;
}

export function isSafeKey(key: string): boolean {
  return key !== '__proto__';
}

/** A copy of a JSON value; undefined for anything else, such as a nested Yjs type or bytes. */
export function asPlainJson(value: unknown, depth = 0): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'object' || depth >= maxDepth) return undefined;
  if (Array.isArray(value)) {
    return value.map((item: unknown) => asPlainJson(item, depth + 1)).filter((item) => item !== undefined);
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  const table = emptyTable<unknown>();
  for (const [key, item] of Object.entries(value)) {
    const plain = isSafeKey(key) ? asPlainJson(item, depth + 1) : undefined;
    if (plain !== undefined) table[key] = plain;
  }
  return table;
}
