/**
 * The records of the accountability map as a grid of functions and organisations. Pure; refuses to hide a word: two
 * cells made at once stand in the same place one under the other, and a record whose column went keeps one.
 */
import type { FunctionRecord } from '../review-document/records.ts';
import { columnFunction, nobody } from './accountability-ids.ts';
import {
  accountabilityFunctions,
  accountabilityOrganisations,
  type AccountabilityFunction,
} from './accountability-words.ts';

export interface MapColumn {
  /** What cells name as their organisation. */
  readonly id: string;
  readonly name: string;
  /** The record of a column that the panel added; null for those every map has. */
  readonly record: FunctionRecord | null;
}

export type HoldingState = 'held' | 'nobody' | 'unsaid';

export interface MapRow {
  readonly fn: AccountabilityFunction;
  /** Records by column id, in their shown order; usually one, more when several people began at once. */
  readonly cells: Readonly<Record<string, readonly FunctionRecord[]>>;
  /** Statements that nobody held it, each with room for a note. */
  readonly nobody: readonly FunctionRecord[];
  readonly state: HoldingState;
}

export interface AccountabilityMap {
  readonly columns: readonly MapColumn[];
  readonly rows: readonly MapRow[];
}

/** @param records live records of `functions`, in their shown order */
export function accountabilityMap(records: readonly FunctionRecord[]): AccountabilityMap {
  const cells = records.filter((record) => record.function !== columnFunction);
  const columns = columnsOf(records, cells);
  const known = new Set(accountabilityFunctions.map(({ id }) => id));
  const others = [...new Set(cells.map((cell) => cell.function))].filter((id) => !known.has(id));
  const functions = [
    ...accountabilityFunctions,
    ...others.map((id) => ({ id, name: id === '' ? 'No function named' : id, definition: '' })),
  ];
  return { columns, rows: functions.map((fn) => rowOf(fn, columns, cells)) };
}

function rowOf(
  fn: AccountabilityFunction,
  columns: readonly MapColumn[],
  all: readonly FunctionRecord[],
): MapRow {
  const own = all.filter((cell) => cell.function === fn.id);
  const cells = Object.fromEntries(
    columns.map(({ id }) => [id, own.filter((cell) => cell.organisation === id)]),
  );
  const none = own.filter((cell) => cell.organisation === nobody);
  const held = own.some((cell) => cell.organisation !== nobody && cell.who.trim() !== '');
  return { fn, cells, nobody: none, state: held ? 'held' : none.length > 0 ? 'nobody' : 'unsaid' };
}

function columnsOf(
  records: readonly FunctionRecord[],
  cells: readonly FunctionRecord[],
): readonly MapColumn[] {
  const fixed = accountabilityOrganisations.map(({ id, name }) => ({ id, name, record: null }));
  const added = records
    .filter((record) => record.function === columnFunction)
    .map((record) => ({ id: record.id, name: record.who.trim() || 'Unnamed organisation', record }));
  const named = new Set([nobody, ...fixed.map(({ id }) => id), ...added.map(({ id }) => id)]);
  const stray = [...new Set(cells.map(({ organisation }) => organisation))].filter((id) => !named.has(id));
  return [...fixed, ...added, ...stray.map((id) => ({ id, name: strayName(id), record: null }))];
}

/** A name somebody wrote as it is; the id of a column in the bin, or nothing, as words. */
function strayName(organisation: string): string {
  if (organisation === '') return 'No organisation named';
  return /^[\w-]{21}$/.test(organisation) ? 'Organisation in the bin' : organisation;
}

/** Who held a function, as one line: `Supplier: implementation team`. */
export function holderWords(map: AccountabilityMap, record: FunctionRecord): string {
  const fn = map.rows.find((row) => row.fn.id === record.function)?.fn.name ?? record.function;
  const column = map.columns.find(({ id }) => id === record.organisation)?.name ?? '';
  return [fn, [column, record.who.trim()].filter((part) => part !== '').join(', ')].join(': ');
}
