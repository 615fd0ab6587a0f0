import { expect, test } from 'vitest';
import { addDays, cutTime, formatDay, isEntryTime, precisionOf } from './local-time.ts';

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
  expect(['2026-03-02T09:41', '2026-03-02T09', '2026-03', 'x'].map(precisionOf)).toEqual([
    'minute',
    'hour',
    'month',
    'unknown',
  ]);
});

test('a day is said in words and what is none is left as it is', () => {
  expect(['2026-03-02', '2026-03', 'spring'].map(formatDay)).toEqual([
    '2 March 2026',
    'March 2026',
    'spring',
  ]);
});

test('days are counted over the end of months and years', () => {
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  expect(addDays('spring', 1)).toBe('spring');
});
