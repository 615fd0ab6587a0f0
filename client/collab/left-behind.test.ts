import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createRecord, recordText } from '../../shared/review-document/edits.ts';
import { leftBehind } from './left-behind.ts';

let next = 5;
const random = (size: number) =>
  Uint8Array.from({ length: size }, () => (next = (next * 75 + 74) % 65537) & 255);

function writeIn(doc: Y.Doc, condition: string): string {
  return createRecord({ doc, origin: null, random, now: () => 1 }, 'factors', { condition });
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

test('words of everybody that came after the state the server was set back to are found, deleted ones are not', () => {
  const old = new Y.Doc();
  const id = writeIn(old, 'In the backup.');
  const now = copyOf(old);
  recordText(old, 'factors', id, 'condition')?.insert(14, ' After it.');
  const other = copyOf(old);
  writeIn(other, 'Somebody else’s.');
  const gone = writeIn(other, 'Deleted since.');
  recordText(other, 'factors', gone, 'condition')?.delete(0, 14);
  Y.applyUpdate(old, Y.encodeStateAsUpdate(other));
  const found = leftBehind(old, now).map(({ text }) => text);
  expect(found.sort()).toEqual([' After it.', 'Somebody else’s.']);
  expect(leftBehind(now, now)).toEqual([]);
});

test('of a document that was made anew nothing is brought up', () => {
  const old = new Y.Doc();
  writeIn(old, 'Taken out on purpose.');
  const now = new Y.Doc();
  writeIn(now, 'Made anew.');
  expect(leftBehind(old, now)).toEqual([]);
});
