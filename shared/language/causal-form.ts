/**
 * The five rules of causation (VA/NPSF, after a 1999 FAA report), as live checks on a factor. A factor says a
 * condition, how it acted, and what became likelier; a human act needs a condition before it, and not acting needs a
 * duty. Pure.
 */
import type { Hint } from './hint.ts';
import { isSomebody } from './noun-phrase.ts';
import { subjectAt } from './clause.ts';
import { sentencesOf } from './sentence.ts';
import type { FactorRecord } from '../review-document/records.ts';

/** What the rules look at. `preceded`: a condition leads to this factor in the graph. */
export type FactorForm = Pick<FactorRecord, 'condition' | 'mechanism' | 'effect' | 'dutySource' | 'kind'>;

export interface CausationRule {
  readonly rule: 1 | 2 | 3 | 4 | 5;
  readonly id: 'three-slots' | 'vague-descriptor' | 'act-preceded' | 'deviation-preceded' | 'duty';
  /** `open`: not enough is written yet; `met`; `not-met`. A rule that does not apply is left out. */
  readonly state: 'met' | 'not-met' | 'open';
  /** The rule as a sentence to the panel; says what is missing when it is not met. */
  readonly sentence: string;
}

/** The rules that apply to a factor, in their order. */
export function fiveRules(factor: FactorForm, preceded: boolean): readonly CausationRule[] {
  const { condition, mechanism, effect, kind, dutySource } = factor;
  const slots = [condition, mechanism, effect].map((slot) => slot.trim() !== '');
  const rules: CausationRule[] = [
    {
      rule: 1,
      id: 'three-slots',
      state: slots.every(Boolean) ? 'met' : slots.some(Boolean) ? 'not-met' : 'open',
      sentence: slots.every(Boolean)
        ? 'Condition, how it acted and what it made likelier are all written.'
        : `Still to be written: ${missing(slots)}.`,
    },
    {
      rule: 2,
      id: 'vague-descriptor',
      state: !slots[0] ? 'open' : vagueIn(condition).length === 0 ? 'met' : 'not-met',
      sentence:
        vagueIn(condition).length === 0
          ? 'The condition says what was there, without a verdict.'
          : `"${vagueIn(condition)[0]?.words ?? ''}" is a verdict. Say what could be seen or counted.`,
    },
  ];
  if (kind === 'human-act') rules.push(precededRule(3, 'act-preceded', preceded, 'A human act'));
  if (kind === 'deviation')
    rules.push(precededRule(4, 'deviation-preceded', preceded, 'A step away from a procedure'));
  if (kind === 'non-act') {
    const known = dutySource.trim() !== '';
    rules.push({
      rule: 5,
      id: 'duty',
      state: known ? 'met' : 'not-met',
      sentence: known
        ? 'It is written where the duty to act came from.'
        : 'Not acting is a cause only where there was a duty to act. Write where the duty comes from.',
    });
  }
  return rules;
}

function precededRule(
  rule: 3 | 4,
  id: 'act-preceded' | 'deviation-preceded',
  preceded: boolean,
  what: string,
): CausationRule {
  return {
    rule,
    id,
    state: preceded ? 'met' : 'not-met',
    sentence: preceded
      ? `${what} has a condition before it.`
      : `${what} has causes of its own. Link the condition that led to it.`,
  };
}

function missing(slots: readonly boolean[]): string {
  const names = ['the condition', 'how it acted', 'what it made likelier'];
  return names.filter((_, index) => slots[index] !== true).join(', ');
}

const vague =
  /\b(?:poor(?:ly)?|bad(?:ly)?|inadequate(?:ly)?|insufficient(?:ly)?|careless(?:ly|ness)?|complacen(?:t|cy)|inappropriate(?:ly)?|improper(?:ly)?|suboptimal|sub-optimal|substandard|lax|sloppy|wrong(?:ly)?|incorrect(?:ly)?|faulty|deficient|ineffective|failed|lack of|too (?:little|much|few|many)|unsatisfactory|unacceptable|weak|negligent|reckless|unprofessional|mediocre|defective|flawed)\b/giu;

interface Vague {
  readonly words: string;
  readonly from: number;
  readonly to: number;
}

function vagueIn(text: string): readonly Vague[] {
  return [...text.matchAll(vague)].map((match) => ({
    words: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** Hints on the text of one slot. A condition should be a state of things: no verdict, and no act of a person. */
export function causalFormIn(text: string, slot: 'condition' | 'mechanism' | 'effect'): Hint[] {
  if (slot !== 'condition') return [];
  const hints: Hint[] = vagueIn(text).map(({ from, to }) => ({
    kind: 'causal-form',
    category: 'vague-descriptor',
    from,
    to,
    severity: 'suggest',
    reason: 'A negative word without a measure is a verdict: two people will read two things into it.',
    advice: 'Say what could be seen, heard or counted, such as "one reader for 140 films".',
    rewordings: [],
  }));
  const [first] = sentencesOf(text);
  const verb =
    first === undefined
      ? null
      : /\b(?:did|decided|chose|accepted|clicked|signed|sent|read|trusted|assumed|gave|entered|approved|overrode|opened|closed|pressed|selected|skipped)\b/u.exec(
          first.low,
        );
  if (first !== undefined && verb !== null && isSomebody(subjectAt(first, verb.index))) {
    hints.push({
      kind: 'causal-form',
      category: 'act-as-condition',
      from: first.start,
      to: first.start + first.raw.trimEnd().length,
      severity: 'hint',
      reason: 'This is an act, not a condition. An act has causes of its own.',
      advice:
        'Write what was in place before the act, and let the act be a factor of its own that this one leads to.',
      rewordings: [],
    });
  }
  return hints;
}
