import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { template } from '../templates/templates.ts';
import {
  binEvidence,
  binRecord,
  createRecord,
  detachFile,
  ensureText,
  recordText,
  setAnswerEvidence,
  setInSet,
  setString,
} from './edits.ts';
import type { Editing } from './edits.ts';
import { readBin, readCitations, readContent, readRecord, readRecords } from './reads.ts';
import { proseFragment, recordMap } from './roots.ts';
import { seedReview } from './seed.ts';

function editingOf(clientId: number, from?: Y.Doc): Editing {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  if (from === undefined) seedReview(doc, template('full')!);
  else Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  let drawn = clientId;
  const random = (size: number) => Uint8Array.from({ length: size }, () => (drawn += 37) % 256);
  return { doc, origin: 'panel', random, now: () => 1_000 };
}

function exchange(one: Editing, other: Editing): void {
  const [first, second] = [Y.encodeStateAsUpdate(one.doc), Y.encodeStateAsUpdate(other.doc)];
  Y.applyUpdate(other.doc, first);
  Y.applyUpdate(one.doc, second);
}

function nameInProse({ doc }: Editing, sectionId: string, evidenceId: string): void {
  const block = new Y.XmlElement('block');
  const reference = new Y.XmlElement('recordRef');
  doc.transact(() => {
    proseFragment(doc, sectionId)?.push([block]);
    block.push([reference]);
    reference.setAttribute('root', 'evidence');
    reference.setAttribute('id', evidenceId);
  });
}

/** Every way of citing a piece of evidence. */
const ways: Readonly<Record<string, (editing: Editing, id: string) => void>> = {
  factor: (editing, id) => createRecord(editing, 'factors', { evidence: [id] }),
  entry: (editing, id) => createRecord(editing, 'timeline', { evidence: [id] }),
  safeguard: (editing, id) => createRecord(editing, 'safeguards', { evidence: [id] }),
  lesson: (editing, id) => createRecord(editing, 'lessons', { evidence: [id] }),
  voice: (editing, id) => createRecord(editing, 'voices', { evidence: [id] }),
  answer: (editing, id) => setAnswerEvidence(editing, 'rq.approved', id, true),
  'what the AI showed': (editing, id) => createRecord(editing, 'pairs', { shown: id }),
  'what could be seen': (editing, id) => createRecord(editing, 'pairs', { seen: id }),
  prose: (editing, id) => nameInProse(editing, 's.what', id),
};

test.each(Object.entries(ways))('evidence cited by a %s is not put into the bin', (_way, cite) => {
  const ana = editingOf(1);
  const id = createRecord(ana, 'evidence', { text: 'Log' });
  cite(ana, id);
  expect(binEvidence(ana, id)).toHaveLength(1);
  expect(readRecord(ana.doc, 'evidence', id)?.withdrawnAt).toBeNull();
});

test('evidence that nothing cites is put into the bin', () => {
  const ana = editingOf(1);
  const id = createRecord(ana, 'evidence', { text: 'Log' });
  expect(binEvidence(ana, id)).toEqual([]);
  expect(readRecords(ana.doc, 'evidence')).toEqual([]);
  expect(readBin(ana.doc)).toHaveLength(1);
});

test('the file of a piece is taken out, and the piece stays', () => {
  const ana = editingOf(1);
  const id = createRecord(ana, 'evidence', { text: 'Screen', file: 'f1', sha256: 'ab' });
  expect(detachFile(ana, id)).toEqual([]);
  expect(readRecord(ana.doc, 'evidence', id)).toMatchObject({ text: 'Screen', file: '', sha256: '' });
});

test.each(Object.entries(ways))('the file of a piece stays while a %s cites it', (_way, cite) => {
  const ana = editingOf(1);
  const id = createRecord(ana, 'evidence', { text: 'Screen', file: 'f1', sha256: 'ab' });
  cite(ana, id);
  expect(detachFile(ana, id)).toHaveLength(1);
  expect(readRecord(ana.doc, 'evidence', id)).toMatchObject({ file: 'f1', sha256: 'ab' });
});

test.each(Object.entries(ways))(
  'what one binned while another cited it in a %s stays visible to both, and is in nobody’s bin',
  (_way, cite) => {
    const ana = editingOf(1);
    const id = createRecord(ana, 'evidence', { text: 'Log' });
    const ben = editingOf(2, ana.doc);
    expect(binEvidence(ana, id)).toEqual([]);
    cite(ben, id);
    exchange(ana, ben);
    for (const { doc } of [ana, ben]) {
      expect(readRecords(doc, 'evidence')).toMatchObject([{ id, withdrawnAt: 1_000 }]);
      expect(readContent(doc).records.evidence).toMatchObject([{ id }]);
      expect(readBin(doc)).toEqual([]);
    }
  },
);

test('it goes into the bin once the last citation goes', () => {
  const ana = editingOf(1);
  const id = createRecord(ana, 'evidence', { text: 'Log' });
  const ben = editingOf(2, ana.doc);
  binEvidence(ana, id);
  const factor = createRecord(ben, 'factors', { evidence: [id] });
  exchange(ana, ben);
  setInSet(ana, 'factors', factor, 'evidence', id, false);
  expect(readRecords(ana.doc, 'evidence')).toEqual([]);
  expect(readBin(ana.doc)).toMatchObject([{ root: 'evidence', record: { id } }]);
});

test('what lies in the bin cites nothing', () => {
  const ana = editingOf(1);
  const id = createRecord(ana, 'evidence', { text: 'Log' });
  const factor = createRecord(ana, 'factors', { evidence: [id] });
  binRecord(ana, 'factors', factor);
  expect(binEvidence(ana, id)).toEqual([]);
});

test('a record that cites a piece twice is one place', () => {
  const ana = editingOf(1);
  const id = createRecord(ana, 'evidence', { text: 'Log' });
  const pair = createRecord(ana, 'pairs', { shown: id });
  setString(ana, 'pairs', pair, 'seen', id);
  nameInProse(ana, 's.what', id);
  nameInProse(ana, 's.what', id);
  expect(readCitations(ana.doc).get(id)).toEqual([
    { root: 'pairs', id: pair },
    { root: 'prose', id: 's.what' },
  ]);
});

test('however two people bin and cite, both see the same evidence, and all that is cited', () => {
  const act = fc.record({
    who: fc.nat(1),
    piece: fc.nat(2),
    way: fc.constantFrom(null, ...Object.keys(ways)),
  });
  fc.assert(
    fc.property(fc.array(fc.oneof(act, fc.constant('meet' as const)), { maxLength: 25 }), (acts) => {
      const ana = editingOf(1);
      const pieces = [1, 2, 3].map((n) => createRecord(ana, 'evidence', { text: `Piece ${n}` }));
      const both = [ana, editingOf(2, ana.doc)] as const;
      for (const one of acts) {
        if (one === 'meet') exchange(both[0], both[1]);
        else if (one.way === null) binEvidence(both[one.who]!, pieces[one.piece]!);
        else ways[one.way]?.(both[one.who]!, pieces[one.piece]!);
      }
      exchange(both[0], both[1]);
      const seen = both.map(({ doc }) => readRecords(doc, 'evidence').map(({ id }) => id));
      expect(seen[0]).toEqual(seen[1]);
      for (const id of readCitations(ana.doc).keys()) expect(seen[0]).toContain(id);
    }),
    { seed: 20_261_120 },
  );
});

test('a record from before a text existed is given it once', () => {
  const ana = editingOf(1);
  const id = createRecord(ana, 'evidence', { text: 'Screen' });
  recordMap(ana.doc, 'evidence', id)?.delete('alt');
  expect(readRecord(ana.doc, 'evidence', id)?.alt).toBe('');
  ensureText(ana, 'evidence', id, 'alt');
  recordText(ana.doc, 'evidence', id, 'alt')?.insert(0, 'A list');
  ensureText(ana, 'evidence', id, 'alt');
  expect(readRecord(ana.doc, 'evidence', id)?.alt).toBe('A list');
});
