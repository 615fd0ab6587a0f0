import { expect, test } from 'vitest';
import { findIdentifiers } from './find-identifiers.ts';
import { nothingKnown } from './finding.ts';
import { identifierWords } from './identifier-kinds.ts';

test('a number with a right check digit is found where it was written, invisible characters included', () => {
  const text = 'Seen: 99９\u200B0000018, then home.';
  expect(findIdentifiers(text, nothingKnown).map(({ from, to }) => text.slice(from, to))).toEqual([
    '99９\u200B0000018',
  ]);
});

test('every kind has a name, a reason and what to do', () => {
  for (const { name, why, what } of Object.values(identifierWords)) {
    for (const words of [name, why, what]) expect(words.length).toBeGreaterThan(5);
  }
});
