import { expect, test } from 'vitest';
import type { TimelineRecord } from '../review-document/records.ts';
import { entryOffsets } from './entry-offsets.ts';

function entry(id: string, from: string, also: Partial<TimelineRecord> = {}): TimelineRecord {
  const precision = from.length > 10 ? 'minute' : from.length > 7 ? 'day' : 'month';
  return {
    ...{ id, order: id, createdAt: 1, withdrawnAt: null, text: id, from, to: '', tz: 'UTC', offset: '' },
    ...{ toOffset: '', place: '', precision, toPrecision: null, between: false, milestone: null },
    ...{ lane: null, known: null, starred: false, evidence: [] },
    ...also,
  };
}

function offsets(...entries: TimelineRecord[]): string[] {
  return entryOffsets(entries).map(({ offset }) => offset);
}

test('times become intervals from the first entry whose time of day is known', () => {
  expect(
    offsets(
      entry('a', '2025-04'),
      entry('b', '2026-02-11T09:38'),
      entry('c', '2026-02-11T09:50'),
      entry('d', '2026-02-11T12:58'),
      entry('e', '2026-02-12T09:38'),
      entry('f', '2026-02-14'),
      entry('g', '2026-07'),
    ),
  ).toEqual(['10 months before', '0 min', '+12 min', '+3 h 20 min', '+24 h', '+3 days', '+5 months']);
});

test('without a time of day they are counted from the first day', () => {
  expect(offsets(entry('a', '2026-02-11'), entry('b', '2026-02-11'), entry('c', '2026-02-13'))).toEqual([
    '0 days',
    '0 days',
    '+2 days',
  ]);
});

test('an entry on the day of the first one, whose time nobody knows, is on the same day', () => {
  expect(offsets(entry('a', '2026-02-11T09:38'), entry('b', '2026-02-11'))).toContain('the same day');
});

test('an entry without a time has no interval, and no date is in any', () => {
  const all = offsets(
    entry('a', '2026-02-11T09:38'),
    entry('b', '', { precision: 'unknown' }),
    entry('c', '2026-02-13'),
  );
  expect(all).toContain('time not known');
  expect(all.join(' ')).not.toMatch(/2026|:\d\d/);
});

test('an entry whose time nobody knows stays where it was told, before what was told next', () => {
  const told = entryOffsets([
    entry('a', '2026-03'),
    entry('b', '', { precision: 'unknown' }),
    entry('c', '2026-01'),
    entry('d', '', { precision: 'unknown' }),
  ]);
  expect(told.map(({ entry: { id } }) => id)).toEqual(['b', 'c', 'a', 'd']);
});

test('a single time counts from nothing, so it is not told', () => {
  expect(offsets(entry('a', '', { precision: 'unknown' }), entry('b', '2026-07'))).toEqual([
    'time not known',
    'time not known',
  ]);
});

test('between months no days are counted', () => {
  expect(
    offsets(entry('a', '2020-03'), entry('b', '2020-03-12'), entry('c', '2020-05'), entry('d', '2023-05')),
  ).toEqual(['0 days', 'the same month', '+2 months', '+3 years']);
});
