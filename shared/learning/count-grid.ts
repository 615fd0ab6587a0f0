/** The table of two choices: in how many reviews both the row and the column are found. Each review counts once. Pure. */
import type { Themes } from '../api/themes.ts';
import type { Layer } from '../taxonomy/layers.ts';
import { countUp, type CountedReview } from './counted-review.ts';
import type { ThemeAspect } from './review-themes.ts';
import type { ThemeColumn, ThemeRow } from './theme-axes.ts';
import { noneOfThem } from './theme-conditions.ts';

type Grid = Pick<Themes, 'rows' | 'cells' | 'columns'>;
type KeysOf = (review: CountedReview) => readonly string[];

/** Rows and columns are conditions as they are written; what is in no review is left out. */
export function countGrid(reviews: readonly CountedReview[], rows: ThemeRow, columns: ThemeColumn): Grid {
  const rowsOf = rowKeys[rows];
  const columnsOf = columnKeys[columns];
  const inRows = new Map<string, number>();
  const inColumns = new Map<string, number>();
  const inCells = new Map<string, Map<string, number>>();
  for (const review of reviews) {
    const across = columnsOf(review);
    for (const column of across) countUp(inColumns, column);
    for (const row of rowsOf(review)) {
      countUp(inRows, row);
      const cells = inCells.get(row) ?? new Map<string, number>();
      inCells.set(row, cells);
      for (const column of across) countUp(cells, column);
    }
  }
  return {
    rows: [...inRows].map(([row, count]) => ({ row, reviews: count })),
    columns: [...inColumns].map(([column, count]) => ({ column, reviews: count })),
    cells: [...inCells].flatMap(([row, cells]) =>
      [...cells].map(([column, count]) => ({ row, column, reviews: count })),
    ),
  };
}

/** In how many reviews of each quarter each layer had a factor. */
export function countTime(reviews: readonly CountedReview[]): Themes['time'] {
  const { cells } = countGrid(reviews, 'codes', 'quarters');
  return cells
    .filter(({ row }) => row.startsWith('layer:'))
    .map(({ row, column, reviews: count }) => ({
      layer: row.slice('layer:'.length) as Layer,
      quarter: column.slice('quarter:'.length),
      reviews: count,
    }));
}

function themed(...aspects: readonly ThemeAspect[]): KeysOf {
  return ({ themes }) =>
    themes.filter(({ aspect }) => aspects.includes(aspect)).map(({ aspect, value }) => `${aspect}:${value}`);
}

const bySystem: KeysOf = ({ system }) => [`system:${system ?? noneOfThem}`];

const rowKeys: Readonly<Record<ThemeRow, KeysOf>> = {
  codes: themed('layer', 'code'),
  kinds: themed('kind'),
  safeguards: themed('safeguard'),
  systems: bySystem,
};

const columnKeys: Readonly<Record<ThemeColumn, KeysOf>> = {
  quarters: ({ quarter }) => [`quarter:${quarter}`],
  layers: themed('layer'),
  kinds: themed('kind'),
  systems: bySystem,
};
