import { expect, test } from 'vitest';
import { caretPieces } from './caret-pieces.ts';

const caret = (key: string, anchor: number, head: number) => ({
  key,
  name: key,
  colour: `#${key}`,
  anchor,
  head,
});

test('the words stay whole and in order, whatever carets stand in them', () => {
  const pieces = caretPieces('one two three', [caret('a', 4, 4), caret('b', 2, 9), caret('c', 99, 99)]);
  expect(pieces.map((piece) => (piece.kind === 'text' ? piece.words : '')).join('')).toBe('one two three');
});

test('a caret stands at its head, a selection carries its owner’s colour', () => {
  expect(caretPieces('abcd', [caret('f00', 1, 3)])).toEqual([
    { kind: 'text', words: 'a', colour: null },
    { kind: 'text', words: 'bc', colour: '#f00' },
    { kind: 'caret', caret: caret('f00', 1, 3) },
    { kind: 'text', words: 'd', colour: null },
  ]);
});

test('a caret beyond the end stands at the end', () => {
  expect(caretPieces('ab', [caret('a', 9, 9)]).at(-1)).toMatchObject({ kind: 'caret' });
});

test('no words and no carets make nothing', () => {
  expect(caretPieces('', [])).toEqual([]);
});
