/**
 * Local date-times as a timeline keeps them, such as `2026-03-02T09:41` or `2026-03`, cut to what is known.
 * Pure calendar arithmetic: no zone, no clock, no Intl, so that every machine reads them alike.
 */
import type { TimePrecision } from './records.ts';

export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day?: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
}

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

const pattern = /^(\d{4})-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2}))?)?)?)?$/;

/** How much of a local date-time each precision keeps, in characters. A rough time keeps its minutes: "about 09:30". */
const kept: Readonly<Record<TimePrecision, number>> = {
  exact: 19,
  minute: 16,
  hour: 16,
  day: 10,
  month: 7,
  unknown: 0,
};

/** Whether a string is a local date-time that exists, cut anywhere from the month to the second. */
export function isEntryTime(value: string): boolean {
  return timeParts(value) !== undefined;
}

/**
 * Cuts a local date-time to what is known of it, such as `2026-03-02T09:41` and `day` to `2026-03-02`.
 * Empty for `unknown` and for what is no date-time.
 */
export function cutTime(value: string, precision: TimePrecision): string {
  return isEntryTime(value) ? value.slice(0, kept[precision]) : '';
}

/** How precise a local date-time is by its length; `unknown` for what is none. */
export function precisionOf(value: string): TimePrecision {
  if (!isEntryTime(value)) return 'unknown';
  return value.length === 19
    ? 'exact'
    : value.length === 16
      ? 'minute'
      : value.length === 13
        ? 'hour'
        : value.length === 10
          ? 'day'
          : 'month';
}

/** A calendar day or month in words: `2 March 2026`, `March 2026`; what is no date is given back unchanged. */
export function formatDay(value: string): string {
  const time = timeParts(value);
  return time === undefined ? value : dayWords(time);
}

export function timeParts(value: string): LocalTime | undefined {
  const match = pattern.exec(value);
  if (match === null) return undefined;
  const [year = 0, month = 0, day, hour, minute, second] = match
    .slice(1)
    .map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const exists =
    year >= 100 &&
    month >= 1 &&
    month <= 12 &&
    within(day, 1, last) &&
    within(hour, 0, 23) &&
    within(minute, 0, 59) &&
    within(second, 0, 59);
  if (!exists) return undefined;
  return {
    year,
    month,
    ...(day === undefined ? {} : { day }),
    ...(hour === undefined ? {} : { hour }),
    ...(minute === undefined ? {} : { minute }),
    ...(second === undefined ? {} : { second }),
  };
}

/** Where a local date-time begins and ends, in milliseconds as if it were UTC; undefined for what is no date-time. */
export function localBounds(value: string): { readonly start: number; readonly end: number } | undefined {
  const time = timeParts(value);
  if (time === undefined) return undefined;
  const { year, month, day, hour = 0, minute = 0, second = 0 } = time;
  const start = Date.UTC(year, month - 1, day ?? 1, hour, minute, second);
  if (day === undefined) return { start, end: Date.UTC(year, month, 1) };
  return { start, end: value.length === 10 ? start + dayMs : start };
}

/** The local date-time of so many milliseconds as if they were UTC, to the second. */
export function localFrom(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}

/** A calendar day so many days later, such as `2026-02-28` and 1 to `2026-03-01`. */
export function addDays(day: string, days: number): string {
  const bounds = localBounds(day);
  return bounds === undefined ? day : localFrom(bounds.start + days * dayMs).slice(0, 10);
}

export function dayWords(time: LocalTime): string {
  const month = monthNames[time.month - 1] ?? '';
  return time.day === undefined
    ? `${month} ${String(time.year)}`
    : `${String(time.day)} ${month} ${String(time.year)}`;
}

export function clockWords(time: LocalTime): string {
  const units = [time.hour ?? 0, time.minute ?? 0, ...(time.second === undefined ? [] : [time.second])];
  return units.map((unit) => String(unit).padStart(2, '0')).join(':');
}

function within(value: number | undefined, least: number, most: number): boolean {
  return value === undefined || (value >= least && value <= most);
}
