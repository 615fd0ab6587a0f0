import { expect, test } from 'vitest';
import { keepSame } from './same-records.ts';

const record = (id: string, words: string, codes: readonly string[] = []) => ({ id, words, codes });

test('a record that did not change stays the same object', () => {
  const before = [record('a', 'one', ['x']), record('b', 'two')];
  const now = keepSame(before, [record('a', 'one', ['x']), record('b', 'three')]);
  expect(now[0]).toBe(before[0]);
  expect(now[1]).not.toBe(before[1]);
  expect(now[1]?.words).toBe('three');
});

test('nothing changed is the same list', () => {
  const before = [record('a', 'one', ['x'])];
  expect(keepSame(before, [record('a', 'one', ['x'])])).toBe(before);
});

test('another order and another list of codes are changes', () => {
  const before = [record('a', 'one', ['x']), record('b', 'two')];
  expect(keepSame(before, [record('b', 'two'), record('a', 'one', ['x'])])).not.toBe(before);
  expect(keepSame(before, [record('a', 'one', ['x', 'y']), record('b', 'two')])[0]).not.toBe(before[0]);
});
