/**
 * Merges a document's snapshot and tail into a new snapshot, on a thread and a read-only connection of its own. Hands
 * back only bytes that, loaded anew, are the same document: same clocks, same deletions, same content. Writes nothing.
 */
import Database from 'better-sqlite3';
import { isDeepStrictEqual } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import * as Y from 'yjs';
import { readContent } from '../shared/review-document/reads.ts';
import type { CompactionAnswer, CompactionRequest } from './compactor.ts';
import { documentReader, type StoredDocument } from './document-store.ts';
import { summaryOfDocument, type DocumentSummary } from './document-summary.ts';
import { standBack } from './stand-back.ts';

standBack();

const sqlite = new Database(workerData as string, { fileMustExist: true, readonly: true });
sqlite.pragma('busy_timeout = 1000');
const read = documentReader(sqlite);

parentPort?.on('message', (request: CompactionRequest) => {
  if (request === 'close') {
    sqlite.close();
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(answer(request.reviewId));
});

function answer(reviewId: string): CompactionAnswer {
  try {
    const stored = read(reviewId);
    if (stored === null || stored.updates.length === 0) return { snapshot: null };
    return { snapshot: { reviewId, epoch: stored.epoch, seq: stored.seq, ...compacted(stored) } };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** @throws when the log does not make a whole, or what was merged is not the same document. */
function compacted({ snapshot, updates }: StoredDocument): {
  readonly bytes: Uint8Array;
  readonly summary: DocumentSummary;
} {
  const replayed = load(snapshot === null ? updates : [snapshot, ...updates]);
  const bytes = Y.encodeStateAsUpdate(replayed);
  const loaded = load([bytes]);
  if (!areSame(replayed, loaded)) throw new Error('the merged snapshot differs from the log');
  // Loaded from one update, neighbouring pieces lie closer together than after a long replay.
  const closer = Y.encodeStateAsUpdate(loaded);
  const smaller = closer.byteLength < bytes.byteLength && areSame(replayed, load([closer]));
  return { bytes: smaller ? closer : bytes, summary: summaryOfDocument(replayed) };
}

function load(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    throw new Error('the stored updates do not make a whole');
  return doc;
}

function areSame(one: Y.Doc, other: Y.Doc): boolean {
  const deletes = (doc: Y.Doc) => Y.createDeleteSetFromStructStore(doc.store);
  return (
    isDeepStrictEqual(Y.encodeStateVector(one), Y.encodeStateVector(other)) &&
    Y.equalDeleteSets(deletes(one), deletes(other)) &&
    isDeepStrictEqual(readContent(one), readContent(other))
  );
}
