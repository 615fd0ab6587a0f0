/** Time zones as people read them, and what an entry's time is on the reader's own clock. Words only. */
import { fromMoment } from '../../../shared/review-document/entry-time.ts';
import type { EntryTime } from '../../../shared/review-document/entry-time.ts';
import type { PlacedTime } from '../../../shared/review-document/entry-span.ts';

export function zoneName(tz: string): string {
  return tz.replaceAll('_', ' ');
}

/** `In your zone: 11 Mar, 03:10`; empty where the entry has no time of day or the clocks agree. */
export function ownTime(entry: EntryTime, placed: PlacedTime | undefined, ownZone: string): string {
  const { value } = fromMoment(entry);
  if (placed === undefined || value.length <= 10 || entry.tz === '' || entry.tz === ownZone) return '';
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone: ownZone,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(placed.at);
  return `In your zone: ${shown}`;
}
