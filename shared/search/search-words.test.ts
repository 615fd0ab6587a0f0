import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsWords, isIndexed, searchWords } from './search-words.ts';
import { marksIn, snippetOf } from './snippet.ts';

test('operators, quotes and brackets that people type are words or nothing', () => {
  expect(searchWords('"alert AND" (fatigue) NEAR/2 *')).toEqual(['alert', 'AND', 'fatigue', 'NEAR/2', '*']);
  expect(searchWords(' „Warnung“  «alarme» ')).toEqual(['Warnung', 'alarme']);
  expect(searchWords('""  ( )')).toEqual([]);
});

test('a word typed twice is one word, and signs that nobody sees are none', () => {
  expect(searchWords('alert alert\u0000\u200b')).toEqual(['alert']);
});

test('length is counted in characters as the index counts them', () => {
  expect(isIndexed('AI')).toBe(false);
  expect(isIndexed('患者安')).toBe(true);
  expect(isIndexed('e\u0301te')).toBe(true);
  expect(isIndexed('e\u0301t')).toBe(false);
});

test('case and accents do not matter', () => {
  expect(holdsWords('Le résumé du Fall', ['RESUME', 'fall'])).toBe(true);
  expect(holdsWords('Le résumé', ['resume', 'fall'])).toBe(false);
});

test('marks stand on the words in the original, also behind accents', () => {
  const text = 'Ça a été résumé: the RESUME.';
  expect(marksIn(text, ['resume']).map(([from, to]) => text.slice(from, to))).toEqual(['résumé', 'RESUME']);
});

test('a snippet of a long text stands around the first word and says that it is cut', () => {
  const text = `${'before '.repeat(100)}the alert was silent ${'after '.repeat(100)}`;
  const { text: shown, marks } = snippetOf(text, ['alert']);
  expect(shown.startsWith('… ')).toBe(true);
  expect(shown.endsWith(' …')).toBe(true);
  expect(shown.length).toBeLessThan(200);
  expect(marks.map(([from, to]) => shown.slice(from, to))).toEqual(['alert']);
});

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.string({ unit: 'binary', maxLength: 400 }),
);

test('whatever the text and the words, marks lie in the snippet, in order, on what was looked for', () => {
  fc.assert(
    fc.property(anyText, anyText, (text, typed) => {
      const words = searchWords(typed);
      const { text: shown, marks } = snippetOf(text, words, 40);
      let last = 0;
      for (const [from, to] of marks) {
        expect(from).toBeGreaterThanOrEqual(last);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(shown.length);
        last = to;
      }
    }),
  );
});

test('whatever was typed, every word can be looked for again as it is', () => {
  fc.assert(
    fc.property(anyText, (typed) => {
      const words = searchWords(typed);
      expect(searchWords(words.join(' '))).toEqual(words);
      for (const word of words) expect(word.isWellFormed()).toBe(true);
    }),
  );
});
