/**
 * What stands in the form for a time: words as typed, kept while they cannot be read, and the times they stand for.
 * Pure, but for the zone tables asked when a time is taken.
 */
import { fixedOffset } from '../../../shared/review-document/entry-span.ts';
import { toMoment } from '../../../shared/review-document/entry-time.ts';
import type { EntryTime } from '../../../shared/review-document/entry-time.ts';
import { cutTime, formatDay } from '../../../shared/review-document/local-time.ts';
import type { TimelineRecord, TimePrecision } from '../../../shared/review-document/records.ts';
import { readZone } from '../../../shared/review-document/zone-offset.ts';
import { asksForClock, readClock, readDay, readMonth } from './time-input.ts';

/** One moment, a stretch that lasted, or a moment somewhere between two others. */
export type Ends = 'none' | 'lasted' | 'between';

/** Which of the two, where the clock showed a time twice; empty while nobody knows. */
export type Turn = '' | 'first' | 'second';

export interface TimeDraft {
  precision: TimePrecision;
  day: string;
  clock: string;
  turn: Turn;
  ends: Ends;
  endPrecision: TimePrecision;
  endDay: string;
  endClock: string;
  endTurn: Turn;
  tz: string;
}

export type DraftField = 'day' | 'clock' | 'endDay' | 'endClock';

/** What an entry keeps of its time. */
export type StoredTime = Pick<
  TimelineRecord,
  'from' | 'to' | 'precision' | 'toPrecision' | 'between' | 'tz' | 'offset' | 'toOffset'
>;

export type DraftRead =
  | {
      readonly ok: true;
      readonly time: StoredTime;
      /** The clock showed this time twice: it can be said which one it was. */
      readonly twice: boolean;
      readonly endTwice: boolean;
    }
  | { readonly ok: false; readonly field: DraftField; readonly sentence: string };

/** The form for a stored time. */
export function draftOf(entry: EntryTime): TimeDraft {
  const precision = entry.precision ?? 'unknown';
  const endPrecision = toMoment(entry).precision ?? precision;
  return {
    precision,
    day: formatDay(entry.from.slice(0, 10)),
    clock: clockText(entry.from, precision),
    turn: turnOf(entry.tz, entry.from, entry.offset),
    ends: entry.to === '' ? 'none' : entry.between === true ? 'between' : 'lasted',
    endPrecision,
    endDay: formatDay(entry.to.slice(0, 10)),
    endClock: clockText(entry.to, endPrecision),
    endTurn: turnOf(entry.tz, entry.to, entry.toOffset),
    tz: entry.tz,
  };
}

/** The times a form stands for, or the first thing in it that could not be read. */
export function readDraft(draft: TimeDraft, year?: string): DraftRead {
  const nothing = { precision: 'unknown', toPrecision: null, between: false, tz: '' } as const;
  if (draft.precision === 'unknown') {
    const time = { from: '', to: '', offset: '', toOffset: '', ...nothing };
    return { ok: true, time, twice: false, endTwice: false };
  }
  const from = readMoment(draft.precision, draft.day, draft.clock, year);
  if (!from.ok) return { ok: false, field: from.clock ? 'clock' : 'day', sentence: from.sentence };
  const start = inZone(draft.tz, from.value, draft.turn);
  if (!start.ok) return { ok: false, field: 'clock', sentence: start.sentence };
  const base = { from: from.value, precision: draft.precision, tz: draft.tz, offset: start.offset };
  if (draft.ends === 'none') {
    const time = { ...base, to: '', toOffset: '', toPrecision: null, between: false };
    return { ok: true, time, twice: start.twice, endTwice: false };
  }
  const endDay = draft.endDay.trim() === '' ? from.value.slice(0, 10) : draft.endDay;
  const to = readMoment(draft.endPrecision, endDay, draft.endClock, from.value.slice(0, 4));
  if (!to.ok) return { ok: false, field: to.clock ? 'endClock' : 'endDay', sentence: to.sentence };
  const last = inZone(draft.tz, to.value, draft.endTurn);
  if (!last.ok) return { ok: false, field: 'endClock', sentence: last.sentence };
  const shared = Math.min(from.value.length, to.value.length);
  if (to.value.slice(0, shared) < from.value.slice(0, shared)) {
    const field = to.value.slice(0, 10) < from.value.slice(0, 10) ? 'endDay' : 'endClock';
    return { ok: false, field, sentence: 'The end lies before the beginning.' };
  }
  const time = {
    ...base,
    to: to.value,
    toOffset: last.offset,
    toPrecision: draft.endPrecision === draft.precision ? null : draft.endPrecision,
    between: draft.ends === 'between',
  };
  return { ok: true, time, twice: start.twice, endTwice: last.twice };
}

export type ZonedRead =
  | { readonly ok: true; readonly offset: string; readonly twice: boolean }
  | { readonly ok: false; readonly sentence: string };

/** The offset to keep with a local time, or that no clock of the zone ever showed it. */
export function inZone(tz: string, local: string, turn: Turn = ''): ZonedRead {
  const read = readZone(tz, local);
  if (read.kind === 'gap') {
    return {
      ok: false,
      sentence: `On that day the clocks in ${tz.replaceAll('_', ' ')} went forward over ${local.slice(11)}: it never was ${local.slice(11)}. Check the time or the zone.`,
    };
  }
  if (read.kind === 'unknown-zone' || fixedOffset(tz) !== undefined) {
    return { ok: true, offset: '', twice: false };
  }
  const [first = '', second = ''] = read.offset.split('|');
  const offset = !read.twice || turn === '' ? read.offset : turn === 'first' ? first : second;
  return { ok: true, offset, twice: read.twice };
}

function turnOf(tz: string, local: string, offset: string | undefined): Turn {
  const read = local.length > 10 && fixedOffset(tz) === undefined ? readZone(tz, local) : undefined;
  if (read?.kind !== 'offset' || !read.twice) return '';
  const at = read.offset.split('|').indexOf(offset ?? '');
  return at === 0 ? 'first' : at === 1 ? 'second' : '';
}

type MomentRead =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly sentence: string; readonly clock: boolean };

function readMoment(precision: TimePrecision, day: string, clock: string, year?: string): MomentRead {
  const date = precision === 'month' ? readMonth(day, year) : readDay(day, year);
  if (!date.ok) return { ...date, clock: false };
  if (!asksForClock(precision)) return date;
  const time = readClock(clock, precision);
  return time.ok ? { ok: true, value: `${date.value}T${time.value}` } : { ...time, clock: true };
}

function clockText(stored: string, precision: TimePrecision): string {
  const cut = cutTime(stored, precision).slice(11);
  return cut.length === 2 ? `${cut}:00` : cut;
}
