/** A client number is bound to one member for as long as an epoch lasts, whoever else comes with it. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createRecord, factText } from '../../shared/review-document/edits.ts';
import { RoomDocument } from '../../server/collab/room-document.ts';
import {
  clientOf,
  editingOf,
  firstFact,
  offer,
  room,
  seededUpdate,
  seedNumber,
} from '../support/gate-world.ts';
import { seededBytes } from '../support/review-world.ts';

test('[P18] a client number belongs to the member who used it first', () => {
  const shared = room();
  const ada = clientOf(shared, 11);
  createRecord(editingOf(ada), 'lessons', { text: 'mine' });
  expect(offer(shared, Y.encodeStateAsUpdate(ada), 'ada')).toBe('ok');
  const forger = clientOf(shared, 11);
  createRecord(editingOf(forger), 'lessons', { text: 'not mine' });
  expect(offer(shared, Y.encodeStateAsUpdate(forger), 'ben')).toBe('foreign-client');
  const server = clientOf(shared, seedNumber);
  createRecord(editingOf(server), 'lessons', { text: 'as the server' });
  expect(offer(shared, Y.encodeStateAsUpdate(server), 'ben')).toBe('foreign-client');
});

test("[P18] other words under somebody's number are refused even where their clocks are known", () => {
  const shared = room();
  const ada = clientOf(shared, 11);
  factText(ada, firstFact(ada), 'value')!.insert(0, 'mine');
  expect(offer(shared, Y.encodeStateAsUpdate(ada, Y.encodeStateVector(shared.doc)), 'ada')).toBe('ok');
  const other = new Y.Doc();
  Y.applyUpdate(other, seededUpdate());
  other.clientID = 11;
  const before = Y.encodeStateVector(other);
  factText(other, firstFact(other), 'value')!.insert(0, 'ours');
  expect(offer(shared, Y.encodeStateAsUpdate(other, before), 'ben')).toBe('foreign-client');
  expect(offer(shared, Y.encodeStateAsUpdate(ada), 'ben')).toBe('nothing-new');
});

test('[P18] a number that a present member announced is not taken by another', () => {
  const shared = room();
  shared.numbers.claim(31, 'ada');
  const doc = clientOf(shared, 31);
  createRecord(editingOf(doc), 'lessons', { text: 'x' });
  expect(offer(shared, Y.encodeStateAsUpdate(doc), 'ben')).toBe('foreign-client');
  expect(offer(shared, Y.encodeStateAsUpdate(doc), 'ada')).toBe('ok');
});

test('[P18] a number of an earlier epoch has to start anew', () => {
  const numbers = [
    { clientNumber: seedNumber, epoch: 2, memberId: null },
    { clientNumber: 11, epoch: 1, memberId: 'ada' },
  ];
  const stored = {
    epoch: 2,
    layout: 1,
    seq: 1,
    snapshot: null,
    summary: null,
    updates: [seededUpdate()],
    numbers,
  };
  const shared = new RoomDocument('r1', stored, seededBytes(3));
  const doc = clientOf(shared, 11);
  createRecord(editingOf(doc), 'lessons', { text: 'old' });
  expect(offer(shared, Y.encodeStateAsUpdate(doc))).toBe('epoch-moved');
});
