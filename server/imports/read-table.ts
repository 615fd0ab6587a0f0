/**
 * Bytes of a table to its headings and lines: UTF-8 with or without a mark, else Windows-1252; commas, semicolons, tabs
 * or bars between the cells. Bounded, and refused with a sentence when it is no table.
 */
import Papa from 'papaparse';
import type { SheetLine } from '../../shared/actions/csv-import-plan.ts';
import { largestImport, mostImportLines } from '../../shared/api/action-import.ts';
import { AppError } from '../../shared/errors.ts';

export interface Table {
  readonly encoding: 'utf-8' | 'windows-1252';
  readonly headings: readonly string[];
  /** Empty lines left out; each keeps the number of its row. */
  readonly lines: readonly SheetLine[];
}

const mostColumns = 200;
/** Rows that are read at all, empty ones too: far more than a spreadsheet leaves below its last line. */
const mostRows = 10 * mostImportLines;

/** @throws AppError `too-large` or `invalid-input`, with what to do. */
export function readTable(bytes: Uint8Array): Table {
  if (bytes.length > largestImport)
    throw tooLarge('This file has more than 2 MB, the most that is taken at once.');
  const { text, encoding } = decoded(bytes);
  if (text.includes('\0')) {
    throw noTable(
      'This file is no table of text.',
      'Save it in the spreadsheet as “CSV UTF-8” and choose that file.',
    );
  }
  const { data, errors, meta } = Papa.parse<string[]>(text, {
    delimitersToGuess: [',', ';', '\t', '|'],
    preview: mostRows,
  });
  const open = errors.find(({ type }) => type === 'Quotes');
  if (open !== undefined) {
    throw noTable(
      `In row ${(open.row ?? 0) + 1} a quotation mark is not closed, so that nobody can tell where its cell ends.`,
      'Mend it, or save the table anew from the spreadsheet.',
    );
  }
  if (meta.truncated) {
    throw tooLarge(
      `This table has more than ${mostRows} rows; at most ${mostImportLines} lines are taken at once.`,
    );
  }
  const [headings = [], ...rest] = data;
  const lines = rest
    .map((cells, at) => ({ row: at + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (!headings.some((heading) => heading.trim() !== '')) {
    throw noTable(
      'There are no headings in the first row.',
      'Put the names of the columns there and choose it again.',
    );
  }
  if (headings.length > mostColumns) {
    throw tooLarge(`This table has ${headings.length} columns; at most ${mostColumns} are taken.`);
  }
  if (lines.length > mostImportLines) {
    throw tooLarge(`This table has ${lines.length} lines; at most ${mostImportLines} are taken at once.`);
  }
  return { encoding, headings: headings.map((heading) => heading.trim()), lines };
}

function decoded(bytes: Uint8Array): { text: string; encoding: Table['encoding'] } {
  try {
    // Takes a byte order mark away.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

function tooLarge(sentence: string): AppError {
  return new AppError('too-large', sentence, 'Take it apart, and bring in one part after the other.');
}

function noTable(sentence: string, remedy: string): AppError {
  return new AppError('invalid-input', sentence, remedy);
}
