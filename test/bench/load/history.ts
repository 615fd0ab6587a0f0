/**
 * Documents with a past: one person wrote a long text, jumping about and taking things back. Made up from a seed, or
 * replayed from a recorded session given as gzipped JSON `{txns: [{patches: [[at, removed, inserted], …]}, …]}`.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { createRecord, recordText } from '../../../shared/review-document/edits.ts';
import { SeededRandom } from '../../support/seeded-random.ts';

/** One change of a text. */
export type Patch = readonly [at: number, removed: number, inserted: string];

/** Stands once, at the very end of the history, so that a reader can tell that everything came. */
export const lastWords = '~the end of it~';

const words = [
  'the ',
  'model ',
  'marked ',
  'a ',
  'shadow ',
  'as ',
  'harmless',
  ' and ',
  'the ',
  'reader ',
  'agreed. ',
];

/** A made-up session, keystroke by keystroke. */
export function makeUpSession(edits: number, seed: number): Patch[] {
  const random = new SeededRandom(seed);
  const patches: Patch[] = [];
  let length = 0;
  let caret = 0;
  while (patches.length < edits) {
    if (random.below(40) === 0) caret = random.below(length + 1);
    if (caret > 6 && random.below(6) === 0) {
      const back = 1 + random.below(3);
      for (let left = back; left > 0; left -= 1) {
        caret -= 1;
        length -= 1;
        patches.push([caret, 1, '']);
      }
      continue;
    }
    for (const letter of words[random.below(words.length)] ?? '') {
      patches.push([caret, 0, letter]);
      caret += 1;
      length += 1;
    }
  }
  return patches.slice(0, edits);
}

/** @throws when the file is not such a recording. */
export function readTrace(file: string): Patch[] {
  const { txns } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
    txns: { patches: Patch[] }[];
  };
  return txns.flatMap(({ patches }) => patches);
}

export interface History {
  readonly edits: number;
  /** The session as updates of so many edits each, to be sent one after the other. */
  readonly updates: readonly Uint8Array[];
  /** The same as one update. */
  readonly whole: Uint8Array;
  readonly factorId: string;
}

/** Writes the session into the condition of a factor. */
export function recordHistory(patches: readonly Patch[], editsPerUpdate: number): History {
  const doc = new Y.Doc();
  doc.clientID = 77;
  let pending: Uint8Array[] = [];
  const updates: Uint8Array[] = [];
  const flush = (): void => {
    if (pending.length > 0) updates.push(Y.mergeUpdates(pending));
    pending = [];
  };
  doc.on('update', (update: Uint8Array) => pending.push(update));
  const editing = { doc, origin: 'history', random: new SeededRandom(7).bytes, now: () => 1 };
  const id = createRecord(editing, 'factors', { layer: 'model' });
  const text = recordText(doc, 'factors', id, 'condition');
  if (text === undefined) throw new Error('A factor has no condition to write in.');
  flush();
  for (const [at, removed, inserted] of patches) {
    doc.transact(() => {
      if (removed > 0) text.delete(at, removed);
      if (inserted !== '') text.insert(at, inserted);
    });
    if (pending.length >= editsPerUpdate) flush();
  }
  text.insert(text.length, lastWords);
  flush();
  const whole = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return { edits: patches.length, updates, whole, factorId: id };
}
