/** Refused words as one plain text with the names of their places, to copy or download. Pure. */

export interface RefusedParts {
  readonly parts: readonly { readonly place: string; readonly text: string }[];
}

/** @param words names a place, or null when it has no name people know */
export function refusedAsText(refused: RefusedParts, words: (place: string) => string | null): string {
  return refused.parts
    .map(({ place, text }) => {
      const name = words(place);
      return name === null ? text : `${name}\n${text}`;
    })
    .join('\n\n');
}
