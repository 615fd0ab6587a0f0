import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayMs, hourMs, localBounds } from '../review-document/local-time.ts';
import { dueTime, isWorkingDay, momentOf, workingDayAfter, type DueTime } from './due-time.ts';
import { holidayCalendarIds, holidayCalendars } from './holiday-calendars.ts';
import type { ClockRule } from './reporting-regimes.ts';

function due(rule: ClockRule, trigger: string, zone: string): DueTime {
  const answer = dueTime(rule, trigger, zone);
  if (answer.kind !== 'due') throw new Error(`not due: ${answer.kind}`);
  return answer.due;
}

const days = (limit: number): ClockRule => ({ unit: 'calendar-days', limit });
const working = (limit: number): ClockRule => ({ unit: 'working-days', limit, calendar: 'england-wales' });
const zones = ['UTC', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'America/Havana', '+05:30'];
const anyDay = fc.integer({ min: 0, max: 900 }).map((many) => addDays('2025-06-01', many));
const anyZone = fc.constantFrom(...zones);
/** Noon exists on every day in every zone. */
const atNoon = (day: string): string => `${day}T12:00`;

describe('hours', () => {
  test('72 hours are 72 hours, also over the night in which clocks are put forward', () => {
    const rule = { unit: 'hours', limit: 72 } as const;
    const { at, day } = due(rule, '2026-03-27T18:00', 'Europe/London');
    expect(at).toBe(Date.UTC(2026, 2, 30, 18));
    expect(new Date(at).toLocaleString('en-GB', { timeZone: 'Europe/London' })).toBe('30/03/2026, 19:00:00');
    expect(day).toBe('2026-03-30');
  });

  test('run on through weekends and holidays', () => {
    fc.assert(
      fc.property(anyDay, anyZone, fc.integer({ min: 1, max: 200 }), (day, zone, limit) => {
        const { at } = due({ unit: 'hours', limit }, atNoon(day), zone);
        expect(at - momentOf(zone, atNoon(day))).toBe(limit * hourMs);
      }),
    );
  });
});

describe('days', () => {
  test('three days end at midnight in the zone, which is not 72 hours', () => {
    const { at, day } = due(days(3), '2026-03-27T18:00', 'Europe/London');
    expect(day).toBe('2026-03-30');
    expect(new Date(at).toISOString()).toBe('2026-03-30T23:00:00.000Z');
  });

  test('go over the end of a month and over the 29th of February', () => {
    expect(due(days(10), '2026-01-28T09:00', 'UTC').day).toBe('2026-02-07');
    expect(due(days(2), '2028-02-27T09:00', 'UTC').day).toBe('2028-02-29');
    expect(due(days(2), '2027-02-27T09:00', 'UTC').day).toBe('2027-03-01');
  });

  test('end when the next day begins, in every zone, whatever the clocks do in between', () => {
    fc.assert(
      fc.property(anyDay, anyZone, fc.integer({ min: 1, max: 60 }), (day, zone, limit) => {
        const answer = due(days(limit), atNoon(day), zone);
        expect(answer.day).toBe(addDays(day, limit));
        expect(answer.at).toBe(momentOf(zone, `${addDays(day, limit + 1)}T00:00`));
        const length = answer.at - momentOf(zone, atNoon(day));
        expect(Math.abs(length - (limit + 0.5) * dayMs)).toBeLessThanOrEqual(hourMs);
      }),
    );
  });
});

describe('working days', () => {
  test('leave out weekends and bank holidays', () => {
    // Good Friday and Easter Monday lie in between.
    expect(due(working(10), '2026-04-01T16:00', 'Europe/London').day).toBe('2026-04-17');
    expect(due(working(1), '2026-12-24T16:00', 'Europe/London').day).toBe('2026-12-29');
  });

  test('end on a working day, with exactly so many of them after the day of the trigger', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(...holidayCalendarIds),
        (day, many, calendar) => {
          const last = workingDayAfter(day, many, calendar);
          expect(isWorkingDay(last, calendar)).toBe(true);
          let counted = 0;
          for (let at = addDays(day, 1); at <= last; at = addDays(at, 1))
            if (isWorkingDay(at, calendar)) counted += 1;
          expect(counted).toBe(many);
        },
      ),
    );
  });

  test('are never due before as many plain days', () => {
    fc.assert(
      fc.property(anyDay, anyZone, fc.integer({ min: 1, max: 60 }), (day, zone, limit) => {
        expect(due(working(limit), atNoon(day), zone).at).toBeGreaterThanOrEqual(
          due(days(limit), atNoon(day), zone).at,
        );
      }),
    );
  });

  test('say when they run into years whose holidays are not known', () => {
    expect(due(working(10), '2026-04-01T16:00', 'Europe/London').holidaysKnown).toBe(true);
    expect(due(working(10), '2028-12-27T16:00', 'Europe/London').holidaysKnown).toBe(false);
  });
});

describe('a trigger that cannot be read', () => {
  test.each([
    ['2026-02-30T09:00', 'UTC', /day and the time/],
    ['2026-03-02', 'UTC', /day and the time/],
    ['2026-03-02T09:00', 'Europe/Nowhere', /zone is not known/],
    ['2026-03-29T01:30', 'Europe/London', /put forward/],
  ])('%s in %s is refused with a sentence', (trigger, zone, sentence) => {
    expect(dueTime(days(2), trigger, zone)).toEqual({
      kind: 'unreadable',
      sentence: expect.stringMatching(sentence) as string,
    });
  });

  test('an hour that the clocks showed twice counts from the first time', () => {
    const { at } = due({ unit: 'hours', limit: 1 }, '2026-10-25T01:30', 'Europe/London');
    expect(at).toBe(Date.UTC(2026, 9, 25, 1, 30));
  });

  test('a midnight that the clocks left out is the moment at which they were put forward', () => {
    expect(momentOf('America/Havana', '2026-03-08T00:00')).toBe(Date.UTC(2026, 2, 8, 5));
  });
});

test('a rule without a number has no due day', () => {
  expect(dueTime({ unit: 'asap' }, '2026-03-02T09:00', 'UTC')).toEqual({ kind: 'no-limit' });
});

describe.each(holidayCalendarIds)('the holidays of %s', (id) => {
  const { days: listed, fromYear, toYear } = holidayCalendars[id];

  test('stand in order, once each, in the years it covers, and on no weekend', () => {
    expect(listed).toEqual([...new Set(listed)].sort());
    for (const day of listed) {
      expect(new Date(localBounds(day)?.start ?? 0).getUTCDay() % 6).not.toBe(0);
      expect(Number(day.slice(0, 4))).toBeGreaterThanOrEqual(fromYear);
      expect(Number(day.slice(0, 4))).toBeLessThanOrEqual(toYear);
    }
  });

  test('follow from the standing rules', () => {
    const ruled = [];
    for (let year = fromYear; year <= toYear + 1; year += 1)
      ruled.push(...(id === 'england-wales' ? englishHolidays(year) : federalHolidays(year)));
    expect(listed).toEqual(
      ruled.filter((day) => Number(day.slice(0, 4)) <= toYear && Number(day.slice(0, 4)) >= fromYear).sort(),
    );
  });
});

const weekday = (day: string): number => new Date(localBounds(day)?.start ?? 0).getUTCDay();
const dayOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** The nth of a weekday in a month; counted from the end when negative. */
function nth(year: number, month: number, of: number, place: number): string {
  const all = Array.from({ length: 31 }, (_, i) => dayOf(year, month, i + 1)).filter(
    (day) => Number(day.slice(5, 7)) === month && weekday(day) === of,
  );
  return all.at(place > 0 ? place - 1 : place) ?? '';
}

/** Easter Sunday by the method of Meeus, Jones and Butcher. */
function easter(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(sum / 31), (sum % 31) + 1);
}

function englishHolidays(year: number): string[] {
  const movable = [
    addDays(easter(year), -2),
    addDays(easter(year), 1),
    nth(year, 5, 1, 1),
    nth(year, 5, 1, -1),
    nth(year, 8, 1, -1),
  ];
  const fixed: string[] = [];
  for (const day of [dayOf(year, 1, 1), dayOf(year, 12, 25), dayOf(year, 12, 26)]) {
    let kept = day;
    while (weekday(kept) % 6 === 0 || fixed.includes(kept)) kept = addDays(kept, 1);
    fixed.push(kept);
  }
  return [...movable, ...fixed];
}

function federalHolidays(year: number): string[] {
  const movable = [
    nth(year, 1, 1, 3),
    nth(year, 2, 1, 3),
    nth(year, 5, 1, -1),
    nth(year, 9, 1, 1),
    nth(year, 10, 1, 2),
    nth(year, 11, 4, 4),
  ];
  const fixed = [
    dayOf(year, 1, 1),
    dayOf(year, 6, 19),
    dayOf(year, 7, 4),
    dayOf(year, 11, 11),
    dayOf(year, 12, 25),
  ];
  return [
    ...movable,
    ...fixed.map((day) => addDays(day, weekday(day) === 6 ? -1 : weekday(day) === 0 ? 1 : 0)),
  ];
}
