/**
 * Where the points, lines and ticks of a curve over months stand. Pure geometry: no document, no drawing.
 * Groups differ by dash and marker as well as by colour.
 */
import { monthOf } from '../../../shared/metrics/pasted-table.ts';
import type { Measure } from '../../../shared/metrics/measures.ts';

export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  readonly month: string;
  readonly value: number;
  readonly beyond: boolean;
}

export interface ChartSeries {
  readonly group: string;
  readonly points: readonly ChartPoint[];
  /** Of an SVG path, empty for a single point. */
  readonly path: string;
}

export interface DriftChart {
  readonly series: readonly ChartSeries[];
  readonly months: readonly { readonly x: number; readonly label: string }[];
  readonly values: readonly { readonly y: number; readonly label: string }[];
  readonly thresholdY: number | null;
  readonly marks: readonly { readonly x: number; readonly number: number }[];
}

export interface ChartSize {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Room that the name of a month needs. */
const monthLabelWidth = 80;

/**
 * Null when there is nothing to draw: no reading with a month and a number.
 * @param marks months of version changes in their shown order; those outside the curve widen it
 */
export function driftChart(
  { readings, threshold }: Measure,
  marks: readonly string[],
  size: ChartSize,
): DriftChart | null {
  const points = readings.flatMap(({ record, value, beyond }) => {
    const month = monthOf(record.at);
    return month === null || value === null ? [] : [{ month, value, beyond, group: record.group.trim() }];
  });
  if (points.length === 0) return null;
  const markMonths = marks.map(monthOf);
  const numbers = [...points.map(({ month }) => month), ...markMonths.filter((month) => month !== null)].map(
    monthNumber,
  );
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const values = [...points.map(({ value }) => value), ...(threshold === null ? [] : [threshold])];
  const { low, high, step } = niceRange(Math.min(...values), Math.max(...values));
  const xOf = (month: string): number =>
    first === last
      ? (size.left + size.width - size.right) / 2
      : size.left + ((monthNumber(month) - first) / (last - first)) * (size.width - size.left - size.right);
  const yOf = (value: number): number =>
    size.height - size.bottom - ((value - low) / (high - low)) * (size.height - size.top - size.bottom);
  const groups = [...new Set(points.map(({ group }) => group))];
  return {
    series: groups.map((group) => {
      const own = points
        .filter((point) => point.group === group)
        .toSorted((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0))
        .map((point) => ({ ...point, x: xOf(point.month), y: yOf(point.value) }));
      return { group, points: own, path: own.length < 2 ? '' : pathOf(own) };
    }),
    months: monthTicks(first, last, size.width).map((number) => ({
      x: xOf(monthText(number)),
      label: monthText(number),
    })),
    values: ticks(low, high, step).map((value) => ({ y: yOf(value), label: shortNumber(value) })),
    thresholdY: threshold === null ? null : yOf(threshold),
    marks: markMonths.flatMap((month, index) =>
      month === null ? [] : [{ x: xOf(month), number: index + 1 }],
    ),
  };
}

function pathOf(points: readonly { readonly x: number; readonly y: number }[]): string {
  return points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ');
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function monthText(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

function monthTicks(first: number, last: number, width: number): readonly number[] {
  const every = Math.ceil((last - first + 1) / Math.max(2, Math.floor(width / monthLabelWidth)));
  return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_one, i) => first + i * every);
}

/** A range that ends on round numbers and begins at zero unless the values lie far above it. */
function niceRange(min: number, max: number): { low: number; high: number; step: number } {
  const from = min >= 0 && min < max * 0.5 ? 0 : min;
  const span = max - from || Math.abs(max) || 1;
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const low = Math.floor(from / step) * step;
  const high = Math.ceil(max / step) * step;
  return { low, high: high === low ? low + step : high, step };
}

function ticks(low: number, high: number, step: number): readonly number[] {
  return Array.from({ length: Math.round((high - low) / step) + 1 }, (_one, i) => low + i * step);
}

function shortNumber(value: number): string {
  return String(Number(value.toFixed(6)));
}
