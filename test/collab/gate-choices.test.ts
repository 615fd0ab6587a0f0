/** What a rating, an answer to a voice and a number may be at the gate: what the layout lists, and nothing else. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  createRecord,
  setAnswerRating,
  setChoice,
  type Editing,
} from '../../shared/review-document/edits.ts';
import { template } from '../../shared/templates/templates.ts';
import { clientOf, editingOf, offer, room } from '../support/gate-world.ts';

/** What the gate says to what a member's client wrote on top of a fresh full review. */
function verdict(write: (doc: Y.Doc, editing: Editing) => void): string {
  const full = template('full');
  if (full === undefined) throw new Error('there is no full review');
  const shared = room(full);
  const doc = clientOf(shared, 77);
  write(doc, editingOf(doc));
  return offer(shared, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(shared.doc)));
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

test('a point of a summary passes with its choices, its sets and a link to another', () => {
  expect(
    verdict((_doc, editing) => {
      const factor = createRecord(editing, 'points', {
        part: 'factor',
        layer: 'interface',
        text: 'The list hid it',
        codes: ['I1'],
      });
      const action = createRecord(editing, 'points', { part: 'action', state: 'agreed', factors: [factor] });
      createRecord(editing, 'links', { from: factor, to: action, kind: 'contributes' });
      setChoice(editing, 'points', action, 'state', 'verified-effective');
    }),
  ).toBe('ok');
});

test('a point in a part that the layout does not list is refused', () => {
  expect(
    verdict((doc, editing) => {
      const id = createRecord(editing, 'points', { part: 'lesson' });
      doc.getMap<Y.Map<unknown>>('points').get(id)?.set('part', 'blame');
    }),
  ).not.toBe('ok');
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
