/**
 * What a found identifier is and what a review knows by name. Types only, for the detectors, for those who answer and
 * for the check after rendering.
 */
import type { IdentifierKind } from './identifier-kinds.ts';

export interface Finding {
  readonly kind: IdentifierKind;
  /** Offsets in UTF-16 units into the text as it was given; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /**
   * A check digit, a structure that nothing else has, or a name the review itself knows. Otherwise it only looks like
   * one, and keeping it is often right.
   */
  readonly certain: boolean;
  /** What can be put in its place as it is; null when it is best taken out. */
  readonly suggestion: string | null;
}

/**
 * Names as they are written in accounts, registers and fields; spellings are derived from them.
 */
export interface KnownNames {
  readonly people: readonly string[];
  readonly organisations: readonly string[];
  readonly places: readonly string[];
  readonly products: readonly string[];
  /** Ids of the review and its records, and names of its files: matched as they are written, in any case. */
  readonly ids: readonly string[];
  /** Names that a decision of its own lets stay, such as that of the product: nothing is found inside them. */
  readonly released?: readonly string[];
}

export const nothingKnown: KnownNames = {
  people: [],
  organisations: [],
  places: [],
  products: [],
  ids: [],
};
