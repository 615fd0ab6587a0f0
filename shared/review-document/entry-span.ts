/**
 * Where an entry lies on one line of time: from when at the earliest to when at the latest, in UTC milliseconds.
 * Pure. No zone table is asked: the entry keeps the offset its zone had, written by whoever entered the time, because
 * two machines may hold different tables and must still agree on the order.
 */
import { fromMoment, isRange, toMoment } from './entry-time.ts';
import type { EntryTime, Moment } from './entry-time.ts';
import { hourMs, localBounds, minuteMs, precisionOf } from './local-time.ts';

export interface Span {
  readonly start: number;
  /** Equal to the start for a moment known to the minute or better. */
  readonly end: number;
}

export interface PlacedTime {
  /** Where the entry is sorted to: the moment as written, a day or month at its beginning. */
  readonly at: number;
  /** When it began, or happened. */
  readonly from: Span;
  /** When it ended; the same as `from` for a single moment. */
  readonly to: Span;
}

/** An entry's zone as sorted by: offsets in minutes ahead of UTC, that of the earliest reading first. */
type Offsets = readonly [number, ...number[]];

const offsetPattern = /^([+-])(\d{2}):(\d{2})$/;

/** Minutes ahead of UTC of `UTC` or `+02:00`; undefined for a named zone. */
export function fixedOffset(tz: string): number | undefined {
  if (tz === 'UTC' || tz === 'Etc/UTC' || tz === 'Z') return 0;
  const match = offsetPattern.exec(tz);
  if (match === null) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

/** `+02:00`, or `+02:00|+01:00` where the time may have either: an hour that occurs twice, a day with a clock change. */
export function offsetText(offsets: readonly number[]): string {
  return offsets
    .map((minutes) => {
      const size = Math.abs(minutes);
      return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
    })
    .join('|');
}

/** Undefined for what is no offset. */
export function readOffsets(text: string | undefined): Offsets | undefined {
  if (text === undefined || text === '') return undefined;
  const read = text.split('|').map((part) => fixedOffset(part));
  const [first] = read;
  return first === undefined || read.length > 2 || read.includes(undefined)
    ? undefined
    : (read as unknown as Offsets);
}

/**
 * Places entries on the line of time. One that keeps no offset takes that of the entry of its zone nearest in time (of
 * any entry, if it names no zone), and none where there is no such entry.
 */
export class TimeLine {
  readonly #known: readonly { readonly tz: string; readonly at: number; readonly offset: number }[];

  constructor(entries: readonly EntryTime[]) {
    this.#known = entries
      .flatMap((entry) => {
        const at = localBounds(fromMoment(entry).value)?.start;
        const [offset] = ownOffsets(entry, entry.offset) ?? [];
        return at === undefined || offset === undefined ? [] : [{ tz: entry.tz, at, offset }];
      })
      .sort((a, b) => a.at - b.at || a.offset - b.offset || (a.tz < b.tz ? -1 : 1));
  }

  /** Undefined for an entry whose time is not known. */
  place(entry: EntryTime): PlacedTime | undefined {
    const moment = fromMoment(entry);
    const bounds = localBounds(moment.value);
    if (bounds === undefined) return undefined;
    const offsets = ownOffsets(entry, entry.offset) ?? this.#borrowed(entry.tz, bounds.start);
    const from = spanOf(moment, bounds, offsets);
    const at = bounds.start - offsets[0] * minuteMs;
    if (!isRange(entry)) return { at, from, to: from };
    const last = toMoment(entry);
    const lastBounds = localBounds(last.value) ?? bounds;
    const lastOffsets = ownOffsets(entry, entry.toOffset) ?? this.#borrowed(entry.tz, lastBounds.start);
    const to = spanOf(last, lastBounds, lastOffsets);
    if (entry.between !== true) return { at, from, to };
    const whole = { start: from.start, end: Math.max(from.end, to.end) };
    return { at, from: whole, to: whole };
  }

  #borrowed(tz: string, at: number): Offsets {
    let found: { at: number; offset: number } | undefined;
    for (const known of this.#known) {
      if (tz !== '' && known.tz !== tz) continue;
      if (found === undefined || Math.abs(known.at - at) < Math.abs(found.at - at)) found = known;
    }
    return [found?.offset ?? 0];
  }
}

function ownOffsets(entry: EntryTime, stored: string | undefined): Offsets | undefined {
  const fixed = fixedOffset(entry.tz);
  return fixed === undefined ? readOffsets(stored) : [fixed];
}

function spanOf({ value, precision }: Moment, { start, end }: Span, offsets: Offsets): Span {
  const about = precision === 'hour' || precisionOf(value) === 'hour' ? hourMs / 2 : 0;
  const first = offsets[0];
  const last = offsets.at(-1) ?? first;
  const [earliest, latest] = [start - about - first * minuteMs, end + about - last * minuteMs];
  return { start: Math.min(earliest, latest), end: Math.max(earliest, latest) };
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}
