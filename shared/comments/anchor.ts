/**
 * What ties a comment to words: the identities of the first and the last character, the quote, and what stood around
 * it. Types and limits; making and finding one is in the modules beside it.
 */

/** Identity of a character or a node in the document: the client number that made it, and the clock. */
export type CharacterId = readonly [client: number, clock: number];

export interface TextAnchor {
  readonly from: CharacterId;
  readonly to: CharacterId;
  /** The block of prose that the quote begins in; null in a record's text. */
  readonly block: CharacterId | null;
  /** The words as they stood, blocks apart by a line break. */
  readonly quote: string;
  /** What stood before and after, up to `contextLength` characters each. */
  readonly before: string;
  readonly after: string;
  /** Whether the same words stood more than once in this place, so that the quote alone says little. */
  readonly repeated: boolean;
}

/** Characters kept on each side of a quote. */
export const contextLength = 32;
/** Characters of a quote at most; a longer selection is commented on by its beginning. */
export const maxQuoteLength = 2000;
