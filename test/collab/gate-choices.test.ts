/** What a rating, an answer to a voice and a number may be at the gate: what the layout lists, and nothing else. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  createRecord,
  setAnswerRating,
  setChoice,
  type Editing,
} from '../../shared/review-document/edits.ts';
import { layoutVersion } from '../../shared/review-document/layout.ts';
import { seedReview } from '../../shared/review-document/seed.ts';
import { template } from '../../shared/templates/templates.ts';
import { RoomDocument } from '../../server/collab/room-document.ts';
import { seededBytes } from '../support/review-world.ts';

const seedNumber = 1;

function seeded(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = seedNumber;
  const full = template('full');
  if (full === undefined) throw new Error('there is no full review');
  seedReview(doc, full);
  return Y.encodeStateAsUpdate(doc);
}

/** What the gate says to what a member's client wrote on top of a fresh full review. */
function verdict(write: (doc: Y.Doc, editing: Editing) => void): string {
  const base = seeded();
  const numbers = [{ clientNumber: seedNumber, epoch: 1, memberId: null }];
  const stored = {
    epoch: 1,
    layout: layoutVersion,
    seq: 1,
    snapshot: null,
    summary: null,
    updates: [base],
    numbers,
  };
  const room = new RoomDocument('r1', stored, seededBytes(3));
  const doc = new Y.Doc();
  doc.clientID = 77;
  Y.applyUpdate(doc, base);
  const before = Y.encodeStateVector(doc);
  write(doc, { doc, origin: null, random: seededBytes(5), now: () => 1 });
  const outcome = room.check(Y.encodeStateAsUpdate(doc, before), 'ada');
  return outcome.kind === 'refuse' ? outcome.code : outcome.kind;
}

test('a rating, a number by group and an answer to a voice pass', () => {
  expect(
    verdict((_doc, editing) => {
      setAnswerRating(editing, 'over.time', 'on-paper');
      const voice = createRecord(editing, 'voices', { of: 'patient', text: 'Nobody told us.' });
      setChoice(editing, 'voices', voice, 'answer', 'not-changed');
      const measure = createRecord(editing, 'metrics', { kind: 'equity', name: 'Missed' });
      createRecord(editing, 'metrics', { kind: 'reading', measure, group: 'Men', count: '3', of: '9' });
      createRecord(editing, 'functions', { function: 'ran', organisation: 'team', who: 'Night service' });
    }),
  ).toBe('ok');
});

test.each([
  ['a rating', 'answers', 'over.time', 'rating', 'excellent'],
  ['an answer without its list', 'answers', 'over.time', 'rated-by', 'ada'],
])('%s that the layout does not list is refused', (_name, root, id, key, value) => {
  expect(
    verdict((doc) => {
      doc.getMap<Y.Map<unknown>>(root).get(id)?.set(key, value);
    }),
  ).not.toBe('ok');
});
