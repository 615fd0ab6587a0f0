/** Where the points, the line and the ticks of readings over time stand. Pure geometry: no drawing, no words. */
import { numberIn } from '../../shared/actions/readings.ts';
import type { ActionReading } from '../../shared/api/actions.ts';

export interface ChartSize {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface ReadingChart {
  readonly points: readonly { readonly id: number; readonly x: number; readonly y: number }[];
  /** Of an SVG path; empty for a single point. */
  readonly path: string;
  readonly days: readonly { readonly x: number; readonly day: string }[];
  readonly values: readonly { readonly y: number; readonly label: string }[];
  /** Null where baseline and target say no number. */
  readonly baselineY: number | null;
  readonly targetY: number | null;
  /** The day it was done, when it lies among the readings. */
  readonly doneX: number | null;
}

/** What it is drawn from. */
export interface ReadingsToDraw {
  readonly readings: readonly Pick<ActionReading, 'id' | 'day' | 'number'>[];
  readonly baseline: string;
  readonly target: string;
  readonly implementedOn: string | null;
}

/** Null when there is nothing to draw: fewer than two readings with a number. Readings come oldest first. */
export function readingChart(
  { readings, baseline, target, implementedOn }: ReadingsToDraw,
  size: ChartSize,
): ReadingChart | null {
  const drawn = readings.flatMap(({ id, day, number }) => (number === null ? [] : [{ id, day, number }]));
  const [first, last] = [drawn[0], drawn.at(-1)];
  if (first === undefined || last === undefined || drawn.length < 2) return null;
  const lines = [numberIn(baseline), numberIn(target)].filter((value) => value !== null);
  const values = [...drawn.map(({ number }) => number), ...lines];
  const { low, high, step } = roundRange(Math.min(...values), Math.max(...values));
  const [from, to] = [dayNumber(first.day), dayNumber(last.day)];
  const xOf = (day: string): number => {
    const share = from === to ? 0.5 : (dayNumber(day) - from) / (to - from);
    return size.left + share * (size.width - size.left - size.right);
  };
  const yOf = (value: number): number =>
    size.height - size.bottom - ((value - low) / (high - low)) * (size.height - size.top - size.bottom);
  const lineAt = (words: string): number | null => {
    const value = numberIn(words);
    return value === null ? null : yOf(value);
  };
  const points = drawn.map(({ id, day, number }) => ({ id, x: xOf(day), y: yOf(number) }));
  const among = implementedOn !== null && implementedOn >= first.day && implementedOn <= last.day;
  return {
    points,
    path: points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' '),
    days: [...new Set([first.day, last.day])].map((day) => ({ x: xOf(day), day })),
    values: Array.from({ length: Math.round((high - low) / step) + 1 }, (_one, i) => low + i * step).map(
      (value) => ({ y: yOf(value), label: String(Number(value.toFixed(6))) }),
    ),
    baselineY: lineAt(baseline),
    targetY: lineAt(target),
    doneX: among ? xOf(implementedOn) : null,
  };
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

/** A range that ends on round numbers and begins at zero unless that would press the curve flat. */
function roundRange(min: number, max: number): { low: number; high: number; step: number } {
  const from = min >= 0 && min < max * 0.8 ? 0 : min;
  const rough = (max - from || Math.abs(max) || 1) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const low = Math.floor(from / step) * step;
  const high = Math.ceil(max / step) * step;
  return { low, high: high === low ? low + step : high, step };
}
