// Where the same words stand more than once, only their surroundings tell which were meant.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { findAnchor } from './find-anchor.ts';
import { makeAnchor } from './make-anchor.ts';
import { isPlace, placeExists } from './place.ts';

const place = 'facts/system.name/value';

function fact(words: string): { doc: Y.Doc; text: Y.Text } {
  const doc = new Y.Doc();
  const map = new Y.Map<unknown>();
  const text = new Y.Text(words);
  map.set('value', text);
  doc.getMap('facts').set('system.name', map);
  return { doc, text };
}

function on(doc: Y.Doc, words: string, quote: string, nth = 0) {
  let from = -1;
  for (let i = 0; i <= nth; i += 1) from = words.indexOf(quote, from + 1);
  return makeAnchor(doc, place, from, from + quote.length)!;
}

test('words that are reworded in their middle keep their mark on what they became', () => {
  const words = 'The nurse trust the score at night.';
  const { doc, text } = fact(words);
  const anchor = on(doc, words, 'nurse trust the score');
  text.insert('The nurse trust'.length, 'ed');
  const found = findAnchor(doc, place, anchor);
  expect(found).toMatchObject({ state: 'here', edited: true });
  expect('from' in found && text.toJSON().slice(found.from, found.to)).toBe('nurse trusted the score');
});

test('when the meant words go, the same words elsewhere are not taken for them', () => {
  const words = 'The nurse saw it first. Much later the nurse left the ward for good.';
  const { doc, text } = fact(words);
  const anchor = on(doc, words, 'nurse');
  text.delete(0, 'The nurse saw it first. '.length);
  expect(findAnchor(doc, place, anchor)).toEqual({ state: 'text-changed', quote: 'nurse' });
});

test('words pasted again with their surroundings are found, though the same words stand elsewhere too', () => {
  const first = 'After the handover the nurse saw it on the second screen. ';
  const words = `${first}Much later the nurse left the ward for good.`;
  const { doc, text } = fact(words);
  const anchor = on(doc, words, 'nurse');
  text.delete(0, first.length);
  text.insert(text.length, ` ${first.trim()}`);
  const found = findAnchor(doc, place, anchor);
  expect(found.state).toBe('moved');
  expect('from' in found && found.from).toBe(text.toJSON().lastIndexOf('nurse'));
});

test('a sentence replaced by another of which only the ends agree is text that changed', () => {
  const words = 'The nurse trusted.';
  const { doc, text } = fact(words);
  const anchor = on(doc, words, 'The nurse trusted');
  text.delete(4, 'nurse trust'.length);
  text.insert(4, 'doctor then decid');
  expect(findAnchor(doc, place, anchor)).toMatchObject({ state: 'text-changed' });
});

test('a place that is gone, and identities of another document, are text that changed', () => {
  const { doc } = fact('The alert was off.');
  const anchor = on(doc, 'The alert was off.', 'alert');
  expect(findAnchor(new Y.Doc(), place, anchor).state).toBe('text-changed');
  const other = fact('Nothing alike at all.');
  expect(findAnchor(other.doc, place, anchor).state).toBe('text-changed');
});

test('nothing but spaces is no words to comment on, and spaces at the ends are left out', () => {
  const { doc } = fact('   The alert   ');
  expect(makeAnchor(doc, place, 0, 3)).toBeNull();
  expect(makeAnchor(doc, place, 0, 15)?.quote).toBe('The alert');
});

test('only what layout 1 names is a place', () => {
  const { doc } = fact('x');
  expect([place, 'facts/system.name', 'review'].every((one) => isPlace(one) && placeExists(doc, one))).toBe(
    true,
  );
  for (const one of ['meta/x', 'factors/a/order', 'factors/a/b/c', 'prose:', 'factors/__proto__/', 'harm/x'])
    expect(isPlace(one), one).toBe(false);
});
