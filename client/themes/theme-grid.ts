/** The heat map as rows and cells in the order of the taxonomy and the register; nothing is sorted by its count. Pure. */
import type { Themes } from '../../shared/api/themes.ts';
import { readConditions, type Condition } from '../../shared/learning/theme-conditions.ts';
import { conditionWords, placeOf } from '../../shared/learning/theme-words.ts';
import type { Layer } from '../../shared/taxonomy/layers.ts';

export interface GridHead {
  /** As a condition is written. */
  readonly key: string;
  readonly words: string;
  /** The layer a row stands for; its codes follow. */
  readonly layer: Layer | null;
}

export interface GridRow extends GridHead {
  readonly reviews: number;
  /** One for each column; 0 where there is none. */
  readonly cells: readonly number[];
  /** The largest number among rows of its like, at least 1: a layer would leave no shade to its codes. */
  readonly most: number;
}

export interface Grid {
  readonly columns: readonly GridHead[];
  readonly rows: readonly GridRow[];
}

export function makeGrid(themes: Themes): Grid {
  const heads = (keys: readonly string[]): readonly GridHead[] =>
    keys
      .flatMap((key) => (readConditions(key) ?? []).map((condition) => ({ key, condition })))
      .sort((a, b) => placeOf(a.condition, themes.systems) - placeOf(b.condition, themes.systems))
      .map(({ key, condition }) => headOf(key, condition, themes));
  const byTime = themes.columns.some(({ column }) => column.startsWith('quarter:'));
  // A quarter without a review is a gap in time and stands in its place.
  const columns = heads(
    byTime
      ? themes.quarters.map((quarter) => `quarter:${quarter}`)
      : themes.columns.map(({ column }) => column),
  );
  const counts = new Map(themes.cells.map(({ row, column, reviews }) => [`${row} ${column}`, reviews]));
  const reviews = new Map(themes.rows.map((row) => [row.row, row.reviews]));
  const rows = heads(themes.rows.map(({ row }) => row)).map((head) => ({
    ...head,
    reviews: reviews.get(head.key) ?? 0,
    cells: columns.map(({ key }) => counts.get(`${head.key} ${key}`) ?? 0),
  }));
  const mostOf = (wanted: boolean): number =>
    Math.max(1, ...rows.filter(({ layer }) => (layer !== null) === wanted).flatMap(({ cells }) => cells));
  const most = { layers: mostOf(true), others: mostOf(false) };
  return {
    columns,
    rows: rows.map((row) => ({ ...row, most: row.layer === null ? most.others : most.layers })),
  };
}

function headOf(key: string, condition: Condition, { systems }: Themes): GridHead {
  const layer = condition.name === 'layer' ? (condition.value as Layer) : null;
  return { key, words: conditionWords(condition, systems), layer };
}

/** The cell an arrow key leads to: the next one that holds something in that direction; null at the edge. */
export function cellBeside(
  { rows, columns }: Grid,
  [row, column]: readonly [number, number],
  key: string,
): readonly [number, number] | null {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
  };
  const step = steps[key];
  if (step === undefined) return null;
  let [at, across] = [row + step[0], column + step[1]];
  while (at >= 0 && at < rows.length && across >= 0 && across < columns.length) {
    if ((rows[at]?.cells[across] ?? 0) > 0) return [at, across];
    [at, across] = [at + step[0], across + step[1]];
  }
  return null;
}
