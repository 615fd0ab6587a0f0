/**
 * Timestamps as machines and spreadsheets write them, taken from the beginning of a text. Pure.
 * Says what stands there and no more: which number is the month, and which year or day is meant where none is written,
 * is decided by whoever knows the whole file (`settled`).
 */
import { cutTime, isEntryTime, localFrom } from '../../../../shared/review-document/local-time.ts';
import type { TimePrecision } from '../../../../shared/review-document/records.ts';
import { readDay } from '../time-input.ts';

export type DayOrder = 'day-first' | 'month-first';

export type StampDate =
  | { readonly kind: 'day'; readonly day: string }
  /** Two numbers of which either may be the month. */
  | { readonly kind: 'numbers'; readonly one: number; readonly two: number; readonly year: string }
  | { readonly kind: 'no-year'; readonly words: string }
  | { readonly kind: 'none' };

export interface Stamp {
  readonly date: StampDate;
  /** `09:41` or `09:41:07`; empty where only a day is written. */
  readonly clock: string;
  /** `UTC` or `+01:00` where it is written. */
  readonly zone: string;
  /** How many characters it took. */
  readonly length: number;
}

export interface StampSettings {
  /** Null while nobody has said. */
  readonly order: DayOrder | null;
  /** For days written without a year; empty when not known. */
  readonly year: string;
  /** For times written without a day; empty when not known. */
  readonly day: string;
}

export type Settled =
  | { readonly ok: true; readonly from: string; readonly precision: TimePrecision; readonly zone: string }
  | { readonly ok: false; readonly sentence: string };

const name = String.raw`(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?`;
const weekday = String.raw`(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?`;
const dates: readonly { readonly pattern: RegExp; readonly read: (match: RegExpExecArray) => StampDate }[] = [
  {
    pattern: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u,
    read: ([, year = '', month = '', day = '']) => ({
      kind: 'day',
      day: `${year}-${two(month)}-${two(day)}`,
    }),
  },
  {
    pattern: /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?![\d:])/u,
    read: ([, one, second, year = '']) => ({
      kind: 'numbers',
      one: Number(one),
      two: Number(second),
      year: year.length === 2 ? `20${year}` : year,
    }),
  },
  {
    pattern: new RegExp(`^${weekday}(\\d{1,2})[\\s/-]+(${name})[\\s/,-]+(\\d{4})`, 'iu'),
    read: ([, day = '', month = '', year = '']) => named(`${day} ${month} ${year}`),
  },
  {
    pattern: new RegExp(`^${weekday}(${name})\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!:)`, 'iu'),
    read: ([, month = '', day = '', year = '']) => named(`${day} ${month} ${year}`),
  },
  {
    pattern: new RegExp(`^${weekday}(${name})\\s+(\\d{1,2})(?=\\s|,|$)`, 'iu'),
    read: ([, month = '', day = '']) => ({ kind: 'no-year', words: `${day} ${month}` }),
  },
  {
    pattern: new RegExp(`^${weekday}(\\d{1,2})\\s+(${name})(?=\\s|,|$)`, 'iu'),
    read: ([, day = '', month = '']) => ({ kind: 'no-year', words: `${day} ${month}` }),
  },
];
const clockPattern = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?:\s*([ap])\.?m\b\.?)?(?![\d:])/iu;
const zonePattern = /^\s*(?:\(?(Z|UTC|GMT)\)?(?![a-z+-])|(?:UTC|GMT)?([+-]\d{2}):?(\d{2})?(?!\d))/iu;
const epochPattern = /^(\d{10})(?:[.,]\d{1,9}|(\d{3}))?(?!\d)/u;

/** The timestamp at the very beginning of a text; undefined where there is none. */
export function takeStamp(text: string): Stamp | undefined {
  const epoch = takeEpoch(text);
  if (epoch !== undefined) return epoch;
  const found = dates
    .map(({ pattern, read }) => ({ match: pattern.exec(text), read }))
    .find(({ match }) => match !== null);
  const length = found?.match?.[0].length ?? 0;
  const date: StampDate = found?.match ? found.read(found.match) : { kind: 'none' };
  const joint = length === 0 ? '' : (/^(?:T|,?\s+|:)(?=\d{1,2}:\d{2})/iu.exec(text.slice(length))?.[0] ?? '');
  const clock = length > 0 && joint === '' ? undefined : takeClock(text.slice(length + joint.length), joint);
  if (clock === undefined) return length === 0 ? undefined : { date, clock: '', zone: '', length };
  return { ...clock, date, length: length + joint.length + clock.length };
}

/** Seconds or milliseconds since 1970. */
function takeEpoch(text: string): Stamp | undefined {
  const epoch = epochPattern.exec(text);
  if (epoch === null) return undefined;
  const at = localFrom(Number(epoch[1]) * 1000);
  const date = { kind: 'day', day: at.slice(0, 10) } as const;
  return { date, clock: at.slice(11), zone: 'UTC', length: epoch[0].length };
}

/** A time of day with the zone behind it. */
function takeClock(
  text: string,
  joint: string,
): { readonly clock: string; readonly zone: string; readonly length: number } | undefined {
  const match = clockPattern.exec(text);
  if (match === null) return undefined;
  const [taken, hour = '', minute = '', second, half] = match;
  const clock = [two(String(hourOf(Number(hour), half))), minute, ...(second === undefined ? [] : [second])];
  const written = zonePattern.exec(text.slice(taken.length));
  // "09:40-10:30" is a stretch of time; only behind seconds or a "T" is it an offset.
  const isStretch = written?.[2]?.startsWith('-') === true && second === undefined && !/^t$/iu.test(joint);
  if (written === null || isStretch) return { clock: clock.join(':'), zone: '', length: taken.length };
  const zone = written[2] === undefined ? 'UTC' : `${written[2]}:${written[3] ?? '00'}`;
  return { clock: clock.join(':'), zone, length: taken.length + written[0].length };
}

/** The local time a stamp stands for under what is known of the file, or what is missing or wrong, in a sentence. */
export function settled(stamp: Stamp, settings: StampSettings): Settled {
  const day = settledDay(stamp.date, settings);
  if (!day.ok) return day;
  const from = stamp.clock === '' ? day.value : `${day.value}T${stamp.clock}`;
  if (!isEntryTime(from)) {
    const isDay = isEntryTime(day.value);
    return refused(
      isDay
        ? `There is no time ${stamp.clock}. Hours go from 0 to 23, minutes and seconds to 59.`
        : `There is no day ${day.value} in the calendar.`,
    );
  }
  const precision = stamp.clock === '' ? 'day' : stamp.clock.length === 5 ? 'minute' : 'exact';
  return { ok: true, from: cutTime(from, precision), precision, zone: stamp.zone };
}

/** Whether a stamp can be read in two ways, and if not, which way its numbers speak for. */
export function orderOf({ date }: Stamp): DayOrder | 'either' | 'no-matter' {
  if (date.kind !== 'numbers' || date.one === date.two) return 'no-matter';
  if (date.one > 12) return 'day-first';
  return date.two > 12 ? 'month-first' : 'either';
}

function settledDay(
  date: StampDate,
  { order, year, day }: StampSettings,
): { readonly ok: true; readonly value: string } | { readonly ok: false; readonly sentence: string } {
  switch (date.kind) {
    case 'day':
      return { ok: true, value: date.day };
    case 'numbers': {
      const way = date.one === date.two ? 'day-first' : order;
      if (way === null) return refused(`${String(date.one)} or ${String(date.two)}: say which is the month.`);
      const [first, second] = way === 'day-first' ? [date.two, date.one] : [date.one, date.two];
      return { ok: true, value: `${date.year}-${two(String(first))}-${two(String(second))}` };
    }
    case 'no-year': {
      if (year === '') return refused(`“${date.words}” has no year. Say which year it is.`);
      const read = readDay(date.words, year);
      return read.ok ? read : refused(read.sentence);
    }
    case 'none':
      return day === '' ? refused('A time without a day. Say which day it is.') : { ok: true, value: day };
  }
}

function named(words: string): StampDate {
  const read = readDay(words);
  // A day that does not exist is settled, and refused, like any other.
  return { kind: 'day', day: read.ok ? read.value : words };
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined || hour < 1 || hour > 12) return hour;
  return half.toLowerCase() === 'p' ? (hour % 12) + 12 : hour % 12;
}

function two(part: string): string {
  return part.padStart(2, '0');
}

function refused(sentence: string): { readonly ok: false; readonly sentence: string } {
  return { ok: false, sentence };
}
