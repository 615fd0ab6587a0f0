/**
 * What a section of a review is made of. Types only: the words are in the section library,
 * and what people write into a section is in the review document.
 */

export type BlockKind =
  | 'prose'
  | 'facts'
  | 'checks'
  | 'kinds'
  | 'timeline'
  | 'factors'
  | 'graph'
  | 'safeguards'
  | 'questions'
  | 'lessons'
  | 'areas'
  | 'actions'
  | 'dissent'
  | 'voices'
  | 'functions'
  | 'equity'
  | 'drift'
  | 'evidence'
  | 'pairs'
  | 'outcomes'
  | 'harm'
  | 'clocks';

export interface FactChoice {
  readonly id: string;
  readonly label: string;
}

/** One fact to be found out, with where it came from. The id is the key in the document's `facts`. */
export interface FactDefinition {
  /** Stable, for example `system.name`. */
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /** The answer is usually a paragraph. */
  readonly long?: boolean;
  /** Offered answers; the last one always leaves room for something else. */
  readonly choices?: readonly FactChoice[];
}

/** One thing to tick. The id is a key in the document's `checks`. */
export interface CheckItem {
  readonly id: string;
  readonly text: string;
}

/** One question that needs an answer or a stated reason why there is none. The id is a key in `answers`. */
export interface Question {
  /** Stable, for example `rq.approved`. */
  readonly id: string;
  readonly text: string;
  readonly hint: string;
  /** The answer is also rated: real, real in part, or on paper only. */
  readonly rated?: boolean;
}

export type SectionBlock =
  | { readonly kind: 'prose' }
  | { readonly kind: 'facts'; readonly facts: readonly FactDefinition[] }
  | { readonly kind: 'checks'; readonly items: readonly CheckItem[] }
  | { readonly kind: 'questions'; readonly questions: readonly Question[] }
  | { readonly kind: Exclude<BlockKind, 'prose' | 'facts' | 'checks' | 'questions'> };

export interface Section {
  /** Stable, for example `s.what`. Prose lives under `prose:<id>` in the document. */
  readonly id: string;
  readonly heading: string;
  /** One sentence: what belongs here, and why it matters. */
  readonly why: string;
  /** One to six questions shown beside the section. */
  readonly prompts: readonly string[];
  readonly blocks: readonly SectionBlock[];
}
