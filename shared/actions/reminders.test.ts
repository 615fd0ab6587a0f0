import { describe, expect, it } from 'vitest';
import { addDays } from '../review-document/local-time.ts';
import { daysBetween, dueWords, escalatesBetween, momentBetween } from './reminders.ts';

const due = '2026-03-29';

describe('reminders', () => {
  it('come seven days and one day before, on the day, and weekly after', () => {
    const moments = [];
    for (let day = addDays(due, -20); day <= addDays(due, 30); day = addDays(day, 1)) {
      const moment = momentBetween(due, addDays(day, -1), day);
      if (moment !== undefined) moments.push([daysBetween(due, day), moment]);
    }
    expect(moments).toEqual([-7, -1, 0, 7, 14, 21, 28].map((days) => [days, days]));
  });

  it('that were missed are made up by the newest alone', () => {
    expect(momentBetween(due, addDays(due, -9), addDays(due, 3))).toBe(0);
    expect(momentBetween(due, addDays(due, 0), addDays(due, 6))).toBeUndefined();
    expect(momentBetween(due, addDays(due, -40), addDays(due, -8))).toBeUndefined();
  });

  it('tell a safety lead once, two weeks after', () => {
    expect(escalatesBetween(due, addDays(due, 13), addDays(due, 14))).toBe(true);
    expect(escalatesBetween(due, addDays(due, 14), addDays(due, 15))).toBe(false);
    expect(escalatesBetween(due, addDays(due, 2), addDays(due, 40))).toBe(true);
  });

  it('say the distance as people do', () => {
    expect([-7, -1, 0, 1, 14].map(dueWords)).toEqual([
      'in 7 days',
      'tomorrow',
      'today',
      'yesterday',
      '14 days ago',
    ]);
  });
});
