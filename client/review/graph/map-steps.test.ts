import { expect, test } from 'vitest';
import { layoutMap } from '../../../shared/graph/layout.ts';
import { seededGraph } from '../../../shared/graph/graph-for-tests.ts';
import { stepFrom, wayOf } from './map-steps.ts';

const graph = seededGraph(
  [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'alone' }],
  [
    ['a', 'b'],
    ['c', 'b'],
    ['b', 'o'],
  ],
);
const layout = layoutMap(graph, 'right');

test('arrow keys go along links, beside each other, and reach the card that nothing joins', () => {
  expect(stepFrom(graph, layout, 'a', 'right')).toBe('b');
  expect(stepFrom(graph, layout, 'b', 'right')).toBe('o');
  expect(['a', 'c']).toContain(stepFrom(graph, layout, 'b', 'left'));
  const [upper = '', lower = ''] = ['a', 'c'].sort(
    (one, other) => (layout.cards.get(one)?.y ?? 0) - (layout.cards.get(other)?.y ?? 0),
  );
  expect(stepFrom(graph, layout, upper, 'down')).toBe(lower);
  expect(stepFrom(graph, layout, lower, 'down')).toBe('alone');
  expect(stepFrom(graph, layout, 'o', 'right')).toBeUndefined();
  expect(stepFrom(graph, layout, 'gone', 'left')).toBeUndefined();
});

test('only arrow keys are steps', () => {
  expect(wayOf('ArrowUp')).toBe('up');
  expect(wayOf('Enter')).toBeUndefined();
});
