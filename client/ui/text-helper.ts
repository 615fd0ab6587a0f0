/** What a text field asks of the language help once that has been loaded; `ui` knows nothing else of it. Types only. */

export interface Underline {
  /** Offsets in UTF-16 units into the words that were read. */
  readonly from: number;
  readonly to: number;
  /** Worth talking over with the facilitator. */
  readonly grave: boolean;
}

/** A place in a text at which somebody asks why it is underlined. */
export interface AskedAt {
  /** Where the text is, e.g. `factors/<id>/condition`. */
  readonly place: string;
  readonly words: string;
  readonly at: number;
  /** Where the underlined words are on the screen. */
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  /** Whether focus goes into the explanation; it does when it was asked for by key. */
  readonly focus: boolean;
  /** Changes the words, as an edit of the person's own. */
  readonly edit: (from: number, to: number, text: string) => void;
  /** Puts focus back where it was. */
  readonly back: () => void;
}

export interface TextHelper {
  /** Reading it follows what the person dismissed, and whether they switched the help off. */
  readonly underlines: (place: string, words: string) => readonly Underline[];
  /** The person changed this text; what is said about it concerns them from now on. */
  readonly written: (place: string, words: string) => void;
  /** Opens the explanation at a place; false when nothing is underlined there. */
  readonly open: (asked: AskedAt) => boolean;
}
