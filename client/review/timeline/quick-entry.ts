/**
 * A line such as "11 Feb 2026 09:40 Tick placed" as a time and what happened. Pure.
 * Only what stands at the beginning is taken as time; a line without one is all words. Nothing typed is dropped.
 */
import type { TimePrecision } from '../../../shared/review-document/records.ts';
import { readClock, readDay, readMonth } from './time-input.ts';

export interface QuickEntry {
  readonly text: string;
  readonly from: string;
  readonly precision: TimePrecision;
}

const dayPatterns = [
  /^(\d{4}[-/]\d{1,2}[-/]\d{1,2})(?=[T\s,;:]|$)/u,
  /^(\d{1,2}[./]\d{1,2}[./]\d{4})(?=[\s,;:]|$)/u,
  /^((?:[a-z]{3,9},?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[a-z]{3,9}\.?,?\s+\d{4})(?=[\s,;:]|$)/iu,
  /^([a-z]{3,9}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})(?=[\s,;:]|$)/iu,
  /^(\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?)(?=[\s,;:]|$)/iu,
];
const monthPattern = /^([a-z]{3,9}\s+\d{4}|\d{4}-\d{2})(?=[\s,;:]|$)/iu;
const clockPattern =
  /^(about\s+)?(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]m)?|\d{1,2}\s*[ap]m)(?=[\s,;:–-]|$)/iu;
const between = /^T(?=\d)|^[\s,;:–—-]+/u;

/** `day` is the day to which a line with only a time of day belongs, such as that of the entry before. */
export function readQuickEntry(line: string, day: string): QuickEntry {
  const whole = line.trim();
  const nothing: QuickEntry = { text: whole, from: '', precision: 'unknown' };
  const dated = takeDay(whole, day.slice(0, 4));
  const rest = dated === undefined ? whole : dated.rest;
  const base = dated?.day ?? (/^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined);
  const clock = base === undefined ? undefined : takeClock(rest);
  if (base !== undefined && clock !== undefined) {
    return { text: clock.rest, from: `${base}T${clock.clock}`, precision: clock.precision };
  }
  if (dated !== undefined) return { text: rest, from: dated.day, precision: 'day' };
  const month = monthPattern.exec(whole)?.[1];
  const read = month === undefined ? undefined : readMonth(month);
  if (month !== undefined && read?.ok === true) {
    return { text: whole.slice(month.length).replace(between, ''), from: read.value, precision: 'month' };
  }
  return nothing;
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
      if (entry.from.length >= 10) last = entry.from.slice(0, 10);
      return entry;
    });
}

function takeDay(line: string, year: string): { day: string; rest: string } | undefined {
  for (const pattern of dayPatterns) {
    const written = pattern.exec(line)?.[1];
    if (written === undefined) continue;
    const read = readDay(written, /^\d{4}$/.test(year) ? year : undefined);
    if (read.ok) return { day: read.value, rest: line.slice(written.length).replace(between, '') };
  }
  return undefined;
}

function takeClock(rest: string): { clock: string; precision: TimePrecision; rest: string } | undefined {
  const match = clockPattern.exec(rest);
  if (match === null) return undefined;
  const [taken, about, written = ''] = match;
  const precision = about !== undefined ? 'hour' : /\d[:.]\d{2}[:.]\d{2}/u.test(written) ? 'exact' : 'minute';
  const read = readClock(written, precision);
  if (!read.ok) return undefined;
  return { clock: read.value, precision, rest: rest.slice(taken.length).replace(between, '') };
}
