/**
 * Times of a timeline as intervals, so that no date and no time of day leaves: `0 min`, `+12 min`, `+3 h 20 min`,
 * `+2 days`, `10 months before`. Counted from the first entry whose time of day is known, because what led up to an event
 * may lie years before it; without one, from the first entry. Pure.
 */
import { sortEntries } from '../review-document/entry-order.ts';
import { fromMoment } from '../review-document/entry-time.ts';
import { TimeLine } from '../review-document/entry-span.ts';
import { compareOrder } from '../review-document/record-order.ts';
import type { TimelineRecord } from '../review-document/records.ts';

/** What stands for an entry whose time nobody knows. */
export const unknownOffset = 'time not known';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Longer than this is told in the next coarser unit. */
const inMinutes = 2 * hour;
const inHours = 2 * day;
const withMinutes = 12 * hour;
const inDays = 60 * day;
const month = 30.44 * day;
const inMonths = 24 * month;
const year = 365.25 * day;
/** Letters of a time that names no day: `2026-07`. */
const monthLength = 7;

export interface OffsetEntry {
  readonly entry: TimelineRecord;
  readonly offset: string;
}

/**
 * The entries in the order in which they happened, each with its interval. One whose time nobody knows stays where the
 * panel told it; a single time among them counts from nothing and is not told.
 */
export function entryOffsets(entries: readonly TimelineRecord[]): readonly OffsetEntry[] {
  const line = new TimeLine(entries);
  const placed = inTheirStory(entries, line).map((entry) => ({
    entry,
    at: line.place(entry)?.at,
    timed: fromMoment(entry).value.length > 10,
    monthly: fromMoment(entry).value.length <= monthLength,
  }));
  const only = placed.filter(({ at }) => at !== undefined).length < 2;
  const zero =
    placed.find(({ at, timed }) => at !== undefined && timed) ?? placed.find(({ at }) => at !== undefined);
  return placed.map(({ entry, at, timed, monthly }) => ({
    entry,
    offset:
      only || at === undefined || zero?.at === undefined
        ? unknownOffset
        : monthly || zero.monthly
          ? monthWords(at - zero.at)
          : offsetWords(at - zero.at, timed && zero.timed, dayOf(entry) === dayOf(zero.entry)),
  }));
}

/**
 * By time; an entry without one, and without a place that somebody gave it, stands before the next one that has a time in
 * the order in which they were written.
 */
function inTheirStory(entries: readonly TimelineRecord[], line: TimeLine): readonly TimelineRecord[] {
  const drifting = (entry: TimelineRecord): boolean => line.place(entry) === undefined && entry.place === '';
  const before = new Map<string, TimelineRecord[]>();
  let waiting: TimelineRecord[] = [];
  for (const entry of [...entries].sort(compareOrder)) {
    if (drifting(entry)) waiting.push(entry);
    else {
      before.set(entry.id, waiting);
      waiting = [];
    }
  }
  const anchored = sortEntries(entries)
    .filter((entry) => !drifting(entry))
    .flatMap((entry) => [...(before.get(entry.id) ?? []), entry]);
  return [...anchored, ...waiting];
}

/** The local calendar day, which tells `the same day` where no clock does. */
function dayOf(entry: TimelineRecord): string {
  return fromMoment(entry).value.slice(0, 10);
}

/** Between a month and another time no day is known. */
function monthWords(ms: number): string {
  if (ms === 0) return '0 days';
  const size = Math.abs(ms);
  if (Math.round(size / month) === 0) return 'the same month';
  const words = size <= inMonths ? counted(size / month, 'month') : counted(size / year, 'year');
  return ms > 0 ? `+${words}` : `${words} before`;
}

function offsetWords(ms: number, timed: boolean, sameDay: boolean): string {
  const size = Math.abs(ms);
  if (!timed && sameDay) return ms === 0 ? '0 days' : 'the same day';
  const words = timed && size <= inHours ? clockWords(size) : calendarWords(Math.max(size, day));
  if (ms === 0) return words;
  return ms > 0 ? `+${words}` : `${words} before`;
}

function clockWords(size: number): string {
  if (size <= inMinutes) return `${String(Math.round(size / minute))} min`;
  const minutes = Math.round(size / minute);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return size <= withMinutes && rest > 0
    ? `${String(hours)} h ${String(rest)} min`
    : `${String(Math.round(size / hour))} h`;
}

function calendarWords(size: number): string {
  if (size <= inDays) return counted(size / day, 'day');
  return size <= inMonths ? counted(size / month, 'month') : counted(size / year, 'year');
}

function counted(many: number, unit: string): string {
  const whole = Math.max(1, Math.round(many));
  return `${String(whole)} ${unit}${whole === 1 ? '' : 's'}`;
}
