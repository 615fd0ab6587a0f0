import { describe, expect, it } from 'vitest';
import type { TimelineRecord } from '../../../shared/review-document/records.ts';
import { clockLabel, timelineDays } from './timeline-days.ts';

function entry(id: string, from: string, precision: TimelineRecord['precision'], to = ''): TimelineRecord {
  return {
    id,
    from,
    to,
    precision,
    text: '',
    tz: '',
    lane: null,
    known: null,
    starred: false,
    evidence: [],
    order: '',
    createdAt: 0,
    withdrawnAt: null,
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

  it('says no more about the time than is known', () => {
    expect(clockLabel(entry('a', '2026-02-11T09', 'hour'))).toBe('about 09:00');
    expect(clockLabel(entry('a', '2026-02-11T09:40', 'day'))).toBe('That day');
    expect(clockLabel(entry('a', '2026-02', 'month'))).toBe('In the month');
    expect(clockLabel(entry('a', '', null))).toBe('No time');
  });

  it('gives the end its day only when it is another one', () => {
    expect(clockLabel(entry('a', '2026-02-11T09:40', 'minute', '2026-02-11T10:00'))).toBe('09:40 to 10:00');
    expect(clockLabel(entry('a', '2026-02-11T23:40', 'minute', '2026-02-12T00:10'))).toBe(
      '23:40 to 12 February 2026, 00:10',
    );
  });
});
