import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareEntries,
  cutTime,
  entrySortKey,
  formatDay,
  formatEntryTime,
  isEntryTime,
  precisionOf,
} from './entry-time.ts';
import type { TimePrecision } from './records.ts';
import { timePrecisions } from './layout.ts';

function entry(from: string, precision: TimePrecision | null = null, tz = '', to = '') {
  return { id: `${from}/${precision ?? ''}/${tz}`, order: 'a0', from, to, tz, precision };
}

test('only days and times that exist are times', () => {
  for (const good of ['2026-03', '2024-02-29', '2026-03-02T09', '2026-03-02T09:41', '2026-03-02T23:59:59']) {
    expect(isEntryTime(good), good).toBe(true);
  }
  for (const bad of [
    '',
    '2026',
    '2026-13',
    '2026-02-29',
    '2026-03-02T24',
    '2026-03-02 09:41',
    '2026-03-02T09:41Z',
  ]) {
    expect(isEntryTime(bad), bad).toBe(false);
  }
});

test('a time is cut to what is known of it', () => {
  expect(cutTime('2026-03-02T09:41:12', 'minute')).toBe('2026-03-02T09:41');
  expect(cutTime('2026-03-02T09:41', 'month')).toBe('2026-03');
  expect(cutTime('2026-03-02', 'unknown')).toBe('');
  expect(cutTime('yesterday', 'day')).toBe('');
  expect(['2026-03-02T09:41', '2026-03', 'x'].map(precisionOf)).toEqual(['minute', 'month', 'unknown']);
});

test('a time is said in words no surer than it is known', () => {
  expect(formatEntryTime(entry('2026-03-02T09:41', 'minute'))).toBe('2 March 2026, 09:41');
  expect(formatEntryTime(entry('2026-03-02T09:41:05', 'exact'))).toBe('2 March 2026, 09:41:05');
  expect(formatEntryTime(entry('2026-03-02T03:20', 'hour'))).toBe('2 March 2026, about 03:00');
  expect(formatEntryTime(entry('2026-03-02T03', 'hour'))).toBe('2 March 2026, about 03:00');
  expect(formatEntryTime(entry('2026-03-02T03:20', 'day'))).toBe('2 March 2026');
  expect(formatEntryTime(entry('2026-03', 'day'))).toBe('March 2026');
  expect(formatEntryTime(entry('2026-03-02', 'unknown'))).toBe('2 March 2026, time not known');
  expect(formatEntryTime(entry('', 'minute'))).toBe('Time not known');
});

test('a span names its day once', () => {
  expect(formatEntryTime(entry('2026-03-02T09:41', 'minute', '', '2026-03-02T09:55'))).toBe(
    '2 March 2026, 09:41 to 09:55',
  );
  expect(formatEntryTime(entry('2026-03-02T23:00', 'minute', '', '2026-03-03T01:00'))).toBe(
    '2 March 2026, 23:00 to 3 March 2026, 01:00',
  );
  expect(formatEntryTime(entry('2026-03', 'month', '', '2026-05'))).toBe('March 2026 to May 2026');
});

test('entries stand in time order, the coarser first, the unknown last', () => {
  const sorted = [
    entry(''),
    entry('2026-03-02T09:41', 'minute'),
    entry('2026-03-02', 'day'),
    entry('2026-03', 'month'),
    entry('2026-03-02T03:00', 'hour'),
    entry('2026-03-01T23:00', 'minute'),
  ].sort(compareEntries);
  expect(sorted.map(({ from }) => from)).toEqual([
    '2026-03',
    '2026-03-01T23:00',
    '2026-03-02',
    '2026-03-02T03:00',
    '2026-03-02T09:41',
    '',
  ]);
});

test('times with a known offset are compared in UTC, others as written', () => {
  expect(entrySortKey(entry('2026-03-02T00:30', 'minute', '+02:00'))).toBe('2026-03-01T22:30');
  expect(entrySortKey(entry('2026-03-02T00:30', 'minute', 'Europe/Amsterdam'))).toBe('2026-03-02T00:30');
  expect(entrySortKey(entry('2026-03-02', 'day', '+02:00'))).toBe('2026-03-02');
  expect(entrySortKey(entry('2026-03-02T09', 'hour', '+05:30'))).toBe('2026-03-02T03:30');
});

test('equal and unknown times keep the order the panel gave them, and the order is total', () => {
  const times = fc.constantFrom('', '2026-03', '2026-03-02', '2026-03-02T09:41', 'nonsense');
  const entries = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    order: fc.constantFrom('a0', 'a1'),
    from: times,
    to: times,
    tz: fc.constantFrom('', 'UTC', '-03:00', 'Europe/Paris'),
    precision: fc.constantFrom(null, ...timePrecisions),
  });
  fc.assert(
    fc.property(entries, entries, entries, (a, b, c) => {
      const sign = Math.sign;
      expect(sign(compareEntries(a, b))).toBe(sign(-compareEntries(b, a)) + 0);
      if (compareEntries(a, b) <= 0 && compareEntries(b, c) <= 0) {
        expect(compareEntries(a, c)).toBeLessThanOrEqual(0);
      }
      if (a.id !== b.id) expect(compareEntries(a, b)).not.toBe(0);
    }),
  );
});

test('a day is said in words and what is none is left as it is', () => {
  expect(['2026-03-02', '2026-03', 'spring'].map(formatDay)).toEqual([
    '2 March 2026',
    'March 2026',
    'spring',
  ]);
});
