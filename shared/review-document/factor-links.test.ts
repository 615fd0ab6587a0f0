import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Layer } from '../taxonomy/layers.ts';
import { template } from '../templates/templates.ts';
import { binRecord, createRecord, restoreRecord } from './edits.ts';
import type { Editing } from './edits.ts';
import { factorTies, layerPairs } from './factor-links.ts';
import { readLinks, readRecords } from './reads.ts';
import { seedReview } from './seed.ts';

let editing: Editing;

beforeEach(() => {
  const doc = new Y.Doc();
  const full = template('full');
  if (full === undefined) throw new Error('There is no full template.');
  seedReview(doc, full);
  let turn = 0;
  editing = {
    doc,
    origin: 'test',
    now: () => 1000,
    random: (size) => new Uint8Array(size).map(() => (turn += 7)),
  };
});

const factor = (layer: Layer): string => createRecord(editing, 'factors', { layer, condition: layer });
const tie = (from: string, to: string): string =>
  createRecord(editing, 'links', { kind: 'contributes', from, to });
const ties = (): ReturnType<typeof factorTies> =>
  factorTies(readRecords(editing.doc, 'factors'), readLinks(editing.doc));

test('a factor acts on another, and stands behind it when seen from there', () => {
  const [model, screen] = [factor('model'), factor('interface')];
  tie(model, screen);
  expect(
    ties()
      .get(model)
      ?.actsOn.map((tie) => tie.factor.id),
  ).toEqual([screen]);
  expect(
    ties()
      .get(screen)
      ?.behind.map((tie) => tie.factor.id),
  ).toEqual([model]);
});

test('what speaks against a factor does not lead to it', () => {
  const [a, b] = [factor('model'), factor('interface')];
  createRecord(editing, 'links', { kind: 'contradicts', from: a, to: b });
  expect(ties().size).toBe(0);
});

test('a tie goes with either of its ends into the bin, and comes back with it', () => {
  const [a, b] = [factor('model'), factor('interface')];
  tie(a, b);
  binRecord(editing, 'factors', b);
  expect(ties().size).toBe(0);
  restoreRecord(editing, 'factors', b);
  expect(ties().size).toBe(2);
});

test('the table of layers holds each pair once, where it belongs', () => {
  const [a, b, c] = [factor('governance'), factor('workflow'), factor('human')];
  tie(a, b);
  createRecord(editing, 'links', { from: a, to: b });
  tie(b, c);
  const table = layerPairs(readRecords(editing.doc, 'factors'), readLinks(editing.doc));
  const filled = table.flat().filter(({ pairs }) => pairs.length > 0);
  expect(filled.map(({ from, to, pairs }) => `${from} ${to} ${String(pairs.length)}`)).toEqual([
    'workflow human 1',
    'governance workflow 1',
  ]);
});
