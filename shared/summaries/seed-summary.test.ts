import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  answerText,
  createRecord,
  factText,
  layerReason,
  setFactState,
  setAnswerState,
  setKind,
  setLayerNone,
} from '../review-document/edits.ts';
import { recordRoots, recordShapes, type RecordRoot } from '../review-document/layout.ts';
import { readContent } from '../review-document/reads.ts';
import { seedReview } from '../review-document/seed.ts';
import { appendProse } from '../review-document/prose-write.ts';
import { proseSectionIds } from '../review-document/roots.ts';
import { template } from '../templates/templates.ts';
import { nothingWritten, seedSummary, type SeedAction, type SeedSource } from './seed-summary.ts';

const full = template('full')!;
const random = (size: number): Uint8Array => new Uint8Array(size).fill(7);

/** A review in which every field holds a word of its own, `x-<root>-<field>`. */
function markedReview(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1;
  seedReview(doc, full);
  const editing = { doc, origin: null, random, now: () => 1 };
  for (const root of recordRoots.filter(
    (one): one is Exclude<RecordRoot, 'links' | 'points'> => one !== 'links' && one !== 'points',
  )) {
    const { texts, strings, sets } = recordShapes[root];
    const values: Record<string, string | string[]> = {};
    for (const field of [...texts, ...strings]) values[field] = `x-${root}-${field}`;
    for (const set of sets) values[set] = [`x-${root}-${set}`];
    createRecord(
      editing,
      root,
      { ...values, ...(root === 'factors' ? { layer: 'model' } : {}) },
      {},
      `id-${root}`,
    );
  }
  createRecord(editing, 'links', {
    from: 'id-factors',
    to: 'id-outcomes',
    kind: 'contributes',
    how: 'x-links-how',
  });
  for (const { id } of full.sections) {
    appendProse(editing, id, [
      { as: 'paragraph', text: `x-prose-${id}` },
      { as: 'h2', text: `x-heading-${id}` },
      { as: 'quote', text: `x-quote-${id}` },
    ]);
  }
  for (const id of doc.getMap('facts').keys()) {
    factText(doc, id, 'value')?.insert(0, `x-fact-${id}`);
    factText(doc, id, 'source')?.insert(0, `x-source-${id}`);
  }
  for (const answer of doc.getMap<Y.Map<unknown>>('answers').values()) {
    (answer.get('text') as Y.Text).insert(0, 'x-answer');
  }
  setLayerNone(editing, 'human', true);
  layerReason(doc, 'human')?.insert(0, 'x-layer-human');
  layerReason(doc, 'model')?.insert(0, 'x-layer-model');
  setKind(editing, 'false-negative', true);
  expect(proseSectionIds(doc).length).toBeGreaterThan(10);
  return doc;
}

const action: SeedAction = {
  actionId: 'x-action-id',
  title: 'x-action-title',
  detail: 'x-action-detail',
  category: 'checklist',
  layers: ['model'],
  status: 'agreed',
  measureName: 'x-action-measure',
  baseline: 'x-action-baseline',
  target: 'x-action-target',
  factors: ['id-factors', 'id-elsewhere'],
  result: 'x-action-result',
};

function source(also: Partial<SeedSource> = {}): SeedSource {
  return {
    content: readContent(markedReview()),
    title: 'x-title',
    aiSystem: 'x-ai-system',
    occurredOn: '2026-02-11',
    detectedOn: null,
    actions: [action],
    roles: ['chair', 'patient-partner'],
    people: [],
    publicRecord: false,
    written: nothingWritten,
    ...also,
  };
}

test('exactly the fields on the list leave a review, and everything else stays in it', () => {
  const seed = seedSummary(source(), random);
  const left = JSON.stringify([seed.facts, seed.points.map(({ point }) => point)]);
  expect([...new Set(left.match(/x-[a-z.-]*[a-z](?:[A-Z][a-z]+)*/g))].sort()).toEqual(
    [
      'x-action-baseline',
      'x-action-detail',
      'x-action-measure',
      'x-action-result',
      'x-action-target',
      'x-action-title',
      'x-areas-layers',
      'x-areas-text',
      'x-dissent-text',
      'x-fact-incident.setting',
      'x-fact-system.autonomy',
      'x-fact-system.class',
      'x-fact-system.maker',
      'x-fact-system.name',
      'x-fact-system.purpose',
      'x-fact-system.setting',
      'x-factors-codes',
      'x-factors-condition',
      'x-factors-effect',
      'x-factors-mechanism',
      'x-layer-human',
      'x-lessons-text',
      'x-outcomes-text',
      'x-prose-s.equity',
      'x-prose-s.known',
      'x-prose-s.open',
      'x-prose-s.right',
      'x-prose-s.what',
      'x-prose-s.work',
      'x-safeguards-text',
      'x-timeline-text',
      'x-title',
    ].sort(),
  );
});

test('names of product and maker begin with their switch off, and a day begins as its month', () => {
  const { facts } = seedSummary(source(), random);
  expect(Object.values(facts.names).map(({ shown }) => shown)).toEqual([false, false, false]);
  expect(facts.when).toBe('2026-02');
});

test('an action keeps the factors that come along, and links only what does', () => {
  const seed = seedSummary(source(), random);
  expect(seed.points.find(({ point }) => point.part === 'action')?.point.factors).toEqual(['id-factors']);
  expect(seed.links).toEqual([{ from: 'id-factors', to: 'id-outcomes', kind: 'contributes' }]);
});

test('factors that were ruled out or are disputed, and actions that were withdrawn, stay in the review', () => {
  const doc = markedReview();
  const editing = { doc, origin: null, random, now: () => 1 };
  createRecord(editing, 'factors', { layer: 'model', condition: 'Ruled out', state: 'ruled-out' }, {}, 'a');
  createRecord(editing, 'factors', { layer: 'model', condition: 'Not agreed', state: 'disputed' }, {}, 'b');
  const seed = seedSummary(
    source({ content: readContent(doc), actions: [{ ...action, status: 'withdrawn' }] }),
    random,
  );
  const parts = seed.points.map(({ point }) => point.part);
  expect(parts.filter((part) => part === 'factor')).toHaveLength(1);
  expect(parts).not.toContain('action');
});

test('a layer looked at without a reason is told all the same', () => {
  const doc = markedReview();
  setLayerNone({ doc, origin: null, random, now: () => 1 }, 'governance', true);
  const seed = seedSummary(source({ content: readContent(doc) }), random);
  expect(
    seed.points.filter(({ point }) => point.part === 'none-found').map(({ point }) => point.layer),
  ).toEqual(['human', 'governance']);
});

test('an action tells where its measure began and where it should come to', () => {
  const measured = (also: Partial<SeedAction>): unknown =>
    seedSummary(source({ actions: [{ ...action, measureName: 'Share read', ...also }] }), random).points.find(
      ({ point }) => point.part === 'action',
    )?.point.mechanism;
  expect(measured({ baseline: '71 %', target: '96 %' })).toBe('Share read, from 71 % to 96 %');
  expect(measured({ baseline: '', target: '96 %' })).toBe('Share read; the aim is 96 %');
  expect(measured({ baseline: '71 %', target: '' })).toBe('Share read; it began at 71 %');
  expect(measured({ baseline: '', target: '' })).toBe('Share read');
});

test('actions stand as in the review, whatever order the tracker has', () => {
  const doc = markedReview();
  const editing = { doc, origin: null, random, now: () => 1 };
  createRecord(editing, 'actions', { title: 'Second' }, {}, 'second');
  const rows = [
    { ...action, actionId: 'second', title: 'Second' },
    { ...action, actionId: 'id-actions', title: 'First' },
  ];
  const seed = seedSummary(source({ content: readContent(doc), actions: rows }), random);
  expect(seed.points.filter(({ point }) => point.part === 'action').map(({ point }) => point.text)).toEqual([
    'First',
    'Second',
  ]);
});

test('a technical review, which has no section for it, tells what went well', () => {
  const doc = new Y.Doc();
  seedReview(doc, template('technical')!);
  const editing = { doc, origin: null, random, now: () => 1 };
  answerText(doc, 'luck.well')?.insert(0, 'Recorders held what happened.');
  setAnswerState(editing, 'luck.well', 'answered');
  const seed = seedSummary(source({ content: readContent(doc), actions: [] }), random);
  expect(
    seed.points.filter(({ point }) => point.part === 'went-right').map(({ point }) => point.text),
  ).toEqual(['Recorders held what happened.']);
});

test('a case from the public record says nothing of who was involved here', () => {
  const { facts } = seedSummary(source({ publicRecord: true }), random);
  expect(Object.values(facts.involvement)).toEqual([null, null, null, null]);
});

test('a huddle, which has no actions yet, tells what is done next', () => {
  const doc = new Y.Doc();
  seedReview(doc, template('huddle')!);
  appendProse({ doc, origin: null, random, now: () => 1 }, 's.next', [
    { as: 'paragraph', text: 'Switch it off until Monday' },
  ]);
  const parts = (actions: readonly SeedAction[]): unknown[] =>
    seedSummary(source({ content: readContent(doc), actions }), random)
      .points.filter(({ point }) => point.part === 'action')
      .map(({ point }) => point.text);
  expect(parts([])).toEqual(['Switch it off until Monday']);
  expect(parts([action])).toEqual(['x-action-title']);
});

test('what a fact said before it was called not known, or not applicable, stays in the review', () => {
  const doc = markedReview();
  const editing = { doc, origin: null, random, now: () => 1 };
  setFactState(editing, 'system.class', 'not-known');
  setFactState(editing, 'system.purpose', 'not-applicable');
  const { system } = seedSummary(source({ content: readContent(doc) }), random).facts;
  expect([system.class, system.purpose]).toEqual(['', '']);
  expect(system.autonomy).toBe('x-fact-system.autonomy');
});
