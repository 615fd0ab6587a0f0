/** A review as large as they get: forty pages of prose, two hundred entries, sixty factors, the links between them. */
import { randomBytes } from 'node:crypto';
import type * as Y from 'yjs';
import { createRecord, type Editing } from '../../../shared/review-document/edits.ts';
import { appendProse } from '../../../shared/review-document/prose-write.ts';
import { layerIds } from '../../../shared/taxonomy/layers.ts';

/** Sections with prose of a full review; the pages are shared out among them. */
const proseSections = ['s.what', 's.known', 's.work', 's.right', 's.staff', 's.open'] as const;
const pages = 40;
const paragraphsPerPage = 5;
const factors = 60;
const entries = 200;

const words = (
  'the list on the left showed the score of the last hour while the person at the desk had two calls waiting and the ' +
  'film stood on the second screen where nobody looks first because the worklist opens over it each time it is sorted'
).split(' ');

/** Eighty words that differ from paragraph to paragraph. */
function paragraph(number: number): string {
  const chosen = Array.from({ length: 80 }, (_, at) => words[(at * 7 + number * 11) % words.length]);
  return `Paragraph ${number}: ${chosen.join(' ')}.`;
}

/** Fills the document of a fresh full review, in the transactions a panel would have made. */
export function fillLargeReview(doc: Y.Doc): void {
  const editing: Editing = {
    doc,
    origin: 'large review',
    random: (length) => new Uint8Array(randomBytes(length)),
    now: Date.now,
  };
  for (let page = 0; page < pages; page += 1) {
    const section = proseSections[page % proseSections.length] ?? 's.what';
    const heading = { as: 'h2', text: `Part ${page + 1}` } as const;
    const blocks = Array.from({ length: paragraphsPerPage }, (_, at) =>
      paragraph(page * paragraphsPerPage + at),
    );
    appendProse(editing, section, [heading, ...blocks]);
  }
  for (let entry = 0; entry < entries; entry += 1) {
    const minute = new Date(Date.UTC(2026, 2, 2, 8) + entry * 97_000).toISOString().slice(0, 16);
    createRecord(editing, 'timeline', { from: minute, precision: 'minute', text: paragraph(entry) });
  }
  const made = Array.from({ length: factors }, (_, factor) =>
    createRecord(editing, 'factors', {
      layer: layerIds[factor % layerIds.length] ?? 'model',
      condition: paragraph(factor),
      mechanism: 'so that the second look came after the decision',
      effect: 'and raised the likelihood that the finding was not acted on',
    }),
  );
  for (const [at, from] of made.slice(0, -1).entries()) {
    createRecord(editing, 'links', { kind: 'contributes', from, to: made[at + 1] ?? from });
  }
}
