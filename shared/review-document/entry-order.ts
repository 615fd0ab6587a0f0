/**
 * The order of a timeline: one rule, the same on every client whatever its own zone, language or zone tables. Pure.
 *
 * Entries stand by the moment they began, brought to UTC by the offset they keep. A coarser time stands before the
 * finer ones within it (a month before its days, "about 03:00" before 03:00); equal times keep the order the panel gave
 * them. An entry without a time of day may be put beside another one by hand, such as "some time before the ward
 * round"; an unknown time that nobody has put anywhere stands at the end. A place that contradicts the day the entry
 * itself names is not followed, nor are places that form a loop, as two people moving two entries at once can make.
 */
import { fromMoment } from './entry-time.ts';
import type { EntryTime } from './entry-time.ts';
import { TimeLine } from './entry-span.ts';
import type { Span } from './entry-span.ts';
import { compareOrder } from './record-order.ts';
import type { Ordered, Place } from './record-order.ts';

export type OrderedEntry = EntryTime & Ordered & { readonly place?: string };

export type Side = 'before' | 'after';

interface Beside {
  readonly side: Side;
  readonly id: string;
}

interface Keyed<Entry> {
  readonly entry: Entry;
  /** Where it is sorted to; undefined when no time is known. */
  readonly at: number | undefined;
  /** How wide its own time is, in milliseconds. */
  readonly width: number;
  readonly own: Span | undefined;
  readonly beside: Beside | undefined;
}

/** Entries in the order of time, with what moving one of them by hand would mean. */
export class TimelineOrder<Entry extends OrderedEntry> {
  readonly entries: readonly Entry[];
  readonly #keyed: ReadonlyMap<string, Keyed<Entry>>;
  readonly #children: ReadonlyMap<string, readonly Keyed<Entry>[]>;

  constructor(entries: readonly Entry[]) {
    const line = new TimeLine(entries);
    const first = new Map(entries.map((entry) => [entry.id, keyed(entry, line, undefined)]));
    const wanted = new Map(
      [...first.values()].map((key) => [key.entry.id, wantedPlace(key, first)] as const),
    );
    const looped = loopsIn(wanted);
    const all = [...first.values()].map((key) => ({
      ...key,
      beside: looped.has(key.entry.id) ? undefined : wanted.get(key.entry.id),
    }));
    const children = new Map<string, Keyed<Entry>[]>();
    for (const key of all) {
      if (key.beside === undefined) continue;
      const list = children.get(key.beside.id) ?? [];
      list.push(key);
      children.set(key.beside.id, list);
    }
    for (const list of children.values()) list.sort((a, b) => compareOrder(a.entry, b.entry));
    this.#keyed = new Map(all.map((key) => [key.entry.id, key]));
    this.#children = children;
    this.entries = this.#walk(all.filter(({ beside }) => beside === undefined).sort(compareKeyed));
  }

  /** Whether the panel put this entry beside another one, and the place is followed. */
  isPlaced(id: string): boolean {
    return this.#keyed.get(id)?.beside !== undefined;
  }

  /**
   * What to write so that an entry goes one step up or down; null when its time forbids it.
   * `place` is the field as it will be; `order` where among its equals, left out when it may stay.
   */
  step(id: string, step: 'up' | 'down'): { readonly place: string; readonly order?: Place } | null {
    const key = this.#keyed.get(id);
    if (key === undefined) return null;
    const other = this.#neighbour(id, step === 'up' ? -1 : 1);
    if (other === undefined) return null;
    const side: Side = step === 'up' ? 'before' : 'after';
    const order: Place = side === 'before' ? { before: other.entry.id } : { after: other.entry.id };
    const alike = other.beside === undefined && key.beside === undefined && sameTime(key, other);
    if (alike) return { place: key.entry.place ?? '', order };
    if (!mayBePlaced(key.entry)) return null;
    if (other.beside !== undefined) {
      return fits(key, this.#keyed.get(other.beside.id)) ? { place: placeText(other.beside), order } : null;
    }
    if (other.at === undefined) return key.at === undefined ? { place: '', order } : null;
    if (!fits(key, other)) return null;
    return { place: placeText({ side, id: other.entry.id }), ...this.#closest(side, other.entry.id, id) };
  }

  /** The order that puts an entry next to the one it is placed beside, nearer than those already there. */
  #closest(side: Side, beside: string, id: string): { readonly order?: Place } {
    const there = (this.#children.get(beside) ?? []).filter(
      (child) => child.beside?.side === side && child.entry.id !== id,
    );
    const next = side === 'before' ? there.at(-1) : there[0];
    if (next === undefined) return {};
    return { order: side === 'before' ? { after: next.entry.id } : { before: next.entry.id } };
  }

  /** The next entry in a direction that does not itself hang on this one. */
  #neighbour(id: string, direction: 1 | -1): Keyed<Entry> | undefined {
    let at = this.entries.findIndex((entry) => entry.id === id) + direction;
    for (; at >= 0 && at < this.entries.length; at += direction) {
      const other = this.#keyed.get(this.entries[at]?.id ?? '');
      if (other !== undefined && !this.#hangsOn(other, id)) return other;
    }
    return undefined;
  }

  #hangsOn(key: Keyed<Entry>, id: string): boolean {
    let beside = key.beside;
    while (beside !== undefined) {
      if (beside.id === id) return true;
      beside = this.#keyed.get(beside.id)?.beside;
    }
    return false;
  }

  /** Each entry with those placed before and after it. A stack of its own: how long chains get is not ours to decide. */
  #walk(free: readonly Keyed<Entry>[]): readonly Entry[] {
    const sorted: Entry[] = [];
    const waiting: { readonly key: Keyed<Entry>; readonly open: boolean }[] = free
      .map((key) => ({ key, open: true }))
      .reverse();
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { key, open } = next;
      const children = open ? (this.#children.get(key.entry.id) ?? []) : [];
      if (children.length === 0) {
        sorted.push(key.entry);
        continue;
      }
      const on = (side: Side) =>
        children.filter((child) => child.beside?.side === side).map((child) => ({ key: child, open: true }));
      waiting.push(...on('after').reverse(), { key, open: false }, ...on('before').reverse());
    }
    return sorted;
  }
}

/** Entries in the order of time. */
export function sortEntries<Entry extends OrderedEntry>(entries: readonly Entry[]): readonly Entry[] {
  return new TimelineOrder(entries).entries;
}

/** Whether an entry can be put beside another one by hand: only one whose time of day is not known. */
export function mayBePlaced(entry: EntryTime): boolean {
  return fromMoment(entry).value.length <= 10;
}

export function placeText({ side, id }: { readonly side: Side; readonly id: string }): string {
  return `${side}:${id}`;
}

function keyed<Entry extends OrderedEntry>(
  entry: Entry,
  line: TimeLine,
  beside: Beside | undefined,
): Keyed<Entry> {
  const placed = line.place(entry);
  return {
    entry,
    at: placed?.at,
    width: placed === undefined ? 0 : placed.from.end - placed.from.start,
    own: placed?.from,
    beside,
  };
}

/** The place an entry asks for, when it may have it. */
function wantedPlace<Entry extends OrderedEntry>(
  key: Keyed<Entry>,
  all: ReadonlyMap<string, Keyed<Entry>>,
): Beside | undefined {
  const match = /^(before|after):(.+)$/.exec(key.entry.place ?? '');
  if (match === null || !mayBePlaced(key.entry)) return undefined;
  const id = match[2] ?? '';
  return id !== key.entry.id && fits(key, all.get(id)) ? { side: match[1] as Side, id } : undefined;
}

/** Whether a place beside another entry agrees with the day or month an entry names. */
function fits<Entry>(key: Keyed<Entry>, other: Keyed<Entry> | undefined): boolean {
  if (other === undefined) return false;
  if (key.own === undefined) return true;
  return other.at !== undefined && other.at >= key.own.start && other.at < key.own.end;
}

/** Entries whose places lead back to themselves. Each entry is walked over once. */
function loopsIn(wanted: ReadonlyMap<string, Beside | undefined>): ReadonlySet<string> {
  const looped = new Set<string>();
  const walked = new Set<string>();
  for (const start of wanted.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !walked.has(at)) {
      walked.add(at);
      onPath.add(at);
      path.push(at);
      at = wanted.get(at)?.id;
    }
    if (at !== undefined && onPath.has(at)) for (const id of path.slice(path.indexOf(at))) looped.add(id);
  }
  return looped;
}

function compareKeyed<Entry extends Ordered>(a: Keyed<Entry>, b: Keyed<Entry>): number {
  if (a.at === undefined || b.at === undefined) {
    if (a.at === b.at) return compareOrder(a.entry, b.entry);
    return a.at === undefined ? 1 : -1;
  }
  return a.at - b.at || b.width - a.width || compareOrder(a.entry, b.entry);
}

function sameTime<Entry>(a: Keyed<Entry>, b: Keyed<Entry>): boolean {
  return a.at === b.at && a.width === b.width;
}
