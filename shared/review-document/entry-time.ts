/**
 * When something happened, as a panel knows it: to the second, about the hour, only the month, or not at all.
 * Pure and the same on every machine: no Intl, no zone tables.
 *
 * Rule of order: entries are compared by their local date-time as written. Only where the zone is `UTC` or a fixed
 * offset such as `+02:00` is a time of day brought to UTC first. A coarser time stands before the finer ones within it
 * (a month before its days), an unknown one at the end; equal times keep the order the panel gave them.
 */
import { timePrecisions } from './layout.ts';
import { compareOrder } from './record-order.ts';
import type { Ordered } from './record-order.ts';
import type { TimelineRecord, TimePrecision } from './records.ts';

export type EntryTime = Pick<TimelineRecord, 'from' | 'to' | 'precision' | 'tz'>;

interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day?: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
}

const months = [
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

const pattern = /^(\d{4})-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2}))?)?)?)?$/;

/** How much of a local date-time each precision keeps, in characters. */
const kept: Readonly<Record<TimePrecision, number>> = {
  exact: 19,
  minute: 16,
  hour: 13,
  day: 10,
  month: 7,
  unknown: 0,
};

/** Whether a string is a local date-time that exists, cut anywhere from the month to the second. */
export function isEntryTime(value: string): boolean {
  return parts(value) !== undefined;
}

/**
 * Cuts a local date-time to what is known of it, such as `2026-03-02T09:41` and `day` to `2026-03-02`.
 * Empty for `unknown` and for what is no date-time.
 */
export function cutTime(value: string, precision: TimePrecision): string {
  return isEntryTime(value) ? value.slice(0, kept[precision]) : '';
}

/** The time in words: `2 March 2026, about 03:00`. Says so when it is not known. */
export function formatEntryTime(entry: EntryTime): string {
  const from = shownTime(entry.from, entry.precision);
  if (from === undefined) return 'Time not known';
  const to = shownTime(entry.to, entry.precision);
  if (to === undefined || entry.to === entry.from) return inWords(from, entry.precision);
  const sameDay = to.hour !== undefined && dayWords(from) === dayWords(to);
  const end = sameDay ? clockWords(to) : inWords(to, entry.precision);
  return `${inWords(from, entry.precision)} to ${end}`;
}

/** A string that sorts entries by the rule above; compare by code units. */
export function entrySortKey(entry: EntryTime): string {
  const local = cutTime(
    entry.from,
    entry.precision === null || entry.precision === 'unknown' ? 'exact' : entry.precision,
  );
  const time = parts(local);
  if (time === undefined) return '~';
  const offset = offsetMinutes(entry.tz);
  if (offset === undefined || time.hour === undefined) return local;
  const utc = new Date(
    Date.UTC(
      time.year,
      time.month - 1,
      time.day ?? 1,
      time.hour,
      (time.minute ?? 0) - offset,
      time.second ?? 0,
    ),
  );
  // A shift by half an hour cannot be told to the hour: keep minutes then, so that no order is lost.
  const length = local.length === kept.hour && offset % 60 !== 0 ? kept.minute : local.length;
  return utc.toISOString().slice(0, length);
}

/** Orders timeline entries by time, then as the panel placed them. Total. */
export function compareEntries(a: EntryTime & Ordered, b: EntryTime & Ordered): number {
  const [one, two] = [entrySortKey(a), entrySortKey(b)];
  if (one !== two) return one < two ? -1 : 1;
  return compareOrder(a, b);
}

/** A calendar day or month in words: `2 March 2026`, `March 2026`; what is no date is given back unchanged. */
export function formatDay(value: string): string {
  const time = parts(value);
  return time === undefined ? value : dayWords(time);
}

function parts(value: string): LocalTime | undefined {
  const match = pattern.exec(value);
  if (match === null) return undefined;
  const [year = 0, month = 0, day, hour, minute, second] = match
    .slice(1)
    .map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const exists =
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

function within(value: number | undefined, least: number, most: number): boolean {
  return value === undefined || (value >= least && value <= most);
}

/** `unknown` beside a date means that the time of that day is not known. */
function shownTime(value: string, precision: TimePrecision | null): LocalTime | undefined {
  if (precision === 'unknown') return parts(value.slice(0, kept.day));
  return parts(cutTime(value, precision ?? 'exact'));
}

function inWords(time: LocalTime, precision: TimePrecision | null): string {
  if (time.hour === undefined) {
    return precision === 'unknown' ? `${dayWords(time)}, time not known` : dayWords(time);
  }
  const isAbout = precision === 'hour' || time.minute === undefined;
  return `${dayWords(time)}, ${isAbout ? 'about ' : ''}${clockWords(time)}`;
}

function dayWords(time: LocalTime): string {
  const month = months[time.month - 1] ?? '';
  return time.day === undefined
    ? `${month} ${String(time.year)}`
    : `${String(time.day)} ${month} ${String(time.year)}`;
}

function clockWords(time: LocalTime): string {
  const units = [time.hour ?? 0, time.minute ?? 0, ...(time.second === undefined ? [] : [time.second])];
  return units.map((unit) => String(unit).padStart(2, '0')).join(':');
}

/** Minutes ahead of UTC; undefined for a named zone, whose offset would need tables. */
function offsetMinutes(tz: string): number | undefined {
  if (tz === 'UTC' || tz === 'Etc/UTC' || tz === 'Z') return 0;
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(tz);
  if (match === null) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

/** How precise a local date-time is by its length; `unknown` for what is none. */
export function precisionOf(value: string): TimePrecision {
  if (!isEntryTime(value)) return 'unknown';
  return timePrecisions.find((precision) => kept[precision] === value.length) ?? 'unknown';
}
