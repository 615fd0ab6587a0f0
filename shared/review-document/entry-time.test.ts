import { expect, test } from 'vitest';
import { formatEntryTime, hasClock } from './entry-time.ts';
import type { EntryTime } from './entry-time.ts';
import type { TimePrecision } from './records.ts';

function entry(
  from: string,
  precision: TimePrecision | null = null,
  more: Partial<EntryTime> = {},
): EntryTime {
  return { from, to: '', tz: '', precision, ...more };
}

test('a time is said in words no surer than it is known', () => {
  expect(formatEntryTime(entry('2026-03-02T09:41', 'minute'))).toBe('2 March 2026, 09:41');
  expect(formatEntryTime(entry('2026-03-02T09:41:05', 'exact'))).toBe('2 March 2026, 09:41:05');
  expect(formatEntryTime(entry('2026-03-02T03:20', 'hour'))).toBe('2 March 2026, about 03:20');
  expect(formatEntryTime(entry('2026-03-02T03', 'hour'))).toBe('2 March 2026, about 03:00');
  expect(formatEntryTime(entry('2026-03-02T03:20', 'day'))).toBe('2 March 2026');
  expect(formatEntryTime(entry('2026-03', 'day'))).toBe('March 2026');
  expect(formatEntryTime(entry('2026-03-02', 'unknown'))).toBe('2 March 2026, time not known');
  expect(formatEntryTime(entry('', 'minute'))).toBe('Time not known');
});

test('a span names its day once', () => {
  expect(formatEntryTime(entry('2026-03-02T09:41', 'minute', { to: '2026-03-02T09:55' }))).toBe(
    '2 March 2026, 09:41 to 09:55',
  );
  expect(formatEntryTime(entry('2026-03-02T23:00', 'minute', { to: '2026-03-03T01:00' }))).toBe(
    '2 March 2026, 23:00 to 3 March 2026, 01:00',
  );
  expect(formatEntryTime(entry('2026-03', 'month', { to: '2026-05' }))).toBe('March 2026 to May 2026');
});

test('each end of a span says for itself how surely it is known', () => {
  const to = '2026-03-02T11:00';
  expect(formatEntryTime(entry('2026-03-02T09:41', 'minute', { to, toPrecision: 'hour' }))).toBe(
    '2 March 2026, 09:41 to about 11:00',
  );
  expect(formatEntryTime(entry('2026-03-02T09:41', 'hour', { to, toPrecision: 'minute' }))).toBe(
    '2 March 2026, about 09:41 to 11:00',
  );
});

test('a moment somewhere between two ends is not told as something that lasted', () => {
  const ends = { to: '2026-03-12T06:00', between: true };
  expect(formatEntryTime(entry('2026-03-11T22:00', 'hour', ends))).toBe(
    'between 11 March 2026, about 22:00 and 12 March 2026, about 06:00',
  );
});

test('only a time of day asks for a zone', () => {
  expect(hasClock(entry('2026-03-02T09:41', 'minute'))).toBe(true);
  expect(hasClock(entry('2026-03-02T09:41', 'day'))).toBe(false);
  expect(hasClock(entry('', 'unknown'))).toBe(false);
});
