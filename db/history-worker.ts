/**
 * Reads the history of a place from the log, on a thread and a read-only connection of its own, so that a long log
 * keeps nobody waiting. Keeps the document it read last, because whoever looks at one history soon asks again.
 * Writes nothing, and hands out no words of the review.
 */
import Database from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';
import * as Y from 'yjs';
import { HistoryGatherer } from '../shared/history/record-history.ts';
import { placeState, versionChanges, type VersionChange } from '../shared/history/version-changes.ts';
import { touchReader } from '../shared/review-document/place-touches.ts';
import type { ReviewContent } from '../shared/review-document/records.ts';
import { documentReader } from './document-store.ts';
import type { HistoryAnswer, HistoryRequest, ReadHistory } from './place-histories.ts';

interface LogRow {
  readonly seq: number;
  readonly at: number;
  readonly memberId: string | null;
  readonly clientNumbers: string;
  readonly bytes: Buffer;
}

interface VersionRow {
  readonly at: number;
  readonly content: string;
}

/** When somebody went back to a version; noted when the edit that did it was durable. */
interface Restore {
  readonly memberId: string | null;
  readonly at: number;
}

/** Milliseconds between the row of that edit and its note. */
const notedWithin = 10_000;
/** Rows and bytes of the log read for one answer; whoever wants more asks again from there. */
const rowsAtOnce = 20_000;
const bytesAtOnce = 32 * 1024 * 1024;
const versionsLookedAt = 40;

const sqlite = new Database(workerData as string, { fileMustExist: true, readonly: true });
sqlite.pragma('busy_timeout = 1000');
const read = documentReader(sqlite);
const statements = {
  standing: sqlite.prepare<[string], { epoch: number; seq: number }>(
    'SELECT epoch, seq FROM documents WHERE review_id = ?',
  ),
  updatesSince: sqlite
    .prepare<[string, number, number], Buffer>(
      'SELECT bytes FROM document_updates WHERE review_id = ? AND epoch = ? AND seq > ? ORDER BY seq',
    )
    .pluck(),
  sizes: sqlite.prepare<[string, number, number], { seq: number; bytes: number }>(
    `SELECT seq, length(bytes) AS bytes FROM document_updates WHERE review_id = ? AND seq < ?
     ORDER BY seq DESC LIMIT ?`,
  ),
  rows: sqlite.prepare<[string, number, number], LogRow>(
    `SELECT seq, at, member_id AS memberId, client_numbers AS clientNumbers, bytes FROM document_updates
     WHERE review_id = ? AND seq >= ? AND seq < ? ORDER BY seq`,
  ),
  first: sqlite.prepare<[string], { seq: number; at: number }>(
    'SELECT seq, at FROM document_updates WHERE review_id = ? ORDER BY seq LIMIT 1',
  ),
  serverNumbers: sqlite
    .prepare<[string], number>(
      'SELECT DISTINCT client_number FROM client_numbers WHERE review_id = ? AND member_id IS NULL',
    )
    .pluck(),
  restores: sqlite.prepare<[string], Restore>(
    `SELECT actor_id AS memberId, at FROM audit_entries WHERE review_id = ? AND act = 'version.restored'`,
  ),
  versions: sqlite.prepare<[string, number, number], VersionRow>(
    'SELECT at, content FROM versions WHERE review_id = ? AND at < ? ORDER BY number DESC LIMIT ?',
  ),
};

let kept: { reviewId: string; epoch: number; seq: number; doc: Y.Doc } | null = null;

parentPort?.on('message', (request: HistoryRequest) => {
  if (request === 'close') {
    sqlite.close();
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(answer(request));
});

function answer(request: Exclude<HistoryRequest, 'close'>): HistoryAnswer {
  try {
    return { history: sqlite.transaction(() => historyOf(request))() };
  } catch (error) {
    kept = null;
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function historyOf({ reviewId, place, before }: Exclude<HistoryRequest, 'close'>): ReadHistory {
  const nothing = { entries: [], before: null, since: null, versions: [] };
  const doc = documentOf(reviewId);
  if (doc === null) return nothing;
  const reader = touchReader(doc, place);
  if (reader === null) return nothing;
  const end = before ?? Number.MAX_SAFE_INTEGER;
  const begin = beginning(reviewId, end);
  const serverNumbers = new Set(statements.serverNumbers.all(reviewId));
  const restores = statements.restores.all(reviewId);
  const gatherer = new HistoryGatherer();
  for (const row of statements.rows.iterate(reviewId, begin, end)) {
    const numbers = JSON.parse(row.clientNumbers) as number[];
    // The whole of a document that begins a new epoch: nobody wrote it then.
    if (row.memberId === null && numbers.length === 0) continue;
    gatherer.add({
      at: row.at,
      memberId: row.memberId,
      byStep:
        row.memberId !== null &&
        (numbers.length > 0 ? numbers.every((one) => serverNumbers.has(one)) : wentBack(row, restores)),
      touches: reader.read(row.bytes),
    });
  }
  const entries = gatherer.entries.toReversed();
  const first = statements.first.get(reviewId);
  if (first !== undefined && first.seq < begin) return { ...nothing, entries, before: begin };
  // Row 1 is what the review was opened with.
  if (first === undefined || first.seq === 1) return { ...nothing, entries };
  return { entries, before: null, since: first.at, versions: versionsTell(reviewId, first.at, place) };
}

/** Taking words out needs no number of the server; then only the note of the step tells. */
function wentBack(row: LogRow, restores: readonly Restore[]): boolean {
  return restores.some(
    ({ memberId, at }) => memberId === row.memberId && at >= row.at && at - row.at < notedWithin,
  );
}

/** The first row of the log to read, so that an answer stays bounded. */
function beginning(reviewId: string, end: number): number {
  let bytes = 0;
  let begin = end;
  for (const row of statements.sizes.iterate(reviewId, end, rowsAtOnce)) {
    bytes += row.bytes;
    if (bytes > bytesAtOnce && begin !== end) break;
    begin = row.seq;
  }
  return begin;
}

function versionsTell(reviewId: string, until: number, place: string): readonly VersionChange[] {
  const rows = statements.versions.all(reviewId, until, versionsLookedAt);
  const states = rows
    .toReversed()
    .map(({ at, content }) => ({ at, state: placeState(JSON.parse(content) as ReviewContent, place) }));
  return versionChanges(states, rows.length === versionsLookedAt);
}

/** What is deleted is not collected here as far as the log still holds it, so that it can be told where it stood. */
function documentOf(reviewId: string): Y.Doc | null {
  const standing = statements.standing.get(reviewId);
  if (standing === undefined) return null;
  const { epoch, seq } = standing;
  if (kept?.reviewId === reviewId && kept.epoch === epoch) {
    const { doc } = kept;
    const updates = statements.updatesSince.all(reviewId, epoch, kept.seq);
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    kept = { reviewId, epoch, seq, doc };
    return doc;
  }
  const stored = read(reviewId);
  if (stored === null) return null;
  const doc = new Y.Doc({ gc: false });
  doc.transact(() => {
    for (const update of stored.snapshot === null ? stored.updates : [stored.snapshot, ...stored.updates])
      Y.applyUpdate(doc, update);
  });
  kept = { reviewId, epoch: stored.epoch, seq: stored.seq, doc };
  return doc;
}
