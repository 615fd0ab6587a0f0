/** What the page says about reporting clocks. Pure; the present moment is passed in. */
import type { ClockHistoryEntry, ReviewClock } from '../../../shared/api/clocks.ts';
import { clockStateNames, type ClockState } from '../../../shared/harm/clock-state.ts';
import type { ClockRule } from '../../../shared/harm/reporting-regimes.ts';
import { formatDay } from '../../ui/dates.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export interface DueLine {
  readonly words: string;
  readonly late: boolean;
}

type Due = Pick<ReviewClock, 'state' | 'dueAt' | 'dueDay' | 'zone' | 'holidaysKnown'>;

/** `Due by the end of 30 Mar 2026 (Europe/London), in 2 days`; null where nothing is counted. */
export function dueLine(clock: Due, rule: ClockRule, now: number): DueLine | null {
  const { dueAt, dueDay, zone, state } = clock;
  if (dueAt === null || dueDay === null) return null;
  const end = rule.unit === 'hours' ? clockOf(dueAt, zone) : `the end of ${formatDay(dueDay)}`;
  const place = `${rule.unit === 'hours' ? 'at' : 'by'} ${end} (${zone.replaceAll('_', ' ')})`;
  const unknown = clock.holidaysKnown
    ? ''
    : '. Holidays of later years are not known here, so it may be later';
  if (state !== 'running') return { words: `Was due ${place}${unknown}`, late: false };
  const late = now >= dueAt;
  return { words: `Due ${place}, ${farWords(dueAt - now)}${unknown}`, late };
}

/** "in 3 days", "in 5 hours", "2 days late". */
export function farWords(ms: number): string {
  const size = Math.abs(ms);
  const many = Math.floor(size / (size >= dayMs ? dayMs : hourMs));
  const unit = size >= dayMs ? 'day' : 'hour';
  const words = `${String(many)} ${unit}${many === 1 ? '' : 's'}`;
  if (size < hourMs) return ms < 0 ? 'less than an hour late' : 'in less than an hour';
  return ms < 0 ? `${words} late` : `in ${words}`;
}

function clockOf(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** `2 Mar 2026, 09:41 (Europe/London)`; empty while nobody has said. */
export function startedWords({ trigger, zone }: Pick<ReviewClock, 'trigger' | 'zone'>): string {
  if (trigger === '') return '';
  return `${formatDay(trigger.slice(0, 10))}, ${trigger.slice(11)} (${zone.replaceAll('_', ' ')})`;
}

const fieldNames: Readonly<Record<string, string>> = {
  state: 'State',
  trigger: 'Started',
  zone: 'Time zone',
  dueDay: 'Due day',
  filedOn: 'Filed on',
  evidenceId: 'Evidence of filing',
  reference: 'Reference',
  reason: 'Why it does not apply',
  keeperId: 'Looked after by',
};

/** One change in words; `nameOf` names a member. */
export function historyWords(
  { field, from, to }: Pick<ClockHistoryEntry, 'field' | 'from' | 'to'>,
  nameOf: (memberId: string) => string,
): string {
  const value = (raw: string | null): string => {
    if (raw === null) return 'nothing';
    if (field === 'state') return clockStateNames[raw as ClockState];
    if (field === 'keeperId') return nameOf(raw);
    if (field === 'evidenceId') return 'a piece of evidence';
    return field === 'dueDay' || field === 'filedOn' ? formatDay(raw) : raw.replace('T', ', ');
  };
  const name = fieldNames[field] ?? field;
  return from === null ? `${name}: ${value(to)}` : `${name}: ${value(from)} → ${value(to)}`;
}
