import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createRecord } from '../../shared/review-document/edits.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import { makePartnerPage } from './partner-page.ts';

test('a patient partner reads the timeline in the order of time, whenever an entry was written', () => {
  const doc = new Y.Doc();
  let turn = 0;
  const editing = {
    doc,
    origin: 'panel',
    random: (size: number) => Uint8Array.from({ length: size }, () => (turn += 1) % 256),
    now: () => 1,
  };
  for (const [from, text] of [
    ['2026-09-14T18:40', 'The film is taken'],
    ['2026-03', 'The threshold is changed'],
  ] as const)
    createRecord(editing, 'timeline', { from, text, precision: from.length > 7 ? 'minute' : 'month' });
  const facts = { title: 'A review', stage: 'gathering', publicCase: false } as const;
  const { timeline } = makePartnerPage(facts, readContent(doc), []);
  expect(timeline.map(({ text }) => text)).toEqual(['The threshold is changed', 'The film is taken']);
});

test('a patient partner reads how surely a time is known, its zone, and the milestone it marks', () => {
  const doc = new Y.Doc();
  const random = (size: number) => new Uint8Array(size).fill(7);
  createRecord({ doc, origin: 'panel', random, now: () => 1 }, 'timeline', {
    text: 'The family is told',
    from: '2026-09-14T18:30',
    to: '2026-09-14T20:00',
    precision: 'hour',
    toPrecision: 'minute',
    between: true,
    tz: 'Europe/London',
    milestone: 'person-told',
  });
  const facts = { title: 'A review', stage: 'gathering', publicCase: false } as const;
  expect(makePartnerPage(facts, readContent(doc), []).timeline).toEqual([
    {
      when: 'between 14 September 2026, about 18:30 and 20:00',
      zone: 'Europe/London',
      text: 'The family is told',
      milestone: 'Person told',
    },
  ]);
});
