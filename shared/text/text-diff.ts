/**
 * One edit of a plain text found by comparing before and after, so that a native text field can drive a shared text.
 * Pure. Never splits a surrogate pair: half of one would reach the others as a broken character.
 */

/** Take out `remove` characters (UTF-16 units) at `at` and put `insert` there. */
export interface TextChange {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/**
 * The smallest single change that turns `before` into `after`; null when nothing changed.
 * `caret`, the cursor's place in `after`, settles where a repeated letter was typed or deleted.
 */
export function textDiff(before: string, after: string, caret?: number): TextChange | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  const hint = caret === undefined ? 0 : Math.max(0, Math.min(after.length, caret));

  // With a caret, what stands behind it is taken as unchanged before anything else is compared.
  let tail = caret === undefined ? 0 : commonTail(before, after, Math.min(shorter, after.length - hint), 0);
  let head = 0;
  while (head < shorter - tail && before.charCodeAt(head) === after.charCodeAt(head)) head += 1;
  tail = commonTail(before, after, shorter - head, tail);

  if (splitsPair(before, head) || splitsPair(after, head)) head -= 1;
  if (splitsPair(before, before.length - tail) || splitsPair(after, after.length - tail)) tail -= 1;
  return { at: head, remove: before.length - tail - head, insert: after.slice(head, after.length - tail) };
}

export function applyTextChange(text: string, change: TextChange): string {
  return text.slice(0, change.at) + change.insert + text.slice(change.at + change.remove);
}

function commonTail(before: string, after: string, limit: number, from: number): number {
  let tail = from;
  while (
    tail < limit &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  return tail;
}

function splitsPair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const left = text.charCodeAt(at - 1);
  const right = text.charCodeAt(at);
  return left >= 0xd800 && left <= 0xdbff && right >= 0xdc00 && right <= 0xdfff;
}
