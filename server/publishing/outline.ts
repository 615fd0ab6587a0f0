/**
 * The outline of a printed summary or report: plain blocks in reading order, from which HTML, Markdown, Word and PDF are each
 * made, so that every sentence is written once. It holds words and places, no look. Types only.
 */

export type Block =
  | {
      readonly kind: 'heading';
      /** 1 for a part of it, 2 within a part. The title stands above both. */
      readonly level: 1 | 2;
      readonly text: string;
    }
  | {
      readonly kind: 'paragraph';
      /** Line breaks within are kept. */
      readonly text: string;
      /** `lead` is read first and set larger, `note` is small print. */
      readonly tone: 'lead' | 'plain' | 'note';
    }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'definitions'; readonly rows: readonly Definition[] }
  | Entry
  | Table
  | Picture;

export interface Definition {
  readonly term: string;
  /** Each a paragraph of its own. */
  readonly texts: readonly string[];
}

/** One thing with a mark by which other places name it: a factor, an outcome, an action. */
export interface Entry {
  readonly kind: 'entry';
  readonly mark: string;
  readonly title: string;
  readonly details: readonly Definition[];
  /** Short facts on one line, in small print; empty when there are none. */
  readonly note: string;
}

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Shares of the width, one per column. */
  readonly widths: readonly number[];
  /** The first cell of a row names the row. */
  readonly rowsNamed: boolean;
}

export interface Picture {
  readonly kind: 'picture';
  readonly caption: string;
  /** Says in words what the picture shows. */
  readonly description: string;
  readonly drawing: Drawing;
}

/** The same picture in two shapes: one for a page that stands, one for a page that lies. Pixels. */
export interface Drawing {
  readonly upright: Sketch;
  readonly lying: Sketch;
}

export interface Sketch {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** What stands on every page, so that a single sheet still says what it is. */
export interface Imprint {
  /** `Draft`, `Interim`, `Final` or `Withdrawn`. */
  readonly status: string;
  /** Whether it must not be taken for a published one. */
  readonly unfinished: boolean;
  /** `Revision 2`. */
  readonly revision: string;
  /** `For the public`. */
  readonly audience: string;
  /** `November 2026`. */
  readonly made: string;
  /** SHA-256 of the canonical JSON, in full. */
  readonly hash: string;
}

/** The formats made from an outline alone. */
export type PrintedFormat = 'html' | 'docx' | 'pdf';

export interface Outline {
  readonly language: string;
  /** What kind of paper it is: `Learning summary`. */
  readonly kind: string;
  readonly title: string;
  /** Who published it, and from where; empty when it says neither. */
  readonly publisher: string;
  readonly imprint: Imprint;
  readonly blocks: readonly Block[];
}
