import { expect, test } from 'vitest';
import { BoundedMap } from './bounded-map.ts';

test('what was asked for least lately makes room', () => {
  const map = new BoundedMap<string>(2);
  map.set('a', 'A');
  map.set('b', 'B');
  map.get('a');
  map.set('c', 'C');
  expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual(['A', undefined, 'C']);
});

test('weights are counted once for each key, and given back', () => {
  const map = new BoundedMap<string>(5, (value) => value.length);
  map.set('a', 'four');
  map.set('a', 'two');
  map.set('b', 'or');
  expect([map.get('a'), map.get('b')]).toEqual(['two', 'or']);
  map.delete('a');
  map.set('c', 'not');
  expect([map.get('b'), map.get('c')]).toEqual(['or', 'not']);
  map.set('d', 'too long');
  expect([map.get('b'), map.get('c'), map.get('d')]).toEqual([undefined, undefined, undefined]);
});
