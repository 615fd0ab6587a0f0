/** How a link is drawn: its kind by dash and end, never by colour; what is joint or alternative by a small word. Pure. */
import type { LinkKind, LinkWith } from '../review-document/records.ts';
import type { PlacedLink, Point } from './layout.ts';

/** Ends of links: a filled arrow, an open one, a bar, a ring, a cross. */
export const linkEnds = ['arrow', 'open', 'bar', 'ring', 'cross'] as const;
export type LinkEnd = (typeof linkEnds)[number];

export interface LinkLook {
  /** Of SVG; empty for an unbroken line. */
  readonly dash: string;
  readonly end: LinkEnd;
}

const looks: Readonly<Record<LinkKind, LinkLook>> = {
  contributes: { dash: '', end: 'arrow' },
  enables: { dash: '', end: 'open' },
  precedes: { dash: '2 5', end: 'arrow' },
  prevents: { dash: '', end: 'bar' },
  mitigates: { dash: '8 5', end: 'bar' },
  degrades: { dash: '8 5', end: 'open' },
  supports: { dash: '2 5', end: 'ring' },
  contradicts: { dash: '2 5', end: 'cross' },
};

export function linkLook(kind: LinkKind | null): LinkLook {
  return looks[kind ?? 'contributes'];
}

/** Drawn in a box of 12, the tip at (11, 6). */
export const endShapes: Readonly<Record<LinkEnd, { readonly d: string; readonly filled: boolean }>> = {
  arrow: { d: 'M1 1.5 L11 6 L1 10.5 Z', filled: true },
  open: { d: 'M2 1.5 L11 6 L2 10.5', filled: false },
  bar: { d: 'M10 0.5 V11.5', filled: false },
  ring: { d: 'M3 6 A4 4 0 1 1 11 6 A4 4 0 1 1 3 6', filled: false },
  cross: { d: 'M3 2 L11 10 M11 2 L3 10', filled: false },
};

export const withMarks: Readonly<Record<LinkWith, string>> = { joint: 'and', alternative: 'or' };

/** A smooth way past the points; one of right angles keeps to them and rounds its corners. */
export function linkPath({ points, square }: Pick<PlacedLink, 'points' | 'square'>): string {
  return square === true ? roundedPath(points) : smoothPath(points);
}

function smoothPath(points: readonly Point[]): string {
  const [first, ...rest] = points.map(({ x, y }) => ({ x: round(x), y: round(y) }));
  const last = rest.pop();
  if (first === undefined || last === undefined) return '';
  const bends = rest.map((point, index) => {
    const next = rest[index + 1] ?? last;
    const half = { x: round((point.x + next.x) / 2), y: round((point.y + next.y) / 2) };
    return `Q${String(point.x)} ${String(point.y)} ${String(half.x)} ${String(half.y)}`;
  });
  return [`M${String(first.x)} ${String(first.y)}`, ...bends, `L${String(last.x)} ${String(last.y)}`].join(
    ' ',
  );
}

const corner = 7;

function roundedPath(points: readonly Point[]): string {
  const parts = points.map((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before === undefined) return `M${at(point)}`;
    if (after === undefined) return `L${at(point)}`;
    return `L${at(towards(point, before))} Q${at(point)} ${at(towards(point, after))}`;
  });
  return parts.join(' ');
}

function towards(from: Point, to: Point): Point {
  const whole = distance(from, to);
  const share = whole === 0 ? 0 : Math.min(corner, whole / 2) / whole;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function at({ x, y }: Point): string {
  return `${String(round(x))} ${String(round(y))}`;
}

/** A place on the way, in pixels back from its end; halfway for short ones. */
export function alongLink({ points }: PlacedLink, back: number): Point {
  const lengths = points.slice(1).map((point, index) => distance(points[index] ?? point, point));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  let left = Math.max(whole / 2, whole - back);
  for (const [index, length] of lengths.entries()) {
    const [from, to] = [points[index], points[index + 1]];
    if (from === undefined || to === undefined) break;
    if (left > length && index < lengths.length - 1) {
      left -= length;
      continue;
    }
    const share = length === 0 ? 0 : Math.min(1, left / length);
    return { x: round(from.x + (to.x - from.x) * share), y: round(from.y + (to.y - from.y) * share) };
  }
  return points[0] ?? { x: 0, y: 0 };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
