/**
 * Days as spreadsheets write them: year first, day first, month first, or with the name of the month. Where day and
 * month could be either, it says so and reads them in the order it was told. Pure.
 */
import { monthNames } from '../review-document/local-time.ts';

export const dayOrders = ['day-first', 'month-first'] as const;
export type DayOrder = (typeof dayOrders)[number];

export interface ReadDay {
  /** ISO calendar day. */
  readonly day: string;
  /** Both numbers could be the month, and they differ. */
  readonly unsure: boolean;
}

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/;
const yearLast = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?: .*)?$/;
const named = /^(\d{1,2})\.?[- ]([a-z]{3,9})\.?,?[- ](\d{4})$/i;
const namedFirst = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/i;

/** Which order the cells of a column show; null where no cell shows one, or where they contradict each other. */
export function orderIn(cells: readonly string[]): DayOrder | null {
  let dayFirst = false;
  let monthFirst = false;
  for (const cell of cells) {
    const parts = yearLast.exec(cell.trim());
    if (parts === null) continue;
    dayFirst ||= Number(parts[1]) > 12;
    monthFirst ||= Number(parts[2]) > 12;
  }
  if (dayFirst === monthFirst) return null;
  return dayFirst ? 'day-first' : 'month-first';
}

/** The day a cell names, or the sentence that says why it names none. */
export function readDay(cell: string, order: DayOrder): ReadDay | string {
  const text = cell.trim();
  const whole = yearFirst.exec(text);
  if (whole !== null) return made(text, whole[1], whole[2], whole[3], false);
  const words = named.exec(text);
  if (words !== null) return made(text, words[3], monthNumber(words[2]), words[1], false);
  const american = namedFirst.exec(text);
  if (american !== null) return made(text, american[3], monthNumber(american[1]), american[2], false);
  const short = yearLast.exec(text);
  if (short === null) {
    return `“${text}” is no date that can be read. Write it as year-month-day, such as 2026-03-14.`;
  }
  const [first = '', second = ''] = [short[1], short[2]];
  const either = Number(first) <= 12 && Number(second) <= 12;
  const dayFirst = either ? order === 'day-first' : Number(first) > 12;
  const unsure = either && Number(first) !== Number(second);
  return dayFirst ? made(text, short[3], second, first, unsure) : made(text, short[3], first, second, unsure);
}

function monthNumber(word = ''): string {
  const at = monthNames.findIndex((name) => {
    const small = word.toLowerCase();
    return small.length >= 3 && name.toLowerCase().startsWith(small);
  });
  return String(at + 1);
}

function made(text: string, year = '', month = '', day = '', unsure: boolean): ReadDay | string {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = Date.parse(`${iso}T00:00:00Z`);
  const exists = !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === iso;
  return exists ? { day: iso, unsure } : `“${text}” is a day that does not exist. Correct it in the file.`;
}
