/** The timeline as a chronology: entries under their day, each with what its place in that day says of the time. Pure. */
import { cutTime, formatDay } from '../../../shared/review-document/entry-time.ts';
import type { TimelineRecord } from '../../../shared/review-document/records.ts';

export interface TimelineDay {
  /** Stable while its entries stay: the id of the first. */
  readonly key: string;
  /** `11 February 2026`, `February 2026`, or that no time is known. */
  readonly label: string;
  readonly entries: readonly TimelineRecord[];
}

type Time = Pick<TimelineRecord, 'from' | 'to' | 'precision'>;

/** Neighbours of one day stand together; the order given is kept. */
export function timelineDays(sorted: readonly TimelineRecord[]): readonly TimelineDay[] {
  const days: { key: string; label: string; entries: TimelineRecord[] }[] = [];
  for (const entry of sorted) {
    const label = dayLabel(entry);
    const last = days.at(-1);
    if (last?.label === label) last.entries.push(entry);
    else days.push({ key: entry.id, label, entries: [entry] });
  }
  return days;
}

/** What stands beside the entry: the time of day, or how little of it is known. */
export function clockLabel(entry: Time): string {
  const from = stored(entry.from, entry);
  const to = stored(entry.to, entry);
  if (from === '') return 'No time';
  if (from.length === 7) return to === '' || to === from ? 'In the month' : `to ${formatDay(to)}`;
  if (from.length === 10) return to === '' || to === from ? 'That day' : `to ${formatDay(to)}`;
  const about = entry.precision === 'hour' ? 'about ' : '';
  if (to === '' || to === from) return about + clock(from);
  const end =
    to.slice(0, 10) === from.slice(0, 10) ? clock(to) : `${formatDay(to.slice(0, 10))}, ${clock(to)}`;
  return `${about}${clock(from)} to ${end}`;
}

function dayLabel(entry: Time): string {
  const from = stored(entry.from, entry);
  return from === '' ? 'Time not known' : formatDay(from.slice(0, 10));
}

function stored(value: string, { precision }: Time): string {
  return cutTime(value, precision ?? 'exact');
}

function clock(value: string): string {
  const time = value.slice(11);
  return time.length === 2 ? `${time}:00` : time;
}
