import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { template } from '../templates/templates.ts';
import { binRecord, createRecord, type Editing } from './edits.ts';
import { factorStatement } from './factor-statement.ts';
import { putBackText } from './put-back.ts';
import { readFact, readRecord, readSectionProse } from './reads.ts';
import { seedReview } from './seed.ts';

function seeded(): Editing {
  const doc = new Y.Doc();
  seedReview(doc, template('full')!);
  let next = 0;
  return { doc, origin: null, random: (size) => new Uint8Array(size).fill((next += 1)), now: () => 1 };
}

test('text of a section comes back as paragraphs at its end', () => {
  const editing = seeded();
  expect(putBackText(editing, 'prose:s.what', 'One line.\n\nAnother.')).toBe(true);
  expect(readSectionProse(editing.doc, 's.what')?.content).toMatchObject([
    { type: 'block', content: [{ text: 'One line.' }] },
    { type: 'block', content: [{ text: 'Another.' }] },
  ]);
});

test('text of a field comes back at its end, apart from what stands there, even in the bin', () => {
  const editing = seeded();
  const id = createRecord(editing, 'factors', { condition: 'No alarm' });
  binRecord(editing, 'factors', id);
  expect(putBackText(editing, `factors/${id}/condition`, 'was raised')).toBe(true);
  expect(readRecord(editing.doc, 'factors', id)?.condition).toBe('No alarm was raised');
});

test('text of a fact comes back to the fact', () => {
  const editing = seeded();
  const factId = [...editing.doc.getMap('facts').keys()][0]!;
  expect(putBackText(editing, `facts/${factId}/value`, 'Version 3')).toBe(true);
  expect(readFact(editing.doc, factId)?.value).toBe('Version 3');
});

test.each(['factors/gone/condition', 'factors/x', 'nonsense', '', 'meta/template/id', 'prose:'])(
  'a place that is not there (%s) is refused and nothing changes',
  (place) => {
    const editing = seeded();
    const before = Y.encodeStateVector(editing.doc);
    expect(putBackText(editing, place, 'text')).toBe(false);
    expect(Y.encodeStateVector(editing.doc)).toEqual(before);
  },
);

test('a factor in one line keeps its causal order and leaves out what is not written', () => {
  expect(factorStatement({ condition: ' No\nalarm ', mechanism: '', effect: 'nobody looked' })).toBe(
    'No alarm → nobody looked',
  );
});
