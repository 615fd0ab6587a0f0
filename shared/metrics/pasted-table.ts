/**
 * Cells copied out of a spreadsheet, read as readings of a measure. Pure; all or nothing: a row it cannot read is
 * named by its number, and then none is taken.
 */
import { plainNumber, wholeNumber } from './rates.ts';

export interface PastedReading {
  readonly at: string;
  readonly group: string;
  readonly count: string;
  readonly of: string;
  readonly figure: string;
}

export type PastedTable =
  | { readonly ok: true; readonly readings: readonly PastedReading[] }
  | { readonly ok: false; readonly trouble: string };

/** Whether the text is more than a single cell. */
export function looksLikeTable(text: string): boolean {
  return text.trim().includes('\t');
}

/**
 * Columns are group, count and of; over time the month comes first and a single number in the place of both is a
 * figure. A first row without any number is taken for a heading and left out.
 */
export function readPastedTable(text: string, over: 'groups' | 'time'): PastedTable {
  const lines = text
    .replace(/\r\n?/gu, '\n')
    .split('\n')
    .map((line, index) => ({ number: index + 1, cells: line.split('\t').map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [first] = lines;
  const body = first?.cells.some((cell) => /\d/u.test(cell)) === true ? lines : lines.slice(1);
  const readings: PastedReading[] = [];
  for (const { number, cells } of body) {
    const at = over === 'time' ? monthOf(cells[0] ?? '') : '';
    if (at === null) return refused(number, `“${cells[0] ?? ''}” is no month, such as 2026-03`);
    const reading = readingOf(over === 'time' ? cells.slice(1) : cells, over);
    if (typeof reading === 'string') return refused(number, reading);
    readings.push({ at, ...reading });
  }
  return readings.length === 0
    ? { ok: false, trouble: 'There is no row with a number in what was pasted. Nothing was added.' }
    : { ok: true, readings };
}

/** A string says what is wrong with the row. */
function readingOf(
  [group = '', count = '', of = '']: readonly string[],
  over: 'groups' | 'time',
): Omit<PastedReading, 'at'> | string {
  const isFigure =
    of === '' && plainNumber(count) !== null && (over === 'time' || wholeNumber(count) === null);
  if (isFigure) return { group, count: '', of: '', figure: count };
  for (const typed of [count, of])
    if (typed !== '' && wholeNumber(typed) === null) return `“${typed}” is no whole number`;
  return { group, count, of, figure: '' };
}

function refused(line: number, why: string): PastedTable {
  return { ok: false, trouble: `Row ${String(line)}: ${why}. Nothing was added.` };
}

/** `2026-03`, `2026-03-14` or `03/2026` as `2026-03`; null for anything else. */
export function monthOf(typed: string): string | null {
  const iso = /^(\d{4})-(\d{2})(?:-\d{2})?$/u.exec(typed.trim());
  const slashed = /^(\d{1,2})\/(\d{4})$/u.exec(typed.trim());
  const year = iso?.[1] ?? slashed?.[2];
  const month = (iso?.[2] ?? slashed?.[1])?.padStart(2, '0');
  if (year === undefined || month === undefined || Number(month) < 1 || Number(month) > 12) return null;
  return `${year}-${month}`;
}
