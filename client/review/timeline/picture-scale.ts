/**
 * Time on paper: a scale on which a minute and a year both have room. Pure. The wider the gap between two neighbouring
 * times, the less each hour of it takes; whatever is drawn much tighter than the rest is named, so that nobody reads
 * distances off the picture that are not there.
 */
import { dayMs, hourMs, minuteMs } from '../../../shared/review-document/local-time.ts';

export interface Gap {
  readonly x: number;
  readonly width: number;
  readonly from: number;
  readonly to: number;
  /** How long it is, in words. */
  readonly words: string;
}

export interface TimeScale {
  /** Pixels from the left for a moment between the first and the last. */
  readonly at: (moment: number) => number;
  /** Stretches that are drawn much tighter than the tightest neighbours. */
  readonly gaps: readonly Gap[];
}

/** Widths below which the name of a gap has no room. */
const namedGap = 56;

/** @param moments every time that is drawn, in any order @param width pixels between the first and the last */
export function timeScale(moments: readonly number[], width: number): TimeScale {
  const stops = [...new Set(moments)].sort((a, b) => a - b);
  const spans = stops.slice(1).map((stop, i) => stop - (stops[i] ?? stop));
  const finest = Math.max(minuteMs, Math.min(...spans));
  const weights = spans.map((span) => Math.log2(1 + span / finest));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const xs = [0];
  for (const weight of weights) xs.push((xs.at(-1) ?? 0) + (weight / whole) * width);

  const at = (moment: number): number => {
    const next = stops.findIndex((stop) => stop >= moment);
    if (stops.length < 2) return width / 2;
    if (next < 0) return width;
    const [right = 0, stop = 0] = [xs[next], stops[next]];
    if (next === 0 || stop === moment) return right;
    const [left = 0, before = 0] = [xs[next - 1], stops[next - 1]];
    return left + ((moment - before) / (stop - before)) * (right - left);
  };
  const gaps = spans.flatMap((span, i) => {
    const [x = 0, end = 0] = [xs[i], xs[i + 1]];
    const isTight = span > 8 * finest && span >= 2 * hourMs && end - x >= namedGap;
    const [from = 0, to = 0] = [stops[i], stops[i + 1]];
    return isTight ? [{ x, width: end - x, from, to, words: gapWords(span) }] : [];
  });
  return { at, gaps };
}

function gapWords(span: number): string {
  const units = [
    ['year', 365.25 * dayMs],
    ['month', 30.44 * dayMs],
    ['week', 7 * dayMs],
    ['day', dayMs],
    ['hour', hourMs],
  ] as const;
  const [name, size] = units.find(([, of]) => span >= 2 * of) ?? units[4];
  return `${String(Math.round(span / size))} ${name}s`;
}
