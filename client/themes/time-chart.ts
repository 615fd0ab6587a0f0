/** Five lines over quarters, one for each layer, as the numbers a drawing needs. Pure. */
import type { Themes } from '../../shared/api/themes.ts';
import { quarterName } from '../../shared/learning/theme-words.ts';
import { layerIds, layers, type LayerDefinition } from '../../shared/taxonomy/layers.ts';

export interface TimeChart {
  readonly lines: readonly {
    readonly layer: LayerDefinition;
    readonly points: readonly { readonly x: number; readonly y: number; readonly reviews: number }[];
    readonly path: string;
    /** Where its letter stands, beside the end of the line and apart from the others. */
    readonly letterY: number;
  }[];
  readonly quarters: readonly { readonly x: number; readonly words: string }[];
  readonly values: readonly { readonly y: number; readonly value: number }[];
  readonly right: number;
}

const edge = { left: 34, right: 34, top: 12, bottom: 28 };
const apart = 15;
const mostLabels = 8;

/** Null where there is no course of time to draw: fewer than two quarters. */
export function makeTimeChart(
  { time, quarters }: Themes,
  size: { readonly width: number; readonly height: number },
): TimeChart | null {
  if (quarters.length < 2) return null;
  const right = size.width - edge.right;
  const low = size.height - edge.bottom;
  const most = niceTop(Math.max(1, ...time.map(({ reviews }) => reviews)));
  const xOf = (at: number): number => edge.left + (at * (right - edge.left)) / (quarters.length - 1);
  const yOf = (value: number): number => low - (value * (low - edge.top)) / most;
  const drawn = layerIds.map((id) => {
    const points = quarters.map((quarter, at) => {
      const reviews = time.find((one) => one.layer === id && one.quarter === quarter)?.reviews ?? 0;
      return { x: xOf(at), y: yOf(reviews), reviews };
    });
    const path = points
      .map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
      .join('');
    return { layer: layers[id], points, path, end: points.at(-1)?.y ?? low };
  });
  const letters = spread(
    drawn.map(({ end }) => end),
    { high: edge.top, low },
  );
  const every = Math.ceil(quarters.length / mostLabels);
  return {
    lines: drawn.map(({ end: _, ...line }, at) => ({ ...line, letterY: letters[at] ?? low })),
    // Counted from the latest, so that the last one always has its name.
    quarters: quarters.flatMap((quarter, at) =>
      (quarters.length - 1 - at) % every === 0 ? [{ x: xOf(at), words: quarterName(quarter) }] : [],
    ),
    values: [0, most / 2, most].filter(Number.isInteger).map((value) => ({ y: yOf(value), value })),
    right,
  };
}

function niceTop(most: number): number {
  const size = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 4, 6, 8, 10].map((times) => times * size).find((top) => top >= most) ?? most;
}

/** Heights moved apart: up from below, and down again where that would lead out of the drawing. */
function spread(
  heights: readonly number[],
  { high, low }: { readonly high: number; readonly low: number },
): readonly number[] {
  const order = heights.map((_, at) => at).sort((a, b) => (heights[b] ?? 0) - (heights[a] ?? 0) || b - a);
  const placed = [...heights];
  let floor = low + apart;
  for (const at of order) {
    floor = Math.min(placed[at] ?? low, floor - apart);
    placed[at] = floor;
  }
  let ceiling = high - apart;
  for (const at of order.reverse()) {
    ceiling = Math.max(placed[at] ?? high, ceiling + apart);
    placed[at] = ceiling;
  }
  return placed;
}
