/** Ratings, answers to voices, the map and numbers take part in comparing versions and in going back to one. */
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { template } from '../templates/templates.ts';
import { compareVersions } from './compare-versions.ts';
import { createRecord, recordText, setAnswerRating, setChoice, setInSet, setString } from './edits.ts';
import type { Editing } from './edits.ts';
import { readContent } from './reads.ts';
import { restoreVersion } from './restore-version.ts';
import { seedReview } from './seed.ts';

let seed = 0;
function panel(): Editing {
  const doc = new Y.Doc();
  const full = template('full');
  if (full === undefined) throw new Error('there is no full review');
  seedReview(doc, full);
  const random = (size: number): Uint8Array => {
    seed += 1;
    return Uint8Array.from({ length: size }, (_one, i) => (seed * 29 + i * 7) % 256);
  };
  return { doc, origin: null, random, now: () => 1000 };
}

test('each of them is found by a comparison, and a restored version has it as it was', () => {
  const now = panel();
  setAnswerRating(now, 'over.time', 'real');
  const voice = createRecord(now, 'voices', { of: 'patient', text: 'Who else?', answer: 'open' });
  const cell = createRecord(now, 'functions', {
    function: 'ran',
    organisation: 'team',
    who: 'Night service',
  });
  const factor = createRecord(now, 'factors', { condition: 'Nobody watched the rate' });
  const reading = createRecord(now, 'metrics', { kind: 'reading', group: 'Men', count: '3', of: '9' });

  const then = new Y.Doc();
  Y.applyUpdate(then, Y.encodeStateAsUpdate(now.doc));
  const before = readContent(then);

  setAnswerRating(now, 'over.time', 'on-paper');
  setChoice(now, 'voices', voice, 'answer', 'changed');
  recordText(now.doc, 'functions', cell, 'who')?.insert(0, 'Former ');
  setInSet(now, 'functions', cell, 'factors', factor, true);
  setString(now, 'metrics', reading, 'count', '4');
  setChoice(now, 'metrics', reading, 'data', 'not-recorded');

  const places = compareVersions(before, readContent(now.doc)).map(({ place, after }) => [place, after]);
  expect(places).toEqual([
    ['answers/over.time/rating', 'On paper only'],
    [`voices/${voice}/answer`, 'Changed'],
    [`functions/${cell}/who`, 'Former Night service'],
    [`functions/${cell}/factors`, '“Nobody watched the rate”'],
    [`metrics/${reading}/data`, 'Not recorded'],
    [`metrics/${reading}/count`, '4'],
  ]);
  restoreVersion(now, then);
  expect(compareVersions(before, readContent(now.doc))).toEqual([]);
});
