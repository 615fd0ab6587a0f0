import { expect, test } from 'vitest';
import { underlinePieces } from './underline-pieces.ts';

const line = (from: number, to: number) => ({ from, to, grave: false });

test('pieces put together are the text', () => {
  const pieces = underlinePieces('a bad thing here', 'a bad thing here', [line(2, 5), line(12, 16)]);
  expect(pieces.map(({ words }) => words).join('')).toBe('a bad thing here');
  expect(pieces.filter(({ line }) => line !== null).map(({ words }) => words)).toEqual(['bad', 'here']);
});

test('an underline behind a change waits until the words are read again', () => {
  const pieces = underlinePieces('a bad new thing here', 'a bad thing here', [line(2, 5), line(12, 16)]);
  expect(pieces.filter(({ line }) => line !== null).map(({ words }) => words)).toEqual(['bad']);
});
