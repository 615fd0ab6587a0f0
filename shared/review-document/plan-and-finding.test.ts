import { expect, test } from 'vitest';
import { planAndFinding } from './plan-and-finding.ts';
import type { AnswerState, AnswerValue } from './records.ts';

function answer(text: string, state: AnswerState = 'open'): AnswerValue {
  return { text, state, rating: null, evidence: [] };
}

test('nothing is said while the finding is missing', () => {
  expect(planAndFinding(answer('A weekly audit'), answer(''))).toBe('unsaid');
  expect(planAndFinding(answer(''), answer('A nurse noticed'))).toBe('unsaid');
  expect(planAndFinding(undefined, undefined)).toBe('unsaid');
});

test('a finding in other words than the plan differs from it', () => {
  expect(planAndFinding(answer('A weekly audit'), answer('A nurse noticed'))).toBe('differs');
});

test('the same words, or words that say so, are as planned', () => {
  expect(planAndFinding(answer('A weekly audit.'), answer('a weekly audit'))).toBe('as-planned');
  expect(planAndFinding(answer('A weekly audit'), answer('As planned.'))).toBe('as-planned');
});

test('an empty plan counts as none only once somebody says that it is answered', () => {
  expect(planAndFinding(answer('', 'answered'), answer('A nurse noticed'))).toBe('nothing-planned');
  expect(planAndFinding(answer('Nothing had been planned.'), answer('A nurse noticed'))).toBe(
    'nothing-planned',
  );
});
