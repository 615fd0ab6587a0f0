import { expect, test } from 'vitest';
import { placeAfterStep } from './reorder.svelte.ts';

const ids = ['a', 'b', 'c'];

test('a step moves beside the neighbour it passes', () => {
  expect(placeAfterStep(ids, 'b', 'up')).toEqual({ before: 'a' });
  expect(placeAfterStep(ids, 'b', 'down')).toEqual({ after: 'c' });
  expect(placeAfterStep(ids, 'c', 'first')).toEqual({ before: 'a' });
  expect(placeAfterStep(ids, 'a', 'last')).toEqual({ after: 'c' });
});

test('at the end of the list there is nowhere to go', () => {
  expect(placeAfterStep(ids, 'a', 'up')).toBeNull();
  expect(placeAfterStep(ids, 'c', 'down')).toBeNull();
  expect(placeAfterStep(ids, 'a', 'first')).toBeNull();
  expect(placeAfterStep(ids, 'gone', 'up')).toBeNull();
});
