/**
 * A line such as "11 Feb 2026 09:40 Tick placed" as a time and what happened. Pure.
 * Only what stands at the beginning is taken as time; a line without one is all words. Nothing typed is dropped, and a
 * beginning that looks like a time but is none ("31 Feb") is told instead of being taken for words.
 */
import { fromMoment, toMoment } from '../../../shared/review-document/entry-time.ts';
import { addDays } from '../../../shared/review-document/local-time.ts';
import type { TimelineRecord, TimePrecision } from '../../../shared/review-document/records.ts';
import { takeClocks, takeDay, takeDayPart } from './time-words.ts';
import type { DayTaken } from './time-words.ts';

export interface QuickEntry {
  readonly text: string;
  readonly from: string;
  readonly precision: TimePrecision;
  readonly to: string;
  readonly toPrecision: TimePrecision | null;
  readonly between: boolean;
  /** What looks like a time at the beginning and cannot be read, in a sentence; the entry is then all words. */
  readonly fault?: string;
}

/** `day` is the day to which a line with only a time of day belongs, such as that of the entry before. */
export function readQuickEntry(line: string, day: string): QuickEntry {
  const whole = line.trim();
  const known = /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : '';
  const part = takeDayPart(whole, known);
  if (part !== undefined) return 'fault' in part ? timeless(whole, part.fault) : { ...part, between: true };

  const dated = takeDay(whole, known);
  if (dated !== undefined && 'fault' in dated) return timeless(whole, dated.fault);
  if (dated !== undefined && dated.day.length === 7) return single(dated.rest, dated.day, 'month');
  if (dated?.lastDay !== undefined) {
    return { ...single(dated.rest, dated.day, 'day'), to: dated.lastDay, toPrecision: 'day' };
  }
  return withClock(whole, dated, dated?.day ?? known);
}

function withClock(whole: string, dated: DayTaken | undefined, base: string): QuickEntry {
  const rest = dated?.rest ?? whole;
  const clocks = takeClocks(rest);
  if (clocks !== undefined && 'fault' in clocks) return timeless(whole, clocks.fault);
  if (clocks === undefined) return dated === undefined ? timeless(whole) : single(rest, dated.day, 'day');
  if (base === '') {
    return timeless(
      whole,
      `To which day does ${clocks.written} belong? Write the day first, such as 11 Feb 2026.`,
    );
  }
  const from = `${base}T${clocks.from.value}`;
  const one = single(clocks.rest, from, clocks.from.precision);
  if (clocks.to === undefined) return one;
  // An end that is earlier in the day is that of the night after.
  const lastDay = clocks.to.value < clocks.from.value ? addDays(base, 1) : base;
  const toPrecision = clocks.to.precision;
  return { ...one, to: `${lastDay}T${clocks.to.value}`, toPrecision, between: clocks.between };
}

/** Lines of a pasted chronology, each as an entry; a line with only a time belongs to the day before it. */
export function readQuickEntries(lines: string, day: string): readonly QuickEntry[] {
  let last = day;
  return lines
    .split(/\r?\n/u)
    .map((line) => line.replace(/^\s*[-*•]\s+/u, '').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const entry = readQuickEntry(line, last);
      last = lastDayOf(entry) || last;
      return entry;
    });
}

/** The day an entry ends on, to which a time that follows it belongs; empty when it names none. */
export function lastDayOf(entry: Pick<TimelineRecord, 'from' | 'to' | 'precision' | 'toPrecision'>): string {
  const time = { ...entry, tz: '' };
  const value = toMoment(time).value || fromMoment(time).value;
  return value.length >= 10 ? value.slice(0, 10) : '';
}

function single(text: string, from: string, precision: TimePrecision): QuickEntry {
  return { text, from, precision, to: '', toPrecision: null, between: false };
}

function timeless(text: string, fault?: string): QuickEntry {
  return { ...single(text, '', 'unknown'), ...(fault === undefined ? {} : { fault }) };
}
