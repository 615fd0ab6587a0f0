import { describe, expect, it } from 'vitest';
import { dayOf, daysBetween, formatAgo, formatDay, formatDayShort } from './dates.ts';

const minute = 60_000;

describe('dates in words', () => {
  it('shows a day in full, and without its year within the same year', () => {
    expect(formatDay('2026-03-14')).toBe('14 Mar 2026');
    expect(formatDayShort('2026-03-14', '2026-11-20')).toBe('14 Mar');
    expect(formatDayShort('2025-03-14', '2026-11-20')).toBe('14 Mar 2025');
  });

  it('shows what is no day as it stands', () => {
    expect(formatDay('in spring')).toBe('in spring');
  });

  it('says how long ago, from just now to the day itself', () => {
    const now = Date.UTC(2026, 10, 20, 12);
    const ago = [0, 1, 5, 60, 150, 24 * 60, 3 * 24 * 60, 30 * 24 * 60].map((minutes) =>
      formatAgo(now - minutes * minute, now),
    );
    expect(ago).toEqual([
      'just now',
      'a minute ago',
      '5 minutes ago',
      'an hour ago',
      '2 hours ago',
      'yesterday',
      '3 days ago',
      '21 Oct 2026',
    ]);
  });

  it("takes the calendar day of the reader's own zone", () => {
    expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });

  it('counts whole days over a change of clocks', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-11-20', '2026-11-17')).toBe(-3);
  });
});
