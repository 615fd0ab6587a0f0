/**
 * A text without its spaces, line breaks and objects, with the way back to offsets: splitting and joining paragraphs
 * changes only what is left out here, so that a quote is found again by its letters. Pure.
 */

export interface Letters {
  readonly letters: string;
  /** Offset in the text of each letter. */
  readonly offsets: readonly number[];
}

export function lettersOf(text: string): Letters {
  let letters = '';
  const offsets: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (/[\s\ufffc]/u.test(letter)) continue;
    letters += letter;
    offsets.push(at);
  }
  return { letters, offsets };
}

/** Where `wanted` begins in `letters`, at most so often; overlapping places count. */
export function letterOffsets(letters: string, wanted: string, atMost: number): readonly number[] {
  const found: number[] = [];
  if (wanted === '') return found;
  for (
    let at = letters.indexOf(wanted);
    at >= 0 && found.length < atMost;
    at = letters.indexOf(wanted, at + 1)
  )
    found.push(at);
  return found;
}

/** How many letters two texts share at their ends, or at their starts. */
export function sharedEnd(a: string, b: string): number {
  let count = 0;
  while (count < a.length && count < b.length && a.at(-1 - count) === b.at(-1 - count)) count += 1;
  return count;
}

export function sharedStart(a: string, b: string): number {
  let count = 0;
  while (count < a.length && count < b.length && a.charAt(count) === b.charAt(count)) count += 1;
  return count;
}
