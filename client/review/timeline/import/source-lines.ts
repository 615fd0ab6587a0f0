/**
 * What was pasted or chosen, taken apart into records with the number of the line each begins in. Pure.
 * A table is taken apart by the CSV library; a log line by line, lines that are set in belonging to the one before.
 */
import { parse } from 'papaparse';
import { takeStamp } from './stamp.ts';

export type SourceKind = 'table' | 'log';

export interface SourceRecord {
  /** Counted from 1. */
  readonly line: number;
  /** Cells of a table; the one text of a log line. */
  readonly cells: readonly string[];
  /** What is wrong with the record itself, before anybody looks at its times. */
  readonly fault?: string;
}

export interface Source {
  readonly kind: SourceKind;
  readonly records: readonly SourceRecord[];
  /** Names of the columns; of a table without a heading line, `Column 1` and so on. Empty for a log. */
  readonly columns: readonly string[];
  readonly delimiter: string;
}

/** Characters and lines that are taken at once. */
export const longestSource = 1_000_000;
export const mostLines = 2_000;

const delimiters = [',', ';', '\t', '|'];
/** What may stand before the time of a log line: brackets, bullets, the priority of syslog. */
const lead = /^\s*(?:<\d{1,3}>\d?\s*)?[[(]?\s*/u;

/** Why a text is not taken at all, in a sentence; null when it may be. */
export function sourceRefusal(text: string): string | null {
  if (text.trim() === '') return 'There is nothing in it yet. Paste the lines, or choose a file.';
  if (text.length > longestSource) {
    return `This has ${count(text.length)} characters; at most ${count(longestSource)} are taken at once. Take the part that matters.`;
  }
  const lines = text.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '').length;
  if (lines > mostLines) {
    return `This has ${count(lines)} lines; at most ${count(mostLines)} are taken at once. Take the part that matters.`;
  }
  return null;
}

/** Whether a text is a table or a log, going by its first lines. */
export function guessKind(text: string): SourceKind {
  const lines = text
    .split(/\r\n|\r|\n/u)
    .filter((line) => line.trim() !== '')
    .slice(0, 40);
  const { delimiter, rows } = guessTable(lines.join('\n'));
  const width = rows[0]?.length ?? 1;
  const even = rows.filter((row) => row.length === width).length;
  if (width < 2 || even < rows.length * 0.8) return 'log';
  // A log may hold commas; a table that begins with a time has its delimiter right behind it.
  const stamped = lines.filter((line) => takeStamp(line.replace(lead, '')) !== undefined);
  if (stamped.length < lines.length * 0.6) return 'table';
  const behind = stamped.filter((line) => {
    const rest = line.replace(lead, '');
    return rest
      .slice(takeStamp(rest)?.length ?? 0)
      .replace(/^"/u, '')
      .trimStart()
      .startsWith(delimiter.trim() || delimiter);
  });
  return behind.length >= stamped.length * 0.8 ? 'table' : 'log';
}

/** @param headed whether the first line names the columns; null to go by what stands in it */
export function readTable(text: string, headed: boolean | null = null): Source {
  const { delimiter } = guessTable(text);
  const records: SourceRecord[] = [];
  let line = 1;
  let from = 0;
  const plain = text.replace(/^\ufeff/u, '');
  parse<string[]>(plain, {
    delimiter,
    step: ({ data, errors, meta }) => {
      const written = plain.slice(from, meta.cursor);
      const cells = data.map((cell) => cell.trim());
      if (cells.some((cell) => cell !== '')) {
        const broken = errors.find(({ type }) => type === 'Quotes');
        records.push({
          line,
          cells,
          ...(broken === undefined
            ? {}
            : { fault: 'A quotation mark in this line is not closed, so its columns cannot be told apart.' }),
        });
      }
      line += (written.match(/\r\n|\r|\n/gu) ?? []).length;
      from = meta.cursor;
    },
  });
  const [first] = records;
  const width = Math.max(0, ...records.map(({ cells }) => cells.length));
  const hasHead = headed ?? (first !== undefined && looksLikeHead(first.cells));
  const columns = Array.from(
    { length: width },
    (_, i) => (hasHead ? first?.cells[i] : undefined) || `Column ${String(i + 1)}`,
  );
  const body = hasHead ? records.slice(1) : records;
  return {
    kind: 'table',
    columns,
    delimiter,
    records: body.map((record) =>
      record.fault === undefined && record.cells.length > columns.length
        ? { ...record, fault: 'This line has more columns than the first one.' }
        : record,
    ),
  };
}

export function readLog(text: string): Source {
  const records: { line: number; cells: string[] }[] = [];
  text
    .replace(/^\ufeff/u, '')
    .split(/\r\n|\r|\n/u)
    .forEach((written, i) => {
      if (written.trim() === '') return;
      const last = records.at(-1);
      const goesOn =
        /^\s/u.test(written) && last !== undefined && takeStamp(written.replace(lead, '')) === undefined;
      if (goesOn) last.cells = [`${last.cells[0] ?? ''}\n${written.trim()}`];
      else records.push({ line: i + 1, cells: [written.trim()] });
    });
  return { kind: 'log', records, columns: [], delimiter: '' };
}

/** The time at the beginning of a log line and the words behind it. */
export function splitLogLine(text: string): {
  readonly stamp: ReturnType<typeof takeStamp>;
  readonly rest: string;
} {
  const start = lead.exec(text)?.[0].length ?? 0;
  const stamp = takeStamp(text.slice(start)) ?? undefined;
  if (stamp === undefined) return { stamp, rest: text };
  const rest = text.slice(start + stamp.length).replace(/^\s*[\])]?\s*[:|,;–—-]*\s*/u, '');
  return { stamp, rest };
}

function guessTable(text: string): { readonly delimiter: string; readonly rows: readonly string[][] } {
  const read = parse<string[]>(text.replace(/^\ufeff/u, ''), {
    preview: 40,
    skipEmptyLines: 'greedy',
    delimitersToGuess: delimiters,
  });
  return { delimiter: read.meta.delimiter, rows: read.data };
}

/** A heading line has words in every cell, and no time or number in any. */
function looksLikeHead(cells: readonly string[]): boolean {
  return cells.every(
    (cell) => takeStamp(cell) === undefined && !/^[\d.,:/-]+$/u.test(cell) && cell.length <= 60,
  );
}

function count(figure: number): string {
  return figure.toLocaleString('en-GB');
}
