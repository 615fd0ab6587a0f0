/**
 * A table of actions as it would be taken, line by line, and what the report of it says. Reads only; what was planned is
 * put to the store by whoever asked.
 */
import { createHash } from 'node:crypto';
import type { ImportedLine } from '../../db/action-import.ts';
import { importFields, matchColumns, type ColumnChoice } from '../../shared/actions/csv-import-columns.ts';
import { orderIn } from '../../shared/actions/csv-import-days.ts';
import {
  planLines,
  refused,
  titleKey,
  type ImportGround,
  type PlannedLine,
} from '../../shared/actions/csv-import-plan.ts';
import type { ActionWording } from '../../shared/actions/action-wording.ts';
import type { Action } from '../../shared/api/actions.ts';
import type { ImportAnswer, ImportLine, ImportOutcome, ImportQuery } from '../../shared/api/action-import.ts';
import type { AppError } from '../../shared/errors.ts';
import { withoutApostrophe } from '../../shared/text/spreadsheet-cell.ts';
import { csvLines } from '../exports/csv.ts';
import { statusNames } from '../exports/report-names.ts';
import type { Table } from './read-table.ts';

type Days = ImportAnswer['days'];

/** What stands behind an import, read before it is planned. */
export interface ImportNeeds {
  readonly fileName: string;
  readonly query: ImportQuery;
  readonly members: ImportGround['members'];
  /** Every action of the chosen review that the member sees; those this very import made are left out. */
  readonly inReview: readonly Action[];
  /** Actions that the file names by their address. */
  readonly named: readonly Action[];
}

export interface ImportPlan {
  readonly table: Table;
  readonly columns: ColumnChoice;
  readonly days: Days;
  readonly lines: readonly PlannedLine[];
}

/** The columns as they were chosen, or else as the headings say. */
export function columnsOf(table: Table, chosen: string | undefined): ColumnChoice {
  if (chosen === undefined) return matchColumns(table.headings);
  const pairs = chosen.split(',').flatMap((pair) => {
    const [name, at] = pair.split('.');
    const field = importFields.find((known) => known === name);
    const column = Number(at);
    return field === undefined || column >= table.headings.length ? [] : [[field, column] as const];
  });
  return Object.fromEntries(pairs);
}

/** Review and id of the actions that the lines name by their address. */
export function namedKeys(table: Table, columns: ColumnChoice): { reviewId: string; actionId: string }[] {
  const at = columns.address;
  if (at === undefined) return [];
  return table.lines.flatMap(({ cells }) => {
    const place = /[?&]open=([\w-]{1,64})\/([\w-]{1,64})\s*$/.exec(cells[at] ?? '');
    return place?.[1] === undefined || place[2] === undefined
      ? []
      : [{ reviewId: place[1], actionId: place[2] }];
  });
}

export function planImport(table: Table, columns: ColumnChoice, needs: ImportNeeds): ImportPlan {
  const { query } = needs;
  const days = daysOf(table, columns, query);
  const named = new Map(needs.named.map((action) => [`${action.reviewId}/${action.actionId}`, action]));
  const lines = planLines(table.lines, {
    fileName: needs.fileName,
    columns,
    order: days.order,
    orderAssumed: days.from === 'assumed',
    members: needs.members,
    statusNames,
    mayMake: query.reviewId !== undefined,
    titles: new Set(needs.inReview.map(({ title }) => titleKey(title))),
    actionAt: (reviewId, actionId) => named.get(`${reviewId}/${actionId}`),
  });
  return { table, columns, days, lines };
}

function daysOf(table: Table, columns: ColumnChoice, query: ImportQuery): Days {
  const cells = [columns.dueOn, columns.implementedOn].flatMap((at) =>
    at === undefined ? [] : table.lines.map((line) => withoutApostrophe(line.cells[at] ?? '').trim()),
  );
  const shown = orderIn(cells);
  const unsure = cells.filter((cell) => {
    const parts = /^(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{4}\b/.exec(cell);
    return parts !== null && Number(parts[1]) <= 12 && Number(parts[2]) <= 12 && parts[1] !== parts[2];
  }).length;
  if (query.days !== undefined) return { order: query.days, from: 'chosen', unsure };
  return { order: shown ?? 'day-first', from: shown === null ? 'assumed' : 'file', unsure };
}

/** What the store is to do; lines that ask for nothing are not among them. */
export function importedLines(
  plan: ImportPlan,
  reviewId: string | undefined,
  idOf: (row: number) => string,
  wordingOf: (action: Action) => ActionWording | null,
): ImportedLine[] {
  return plan.lines.flatMap((line): ImportedLine[] => {
    if (line.kind === 'new' && reviewId !== undefined) {
      const { row, wording, steps } = line;
      return [{ row, reviewId, actionId: idOf(row), wording, steps, seenVersion: 0, documentWording: null }];
    }
    if (line.kind !== 'change') return [];
    const { row, action, change, seenVersion } = line;
    const key = { reviewId: action.reviewId, actionId: action.actionId };
    return [{ row, ...key, wording: null, steps: [change], seenVersion, documentWording: wordingOf(action) }];
  });
}

/** The plan with what the store refused of it. */
export function withRefusals(plan: ImportPlan, refusals: ReadonlyMap<number, AppError>): ImportPlan {
  const lines = plan.lines.map((line) => {
    const refusal = refusals.get(line.row);
    return refusal === undefined ? line : refused(line, refusal.message, refusal.remedy);
  });
  return { ...plan, lines };
}

/** Of what would be done with every line: two plans with the same one do the same. */
export function digestOf(plan: ImportPlan, reviewId: string | undefined): string {
  const lines = plan.lines.map((line) => {
    const { kind, row, sentences } = line;
    if (kind === 'new') return [kind, row, line.wording, line.steps];
    if (kind === 'change') return [kind, row, line.action.version, line.change];
    return [kind, row, sentences];
  });
  return createHash('sha256')
    .update(JSON.stringify([reviewId ?? null, lines]))
    .digest('hex');
}

const outcomeNames: Readonly<Record<ImportOutcome, readonly [planned: string, done: string]>> = {
  new: ['Would be made', 'Made'],
  change: ['Would be changed', 'Changed'],
  same: ['Is the same', 'Is the same'],
  refused: ['Would be refused', 'Refused'],
};

/** @param done whether it was done, or only planned */
export function answerOf(plan: ImportPlan, digest: string, done: boolean): ImportAnswer {
  const lines: ImportLine[] = plan.lines.map(({ row, title, kind, sentences }) => ({
    row,
    title,
    outcome: kind,
    sentences: [...sentences],
  }));
  const many = (outcome: ImportOutcome): number => lines.filter((line) => line.outcome === outcome).length;
  const rows = lines.map(({ row, title, outcome, sentences }) => [
    row,
    title,
    outcomeNames[outcome][done ? 1 : 0],
    sentences.join(' '),
  ]);
  return {
    headings: [...plan.table.headings],
    columns: plan.columns,
    encoding: plan.table.encoding,
    days: plan.days,
    lines,
    counts: { new: many('new'), change: many('change'), same: many('same'), refused: many('refused') },
    digest,
    report: csvLines([['Row', 'Action', 'What became of it', 'Why'], ...rows]),
  };
}
