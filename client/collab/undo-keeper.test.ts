import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { binRecord, createRecord, recordText, setChoice } from '../../shared/review-document/edits.ts';
import type { Editing } from '../../shared/review-document/edits.ts';
import { readBin, readRecords } from '../../shared/review-document/reads.ts';
import { UndoKeeper } from './undo-keeper.svelte.ts';
import type { UndonePlace } from './undo-keeper.svelte.ts';

const origin = { of: 'this session' };
let counter = 0;
let doc: Y.Doc;
let editing: Editing;
let undo: UndoKeeper;
let places: UndonePlace[];

beforeEach(() => {
  doc = new Y.Doc();
  const random = (size: number) => Uint8Array.from({ length: size }, () => (counter += 7) % 253);
  editing = { doc, origin, random, now: () => 1 };
  undo = new UndoKeeper(doc, origin);
  places = [];
  undo.onUndone((place) => places.push(place));
});

function write(text: Y.Text | undefined, at: number, words: string): void {
  doc.transact(() => text?.insert(at, words), origin);
}

test('takes back the person’s words and leaves those of a colleague', () => {
  const id = createRecord(editing, 'factors');
  undo.stopCapturing();
  const text = recordText(doc, 'factors', id, 'condition');
  write(text, 0, 'mine');
  doc.transact(() => text?.insert(4, ' theirs'), 'the server');
  undo.undo();
  expect(text?.toJSON()).toBe(' theirs');
  undo.redo();
  expect(text?.toJSON()).toBe('mine theirs');
});

test('undoing a creation bins the record and takes nobody’s words along', () => {
  const id = createRecord(editing, 'factors', { condition: 'mine' });
  doc.transact(() => recordText(doc, 'factors', id, 'condition')?.insert(4, ' theirs'), 'the server');
  undo.undo();
  expect(readRecords(doc, 'factors')).toEqual([]);
  expect(readBin(doc).map(({ record }) => record.id)).toEqual([id]);
  undo.redo();
  expect(readRecords(doc, 'factors').map(({ condition }) => condition)).toEqual(['mine theirs']);
});

test('says where it changed something: root, record, field and offset', () => {
  const id = createRecord(editing, 'factors', { condition: 'The model' });
  undo.stopCapturing();
  const text = recordText(doc, 'factors', id, 'condition');
  write(text, 9, ' missed it');
  undo.undo();
  expect(places).toMatchObject([{ kind: 'undo', root: 'factors', record: id, field: 'condition', at: 9 }]);
  expect(places[0]?.type).toBe(text);
  undo.redo();
  expect(places[1]).toMatchObject({ kind: 'redo', field: 'condition', at: 19 });
});

test('says where a choice was taken back', () => {
  const id = createRecord(editing, 'factors');
  undo.stopCapturing();
  setChoice(editing, 'factors', id, 'layer', 'human');
  undo.undo();
  expect(places).toMatchObject([{ root: 'factors', record: id, field: null, at: null }]);
});

test('makes one step of edits in a row, and another after the focus has moved', () => {
  const id = createRecord(editing, 'factors');
  undo.stopCapturing();
  const text = recordText(doc, 'factors', id, 'condition');
  write(text, 0, 'a');
  write(text, 1, 'b');
  undo.stopCapturing();
  write(text, 2, 'c');
  undo.undo();
  expect(text?.toJSON()).toBe('ab');
  undo.undo();
  expect(text?.toJSON()).toBe('');
});

test('tells whether there is something to take back or to bring back', () => {
  expect([undo.canUndo, undo.canRedo]).toEqual([false, false]);
  const id = createRecord(editing, 'lessons');
  expect([undo.canUndo, undo.canRedo]).toEqual([true, false]);
  undo.undo();
  expect([undo.canUndo, undo.canRedo]).toEqual([false, true]);
  binRecord(editing, 'lessons', id);
  expect(undo.undo()).toBe(false);
});

test('keeps a block of prose in which a colleague still has words', () => {
  const prose = doc.getXmlFragment('prose:s.what');
  const bindingOrigin = { of: 'the editor' };
  undo.alsoTrack(bindingOrigin);
  doc.transact(() => {
    const block = new Y.XmlElement('block');
    block.insert(0, [new Y.XmlText('mine')]);
    prose.insert(0, [block]);
  }, bindingOrigin);
  const text = (prose.get(0) as Y.XmlElement).get(0) as Y.XmlText;
  doc.transact(() => text.insert(4, ' theirs'), 'the server');
  undo.undo();
  expect(prose.toJSON()).toBe('<block> theirs</block>');
});
