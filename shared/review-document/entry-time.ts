/**
 * When something happened, in words: to the second, about the hour, only the month, between two moments, or not at all.
 * Pure and the same on every machine. How surely a time is known is part of its words, never left to the reader.
 */
import { clockWords, cutTime, dayWords, timeParts } from './local-time.ts';
import type { LocalTime } from './local-time.ts';
import type { TimelineRecord, TimePrecision } from './records.ts';

/** What of an entry says when it was. Of an entry made before a field was there, the field is missing. */
export type EntryTime = Pick<TimelineRecord, 'from' | 'to' | 'precision' | 'tz'> &
  Partial<Pick<TimelineRecord, 'toPrecision' | 'between' | 'offset' | 'toOffset'>>;

/** One end of an entry's time, as much of it as is known. */
export interface Moment {
  /** Local date-time cut to its precision; empty when not known. */
  readonly value: string;
  readonly precision: TimePrecision | null;
}

export function fromMoment(entry: EntryTime): Moment {
  return moment(entry.from, entry.precision);
}

/** The end, with a precision of its own where it has one; empty when the entry has no end. */
export function toMoment(entry: EntryTime): Moment {
  return moment(entry.to, entry.toPrecision ?? entry.precision);
}

/** Whether the entry has two ends that differ. */
export function isRange(entry: EntryTime): boolean {
  const [from, to] = [fromMoment(entry), toMoment(entry)];
  return (
    from.value !== '' &&
    to.value !== '' &&
    (to.value !== from.value || isRough(to.precision) !== isRough(from.precision))
  );
}

/** Whether a time of day is part of it: only then does a zone matter to a reader. */
export function hasClock(entry: EntryTime): boolean {
  return fromMoment(entry).value.length > 10 || toMoment(entry).value.length > 10;
}

/** The time in words: `2 March 2026, about 03:00`, `between 2 March 2026, 09:41 and 09:55`. Says so when not known. */
export function formatEntryTime(entry: EntryTime): string {
  const from = fromMoment(entry);
  const time = timeParts(from.value);
  if (time === undefined) return 'Time not known';
  const to = toMoment(entry);
  const end = timeParts(to.value);
  if (end === undefined || !isRange(entry)) return inWords(time, from.precision);
  const [first, joint] = entry.between === true ? ['between ', 'and'] : ['', 'to'];
  return `${first}${inWords(time, from.precision)} ${joint} ${endWords(time, end, to.precision)}`;
}

/** The end of a range, without its day when that is the day of the beginning. */
export function endWords(from: LocalTime, to: LocalTime, precision: TimePrecision | null): string {
  const sameDay = to.hour !== undefined && dayWords(from) === dayWords(to);
  return sameDay ? roughly(to, precision) + clockWords(to) : inWords(to, precision);
}

/** `about ` before a time of day that is known only roughly. */
export function roughly(time: LocalTime, precision: TimePrecision | null): string {
  return time.hour !== undefined && (isRough(precision) || time.minute === undefined) ? 'about ' : '';
}

function moment(value: string, precision: TimePrecision | null): Moment {
  // `unknown` beside a date means that the time of that day is not known.
  const known = cutTime(value, precision === 'unknown' ? 'day' : (precision ?? 'exact'));
  return { value: known, precision };
}

function isRough(precision: TimePrecision | null): boolean {
  return precision === 'hour';
}

function inWords(time: LocalTime, precision: TimePrecision | null): string {
  if (time.hour === undefined) {
    return precision === 'unknown' ? `${dayWords(time)}, time not known` : dayWords(time);
  }
  return `${dayWords(time)}, ${roughly(time, precision)}${clockWords(time)}`;
}
