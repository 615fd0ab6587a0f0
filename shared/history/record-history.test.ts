import { expect, test } from 'vitest';
import type { Touch } from '../review-document/place-touches.ts';
import { entrySpan, HistoryGatherer } from './record-history.ts';
import { placeState, versionChanges } from './version-changes.ts';

const touch = (kind: Touch['kind'], field = '', value = ''): Touch => ({ kind, field, value });

function gathered(rows: readonly (readonly [at: number, memberId: string, ...Touch[]])[]): string[] {
  const gatherer = new HistoryGatherer();
  for (const [at, memberId, ...touches] of rows) gatherer.add({ at, memberId, byStep: false, touches });
  return gatherer.entries.map(
    ({ from, at, memberId, acts }) =>
      `${memberId ?? ''} ${from}-${at}: ${acts
        .map(({ kind, field, value, was }) =>
          [kind, field, was, value].filter((word) => word !== '').join(' '),
        )
        .join(', ')}`,
  );
}

test('what two people type in turn is one entry each; half an hour later another begins', () => {
  const rows = Array.from(
    { length: 8 },
    (_, i) => [i * 100, i % 2 === 0 ? 'ana' : 'ben', touch('wrote', 'condition')] as const,
  );
  expect(gathered([...rows, [entrySpan, 'ana', touch('wrote', 'condition')]])).toEqual([
    'ana 0-600: wrote condition',
    'ben 100-700: wrote condition',
    `ana ${entrySpan}-${entrySpan}: wrote condition`,
  ]);
});

test('decisions of several people keep their order', () => {
  expect(
    gathered([
      [1, 'ana', touch('set', 'state', 'supported')],
      [2, 'ben', touch('set', 'state', 'disputed')],
      [3, 'ana', touch('set', 'state', 'supported')],
    ]),
  ).toEqual([
    'ana 1-1: set state supported',
    'ben 2-2: set state supported disputed',
    'ana 3-3: set state disputed supported',
  ]);
});

test('within one entry a value set twice is told once, from the first to the last, and one set back not at all', () => {
  expect(
    gathered([
      [1, 'ana', touch('set', 'layer', 'human')],
      [2, 'ben', touch('set', 'layer', 'model')],
      [3, 'ben', touch('set', 'layer', 'workflow')],
    ]),
  ).toEqual(['ana 1-1: set layer human', 'ben 2-3: set layer human workflow']);
  expect(
    gathered([
      [1, 'ana', touch('set', 'layer', 'human')],
      [2, 'ben', touch('set', 'layer', 'model')],
      [3, 'ben', touch('set', 'layer', 'human')],
    ]),
  ).toEqual(['ana 1-1: set layer human']);
});

test('tying and untying, binning and bringing back in one go leave no trace', () => {
  expect(
    gathered([
      [1, 'ana', touch('tied', 'evidence', 'e1'), touch('tied', 'evidence', 'e2')],
      [2, 'ana', touch('untied', 'evidence', 'e1')],
      [3, 'ben', touch('binned')],
      [4, 'ben', touch('revived')],
    ]),
  ).toEqual(['ana 1-2: tied evidence e2']);
});

test('making a record is one act, with the layer it was made in', () => {
  expect(
    gathered([[1, 'ana', touch('made'), touch('set', 'layer', 'human'), touch('moved'), touch('revived')]]),
  ).toEqual(['ana 1-1: made human']);
});

test('versions tell between which two something changed; what came before the oldest looked at stays open', () => {
  const content = { records: { factors: [{ id: 'f', order: 'a', layer: 'human' }] } };
  const state = placeState(content as never, 'factors/f');
  expect(state).toEqual({ layer: '"human"' });
  const states = [
    { at: 1, state },
    { at: 2, state: { layer: '"model"' } },
    { at: 3, state: null },
  ];
  expect(versionChanges(states, true)).toEqual([
    { from: 2, at: 3, change: 'went', fields: [] },
    { from: 1, at: 2, change: 'changed', fields: ['layer'] },
  ]);
  expect(versionChanges(states, false).at(-1)).toEqual({ from: null, at: 1, change: 'came', fields: [] });
});
