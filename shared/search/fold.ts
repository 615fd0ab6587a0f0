/**
 * Text as it is compared in a search: lower case, without accents, with the way back to the original. Pure.
 * The index of the server folds in the same manner; where the two differ, only the marks in a snippet are missing.
 */

export interface Folded {
  readonly text: string;
  /** For each position of `text`, and one past its end, the position in the original it came from. */
  readonly at: readonly number[];
}

const plainAscii = /^[\u0000-\u007f]*$/u;

/** Lower case and without accents. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return plainAscii.test(lower) ? lower : lower.normalize('NFD').replaceAll(/\p{M}/gu, '');
}

export function foldWithPlaces(text: string): Folded {
  let folded = '';
  const at: number[] = [];
  let place = 0;
  for (const character of text) {
    const kept = fold(character);
    for (let unit = 0; unit < kept.length; unit += 1) at.push(place);
    folded += kept;
    place += character.length;
  }
  at.push(place);
  return { text: folded, at };
}
