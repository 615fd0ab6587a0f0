/**
 * Where everything of the timeline's picture stands: lanes below one another, time from left to right. Pure; pixels.
 * An unsure time is as wide as it is unsure, what lasted is a bar, and what has no time stands between its neighbours
 * or, where nobody has put it anywhere, in a strip of its own at the right. Nothing of the timeline is left out.
 */
import { clockWords, monthNames, timeParts } from '../../../shared/review-document/local-time.ts';
import { fromMoment, roughly } from '../../../shared/review-document/entry-time.ts';
import type { PlacedTime, TimeLine } from '../../../shared/review-document/entry-span.ts';
import { timelineLanes } from '../../../shared/review-document/layout.ts';
import { milestones } from '../../../shared/review-document/milestones.ts';
import type { TimelineLane, TimelineRecord } from '../../../shared/review-document/records.ts';
import { timeScale } from './picture-scale.ts';
import type { Gap } from './picture-scale.ts';

export interface PictureMark {
  readonly entry: TimelineRecord;
  readonly lane: TimelineLane | null;
  readonly y: number;
  /** From when at the earliest to when at the latest; equal for a moment that is sure. */
  readonly x1: number;
  readonly x2: number;
  /** The part that is sure of something that lasted; null for anything else. */
  readonly core: readonly [number, number] | null;
  readonly timed: boolean;
  /** Words that have room beside it. */
  readonly label: string;
  /** On which side they stand: before it only where they would run over the right edge. */
  readonly side: 'before' | 'after';
}

export interface PictureLane {
  readonly lane: TimelineLane | null;
  readonly top: number;
  readonly height: number;
}

export interface PictureFlag {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly words: string;
}

export interface PictureTick {
  readonly x: number;
  readonly words: string;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Where the lanes begin: above are the times and the milestones. */
  readonly top: number;
  readonly lanes: readonly PictureLane[];
  /** In the order of time. */
  readonly marks: readonly PictureMark[];
  readonly flags: readonly PictureFlag[];
  readonly ticks: readonly PictureTick[];
  readonly gaps: readonly Gap[];
  /** Where the strip for what has no time begins; null without one. */
  readonly untimedFrom: number | null;
}

const pad = 24;
const row = 26;
const laneHead = 22;
const laneFoot = 8;
const flagRow = 16;
const tickRow = 20;
const tickWidth = 92;
const letter = 6.4;
const longestLabel = 26;
const untimedWidth = 150;
/** Rows of a lane in which words stand beside the marks; in those beyond it marks stand alone. */
const wordedRows = 5;

/** @param width pixels to fill; grows where marks that have no time need a strip */
export function pictureLayout(entries: readonly TimelineRecord[], line: TimeLine, width: number): Picture {
  const placed = new Map(entries.map((entry) => [entry.id, line.place(entry)]));
  const times = [...placed.values()].filter((time) => time !== undefined);
  const lastTimed = entries.findLastIndex(({ id }) => placed.get(id) !== undefined);
  const hasUntimed = lastTimed < entries.length - 1;
  const inner = Math.max(160, width - 2 * pad - (hasUntimed ? untimedWidth : 0));
  const scale = timeScale(times.flatMap(endsOf), inner);
  const at = (moment: number): number => pad + scale.at(moment);
  const untimedFrom = hasUntimed ? pad * 2 + inner : null;

  const drafts = entries.map((entry, i) => {
    const time = placed.get(entry.id);
    if (time === undefined) {
      const x = i > lastTimed ? (untimedFrom ?? 0) + pad : betweenNeighbours(entries, i, placed, at);
      return { entry, lane: entry.lane, x1: x, x2: x, core: null, timed: false };
    }
    const [first, last] = [Math.min(...endsOf(time)), Math.max(...endsOf(time))];
    const lasted = time.to !== time.from && time.to.start > time.from.end;
    const core = lasted ? ([at(time.from.end), at(time.to.start)] as const) : null;
    return { entry, lane: entry.lane, x1: at(first), x2: at(last), core, timed: true };
  });

  const flags = flagsOf(drafts.filter(({ timed }) => timed));
  const top = tickRow + flagRow * (Math.max(0, ...flags.map(({ y }) => y + 1)) + 0.5);
  const lanes: PictureLane[] = [];
  const marks = new Map<string, PictureMark>();
  let y = top;
  for (const lane of [...timelineLanes, null]) {
    const own = drafts.filter((draft) => draft.lane === lane);
    if (own.length === 0) continue;
    const rows = new Rows(untimedFrom === null ? pad * 2 + inner : pad * 2 + inner + untimedWidth);
    for (const draft of own) {
      const { at: rowAt, label, side } = rows.take(draft.x1, draft.x2, draft.entry.text.trim());
      marks.set(draft.entry.id, { ...draft, label, side, y: y + laneHead + (rowAt + 0.5) * row });
    }
    const height = laneHead + rows.count * row + laneFoot;
    lanes.push({ lane, top: y, height });
    y += height;
  }
  return {
    width: pad * 2 + inner + (hasUntimed ? untimedWidth : 0),
    height: y,
    top,
    lanes,
    marks: entries.flatMap(({ id }) => marks.get(id) ?? []),
    flags: flags.map((flag) => ({ ...flag, y: tickRow + (flag.y + 0.75) * flagRow })),
    ticks: ticksOf(drafts.filter(({ timed }) => timed)),
    // Where something lasted or may have happened is no gap.
    gaps: scale.gaps
      .filter(({ from, to }) =>
        times.every((time) => Math.min(...endsOf(time)) > from || Math.max(...endsOf(time)) < to),
      )
      .map((gap) => ({ ...gap, x: gap.x + pad })),
    untimedFrom,
  };
}

function endsOf(time: PlacedTime): number[] {
  return [time.from.start, time.from.end, time.to.start, time.to.end];
}

function betweenNeighbours(
  entries: readonly TimelineRecord[],
  i: number,
  placed: ReadonlyMap<string, PlacedTime | undefined>,
  at: (moment: number) => number,
): number {
  const timeOf = (entry: TimelineRecord | undefined) =>
    entry === undefined ? undefined : placed.get(entry.id);
  const before = timeOf(entries.slice(0, i).findLast((entry) => timeOf(entry) !== undefined));
  const after = timeOf(entries.slice(i + 1).find((entry) => timeOf(entry) !== undefined));
  const left = before === undefined ? pad / 2 : at(before.at);
  return after === undefined ? left + pad : (left + at(after.at)) / 2;
}

interface Taken {
  readonly at: number;
  readonly label: string;
  readonly side: PictureMark['side'];
}

/** Rows of one lane, filled from the top: a mark takes the first row in which it has room. */
class Rows {
  readonly #ends: number[] = [];
  readonly #edge: number;

  constructor(edge: number) {
    this.#edge = edge;
  }

  get count(): number {
    return Math.max(1, this.#ends.length);
  }

  take(x1: number, x2: number, words: string): Taken {
    const label = words.length > longestLabel ? `${words.slice(0, longestLabel - 1).trimEnd()}…` : words;
    const room = 14 + label.length * letter;
    const side = x2 + room > this.#edge && x1 - room > 0 ? 'before' : 'after';
    const left = side === 'before' ? x1 - room : x1 - 10;
    const right = side === 'before' ? x2 + 12 : x2 + room;
    const free = this.#ends.findIndex((end) => end <= left);
    if (free >= 0 && free < wordedRows) {
      this.#ends[free] = right;
      return { at: free, label, side };
    }
    if (this.#ends.length < wordedRows) return { at: this.#ends.push(right) - 1, label, side };
    const bare = this.#ends.findIndex((end) => end <= x1 - 10);
    const at = bare >= 0 ? bare : this.#ends.length;
    this.#ends[at] = x2 + 12;
    return { at, label: '', side: 'after' };
  }
}

interface Draft {
  readonly entry: TimelineRecord;
  readonly x1: number;
}

/** Names of milestones, lowered to another line where they would run into one another. */
function flagsOf(drafts: readonly Draft[]): readonly PictureFlag[] {
  const ends: number[] = [];
  return drafts.flatMap(({ entry, x1 }) => {
    if (entry.milestone === null) return [];
    const words = milestones[entry.milestone].name;
    let y = ends.findIndex((end) => end <= x1);
    if (y < 0) y = ends.length;
    ends[y] = x1 + 10 + words.length * letter;
    return [{ id: entry.id, x: x1, y, words }];
  });
}

/** Times at the top, as many as have room; the day is said where it changes. */
function ticksOf(drafts: readonly Draft[]): readonly PictureTick[] {
  const ticks: PictureTick[] = [];
  let shownDay = '';
  for (const { entry, x1 } of [...drafts].sort((a, b) => a.x1 - b.x1)) {
    const last = ticks.at(-1);
    if (last !== undefined && x1 - last.x < tickWidth) continue;
    const from = fromMoment(entry);
    const time = timeParts(from.value);
    if (time === undefined) continue;
    const month = (monthNames[time.month - 1] ?? '').slice(0, 3);
    const day = time.day === undefined ? `${month} ${String(time.year)}` : `${String(time.day)} ${month}`;
    const clock = time.hour === undefined ? '' : roughly(time, from.precision) + clockWords(time);
    const words =
      day === shownDay && clock !== '' ? clock : [day, clock].filter((part) => part !== '').join(' ');
    shownDay = day;
    ticks.push({ x: x1, words });
  }
  return ticks;
}
