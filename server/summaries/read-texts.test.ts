import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ReadTexts } from './read-texts.ts';

/** As long as one stretch. */
const long = (of: string): string => of.repeat(6000);

test('a text is looked at once, until others have taken its room', async () => {
  const looked: string[] = [];
  const texts = new ReadTexts((text) => looked.push(text), 10);
  expect(await texts.each(['abcd', 'efgh', 'abcd'])).toEqual([1, 2, 1]);
  await texts.each(['efgh', 'abcd']);
  expect(looked).toEqual(['abcd', 'efgh']);
  await texts.each(['ijkl', 'abcd', 'efgh']);
  expect(looked).toEqual(['abcd', 'efgh', 'ijkl', 'efgh']);
});

test('of several readings at once each stretch has a turn of its own, and what one has seen the others need not', async () => {
  const looked: string[] = [];
  const turns: number[] = [];
  let turn = 0;
  const ended = new AbortController();
  const counting = (async () => {
    while (!ended.signal.aborted) {
      await nextTurn();
      turn += 1;
    }
  })();
  const texts = new ReadTexts((text) => {
    looked.push(text[0] ?? '');
    turns.push(turn);
  }, 100_000);
  await Promise.all([
    texts.each(['a', 'b', 'c', 'd'].map(long)),
    texts.each(['e', 'f', 'g', 'h'].map(long)),
    texts.each(['a', 'b', 'c', 'd'].map(long)),
  ]);
  ended.abort();
  await counting;
  expect(looked.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  // The first stretch of each reading is taken at once; from then on no two share a turn.
  const later = turns.slice(3);
  expect(new Set(later).size).toBe(later.length);
});
