/**
 * What signing a review asks of the kinds of failure it carries. Pure, and apart from the table of kinds, so that asking
 * does not bring all its words along. "Not known yet" is a good answer until then, and not after.
 */

/** Id of "not known yet" in the table of kinds. */
export const unknownKindId = 'unknown-yet';

/** One sentence that says what is still to be decided; null when nothing is. */
export function openKindAtSignOff(kinds: readonly string[]): string | null {
  const named = kinds.filter((id) => id !== unknownKindId);
  if (kinds.length === 0) return 'No kind of failure has been chosen yet';
  if (named.length === 0) return 'The kind of failure is still "not known yet"';
  if (named.length < kinds.length) return '"Not known yet" still stands beside the kinds that were chosen';
  return null;
}
