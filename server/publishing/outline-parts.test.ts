import { expect, test } from 'vitest';
import { beginning, sentence } from './outline-parts.ts';

test('what went on from another sentence becomes one of its own', () => {
  expect(sentence('the image joined the group')).toBe('The image joined the group.');
  expect(sentence('It said "no finding"')).toBe('It said "no finding".');
  expect(['Was it seen?', 'It was "clear."', 'It went on…'].map(sentence)).toEqual([
    'Was it seen?',
    'It was "clear."',
    'It went on…',
  ]);
  expect(sentence('  ')).toBe('');
});

test('a word that is written with a small letter stays', () => {
  expect(['pH fell', 'eGFR was low', 'm2 of skin'].map(beginning)).toEqual([
    'pH fell',
    'eGFR was low',
    'm2 of skin',
  ]);
});
