/**
 * The shape of a factor code. A code names a condition that can be changed, never a person.
 * Ids are stable and never used again for another meaning, so that reviews can be compared over years.
 */
import type { Layer } from './layers.ts';

/** Written into every export, so that a reader knows which list of codes was in force. */
export const taxonomyVersion = 'ffl-1.0.0';

export interface FactorCode {
  /** `<layer>.<name>`, for example `model.false-negative`. */
  readonly id: string;
  readonly layer: Layer;
  /** Short label for a chip or a list. */
  readonly name: string;
  readonly definition: string;
  /** One to three questions that help a panel find out whether the condition was there. */
  readonly questions: readonly string[];
  /** True for the first eight of a layer, the list offered in a huddle. */
  readonly short: boolean;
}
