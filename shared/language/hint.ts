/**
 * What a language hint is. A hint is for the person who writes and for nobody else: it names a stretch of text or a
 * place, says why the wording may stop the panel from learning, and offers another one. It never blocks anything.
 * Types only.
 */

export type HintKind =
  | 'blame'
  | 'causal-form'
  | 'hindsight'
  | 'single-layer'
  | 'weak-evidence'
  | 'missing-evidence'
  | 'ends-at-person'
  | 'jargon';

/** Why a wording blames. */
export type BlameCategory =
  | 'counterfactual'
  | 'omission'
  | 'adverb'
  | 'character'
  | 'culpability'
  | 'human-error'
  | 'rule-breach'
  | 'named-person'
  | 'hindsight'
  | 'remedy'
  | 'patient'
  | 'single-cause'
  | 'deflection'
  | 'labels';

/** `hint` and `suggest` are for the writer; `ask-facilitator` is best talked over: names, verdicts, legal words. */
export type HintSeverity = 'hint' | 'suggest' | 'ask-facilitator';

/** Another wording for a stretch of the text, ready to be put in its place. `…` marks what only the writer knows. */
export interface Rewording {
  /** Offsets in UTF-16 units into the text that was read. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A hint on a stretch of text. */
export interface Hint {
  readonly kind: HintKind;
  /** A blame category, or for other kinds the name of the check, for example `vague-descriptor`. */
  readonly category: string;
  /** Offsets in UTF-16 units into the text that was read; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  readonly severity: HintSeverity;
  /** One or two sentences: what this wording does to the inquiry. */
  readonly reason: string;
  /** How to write it instead, in a sentence. */
  readonly advice: string;
  /** Wordings that can be applied as they are; may be empty. */
  readonly rewordings: readonly Rewording[];
}

/**
 * What a text is for. `prose`: running text or a record's text. `condition`, `mechanism`, `effect`: the three slots
 * of a factor. `plain`: text that patients, families or the public will read. `testimony`: somebody's own words,
 * which are never judged.
 */
export type TextUse = 'prose' | 'condition' | 'mechanism' | 'effect' | 'plain' | 'testimony';

export interface HintContext {
  readonly use: TextUse;
}
