/** The timeline as a chronology: entries under their day, each with what its place in that day says of the time. Pure. */
import {
  endWords,
  fromMoment,
  isRange,
  roughly,
  toMoment,
} from '../../../shared/review-document/entry-time.ts';
import type { EntryTime } from '../../../shared/review-document/entry-time.ts';
import { clockWords, formatDay, timeParts } from '../../../shared/review-document/local-time.ts';
import type { TimelineRecord } from '../../../shared/review-document/records.ts';

export interface TimelineDay {
  /** Stable while its entries stay: the id of the first. */
  readonly key: string;
  /** `11 February 2026`, `February 2026`, or that no time is known. */
  readonly label: string;
  readonly entries: readonly TimelineRecord[];
}

/**
 * Neighbours of one day stand together; the order given is kept. An entry without a time that the panel has put beside
 * another one stands under the day of that one.
 */
export function timelineDays(
  sorted: readonly TimelineRecord[],
  isPlaced: (id: string) => boolean = () => false,
): readonly TimelineDay[] {
  const byId = new Map(sorted.map((entry) => [entry.id, entry]));
  const days: { key: string; label: string; entries: TimelineRecord[] }[] = [];
  for (const entry of sorted) {
    const label = dayLabel(anchorOf(entry, byId, isPlaced));
    const last = days.at(-1);
    if (last?.label === label) last.entries.push(entry);
    else days.push({ key: entry.id, label, entries: [entry] });
  }
  return days;
}

/** What stands beside the entry: the time of day, or how little of it is known. */
export function clockLabel(entry: EntryTime): string {
  const from = fromMoment(entry);
  const time = timeParts(from.value);
  if (time === undefined) return 'No time';
  const to = toMoment(entry);
  const end = isRange(entry) ? timeParts(to.value) : undefined;
  if (time.hour === undefined) {
    if (end !== undefined)
      return `${entry.between === true ? 'or until' : 'to'} ${endWords(time, end, to.precision)}`;
    return time.day === undefined ? 'In the month' : 'That day';
  }
  const start = roughly(time, from.precision) + clockWords(time);
  if (end === undefined) return start;
  const [first, joint] = entry.between === true ? ['between ', 'and'] : ['', 'to'];
  return `${first}${start} ${joint} ${endWords(time, end, to.precision)}`;
}

function anchorOf(
  entry: TimelineRecord,
  byId: ReadonlyMap<string, TimelineRecord>,
  isPlaced: (id: string) => boolean,
): TimelineRecord {
  let at = entry;
  for (let hops = 0; hops < byId.size && at.from === '' && isPlaced(at.id); hops += 1) {
    const anchor = byId.get(at.place.slice(at.place.indexOf(':') + 1));
    if (anchor === undefined) break;
    at = anchor;
  }
  return at;
}

function dayLabel(entry: EntryTime): string {
  const { value } = fromMoment(entry);
  return value === '' ? 'Time not known' : formatDay(value.slice(0, 10));
}
