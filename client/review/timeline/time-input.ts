/**
 * Reads days and times as people write them and says in a sentence what could not be read. Pure: no clock, no Intl.
 * Days are taken day first where that is not plain; the form shows what was understood, so nobody has to know.
 */
import { isEntryTime } from '../../../shared/review-document/local-time.ts';
import type { TimePrecision } from '../../../shared/review-document/records.ts';

export type Read =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly sentence: string };

/** Precisions that ask for a time of day. */
export type ClockPrecision = 'exact' | 'minute' | 'hour';

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

const example = 'such as 11 Feb 2026 or 2026-02-11';

export function asksForClock(precision: TimePrecision): precision is ClockPrecision {
  return precision === 'exact' || precision === 'minute' || precision === 'hour';
}

/** A calendar day as `2026-02-11`. `year` is taken where none is written. */
export function readDay(text: string, year?: string): Read {
  const words = wordsOf(text);
  if (words.length === 0) return refuse(`Enter a day, ${example}.`);
  const [one = '', two = '', three] = words;
  const named = words.findIndex((word) => monthOf(word) !== undefined && !/^\d/.test(word));
  if (words.length > 3) return refuse(`“${text.trim()}” could not be read as a day. Write it ${example}.`);
  if (named >= 0) {
    const month = monthOf(words[named] ?? '') ?? 0;
    const rest = words.filter((_, at) => at !== named);
    const yearAt = rest.findIndex((word) => /^\d{4}$/.test(word));
    const written = yearAt >= 0 ? rest[yearAt] : year;
    const day = rest.find((word, at) => at !== yearAt && /^\d{1,2}(st|nd|rd|th)?$/.test(word));
    if (day === undefined)
      return refuse(`Which day of the month? Write it ${example}, or choose “the month”.`);
    if (written === undefined) return refuse(`Add the year, ${example}.`);
    return dayFrom(written, String(month), day.replace(/\D+$/, ''), text);
  }
  if (/^\d{4}$/.test(one) && words.length === 3) return dayFrom(one, two, three ?? '', text);
  if (/^\d{1,2}$/.test(one) && /^\d{1,2}$/.test(two)) {
    if (three === undefined) {
      return year === undefined ? refuse(`Add the year, ${example}.`) : dayFrom(year, two, one, text);
    }
    if (/^\d{4}$/.test(three)) return dayFrom(three, two, one, text);
    return refuse(`Write the year with four digits, ${example}.`);
  }
  return refuse(`“${text.trim()}” could not be read as a day. Write it ${example}.`);
}

/** A month as `2026-02`; a whole day is taken as its month. */
export function readMonth(text: string, year?: string): Read {
  const words = wordsOf(text);
  const monthExample = 'such as Feb 2026 or 2026-02';
  if (words.length === 0) return refuse(`Enter a month, ${monthExample}.`);
  const day = readDay(text, year);
  if (words.length === 3) return day.ok ? { ok: true, value: day.value.slice(0, 7) } : day;
  const written = words.find((word) => /^\d{4}$/.test(word)) ?? year;
  const month = words
    .map((word) => (/^\d{4}$/.test(word) ? undefined : monthOf(word)))
    .find((found) => found !== undefined);
  if (month === undefined)
    return refuse(`“${text.trim()}” could not be read as a month. Write it ${monthExample}.`);
  if (written === undefined) return refuse(`Add the year, ${monthExample}.`);
  return { ok: true, value: `${written}-${two(month)}` };
}

/** A time of day as `09`, `09:41` or `09:41:07`, as much as the precision keeps. */
export function readClock(text: string, precision: ClockPrecision): Read {
  const written = text
    .trim()
    .toLowerCase()
    .replace(/^(at|about|around|c\.|~)\s*/u, '');
  const shape = precision === 'exact' ? '09:41:07' : precision === 'minute' ? '09:41' : '9 or 09:00';
  if (written === '') return refuse(`Enter a time of day, such as ${shape}, or choose a coarser time.`);
  const clock = clockIn(written);
  if (clock === undefined) {
    return refuse(`“${text.trim()}” could not be read as a time. Write it such as ${shape}.`);
  }
  const { hour, minute, second } = clock;
  if (hour === 24 && (minute ?? 0) === 0) {
    return refuse('Write midnight as 00:00 of the day that begins.');
  }
  if (hour > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) {
    return refuse(`There is no time ${text.trim()}. Hours go from 0 to 23, minutes and seconds to 59.`);
  }
  if (precision === 'hour')
    return { ok: true, value: minute === undefined ? two(hour) : `${two(hour)}:${two(minute)}` };
  if (minute === undefined) return refuse('Add the minutes, such as 09:41, or choose “about the hour”.');
  if (precision === 'minute') return { ok: true, value: `${two(hour)}:${two(minute)}` };
  if (second === undefined) return refuse('Add the seconds, such as 09:41:07, or choose “to the minute”.');
  return { ok: true, value: `${two(hour)}:${two(minute)}:${two(second)}` };
}

/** Hour, minute and second as written, not yet checked for size; undefined for what is no time at all. */
function clockIn(written: string): { hour: number; minute?: number; second?: number } | undefined {
  const plain = /^(\d{2})(\d{2})\s*h?$/u.exec(written);
  if (plain !== null) return { hour: Number(plain[1]), minute: Number(plain[2]) };
  const match = /^(\d{1,2})(?:[:.h\s](\d{2})(?:[:.](\d{2}))?)?\s*h?\s*(am|pm|a\.m\.|p\.m\.)?$/u.exec(written);
  if (match === null) return undefined;
  const [, hour, minute, second, half] = match;
  const whole = hourOf(Number(hour), half);
  if (whole === undefined) return undefined;
  return {
    hour: whole,
    // "9 am" is nine o'clock; a bare "9" leaves the minutes open.
    ...(minute !== undefined ? { minute: Number(minute) } : half === undefined ? {} : { minute: 0 }),
    ...(second === undefined ? {} : { second: Number(second) }),
  };
}

function dayFrom(year: string, month: string, day: string, text: string): Read {
  if (Number(month) > 12) {
    return refuse(`There is no month ${month}. Write the day first and then the month, or ${example}.`);
  }
  const value = `${year}-${two(Number(month))}-${two(Number(day))}`;
  return isEntryTime(value) && value.length === 10
    ? { ok: true, value }
    : refuse(`“${text.trim()}” is no day of the calendar. Check the day and the month.`);
}

function monthOf(word: string): number | undefined {
  if (/^\d{1,2}$/.test(word)) {
    const month = Number(word);
    return month >= 1 && month <= 12 ? month : undefined;
  }
  if (word.length < 3) return undefined;
  const at = months.findIndex((name) => name.startsWith(word === 'sept' ? 'sep' : word));
  return at >= 0 ? at + 1 : undefined;
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined || half === '') return hour;
  if (hour < 1 || hour > 12) return undefined;
  return half.startsWith('p') ? (hour % 12) + 12 : hour % 12;
}

/** Numbers and names without what stands between them: weekdays, commas, slashes, "of". */
function wordsOf(text: string): string[] {
  return text
    .trim()
    .toLowerCase()
    .split(/[\s,./-]+/u)
    .filter(
      (word) =>
        word !== '' && word !== 'of' && word !== 'the' && !/^(mon|tue|wed|thu|fri|sat|sun)/u.test(word),
    );
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}

function refuse(sentence: string): Read {
  return { ok: false, sentence };
}
