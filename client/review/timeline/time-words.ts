/**
 * The beginning of a line as a day, a time of day, a stretch of it or a part of a day, as people write them. Pure.
 * Each reader takes what it understands and gives the rest back; what looks like a time but is none it tells.
 */
import { addDays } from '../../../shared/review-document/local-time.ts';
import type { TimePrecision } from '../../../shared/review-document/records.ts';
import { readClock, readDay, readMonth } from './time-input.ts';

export interface Fault {
  readonly fault: string;
}

export interface DayTaken {
  /** A day, or a month where none is named. */
  readonly day: string;
  readonly lastDay?: string;
  readonly rest: string;
}

export interface ClockTaken {
  readonly value: string;
  readonly precision: TimePrecision;
}

export interface ClocksTaken {
  readonly from: ClockTaken;
  readonly to?: ClockTaken;
  /** A moment somewhere between the two, not something that lasted. */
  readonly between: boolean;
  readonly written: string;
  readonly rest: string;
}

export interface PartTaken {
  readonly text: string;
  readonly from: string;
  readonly precision: TimePrecision;
  readonly to: string;
  readonly toPrecision: TimePrecision;
}

const end = String.raw`(?=[T\s,;:–—-]|$)`;
const month = String.raw`(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?`;
const dayNumber = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const weekday = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?`;
const dash = String.raw`\s*(?:-|–|—|to|until|till|and)\s*`;
const year = String.raw`(?:,?\s+\d{4})?`;

const days = [
  String.raw`\d{4}[-/]\d{1,2}[-/]\d{1,2}`,
  String.raw`\d{1,2}[./]\d{1,2}[./]\d{4}`,
  `${weekday}${dayNumber}\\s+(?:of\\s+)?${month}${year}`,
  `${weekday}${month}\\s+${dayNumber}${year}`,
].map((source) => new RegExp(`^(${source})${end}`, 'iu'));
/** `11-13 March 2026`, with one month for both. */
const daysOfMonth = new RegExp(
  `^(${dayNumber})${dash}(${dayNumber}\\s+(?:of\\s+)?${month}${year})${end}`,
  'iu',
);
const months = new RegExp(`^(${month}\\s+\\d{4}|\\d{4}-\\d{2})(?=[\\s,;:]|$)`, 'iu');
const separator = /^T(?=\d)|^[\s,;:–—-]+/u;

/** A day, a stretch of days or a month; `known` is the day the line before belongs to. */
export function takeDay(line: string, known: string): DayTaken | Fault | undefined {
  const relative = takeRelativeDay(line, known);
  if (relative !== undefined) return relative;
  const ownYear = known === '' ? undefined : known.slice(0, 4);
  const stretch = daysOfMonth.exec(line);
  if (stretch !== null) {
    const [taken, first = '', last = ''] = stretch;
    const lastDay = readDay(last, ownYear);
    if (!lastDay.ok) return { fault: lastDay.sentence };
    const day = readDay(last.replace(new RegExp(`^${dayNumber}`, 'iu'), first), lastDay.value.slice(0, 4));
    if (!day.ok) return { fault: day.sentence };
    if (day.value > lastDay.value)
      return { fault: `In “${taken.trim()}” the end lies before the beginning.` };
    return { day: day.value, lastDay: lastDay.value, rest: after(line, taken) };
  }
  for (const pattern of days) {
    const written = pattern.exec(line)?.[1];
    if (written === undefined) continue;
    const read = readDay(written, ownYear);
    if (!read.ok) return isOnlyMay(written) ? undefined : { fault: read.sentence };
    return dayOrStretch(line, written, read.value);
  }
  const written = months.exec(line)?.[1];
  const read = written === undefined ? undefined : readMonth(written);
  return written === undefined || read?.ok !== true
    ? undefined
    : { day: read.value, rest: after(line, written) };
}

/** A second day behind the first one, as in "11 March to 13 March". */
function dayOrStretch(line: string, written: string, day: string): DayTaken | Fault {
  const rest = line.slice(written.length);
  const joint = new RegExp(`^${dash}`, 'iu').exec(rest)?.[0];
  const second = joint === undefined ? undefined : rest.slice(joint.length);
  const last = days.map((pattern) => pattern.exec(second ?? '')?.[1]).find((found) => found !== undefined);
  if (second === undefined || last === undefined) return { day, rest: after(line, written) };
  const read = readDay(last, day.slice(0, 4));
  if (!read.ok) return { fault: read.sentence };
  if (read.value < day) return { fault: `In “${written} … ${last}” the end lies before the beginning.` };
  return { day, lastDay: read.value, rest: after(second, last) };
}

const counted: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
};

function takeRelativeDay(line: string, known: string): DayTaken | Fault | undefined {
  const match =
    /^(?:(?:the|on the)\s+)?(?:(same|next|following)\s+day|(\d{1,2}|one|two|three|four|five|six|seven)\s+days?\s+later)(?=[\s,;:–—-]|$)/iu.exec(
      line,
    );
  if (match === null) return undefined;
  const [taken, word, count] = match;
  if (known === '') return { fault: `“${taken}” needs a day before it. Write the day, such as 11 Feb 2026.` };
  const later =
    count === undefined
      ? word?.toLowerCase() === 'same'
        ? 0
        : 1
      : (counted[count.toLowerCase()] ?? Number(count));
  return { day: addDays(known, later), rest: after(line, taken) };
}

const about = String.raw`(?:(about|around|approximately|approx\.?|roughly|circa|ca?\.|~)\s*)?`;
const clock = String.raw`(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?|\d{1,2}h\d{2}|noon|midnight)`;
const oneClock = new RegExp(`^(?:at\\s+)?${about}${clock}(?![\\w.]?\\d)`, 'iu');
const twoClocks = new RegExp(
  `^(?:(between|sometime between|some time between)\\s+|(?:from|at)\\s+)?${about}${clock}${dash}${about}${clock}(?![\\w.]?\\d)`,
  'iu',
);

/** A time of day, or two with what stands between them. */
export function takeClocks(rest: string): ClocksTaken | Fault | undefined {
  const pair = twoClocks.exec(rest);
  if (pair !== null) {
    const [taken, between, fromAbout, from = '', toAbout, to = ''] = pair;
    // "2-3pm": the half of the day that is written once is meant twice.
    const half = /[ap]\.?m\b\.?$/iu.exec(to)?.[0];
    const start = clockOf(
      half !== undefined && !/[ap]\.?m\b/iu.test(from) && /^\d/.test(from) ? laterHalf(from, to, half) : from,
      fromAbout,
    );
    const last = clockOf(to, toAbout);
    if ('fault' in start) return start;
    if ('fault' in last) return last;
    return {
      from: start,
      to: last,
      between: between !== undefined,
      written: taken.trim(),
      rest: after(rest, taken),
    };
  }
  const one = oneClock.exec(rest);
  if (one === null) return undefined;
  const [taken, isAbout, written = ''] = one;
  const read = clockOf(written, isAbout);
  return 'fault' in read
    ? read
    : { from: read, between: false, written: taken.trim(), rest: after(rest, taken) };
}

/** `11:30-1pm` begins in the morning, `2:10-2:25 pm` in the afternoon. */
function laterHalf(from: string, to: string, half: string): string {
  const hourOf = (text: string): number => Number(/^\d+/.exec(text)?.[0] ?? 0) % 12;
  const crossesNoon = /^p/iu.test(half) && hourOf(from) > hourOf(to);
  return crossesNoon ? from : `${from} ${half}`;
}

function clockOf(written: string, isAbout: string | undefined): ClockTaken | Fault {
  const words = written.toLowerCase();
  if (words === 'midnight') return { fault: 'Write midnight as 00:00 of the day that begins.' };
  const text = words === 'noon' ? '12:00' : written;
  const precision = isAbout !== undefined ? 'hour' : /\d[:.]\d{2}[:.]\d{2}/u.test(text) ? 'exact' : 'minute';
  const read = readClock(text, precision);
  return read.ok ? { value: read.value, precision } : { fault: read.sentence };
}

/** Hours each part of a day is taken to last, from its own day on; a guide, to be corrected by whoever knows better. */
const dayParts = {
  morning: [6, 12],
  afternoon: [12, 18],
  evening: [18, 22],
  night: [22, 30],
} as const;

/** "night of 11-12 March", "12 March, in the morning": a moment between two rough hours. */
export function takeDayPart(line: string, known: string): PartTaken | Fault | undefined {
  const match =
    /^(?:(?:in|during)\s+)?(?:the\s+)?(morning|afternoon|evening|night)\s+(?:of\s+)?(?:the\s+)?/iu.exec(line);
  if (match !== null) {
    const dated = takeDay(line.slice(match[0].length), known);
    if (dated !== undefined && !('fault' in dated) && dated.day.length === 7) return undefined;
    return dated === undefined || 'fault' in dated ? dated : partOf(match[1] ?? '', dated, dated.rest);
  }
  const dated = takeDay(line, known);
  if (dated === undefined || 'fault' in dated || dated.day.length === 7) return undefined;
  const behind = /^(?:(?:in|during)\s+the\s+|at\s+)?(morning|afternoon|evening|night)(?=[\s,;:–—-]|$)/iu.exec(
    dated.rest,
  );
  return behind === null ? undefined : partOf(behind[1] ?? '', dated, after(dated.rest, behind[0]));
}

function partOf(word: string, dated: DayTaken, text: string): PartTaken | Fault {
  const part = word.toLowerCase() as keyof typeof dayParts;
  const [from, to] = dayParts[part];
  const spansNight = dated.lastDay !== undefined && dated.lastDay === addDays(dated.day, 1);
  if (dated.lastDay !== undefined && !(part === 'night' && spansNight)) {
    return { fault: `Name one day for the ${part}, such as “${part} of 11 March 2026”.` };
  }
  const last = to > 24 ? addDays(dated.day, 1) : dated.day;
  const hour = (of: number): string => String(of % 24).padStart(2, '0');
  return {
    text,
    from: `${dated.day}T${hour(from)}`,
    precision: 'hour',
    to: `${last}T${hour(to)}`,
    toPrecision: 'hour',
  };
}

/** "44 may" and "may 44" are more likely the verb than a day that does not exist. */
function isOnlyMay(written: string): boolean {
  return /\bmay\b/u.test(written) && !/\d{4}/u.test(written);
}

function after(line: string, taken: string): string {
  return line.slice(taken.length).replace(separator, '');
}
