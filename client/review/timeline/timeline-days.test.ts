import { describe, expect, it } from 'vitest';
import type { TimelineRecord } from '../../../shared/review-document/records.ts';
import { clockLabel, timelineDays } from './timeline-days.ts';

function entry(
  id: string,
  from: string,
  precision: TimelineRecord['precision'],
  more: Partial<TimelineRecord> = {},
): TimelineRecord {
  return {
    id,
    from,
    to: '',
    precision,
    toPrecision: null,
    between: false,
    text: '',
    tz: '',
    offset: '',
    toOffset: '',
    place: '',
    lane: null,
    known: null,
    milestone: null,
    starred: false,
    evidence: [],
    order: '',
    createdAt: 0,
    withdrawnAt: null,
    ...more,
  };
}

describe('the chronology', () => {
  it('puts neighbours of one day under one heading', () => {
    const days = timelineDays([
      entry('a', '2026-02', 'month'),
      entry('b', '2026-02-11T09:40', 'minute'),
      entry('c', '2026-02-11', 'day'),
      entry('d', '', 'unknown'),
    ]);
    expect(days.map(({ label, entries }) => [label, entries.length])).toEqual([
      ['February 2026', 1],
      ['11 February 2026', 2],
      ['Time not known', 1],
    ]);
  });

  it('keeps an unknown time under the day of the entry it was put beside', () => {
    const placed = new Set(['b', 'c']);
    const days = timelineDays(
      [
        entry('a', '2026-02-11T09:40', 'minute'),
        entry('b', '', 'unknown', { place: 'before:c' }),
        entry('c', '', 'unknown', { place: 'after:a' }),
        entry('d', '2026-02-11T09:50', 'minute'),
      ],
      (id) => placed.has(id),
    );
    expect(days.map(({ label, entries }) => [label, entries.length])).toEqual([['11 February 2026', 4]]);
  });

  it('says no more about the time than is known', () => {
    expect(clockLabel(entry('a', '2026-02-11T09', 'hour'))).toBe('about 09:00');
    expect(clockLabel(entry('a', '2026-02-11T09:30', 'hour'))).toBe('about 09:30');
    expect(clockLabel(entry('a', '2026-02-11T09:40', 'day'))).toBe('That day');
    expect(clockLabel(entry('a', '2026-02', 'month'))).toBe('In the month');
    expect(clockLabel(entry('a', '', null))).toBe('No time');
  });

  it('gives the end its day only when it is another one, and its own sureness', () => {
    const at = (to: string, more: Partial<TimelineRecord> = {}): string =>
      clockLabel(entry('a', '2026-02-11T23:40', 'minute', { to, ...more }));
    expect(at('2026-02-11T23:50')).toBe('23:40 to 23:50');
    expect(at('2026-02-12T00:10')).toBe('23:40 to 12 February 2026, 00:10');
    expect(at('2026-02-11T23:50', { toPrecision: 'hour' })).toBe('23:40 to about 23:50');
    expect(at('2026-02-11T23:50', { between: true })).toBe('between 23:40 and 23:50');
    expect(clockLabel(entry('a', '2026-02-11', 'day', { to: '2026-02-13' }))).toBe('to 13 February 2026');
  });
});
