import { describe, expect, it } from 'vitest';
import { addDays } from '../review-document/local-time.ts';
import { actionStatuses } from './action-status.ts';
import {
  daysOfQuarter,
  dueDaysOf,
  lateBands,
  quarterOf,
  quartersUpTo,
  statusGroups,
  statusesOf,
} from './dashboard-groups.ts';

describe('the groups of the dashboard', () => {
  it('hold every status but the withdrawn ones exactly once', () => {
    const grouped = statusGroups.flatMap((group) => statusesOf[group]);
    expect(grouped.toSorted()).toEqual(actionStatuses.filter((status) => status !== 'withdrawn').toSorted());
  });

  it('put every day something can be late into exactly one band', () => {
    for (let late = 1; late <= 400; late += 1) {
      const dueOn = addDays('2026-11-20', -late);
      const bands = lateBands.filter((band) => {
        const { first, last } = dueDaysOf(band, '2026-11-20');
        return (first === null || dueOn >= first) && dueOn <= last;
      });
      expect(bands).toEqual([late <= 7 ? '1-7' : late <= 30 ? '8-30' : late <= 90 ? '31-90' : 'over-90']);
    }
  });

  it('put every day of a year into the quarter that holds it', () => {
    for (let day = '2024-01-01'; day < '2025-01-01'; day = addDays(day, 1)) {
      const { first, last } = daysOfQuarter(quarterOf(day));
      expect(first <= day && day <= last).toBe(true);
    }
    expect(daysOfQuarter('2024-Q1')).toEqual({ first: '2024-01-01', last: '2024-03-31' });
  });

  it('go back over the turn of a year', () => {
    expect(quartersUpTo('2026-02-10', 3)).toEqual(['2025-Q3', '2025-Q4', '2026-Q1']);
  });
});
