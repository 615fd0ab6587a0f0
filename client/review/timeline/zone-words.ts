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
  const shown = formatIn(ownZone).format(placed.at);
  return `In your zone: ${shown}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once per zone: making one takes longer than drawing an entry. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}
