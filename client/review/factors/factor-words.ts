/** What the choices of a factor are called, and the rules of causation that follow from its kind. Words only. */
import type {
  Confidence,
  ContainmentStage,
  FactorKind,
  FactorState,
  KnownWhen,
} from '../../../shared/review-document/records.ts';

export const stateNames: Readonly<Record<FactorState, string>> = {
  proposed: 'Proposed',
  supported: 'Supported',
  disputed: 'Disputed',
  'ruled-out': 'Ruled out',
};

export const confidenceNames: Readonly<Record<Confidence, string>> = {
  low: 'Low confidence',
  medium: 'Medium confidence',
  high: 'High confidence',
};

export const kindNames: Readonly<Record<FactorKind, string>> = {
  condition: 'A condition',
  'human-act': 'What somebody did',
  'non-act': 'Something not done',
  deviation: 'A departure from the procedure',
  decision: 'A decision',
};

/**
 * What a kind asks of a factor: three of the five rules of causation (VA National Center for Patient Safety), and
 * one of our own for decisions.
 */
export const kindRules: Readonly<Partial<Record<FactorKind, string>>> = {
  'human-act': 'An act needs the condition behind it: what made it the sensible thing to do at that moment?',
  'non-act':
    'Not acting explains something only where there was a duty to act. Where does that duty come from?',
  deviation: 'A departure needs what led to it: what made the written way hard to follow that day?',
  decision: 'Name the body that decided and what it could know at the time, not the person.',
};

/** What the words beside a state are about: each state asks for something else. */
export const reasonWords: Readonly<
  Record<FactorState, { readonly lead: string; readonly placeholder: string }>
> = {
  proposed: {
    lead: 'Why we think so',
    placeholder: 'What points to it? Evidence can be cited instead.',
  },
  supported: {
    lead: 'What supports it',
    placeholder: 'In a sentence, when the evidence does not say it all.',
  },
  disputed: { lead: 'What is disputed', placeholder: 'Which part of the sentence, and on what ground?' },
  'ruled-out': {
    lead: 'What rules it out',
    placeholder: 'So that nobody has to look again.',
  },
};

/** What a state still asks for; empty when it asks for nothing. */
export function stateAsks({
  state,
  evidence,
  reason,
}: {
  readonly state: FactorState | null;
  readonly evidence: readonly string[];
  readonly reason: string;
}): string {
  const unsaid = reason.trim() === '';
  if (state === 'supported' && unsaid && evidence.length === 0) {
    return 'Supported asks for a piece of evidence, or for what supports it in words.';
  }
  if (state === 'ruled-out' && unsaid) return 'Say what rules it out, so that nobody has to look again.';
  if (state === 'disputed' && unsaid) return 'Say what is disputed. The panel does not have to agree.';
  return '';
}

/** Places at which a condition could have been contained; the same places that safeguards stand at. */
export const stageNames: Readonly<Record<ContainmentStage, string>> = {
  model: 'Within the system',
  review: 'At review by a person',
  workflow: 'In the work around it',
  escalation: 'On raising concern',
  monitoring: 'By watching over time',
};

export const knownNames: Readonly<Record<KnownWhen, string>> = {
  then: 'Known at the time',
  later: 'Known only later',
};

/** Choices for a select, in the order of the layout. */
export function choicesOf<Value extends string>(
  values: readonly Value[],
  names: Readonly<Record<Value, string>>,
): { value: Value; label: string }[] {
  return values.map((value) => ({ value, label: names[value] }));
}
