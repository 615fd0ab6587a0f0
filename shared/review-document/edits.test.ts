import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { template } from '../templates/templates.ts';
import {
  binRecord,
  createRecord,
  binRecords,
  createRecords,
  factText,
  layerReason,
  moveRecord,
  recordText,
  restoreRecord,
  setAnswerEvidence,
  setAnswerRating,
  setAnswerState,
  setCheck,
  setChoice,
  setFactState,
  setFlag,
  setInSet,
  setKind,
  setLayerNone,
  setString,
} from './edits.ts';
import type { Editing } from './edits.ts';
import {
  readAnswer,
  readBin,
  readCheck,
  readContent,
  readFact,
  readKinds,
  readLayer,
  readLinks,
  readRecord,
  readRecords,
} from './reads.ts';
import { editableRoots } from './roots.ts';
import { seedReview } from './seed.ts';

const full = template('full')!;
let clock = 0;
beforeEach(() => {
  clock = 1_000;
});

function editingOf(clientId: number, from?: Y.Doc): Editing {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  if (from === undefined) seedReview(doc, full);
  else Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  let drawn = 0;
  const random = (size: number) =>
    Uint8Array.from({ length: size }, () => (clientId * 37 + (drawn += 1) * 11) % 256);
  return { doc, origin: { session: clientId }, random, now: () => (clock += 1) };
}

function exchange(a: Editing, b: Editing): void {
  const fromA = Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc));
  const fromB = Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc));
  Y.applyUpdate(a.doc, fromB, 'remote');
  Y.applyUpdate(b.doc, fromA, 'remote');
}

function undoOf(editing: Editing): Y.UndoManager {
  return new Y.UndoManager(editableRoots(editing.doc, ['s.what']), {
    trackedOrigins: new Set([editing.origin]),
    captureTimeout: 0,
  });
}

test('a new record carries what it was given and stands last', () => {
  const ana = editingOf(1);
  createRecord(ana, 'factors', { condition: 'first' });
  const id = createRecord(ana, 'factors', {
    condition: 'No alarm was heard',
    layer: 'interface',
    codes: ['interface.alert-noise', 'human.workload'],
    state: 'proposed',
  });
  const factors = readRecords(ana.doc, 'factors');
  expect(factors.map(({ condition }) => condition)).toEqual(['first', 'No alarm was heard']);
  expect(factors[1]).toMatchObject({
    id,
    layer: 'interface',
    codes: ['human.workload', 'interface.alert-noise'],
    confidence: null,
    withdrawnAt: null,
    createdAt: expect.any(Number) as number,
  });
});

test('many records are made as one update and one step to take back, in the order given and behind the others', () => {
  const ana = editingOf(1);
  const first = createRecord(ana, 'timeline', { text: 'first' });
  const undo = undoOf(ana);
  let updates = 0;
  ana.doc.on('update', () => (updates += 1));
  const ids = createRecords(
    ana,
    'timeline',
    Array.from({ length: 40 }, (_, i) => ({ text: `line ${String(i)}`, evidence: ['file'] })),
  );
  expect(updates).toBe(2);
  expect(readRecords(ana.doc, 'timeline').map(({ id }) => id)).toEqual([first, ...ids]);
  expect(readRecord(ana.doc, 'timeline', ids[7] ?? '')).toMatchObject({ text: 'line 7', evidence: ['file'] });
  undo.undo();
  expect(readRecords(ana.doc, 'timeline').map(({ id }) => id)).toEqual([first]);
  expect(readBin(ana.doc)).toHaveLength(40);
  undo.redo();
  updates = 0;
  binRecords(
    ana,
    ids.map((id) => ['timeline', id]),
  );
  expect(updates).toBe(1);
  expect(readRecords(ana.doc, 'timeline').map(({ id }) => id)).toEqual([first]);
});

test('undoing a creation only bins the record and keeps what a colleague wrote in it', () => {
  const ana = editingOf(1);
  const undo = undoOf(ana);
  const id = createRecord(ana, 'factors', { layer: 'model' });
  const ben = editingOf(2, ana.doc);
  recordText(ben.doc, 'factors', id, 'condition')!.insert(0, 'Ben was here');
  exchange(ana, ben);

  undo.undo();
  exchange(ana, ben);
  for (const { doc } of [ana, ben]) {
    expect(readRecords(doc, 'factors')).toEqual([]);
    expect(readBin(doc)).toMatchObject([{ root: 'factors', record: { id, condition: 'Ben was here' } }]);
  }
  undo.redo();
  exchange(ana, ben);
  expect(readRecords(ben.doc, 'factors')).toMatchObject([{ id, condition: 'Ben was here', layer: 'model' }]);

  undo.undo();
  exchange(ana, ben);
  expect(restoreRecord(ben, 'factors', id)).toBe(true);
  exchange(ana, ben);
  expect(readRecords(ana.doc, 'factors')).toMatchObject([{ id, condition: 'Ben was here' }]);
});

test('a creation undone before anything was written leaves nothing in the bin', () => {
  const ana = editingOf(1);
  const undo = undoOf(ana);
  createRecord(ana, 'lessons');
  undo.undo();
  expect(readRecords(ana.doc, 'lessons')).toEqual([]);
  expect(readBin(ana.doc)).toEqual([]);
});

test('undo takes back one choice at a time and nothing of a colleague', () => {
  const ana = editingOf(1);
  const id = createRecord(ana, 'factors');
  const ben = editingOf(2, ana.doc);
  const undo = undoOf(ana);
  setChoice(ana, 'factors', id, 'layer', 'model');
  setChoice(ana, 'factors', id, 'confidence', 'high');
  setChoice(ben, 'factors', id, 'kind', 'decision');
  exchange(ana, ben);
  undo.undo();
  expect(readRecord(ana.doc, 'factors', id)).toMatchObject({
    layer: 'model',
    confidence: null,
    kind: 'decision',
  });
});

test('binning beside editing keeps the words, and restoring brings them back to their place', () => {
  const ana = editingOf(1);
  const [a, b, c] = ['a', 'b', 'c'].map((text) => createRecord(ana, 'lessons', { text }));
  const ben = editingOf(2, ana.doc);
  binRecord(ana, 'lessons', b!);
  recordText(ben.doc, 'lessons', b!, 'text')!.insert(1, '!');
  exchange(ana, ben);
  expect(readRecords(ben.doc, 'lessons').map(({ id }) => id)).toEqual([a, c]);
  restoreRecord(ben, 'lessons', b!);
  expect(readRecords(ben.doc, 'lessons').map(({ text }) => text)).toEqual(['a', 'b!', 'c']);
  expect(binRecord(ben, 'lessons', 'nobody')).toBe(false);
  expect(restoreRecord(ben, 'lessons', a!)).toBe(false);
});

test('records move before and after each other', () => {
  const ana = editingOf(1);
  const [a, b, c] = ['a', 'b', 'c'].map((text) => createRecord(ana, 'areas', { text }));
  const shown = () =>
    readRecords(ana.doc, 'areas')
      .map(({ text }) => text)
      .join('');
  moveRecord(ana, 'areas', c!, { before: a! });
  expect(shown()).toBe('cab');
  moveRecord(ana, 'areas', c!, { after: b! });
  expect(shown()).toBe('abc');
  createRecord(ana, 'areas', { text: 'x' }, { after: a! });
  expect(shown()).toBe('axbc');
  moveRecord(ana, 'areas', a!, {});
  expect(shown()).toBe('xbca');
});

test('inserting between equal keys gives the right one another key in the same transaction', () => {
  const ana = editingOf(1);
  const ben = editingOf(2, ana.doc);
  const one = createRecord(ana, 'areas', { text: '1' });
  const two = createRecord(ben, 'areas', { text: '2' });
  exchange(ana, ben);
  const [left, right] = readRecords(ana.doc, 'areas');
  expect(left!.order).toBe(right!.order);
  expect(new Set([left!.id, right!.id])).toEqual(new Set([one, two]));

  let transactions = 0;
  ana.doc.on('update', () => (transactions += 1));
  const middle = createRecord(ana, 'areas', { text: 'between' }, { after: left!.id });
  expect(readRecords(ana.doc, 'areas').map(({ id }) => id)).toEqual([left!.id, middle, right!.id]);
  expect(transactions).toBe(2);
});

test('choices, strings, flags and sets change one key each, and only when they differ', () => {
  const ana = editingOf(1);
  const id = createRecord(ana, 'timeline', { text: 'Alert' });
  let updates = 0;
  ana.doc.on('update', () => (updates += 1));
  setChoice(ana, 'timeline', id, 'lane', 'ai-system');
  setString(ana, 'timeline', id, 'from', '2026-03-02');
  setFlag(ana, 'timeline', id, 'starred', true);
  setInSet(ana, 'timeline', id, 'evidence', 'e1', true);
  expect(updates).toBe(4);
  setChoice(ana, 'timeline', id, 'lane', 'ai-system');
  setString(ana, 'timeline', id, 'from', '2026-03-02');
  setFlag(ana, 'timeline', id, 'starred', true);
  setInSet(ana, 'timeline', id, 'evidence', 'e1', true);
  expect(updates).toBe(4);
  expect(readRecord(ana.doc, 'timeline', id)).toMatchObject({
    lane: 'ai-system',
    from: '2026-03-02',
    starred: true,
    evidence: ['e1'],
  });
  setChoice(ana, 'timeline', id, 'lane', null);
  setString(ana, 'timeline', id, 'from', '');
  setInSet(ana, 'timeline', id, 'evidence', 'e1', false);
  expect(readRecord(ana.doc, 'timeline', id)).toMatchObject({ lane: null, from: '', evidence: [] });
});

test('a value outside the layout is refused before anything is written', () => {
  const ana = editingOf(1);
  const id = createRecord(ana, 'factors');
  const before = Y.encodeStateVector(ana.doc);
  expect(() => setChoice(ana, 'factors', id, 'layer', 'cloud' as never)).toThrow('does not allow');
  expect(() => setInSet(ana, 'factors', id, 'codes', '__proto__', true)).toThrow('does not allow');
  expect(() => setInSet(ana, 'factors', id, 'codes', 'a/b', true)).toThrow('does not allow');
  expect(() => setString(ana, 'factors', id, 'condition', 'x')).toThrow('does not allow');
  expect(() => createRecord(ana, 'factors', { layer: 'cloud' as never })).toThrow('does not allow');
  expect(Y.encodeStateVector(ana.doc)).toEqual(before);
});

test('seeded facts, answers and layers take words and states from both sides', () => {
  const ana = editingOf(1);
  const ben = editingOf(2, ana.doc);
  const factId = [...ana.doc.getMap('facts').keys()][0]!;
  const questionId = [...ana.doc.getMap('answers').keys()][0]!;
  factText(ana.doc, factId, 'value')!.insert(0, 'Lung reader 2.1');
  factText(ben.doc, factId, 'source')!.insert(0, 'contract');
  setFactState(ben, factId, 'known');
  setAnswerState(ana, questionId, 'not-answerable');
  setAnswerEvidence(ana, questionId, 'e1', true);
  setAnswerRating(ben, questionId, 'on-paper');
  setLayerNone(ben, 'governance', true);
  layerReason(ana.doc, 'governance')!.insert(0, 'Asked the board');
  exchange(ana, ben);
  expect(readFact(ana.doc, factId)).toEqual({ value: 'Lung reader 2.1', source: 'contract', state: 'known' });
  expect(readAnswer(ben.doc, questionId)).toEqual({
    text: '',
    state: 'not-answerable',
    rating: 'on-paper',
    evidence: ['e1'],
  });
  expect(readLayer(ben.doc, 'governance')).toEqual({ none: true, reason: 'Asked the board' });
  expect(setFactState(ana, 'nobody.asked', 'known')).toBe(false);
  expect(readFact(ana.doc, 'nobody.asked')).toBeUndefined();
});

test('kinds and checks are flat keys, and a tick keeps the role it had', () => {
  const ana = editingOf(1);
  setKind(ana, 'false-negative', true);
  setKind(ana, 'drift', true);
  setKind(ana, 'drift', false);
  expect(readKinds(ana.doc)).toEqual(['false-negative']);
  setCheck(ana, 'safe.in-use', true, 'Ward lead');
  setCheck(ana, 'safe.in-use', false);
  expect(readCheck(ana.doc, 'safe.in-use')).toEqual({ done: false, role: 'Ward lead' });
});

test('a link shows only while both ends are live', () => {
  const ana = editingOf(1);
  const from = createRecord(ana, 'factors', { condition: 'a' });
  const to = createRecord(ana, 'outcomes', { text: 'b' });
  const id = createRecord(ana, 'links', { from, to, kind: 'contributes' });
  expect(readLinks(ana.doc).map((link) => link.id)).toEqual([id]);
  binRecord(ana, 'factors', from);
  expect(readLinks(ana.doc)).toEqual([]);
  restoreRecord(ana, 'factors', from);
  expect(readLinks(ana.doc)).toHaveLength(1);
});

test('any edits on two replicas converge to the same content', () => {
  const edit = fc.record({ who: fc.boolean(), act: fc.nat(7), at: fc.nat(20), meet: fc.boolean() });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
      const ana = editingOf(1);
      const ben = editingOf(2, ana.doc);
      for (const { who, act, at, meet } of edits) {
        const me = who ? ana : ben;
        const all = [...readRecords(me.doc, 'factors'), ...readBin(me.doc).map(({ record }) => record)];
        const id = all[at % Math.max(1, all.length)]?.id ?? '';
        const other = all[(at + 1) % Math.max(1, all.length)]?.id ?? '';
        if (act <= 1) createRecord(me, 'factors', { condition: String(at) }, { after: id });
        if (act === 2) binRecord(me, 'factors', id);
        if (act === 3) restoreRecord(me, 'factors', id);
        if (act === 4) moveRecord(me, 'factors', id, { before: other });
        if (act === 5) recordText(me.doc, 'factors', id, 'effect')?.insert(0, String(at));
        if (act === 6) setChoice(me, 'factors', id, 'layer', at % 2 === 0 ? 'model' : null);
        if (act === 7) setInSet(me, 'factors', id, 'codes', `c${String(at)}`, at % 3 > 0);
        if (meet) exchange(ana, ben);
      }
      exchange(ana, ben);
      exchange(ana, ben);
      expect(readContent(ben.doc)).toEqual(readContent(ana.doc));
    }),
    { numRuns: 60 },
  );
});
