import { describe, expect, it } from 'vitest';
import type { FactorForm } from '../../../shared/language/causal-form.ts';
import { marksSentence, ruleMarks } from './rule-marks.ts';

const whole: FactorForm = {
  condition: 'The list shows read and unread films alike',
  mechanism: 'a film is taken for read',
  effect: 'nobody opens it',
  dutySource: '',
  kind: 'condition',
};
const states = (factor: Partial<FactorForm>, preceded = false): string =>
  ruleMarks({ ...whole, ...factor }, preceded)
    .map(({ state }) => state)
    .join(' ');

describe('the five marks of a factor', () => {
  it('are always five, in the order of the rules', () => {
    expect(ruleMarks(whole, false).map(({ rule }) => rule)).toEqual([1, 2, 3, 4, 5]);
    expect(states({})).toBe('met met not-asked not-asked not-asked');
  });

  it('offer the condition behind an act or a departure, until there is one', () => {
    const [, , act] = ruleMarks({ ...whole, kind: 'human-act' }, false);
    expect(act?.offer).toEqual({ kind: 'behind', label: 'Add the condition behind this act' });
    expect(states({ kind: 'human-act' }, true)).toBe('met met met not-asked not-asked');
    expect(states({ kind: 'deviation' })).toBe('met met not-asked not-met not-asked');
  });

  it('lead to the part that is not written yet', () => {
    expect(ruleMarks({ ...whole, mechanism: '' }, false)[0]?.offer).toMatchObject({ field: 'mechanism' });
    expect(ruleMarks({ ...whole, kind: 'non-act' }, false)[4]?.offer).toMatchObject({ field: 'dutySource' });
  });

  it('read as one sentence, counting only rules that are asked', () => {
    expect(marksSentence(ruleMarks(whole, false))).toBe('Rules of causation: all that apply are met');
    expect(marksSentence(ruleMarks({ ...whole, condition: 'Poor screen', kind: 'non-act' }, false))).toBe(
      'Rules of causation: 1 of 3 met. Still open: no vague negative words; not acting needs a duty',
    );
  });
});
