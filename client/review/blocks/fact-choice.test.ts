import { expect, test } from 'vitest';
import type { FactDefinition } from '../../../shared/templates/section.ts';
import { choiceOf, wordsOf } from './fact-choice.ts';

const fact: FactDefinition = {
  id: 'system.class',
  label: 'Kind',
  hint: '',
  choices: [
    { id: 'imaging', label: 'Reads images or signals' },
    { id: 'other', label: 'Something else' },
  ],
};

test('an offered answer is kept as its words and found again by them', () => {
  expect(wordsOf(fact, 'imaging')).toBe('Reads images or signals');
  expect(choiceOf(fact, ' Reads images or signals ')).toBe('imaging');
});

test('words of one’s own belong to the last choice', () => {
  expect(choiceOf(fact, 'Counts cells')).toBe('other');
  expect(wordsOf(fact, 'other')).toBe('');
  expect(choiceOf(fact, '')).toBe('');
});
