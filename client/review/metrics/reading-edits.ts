/** What the tables of numbers do to the document: rows added, written, pasted, chosen. Each is one step of undo. */
import { createRecord, setChoice, setString } from '../../../shared/review-document/edits.ts';
import type { MetricData, MetricRecord } from '../../../shared/review-document/records.ts';
import { readPastedTable } from '../../../shared/metrics/pasted-table.ts';
import type { ReviewContext } from '../review-context.svelte.ts';

export type PlainField = 'group' | 'at' | 'count' | 'of' | 'figure' | 'threshold';

/** Makes a row and returns its id; what is left out stays empty. */
export function addReading(
  review: ReviewContext,
  measure: string,
  initial: Partial<Pick<MetricRecord, 'group' | 'at'>> = {},
): string {
  return review.step(() =>
    createRecord(review.session.editing, 'metrics', { ...initial, kind: 'reading', measure }),
  );
}

/** Keeps what was typed, letter by letter; several letters in a row are one step of undo. */
export function writePlain(review: ReviewContext, id: string, field: PlainField, value: string): void {
  setString(review.session.editing, 'metrics', id, field, value);
}

export function sayData(review: ReviewContext, id: string, data: MetricData): void {
  review.step(() => setChoice(review.session.editing, 'metrics', id, 'data', data));
}

/** Adds a row for each pasted line, all or none. Answers with what to tell the person. */
export function pasteReadings(
  review: ReviewContext,
  measure: string,
  text: string,
  over: 'groups' | 'time',
): { readonly ok: boolean; readonly sentence: string } {
  const table = readPastedTable(text, over);
  if (!table.ok) return { ok: false, sentence: table.trouble };
  for (const reading of table.readings)
    createRecord(review.session.editing, 'metrics', { ...reading, kind: 'reading', measure });
  const count = table.readings.length;
  return { ok: true, sentence: count === 1 ? '1 row was added.' : `${String(count)} rows were added.` };
}
