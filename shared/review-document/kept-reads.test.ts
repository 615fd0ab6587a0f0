import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { binRecord, createRecord, moveRecord, recordText, restoreRecord, setInSet } from './edits.ts';
import type { Editing } from './edits.ts';
import { keepReads } from './kept-reads.ts';
import { appendProse } from './prose-write.ts';
import { readCitations, readContent, readLinks, readRecords, readSectionProse } from './reads.ts';
import { proseFragment } from './roots.ts';

let doc: Y.Doc;
let editing: Editing;

beforeEach(() => {
  doc = new Y.Doc();
  keepReads(doc);
  let turn = 0;
  editing = {
    doc,
    origin: 'test',
    now: () => 1000,
    random: (size) => new Uint8Array(size).map(() => (turn += 7)),
  };
});

/** The same document as one reads it whose readings are not kept. */
function readAfresh(): ReturnType<typeof readContent> {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return readContent(copy);
}

function factor(condition: string): string {
  return createRecord(editing, 'factors', { condition });
}

test('a letter in one record makes that record another object and leaves the others', () => {
  const [one, two] = [factor('one'), factor('two')];
  const before = readRecords(doc, 'factors');
  recordText(doc, 'factors', one, 'condition')?.insert(3, '!');
  const now = readRecords(doc, 'factors');
  expect(now.map(({ condition }) => condition)).toEqual(['one!', 'two']);
  expect(now.find(({ id }) => id === two)).toBe(before.find(({ id }) => id === two));
  expect(readRecords(doc, 'factors')).toBe(now);
});

test('a change of another root leaves the list as it is', () => {
  factor('one');
  const before = readRecords(doc, 'factors');
  createRecord(editing, 'lessons', { text: 'a lesson' });
  expect(readRecords(doc, 'factors')).toBe(before);
});

test('whatever is done to a document, what is kept says the same as what is read afresh', () => {
  const [one, two, three] = [factor('one'), factor('two'), factor('three')];
  const piece = createRecord(editing, 'evidence', { text: 'a picture' });
  const link = createRecord(editing, 'links', { from: one, to: two, kind: 'contributes' });
  appendProse(editing, 's.what', ['First.', { as: 'h2', text: 'Second' }]);
  const steps: (() => unknown)[] = [
    () => moveRecord(editing, 'factors', three, { before: one }),
    () => setInSet(editing, 'factors', one, 'evidence', piece, true),
    () => binRecord(editing, 'evidence', piece),
    () => binRecord(editing, 'factors', two),
    () => restoreRecord(editing, 'factors', two),
    () => recordText(doc, 'links', link, 'how')?.insert(0, 'by habit'),
    () => appendProse(editing, 's.what', ['Third.']),
    () => appendProse(editing, 's.known', ['Elsewhere.']),
    () => proseFragment(doc, 's.what')?.delete(0, 1),
    () => doc.getMap('factors').delete(three),
    () => doc.getMap('answers').set('q', new Y.Map([['evidence/x', true]])),
  ];
  for (const step of steps) {
    expect(readContent(doc)).toEqual(readAfresh());
    step();
  }
  expect(readContent(doc)).toEqual(readAfresh());
});

test('an update of somebody else is read, of roots too that nobody had looked at', () => {
  const theirs = new Y.Doc();
  createRecord({ ...editing, doc: theirs }, 'factors', { condition: 'from afar' });
  expect(readRecords(doc, 'factors')).toEqual([]);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));
  expect(readContent(doc)).toEqual(readAfresh());
  expect(readRecords(doc, 'factors')).toHaveLength(1);
});

test('within a transaction, and for those who observe one, what has just been written is read', () => {
  const id = factor('one');
  readRecords(doc, 'factors');
  const seen: string[] = [];
  const look = (): void => void seen.push(readRecords(doc, 'factors')[0]?.condition ?? '');
  doc.getMap('factors').observeDeep(look);
  doc.transact(() => {
    recordText(doc, 'factors', id, 'condition')?.insert(0, 'n');
    look();
  });
  expect(seen).toEqual(['none', 'none']);
});

test('a block of prose that nobody touched stays the same object', () => {
  appendProse(editing, 's.what', ['First.', 'Second.']);
  const before = readSectionProse(doc, 's.what');
  const block = proseFragment(doc, 's.what')?.get(1);
  if (!(block instanceof Y.XmlElement)) throw new Error('There is no second block.');
  (block.get(0) as Y.XmlText).insert(0, 'The ');
  const now = readSectionProse(doc, 's.what');
  expect(now?.content?.[0]).toBe(before?.content?.[0]);
  expect(now?.content?.[1]).toMatchObject({ content: [{ text: 'The Second.' }] });
});

test('links and citations stay the same objects while typing changes nothing about them', () => {
  const [one, two] = [factor('one'), factor('two')];
  const gone = factor('gone');
  createRecord(editing, 'links', { from: one, to: two });
  createRecord(editing, 'links', { from: one, to: gone });
  binRecord(editing, 'factors', gone);
  setInSet(editing, 'factors', one, 'evidence', createRecord(editing, 'evidence'), true);
  const before = [readLinks(doc), readCitations(doc)];
  expect(before[0]).toHaveLength(1);
  recordText(doc, 'factors', one, 'condition')?.insert(0, 'n');
  expect(readLinks(doc)).toBe(before[0]);
  expect(readCitations(doc)).toBe(before[1]);
  restoreRecord(editing, 'factors', gone);
  expect(readLinks(doc)).toHaveLength(2);
});
