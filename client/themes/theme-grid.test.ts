import { expect, test } from 'vitest';
import type { Themes } from '../../shared/api/themes.ts';
import { cellBeside, makeGrid } from './theme-grid.ts';
import { makeTimeChart } from './time-chart.ts';

const none: Themes = {
  ...{ reviews: 9, yours: 9, everywhere: false, everyLayer: 0, samplesLeftOut: 0, catchingUp: false },
  quarters: ['2025-Q4', '2026-Q1', '2026-Q2'],
  systems: [{ id: 'z', name: 'Alpha' }],
  ...{ rows: [], cells: [], columns: [], time: [], pairs: [], safeguards: [], failing: [], returns: [] },
  ...{ moreReturns: 0, layers: [], actions: [] },
};

const grid = makeGrid({
  ...none,
  rows: [
    { row: 'code:human.training-gap', reviews: 9 },
    { row: 'code:model.drift', reviews: 1 },
    { row: 'layer:human', reviews: 9 },
    { row: 'layer:model', reviews: 3 },
  ],
  columns: [
    { column: 'quarter:2026-Q2', reviews: 5 },
    { column: 'quarter:2025-Q4', reviews: 4 },
  ],
  cells: [
    { row: 'code:human.training-gap', column: 'quarter:2026-Q2', reviews: 9 },
    { row: 'code:model.drift', column: 'quarter:2025-Q4', reviews: 1 },
    { row: 'layer:model', column: 'quarter:2026-Q2', reviews: 3 },
  ],
});

test('rows stand in the order of the taxonomy, codes under their layer, however often each was found', () => {
  expect(grid.rows.map(({ key }) => key)).toEqual([
    'layer:model',
    'code:model.drift',
    'layer:human',
    'code:human.training-gap',
  ]);
});

test('a quarter without a review stands in its place', () => {
  expect(grid.columns.map(({ words }) => words)).toEqual(['Q4 2025', 'Q1 2026', 'Q2 2026']);
  expect(grid.rows.map(({ cells }) => cells)).toEqual([
    [0, 0, 3],
    [1, 0, 0],
    [0, 0, 0],
    [0, 0, 9],
  ]);
});

test('arrows go to the next cell that holds something, and stay at the edge', () => {
  expect(cellBeside(grid, [0, 2], 'ArrowDown')).toEqual([3, 2]);
  expect(cellBeside(grid, [3, 2], 'ArrowUp')).toEqual([0, 2]);
  expect(cellBeside(grid, [0, 2], 'ArrowLeft')).toBeNull();
  expect(cellBeside(grid, [0, 2], 'Enter')).toBeNull();
});

test('systems stand by the name in the register, the others last', () => {
  const { rows } = makeGrid({
    ...none,
    systems: [
      { id: 'z', name: 'Alpha' },
      { id: 'a', name: 'Beta' },
    ],
    rows: ['system:none', 'system:a', 'system:z'].map((row, at) => ({ row, reviews: 3 - at })),
  });
  expect(rows.map(({ words }) => words)).toEqual(['Alpha', 'Beta', 'None of the register']);
});

test('the letters of lines that end at one height stand apart from each other, within the drawing', () => {
  const time = (['model', 'interface', 'workflow', 'human', 'governance'] as const).map((layer) => ({
    ...{ layer, quarter: '2026-Q2', reviews: 2 },
  }));
  const chart = makeTimeChart({ ...none, time }, { width: 700, height: 240 });
  const heights = (chart?.lines ?? []).map(({ letterY }) => letterY).sort((a, b) => a - b);
  expect(heights).toHaveLength(5);
  expect(heights[0]).toBeGreaterThanOrEqual(12);
  expect(heights.at(-1)).toBeLessThanOrEqual(212);
  heights.slice(1).forEach((y, at) => expect(y - (heights[at] ?? 0)).toBeGreaterThanOrEqual(14));
  expect(makeTimeChart({ ...none, quarters: ['2026-Q1'] }, { width: 700, height: 240 })).toBeNull();
});
