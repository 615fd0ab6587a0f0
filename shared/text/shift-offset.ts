/** Where a place in a text is after somebody else has changed the text. Pure. */

/** One step of a change, in the order of the text: skip, take out, or put in so many UTF-16 units. */
export type TextStep =
  { readonly retain: number } | { readonly remove: number } | { readonly insert: number };

/**
 * The offset after the change. Text put in exactly at the offset goes behind it, so that a caret stays with the words
 * its owner has typed; with `'after'` it goes before it.
 */
export function shiftOffset(
  offset: number,
  steps: readonly TextStep[],
  at: 'before' | 'after' = 'before',
): number {
  let read = 0;
  let shifted = offset;
  for (const step of steps) {
    if (read > offset) break;
    if ('retain' in step) {
      read += step.retain;
    } else if ('remove' in step) {
      shifted -= Math.max(0, Math.min(step.remove, offset - read));
      read += step.remove;
    } else if (read < offset || (read === offset && at === 'after')) {
      shifted += step.insert;
    }
  }
  return shifted;
}
