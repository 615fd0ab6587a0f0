/**
 * The five rules of causation as five marks on a factor: each says in words what it looks for, how this factor stands to
 * it, and what could be done. They judge a statement and never a writer, so everybody sees the same. Pure.
 */
import { fiveRules } from '../../../shared/language/causal-form.ts';
import type { CausationRule, FactorForm } from '../../../shared/language/causal-form.ts';

/** `open`: not enough is written yet; `not-asked`: the rule is about another kind of factor. */
export type RuleState = CausationRule['state'] | 'not-asked';

export type RuleOffer =
  | { readonly kind: 'write'; readonly field: 'condition' | 'mechanism' | 'effect' | 'dutySource' }
  | { readonly kind: 'behind' };

export interface RuleMark {
  readonly id: CausationRule['id'];
  readonly rule: CausationRule['rule'];
  /** What the rule looks for, short enough to stand beside its mark. */
  readonly name: string;
  readonly state: RuleState;
  /** How this factor stands to it. */
  readonly sentence: string;
  /** Why the rule is there. */
  readonly why: string;
  readonly offer: (RuleOffer & { readonly label: string }) | null;
}

interface RuleWords {
  readonly rule: CausationRule['rule'];
  readonly name: string;
  readonly why: string;
  /** Said where the rule is not asked. */
  readonly otherwise: string;
}

const ruleWords: Readonly<Record<CausationRule['id'], RuleWords>> = {
  'three-slots': {
    rule: 1,
    name: 'Shows cause, effect and the link',
    why: 'A condition alone explains nothing. What it made likelier, and what came of that, is what a panel can check and a service can change.',
    otherwise: '',
  },
  'vague-descriptor': {
    rule: 2,
    name: 'No vague negative words',
    why: 'Two people read two things into “poor” or “inadequate”. What could be seen or counted reads the same for everybody.',
    otherwise: '',
  },
  'act-preceded': {
    rule: 3,
    name: 'A human act has a condition before it',
    why: 'People act on what is in front of them. A path that stops at an act leaves in place what will lead the next person to it.',
    otherwise: 'This factor is not what somebody did.',
  },
  'deviation-preceded': {
    rule: 4,
    name: 'A deviation has a condition before it',
    why: 'A departure from a procedure is where the question begins: what made the written way hard to follow?',
    otherwise: 'This factor is no departure from a procedure.',
  },
  duty: {
    rule: 5,
    name: 'Not acting needs a duty',
    why: 'Countless things were not done by countless people. Only where there was a duty does not acting explain anything.',
    otherwise: 'This factor is nothing that was left undone.',
  },
};

const ruleIds = Object.keys(ruleWords) as CausationRule['id'][];

/** All five in their order. `preceded`: a factor that is not ruled out leads to this one. */
export function ruleMarks(factor: FactorForm, preceded: boolean): readonly RuleMark[] {
  const found = fiveRules(factor, preceded);
  return ruleIds.map((id) => {
    const { rule, name, why, otherwise } = ruleWords[id];
    const asked = found.find((other) => other.id === id);
    if (asked === undefined)
      return { id, rule, name, why, state: 'not-asked', sentence: otherwise, offer: null };
    const { state, sentence } = asked;
    return { id, rule, name, why, state, sentence, offer: state === 'met' ? null : offerOf(id, factor) };
  });
}

/** All five in one sentence, for where the marks stand without words. */
export function marksSentence(marks: readonly RuleMark[]): string {
  const asked = marks.filter(({ state }) => state !== 'not-asked');
  const open = asked.filter(({ state }) => state !== 'met');
  if (open.length === 0) return 'Rules of causation: all that apply are met';
  const names = open.map(({ name }) => name.charAt(0).toLowerCase() + name.slice(1)).join('; ');
  return `Rules of causation: ${asked.length - open.length} of ${asked.length} met. Still open: ${names}`;
}

function offerOf(id: CausationRule['id'], factor: FactorForm): RuleMark['offer'] {
  switch (id) {
    case 'three-slots': {
      const slot = (['condition', 'mechanism', 'effect'] as const).find(
        (field) => factor[field].trim() === '',
      );
      return { kind: 'write', field: slot ?? 'condition', label: slotLabels[slot ?? 'condition'] };
    }
    case 'vague-descriptor':
      return { kind: 'write', field: 'condition', label: 'Go to the condition' };
    case 'act-preceded':
      return { kind: 'behind', label: 'Add the condition behind this act' };
    case 'deviation-preceded':
      return { kind: 'behind', label: 'Add what led to this departure' };
    case 'duty':
      return { kind: 'write', field: 'dutySource', label: 'Write where the duty comes from' };
  }
}

const slotLabels = {
  condition: 'Write the condition',
  mechanism: 'Write what it made likelier',
  effect: 'Write what came of that',
} as const;
