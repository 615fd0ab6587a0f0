/**
 * How long it took from one milestone to the next: a figure where both times are sure, a range where they are not, and
 * the reason where nothing can be said. Pure. Of several entries with one milestone the first in time counts.
 */
import { milestones, stretches } from './milestones.ts';
import type { Milestone, Stretch } from './milestones.ts';
import { sortEntries } from './entry-order.ts';
import type { OrderedEntry } from './entry-order.ts';
import { TimeLine } from './entry-span.ts';
import type { Span } from './entry-span.ts';
import { dayMs, hourMs, minuteMs } from './local-time.ts';

export type MarkedEntry = OrderedEntry & { readonly milestone?: Milestone | null };

export interface Duration {
  readonly stretch: Stretch;
  readonly result:
    | { readonly kind: 'range'; readonly least: number; readonly most: number }
    | { readonly kind: 'none'; readonly because: string };
}

/** Every stretch of which at least one end is marked, in the order of the list of stretches. */
export function timelineDurations(entries: readonly MarkedEntry[]): readonly Duration[] {
  const sorted = sortEntries(entries);
  const line = new TimeLine(entries);
  const firsts = new Map<Milestone, MarkedEntry>();
  for (const entry of sorted) {
    const mark = entry.milestone ?? undefined;
    if (mark !== undefined && !firsts.has(mark)) firsts.set(mark, entry);
  }
  return stretches
    .filter(({ from, to }) => firsts.has(from) || firsts.has(to))
    .map((stretch) => ({ stretch, result: between(stretch, firsts, line) }));
}

/** What cannot be computed, gathered by the reason: stretches that lack the same thing stand together. */
export function openDurations(
  durations: readonly Duration[],
): readonly { readonly because: string; readonly names: readonly string[] }[] {
  const names = new Map<string, string[]>();
  for (const { stretch, result } of durations) {
    if (result.kind !== 'none') continue;
    names.set(result.because, [...(names.get(result.because) ?? []), stretch.name]);
  }
  return [...names].map(([because, gathered]) => ({ because, names: gathered }));
}

/** In words: `19 minutes`, `between 5 and 65 minutes`, or why it cannot be computed. */
export function durationWords({ result }: Duration): string {
  if (result.kind === 'none') return `Cannot be computed because ${result.because}.`;
  const least = measured(result.least, result.most);
  const most = measured(result.most, result.most);
  if (result.most === 0) return 'At the same time, as far as is known';
  if (least.words === most.words) return least.words;
  if (result.least === 0) return `at most ${most.words}`;
  return `between ${least.unit === most.unit ? least.figure : least.words} and ${most.words}`;
}

function between(
  { from, to }: Stretch,
  firsts: ReadonlyMap<Milestone, MarkedEntry>,
  line: TimeLine,
): Duration['result'] {
  const [one, other] = [firsts.get(from), firsts.get(to)];
  const missing = [from, to].filter((mark) => !firsts.has(mark)).map(nameOf);
  if (one === undefined || other === undefined) return none(`no entry is marked ${missing.join(' or ')}`);
  const [start, end] = [spanOf(one, from, line), spanOf(other, to, line)];
  const untimed = [...(start ? [] : [nameOf(from)]), ...(end ? [] : [nameOf(to)])];
  if (start === undefined || end === undefined)
    return none(`the time of ${untimed.join(' and ')} is not known`);
  if (end.end < start.start) return none(`${nameOf(to)} stands before ${nameOf(from)}`);
  return { kind: 'range', least: Math.max(0, end.start - start.end), most: end.end - start.start };
}

function spanOf(entry: MarkedEntry, mark: Milestone, line: TimeLine): Span | undefined {
  const placed = line.place(entry);
  return milestones[mark].atEnd ? placed?.to : placed?.from;
}

function nameOf(mark: Milestone): string {
  return `“${milestones[mark].name}”`;
}

function none(because: string): Duration['result'] {
  return { kind: 'none', because };
}

interface Measured {
  readonly figure: string;
  readonly unit: string;
  readonly words: string;
}

const units = [
  { name: 'day', size: dayMs, from: 2 * dayMs },
  { name: 'hour', size: hourMs, from: 2 * hourMs },
  { name: 'minute', size: minuteMs, from: 2 * minuteMs },
  { name: 'second', size: 1000, from: 0 },
] as const;

/** In the unit that suits the longer of the two ends, finer where that would hide most of the shorter one. */
function measured(ms: number, longest: number): Measured {
  const suits = (of: number) => units.find(({ from }) => of >= from) ?? units[3];
  const unit = ms > 0 && ms < suits(longest).size ? suits(ms) : suits(longest);
  const count = ms / unit.size;
  // Minutes beside hours say something only where nothing is rougher than that.
  if (unit.name === 'hour' && count % 1 !== 0 && longest < dayMs) {
    const minutes = Math.round((ms % hourMs) / minuteMs);
    const words = `${plural(Math.floor(count), 'hour')} ${plural(minutes, 'minute')}`;
    return { figure: words, unit: 'mixed', words };
  }
  if (unit.name === 'second' && ms > 0 && ms % minuteMs === 0) {
    return { figure: '1', unit: 'minute', words: plural(ms / minuteMs, 'minute') };
  }
  const figure = String(Math.round(count));
  return { figure, unit: unit.name, words: plural(Math.round(count), unit.name) };
}

function plural(count: number, unit: string): string {
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
}
