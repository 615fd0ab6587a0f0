/**
 * Cells that leave for a spreadsheet as text and come back as they were: what it would take for a formula gets an
 * apostrophe in front. Pure; each direction undoes the other for every text there is.
 */

/**
 * What a spreadsheet may run: these signs at the beginning, wide ones too, also behind blanks. Apostrophes before them count along, so
 * that one which somebody wrote is never taken for ours.
 */
export const takenForFormula = /^'*\s*[=+\-@\t\r＝＋－＠]/;

/** The text of a cell without the apostrophe that our tables put before it. */
export function withoutApostrophe(cell: string): string {
  return cell.startsWith("'") && takenForFormula.test(cell) ? cell.slice(1) : cell;
}
