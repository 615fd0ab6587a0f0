/**
 * What a time zone's clock showed at a local time: the one place that asks the machine's zone tables.
 * Asked only when a time is entered; the answer is kept with the entry, so that sorting never asks again.
 */
import { fixedOffset, offsetText } from './entry-span.ts';
import { fromMoment, toMoment } from './entry-time.ts';
import type { EntryTime } from './entry-time.ts';
import { dayMs, localBounds, minuteMs } from './local-time.ts';

/** `gap`: no clock of the zone ever showed this time, because it was put forward over it. */
export type ZoneReading =
  | { readonly kind: 'offset'; readonly offset: string; readonly twice: boolean }
  | { readonly kind: 'gap' }
  | { readonly kind: 'unknown-zone' };

export interface TimeOffsets {
  readonly offset: string;
  readonly toOffset: string;
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** Whether this machine knows a zone by this name, or it is a fixed offset. */
export function isZone(tz: string): boolean {
  return fixedOffset(tz) !== undefined || formatOf(tz) !== undefined;
}

/** The offset in force at a local date-time; both, the earlier one first, where the clock showed it twice. */
export function readZone(tz: string, local: string): ZoneReading {
  const fixed = fixedOffset(tz);
  if (fixed !== undefined) return { kind: 'offset', offset: offsetText([fixed]), twice: false };
  const bounds = localBounds(local);
  const format = formatOf(tz);
  if (format === undefined || bounds === undefined) return { kind: 'unknown-zone' };
  if (local.length > 10) {
    const valid = validOffsets(format, bounds.start);
    if (valid.length === 0) return { kind: 'gap' };
    return { kind: 'offset', offset: offsetText(valid), twice: valid.length > 1 };
  }
  // A day or a month: the offset at its beginning, and that at its end if it is another one.
  const first = validOffsets(format, bounds.start)[0] ?? offsetAt(format, bounds.start);
  const last = validOffsets(format, bounds.end).at(-1) ?? offsetAt(format, bounds.end);
  return { kind: 'offset', offset: offsetText(first === last ? [first] : [first, last]), twice: false };
}

/** The offsets to keep with an entry; empty where there is nothing to say or the zone is not known here. */
export function offsetsOf(entry: EntryTime): TimeOffsets {
  return {
    offset: offsetOf(entry.tz, fromMoment(entry).value),
    toOffset: offsetOf(entry.tz, toMoment(entry).value),
  };
}

function offsetOf(tz: string, local: string): string {
  if (local === '' || fixedOffset(tz) !== undefined) return '';
  const read = readZone(tz, local);
  return read.kind === 'offset' ? read.offset : '';
}

/** Offsets under which a local time exists, the largest (the earliest moment) first. */
function validOffsets(format: Intl.DateTimeFormat, local: number): readonly number[] {
  const around = [local - dayMs, local + dayMs].map((at) => offsetAt(format, at));
  return [...new Set(around)]
    .filter((offset) => offsetAt(format, local - offset * minuteMs) === offset)
    .sort((a, b) => b - a);
}

/** Minutes ahead of UTC at a moment. */
function offsetAt(format: Intl.DateTimeFormat, at: number): number {
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return Math.round((shown - Math.floor(at / 1000) * 1000) / minuteMs);
}

function formatOf(tz: string): Intl.DateTimeFormat | undefined {
  if (formats.has(tz)) return formats.get(tz);
  let format: Intl.DateTimeFormat | undefined;
  try {
    format =
      tz === ''
        ? undefined
        : new Intl.DateTimeFormat('en-GB-u-ca-gregory-nu-latn', {
            timeZone: tz,
            hourCycle: 'h23',
            year: 'numeric',
            month: 'numeric',
            day: 'numeric',
            hour: 'numeric',
            minute: 'numeric',
            second: 'numeric',
          });
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault;
  }
  formats.set(tz, format);
  return format;
}
