import { expect, test } from 'vitest';
import { fiveRules } from './causal-form.ts';
import type { FactorForm } from './causal-form.ts';

const whole: FactorForm = {
  condition: 'The unit stands on the second page',
  mechanism: 'so it is read after the dose',
  effect: 'and a wrong unit is likelier',
  dutySource: '',
  kind: 'condition',
};
const states = (factor: Partial<FactorForm>, preceded = false): Record<string, string> =>
  Object.fromEntries(fiveRules({ ...whole, ...factor }, preceded).map(({ id, state }) => [id, state]));

test('a whole condition meets the two rules that apply to it', () => {
  expect(states({})).toEqual({ 'three-slots': 'met', 'vague-descriptor': 'met' });
});

test('an empty slot is named', () => {
  const [first] = fiveRules({ ...whole, mechanism: ' ' }, false);
  expect(first?.sentence).toBe('Still to be written: how it acted.');
});

test('a verdict is no condition', () => {
  expect(states({ condition: 'Poor display' })['vague-descriptor']).toBe('not-met');
});

test('a human act and a deviation need a condition before them', () => {
  expect(states({ kind: 'human-act' })['act-preceded']).toBe('not-met');
  expect(states({ kind: 'human-act' }, true)['act-preceded']).toBe('met');
  expect(states({ kind: 'deviation' })['deviation-preceded']).toBe('not-met');
});

test('not acting needs a duty', () => {
  expect(states({ kind: 'non-act' })['duty']).toBe('not-met');
  expect(states({ kind: 'non-act', dutySource: 'Rota of March' })['duty']).toBe('met');
});
