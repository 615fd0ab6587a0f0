import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createRecord, recordText } from './edits.ts';
import type { Editing } from './edits.ts';
import { insertedText } from './inserted-text.ts';

let counter = 0;
function editingOf(doc: Y.Doc): Editing {
  return {
    doc,
    origin: 'test',
    random: (size) => Uint8Array.from({ length: size }, () => (counter += 1) % 251),
    now: () => 1,
  };
}

/** What `work` writes, as updates. */
function updatesOf(doc: Y.Doc, work: () => void): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const note = (update: Uint8Array): void => void updates.push(update);
  doc.on('update', note);
  work();
  doc.off('update', note);
  return updates;
}

test('gives back exactly the words of the updates, with their place', () => {
  const doc = new Y.Doc();
  const id = createRecord(editingOf(doc), 'factors', { condition: 'Known before. ' });
  const text = recordText(doc, 'factors', id, 'condition')!;
  const updates = updatesOf(doc, () => text.insert(text.length, 'Typed later.'));
  expect(insertedText(doc, updates)).toEqual([{ place: `factors/${id}/condition`, text: 'Typed later.' }]);
});

test('puts words in the order of the text, not of the typing, and leaves out what was deleted again', () => {
  const doc = new Y.Doc();
  const id = createRecord(editingOf(doc), 'lessons');
  const text = recordText(doc, 'lessons', id, 'text')!;
  const updates = updatesOf(doc, () => {
    text.insert(0, 'second');
    text.insert(0, 'first ');
    text.insert(text.length, ' gone');
    text.delete(text.length - 5, 5);
  });
  expect(insertedText(doc, updates)).toEqual([{ place: `lessons/${id}/text`, text: 'first second' }]);
});

test('keeps the words of prose apart by block', () => {
  const doc = new Y.Doc();
  const prose = doc.getXmlFragment('prose:s.what');
  const block = (words: string): Y.XmlElement => {
    const element = new Y.XmlElement('block');
    element.insert(0, [new Y.XmlText(words)]);
    return element;
  };
  doc.transact(() => prose.insert(0, [block('Old.')]));
  const updates = updatesOf(doc, () => doc.transact(() => prose.insert(1, [block('One.'), block('Two.')])));
  expect(insertedText(doc, updates)).toEqual([{ place: 'prose:s.what', text: 'One.\nTwo.' }]);
});

test('does not lose words whose place never arrived', () => {
  const theirs = new Y.Doc();
  theirs.getText('t').insert(0, 'before');
  const updates = updatesOf(theirs, () => theirs.getText('t').insert(6, ' after'));
  expect(insertedText(new Y.Doc(), updates)).toEqual([{ place: '', text: ' after' }]);
});

test('says nothing of updates without words', () => {
  const doc = new Y.Doc();
  const updates = updatesOf(doc, () => doc.getMap('kinds').set('wrong-output', true));
  expect(insertedText(doc, updates)).toEqual([]);
});

test("gives back words that somebody else's deletion took along, and not those the person took away", () => {
  const doc = new Y.Doc();
  doc.getMap('factors').set('f1', new Y.Map([['condition', new Y.Text('shared')]]));
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const text = recordText(doc, 'factors', 'f1', 'condition')!;
  const updates = updatesOf(doc, () => {
    text.insert(0, 'never seen by them');
    text.insert(0, 'on second thought');
    text.delete(0, 'on second thought'.length);
  });
  other.getMap('factors').delete('f1');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  expect(insertedText(doc, updates).map((part) => part.text)).toEqual(['never seen by them']);
});

test('gives back words once, however often they are held', () => {
  const doc = new Y.Doc();
  const updates = updatesOf(doc, () => doc.getText('t').insert(0, 'words'));
  expect(insertedText(new Y.Doc(), [...updates, ...updates])).toEqual([{ place: '', text: 'words' }]);
});
