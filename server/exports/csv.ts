/**
 * Rows as CSV that a spreadsheet reads as text: a cell it would take for a formula gets an apostrophe in front.
 * UTF-8, comma, CRLF, as RFC 4180 has it.
 */
import Papa from 'papaparse';
import { takenForFormula } from '../../shared/text/spreadsheet-cell.ts';

/** The lines of these rows, each with its end. */
export function csvLines(rows: readonly (readonly (string | number)[])[]): string {
  if (rows.length === 0) return '';
  const text = Papa.unparse(rows as (string | number)[][], {
    newline: '\r\n',
    escapeFormulae: takenForFormula,
  });
  return `${text}\r\n`;
}

/** A table part by part, as fast as its reader takes it, so that a long one is never held in memory. */
export function csvStream<Part>(
  headings: readonly string[],
  parts: AsyncGenerator<Part[]> | Generator<Part[]>,
  rowOf: (part: Part) => readonly (string | number)[],
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(csvLines([headings])));
    },
    async pull(controller) {
      const next = await parts.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(csvLines(next.value.map(rowOf))));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}
