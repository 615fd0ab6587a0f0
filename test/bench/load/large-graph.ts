/** A cause graph of any size, with paths of up to seven steps from decisions far back to an outcome, as reviews have them. */
import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import { createRecord, type Editing } from '../../../shared/review-document/edits.ts';
import { linkKinds } from '../../../shared/review-document/layout.ts';
import { layerIds } from '../../../shared/taxonomy/layers.ts';
import { SeededRandom } from '../../support/seeded-random.ts';

const steps = 7;
const words =
  'The same green tick stands for nothing above the threshold and reads as checked and clear to whoever comes next';

/** Fills the document of a fresh review as one update, which nobody could write at that pace. */
export function fillGraph(doc: Y.Doc, factors: number, links: number): void {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  write(copy, factors, links);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc)), 'filled');
}

function write(doc: Y.Doc, factors: number, links: number): void {
  const random = new SeededRandom(7);
  const editing: Editing = {
    doc,
    origin: 'large graph',
    random: (length) => new Uint8Array(randomBytes(length)),
    now: Date.now,
  };
  const outcome = createRecord(editing, 'outcomes', { text: 'Nineteen days were lost' });
  const made = Array.from({ length: factors }, (_, at) =>
    createRecord(editing, 'factors', {
      condition: `${at}: ${words.slice(0, 20 + ((at * 13) % 90))}`,
      layer: layerIds[at % layerIds.length] ?? 'model',
      kind: 'condition',
    }),
  );
  const step = (at: number): number => Math.floor(at / Math.ceil(factors / steps));
  const ends = made.filter((_, at) => step(at) === steps - 1).slice(0, 4);
  for (const from of ends) createRecord(editing, 'links', { from, to: outcome, kind: 'contributes' });
  const joined = new Set<string>();
  while (joined.size < links - ends.length) {
    const [from, to] = [random.below(factors), random.below(factors)];
    const apart = step(to) - step(from);
    if ((apart !== 1 && apart !== 2) || joined.has(`${from} ${to}`)) continue;
    joined.add(`${from} ${to}`);
    createRecord(editing, 'links', {
      from: made[from] ?? '',
      to: made[to] ?? '',
      kind: linkKinds[joined.size % linkKinds.length] ?? 'contributes',
      how: joined.size % 3 === 0 ? 'so that nobody looked a second time' : '',
    });
  }
}
