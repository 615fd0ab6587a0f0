import { describe, expect, it } from 'vitest';
import { monthAway, weeksOf } from './calendar-month.ts';

describe('the calendar', () => {
  it('shows whole weeks from Monday that hold every day of the month', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks[0]?.[0]).toBe('2026-10-26');
    expect(weeks.at(-1)?.[6]).toBe('2026-12-06');
    expect(weeks.every((week) => week.length === 7)).toBe(true);
  });

  it('has four weeks when a February begins on a Monday', () => {
    expect(weeksOf('2027-02')).toHaveLength(4);
  });

  it('goes over the turn of a year', () => {
    expect(monthAway('2026-12', 1)).toBe('2027-01');
    expect(monthAway('2026-01', -1)).toBe('2025-12');
  });
});
