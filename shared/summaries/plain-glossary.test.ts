import { expect, test } from 'vitest';
import { wordsToExplain } from './plain-glossary.ts';

test('words of the trade are explained once each, by the alphabet', () => {
  const words = wordsToExplain([
    'A nodule on the CT.',
    'Two nodules; sensitivity was low, and the INR high.',
  ]);
  expect(words.map(({ word }) => word)).toEqual(['CT', 'INR', 'Nodule', 'Sensitivity']);
  expect(words.every(({ meaning }) => meaning.length > 5)).toBe(true);
});

test('an abbreviation is one only in capitals, and a part of a word is no word', () => {
  expect(wordsToExplain(['The ai of the gp, a rotation.', 'Contact with reality.'])).toEqual([]);
});
