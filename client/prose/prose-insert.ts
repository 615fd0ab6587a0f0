/** What the slash menu can make besides prose: supplied by the page, which knows how to make records. */

export interface RecordReference {
  /** Root of the record, e.g. `factors`. */
  readonly root: string;
  readonly id: string;
  /** What it is called in the text. */
  readonly label: string;
}

export interface ProseInsert {
  /** What is typed after the slash, e.g. `factor`. */
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /** Makes or chooses the record; the reference is put where the slash stood, null puts nothing. */
  readonly insert: () => RecordReference | null | Promise<RecordReference | null>;
}

/** Somebody who can be named in the text with `@`. */
export interface MentionablePerson {
  readonly id: string;
  readonly name: string;
}
