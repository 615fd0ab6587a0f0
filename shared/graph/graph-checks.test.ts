import { expect, test } from 'vitest';
import { seededGraph } from './graph-for-tests.ts';
import { checkGraph } from './graph-checks.ts';
import type { GraphCheck } from './graph-checks.ts';

function found(...parts: Parameters<typeof seededGraph>): [GraphCheck, string][] {
  return checkGraph(seededGraph(...parts)).map(({ check, nodeId }) => [check, nodeId]);
}

test('an outcome is pointed out when all that leads to it lies in one layer, and not when a second layer is on a path', () => {
  const factors = [
    { id: 'a', layer: 'model' },
    { id: 'b', layer: 'model' },
    { id: 'c', layer: 'governance' },
  ] as const;
  const one = [
    ['a', 'o'],
    ['b', 'o'],
  ] as const;
  expect(found(factors, one)).toEqual([['one-layer', 'o']]);
  expect(found(factors, [...one, ['c', 'b']])).toEqual([]);
  expect(found(factors, [])).toEqual([]);
});

test('an act needs a condition behind it, directly or further back', () => {
  const factors = [
    { id: 'act', kind: 'human-act' },
    { id: 'other', kind: 'deviation' },
    { id: 'why', kind: 'condition' },
  ] as const;
  expect(found(factors, [])).toEqual([
    ['act-alone', 'act'],
    ['act-alone', 'other'],
  ]);
  expect(
    found(factors, [
      ['other', 'act'],
      ['why', 'other'],
    ]),
  ).toEqual([]);
});

test('a path that begins at what somebody did is not finished', () => {
  const factors = [
    { id: 'act', kind: 'non-act' },
    { id: 'next', kind: 'human-act' },
  ] as const;
  expect(
    found(factors, [
      ['act', 'next'],
      ['next', 'o'],
    ]),
  ).toEqual([
    ['ends-at-person', 'act'],
    ['act-alone', 'next'],
  ]);
});

test('a supported factor has to reach an outcome by steps, and words for or against it are no step', () => {
  const factors = [
    { id: 'a', state: 'supported', layer: 'model' },
    { id: 'b', state: 'proposed', layer: 'human' },
  ] as const;
  expect(found(factors, [])).toEqual([['leads-nowhere', 'a']]);
  expect(found(factors, [['a', 'b']])).toEqual([['leads-nowhere', 'a']]);
  expect(found(factors, [['a', 'o', 'supports']])).toEqual([['leads-nowhere', 'a']]);
  expect(
    found(factors, [
      ['a', 'b'],
      ['b', 'o'],
    ]),
  ).toEqual([]);
});

test('a factor that was ruled out is asked for nothing', () => {
  expect(found([{ id: 'a', kind: 'human-act', state: 'ruled-out' }], [])).toEqual([]);
});

test('a loop that two made at once is told once', () => {
  expect(
    found(
      [{ id: 'a' }, { id: 'b' }],
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
    ),
  ).toEqual([['closes-loop', 'b']]);
});
