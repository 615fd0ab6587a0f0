/**
 * When a report is due, counted from the moment that started the clock. Pure; zone tables are asked through the one
 * place that asks them. Hours run through as they are; days begin to count on the day after, and the last one lasts
 * until midnight in the zone of the trigger, also where a clock is put forward or back in between.
 */
import {
  addDays,
  dayMs,
  hourMs,
  isEntryTime,
  localBounds,
  localFrom,
  minuteMs,
} from '../review-document/local-time.ts';
import { readOffsets } from '../review-document/entry-span.ts';
import { readZone } from '../review-document/zone-offset.ts';
import { holidayCalendars, type HolidayCalendarId } from './holiday-calendars.ts';
import type { ClockRule } from './reporting-regimes.ts';

export interface DueTime {
  /** UTC milliseconds: from this moment on it is late. */
  readonly at: number;
  /** The calendar day on which it is due, in the zone of the trigger. */
  readonly day: string;
  /** False when working days were counted beyond the years whose holidays are known. */
  readonly holidaysKnown: boolean;
}

export type DueAnswer =
  | { readonly kind: 'due'; readonly due: DueTime }
  /** The rule names no number. */
  | { readonly kind: 'no-limit' }
  /** The trigger cannot be read: no such day or time, no such zone, or a time that the clocks there left out. */
  | { readonly kind: 'unreadable'; readonly sentence: string };

/** @param trigger local date-time to the minute, such as `2026-03-02T09:41` */
export function dueTime(rule: ClockRule, trigger: string, zone: string): DueAnswer {
  if (rule.unit === 'asap') return { kind: 'no-limit' };
  if (trigger.length !== 16 || !isEntryTime(trigger))
    return unreadable('Give the day and the time at which it started, such as 2 March 2026, 09:41.');
  const read = readZone(zone, trigger);
  if (read.kind === 'unknown-zone')
    return unreadable('This time zone is not known here. Choose one from the list.');
  if (read.kind === 'gap')
    return unreadable('The clocks of this zone were put forward over this time. Give the one they showed.');
  const started = momentOf(zone, trigger);
  const day = trigger.slice(0, 10);
  switch (rule.unit) {
    case 'hours': {
      const at = started + rule.limit * hourMs;
      return due(at, localDayOf(zone, at), true);
    }
    case 'calendar-days': {
      const last = addDays(day, rule.limit);
      return due(momentOf(zone, `${addDays(last, 1)}T00:00`), last, true);
    }
    case 'working-days': {
      const last = workingDayAfter(day, rule.limit, rule.calendar);
      return due(momentOf(zone, `${addDays(last, 1)}T00:00`), last, yearsKnown(day, last, rule.calendar));
    }
  }
}

/** The last of so many working days after a day, which itself does not count. */
export function workingDayAfter(day: string, many: number, calendar: HolidayCalendarId): string {
  let last = day;
  for (let counted = 0; counted < many;) {
    last = addDays(last, 1);
    if (isWorkingDay(last, calendar)) counted += 1;
  }
  return last;
}

export function isWorkingDay(day: string, calendar: HolidayCalendarId): boolean {
  const weekday = new Date(localBounds(day)?.start ?? 0).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidayCalendars[calendar].days.includes(day);
}

/**
 * The moment of a local time in UTC milliseconds: the earlier one where the clocks showed it twice, and where they left
 * it out the moment at which they were put forward.
 */
export function momentOf(zone: string, local: string): number {
  const start = localBounds(local)?.start ?? 0;
  const [offset] = offsetsAt(zone, local) ?? [];
  if (offset !== undefined) return start - offset * minuteMs;
  // Left out: the first minute after it that the clocks showed.
  for (let later = 1; later <= 24 * 60; later += 1) {
    const [shown] = offsetsAt(zone, localFrom(start + later * minuteMs).slice(0, 16)) ?? [];
    if (shown !== undefined) return start + (later - shown) * minuteMs;
  }
  return start;
}

function offsetsAt(zone: string, local: string): readonly number[] | undefined {
  const read = readZone(zone, local);
  return read.kind === 'offset' ? readOffsets(read.offset) : undefined;
}

/** The calendar day that a moment falls on in a zone. */
function localDayOf(zone: string, at: number): string {
  const around = localFrom(at).slice(0, 10);
  const next = [addDays(around, -1), around, addDays(around, 1)].findLast(
    (day) => momentOf(zone, `${day}T00:00`) <= at,
  );
  return next ?? localFrom(at - dayMs).slice(0, 10);
}

function yearsKnown(from: string, to: string, calendar: HolidayCalendarId): boolean {
  const { fromYear, toYear } = holidayCalendars[calendar];
  return Number(from.slice(0, 4)) >= fromYear && Number(to.slice(0, 4)) <= toYear;
}

function due(at: number, day: string, holidaysKnown: boolean): DueAnswer {
  return { kind: 'due', due: { at, day, holidaysKnown } };
}

function unreadable(sentence: string): DueAnswer {
  return { kind: 'unreadable', sentence };
}
