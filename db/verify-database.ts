/**
 * Checks a whole database without changing it: its pages, its references, that every document loads from bytes that
 * are what was stored, that the chains of commits and of the audit hold, and that versions and files are what was kept.
 * Stops at the first fault.
 */
import type { Database } from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { versionDigest } from './audit-chain.ts';
import { columnOrNull, digestOf, documentReader, isAsStored } from './document-store.ts';
import { decodeSummary, summaryOfUpdates } from './document-summary.ts';
import { followAudit, versionKey, type AuditState } from './verify-audit.ts';

export interface Verified {
  readonly documents: number;
  readonly updates: number;
  readonly snapshots: number;
  readonly versions: number;
  /** Files kept as evidence. */
  readonly files: number;
  readonly commits: number;
  /** Links whose rows are gone, as they are after thirty days. */
  readonly commitsWithoutRows: number;
  /** Null in a database from before the audit was a chain. */
  readonly audit: { readonly entries: number; readonly head: string } | null;
}

/** What is wrong, in a sentence that names the place. */
export class DatabaseFault extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'DatabaseFault';
  }
}

/** On any connection; reads one state of the database. @throws DatabaseFault naming the first fault. */
export function verifyDatabase(sqlite: Database): Verified {
  return sqlite.transaction(() => {
    checkPages(sqlite);
    const documents = sqlite
      .prepare<[], DocumentRow>('SELECT review_id AS reviewId, epoch, seq FROM documents ORDER BY review_id')
      .all();
    const snapshots = checkSnapshots(sqlite);
    const updates = checkUpdates(sqlite);
    for (const document of documents) checkDocument(sqlite, document);
    const audit = checkAudit(sqlite);
    const versions = checkVersions(sqlite, audit);
    const files = checkFiles(sqlite);
    const chain = checkChain(sqlite);
    return {
      ...{ documents: documents.length, updates, snapshots, versions, files, ...chain },
      audit: audit === null ? null : { entries: audit.entries, head: audit.head },
    };
  })();
}

interface SnapshotRow {
  readonly reviewId: string;
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly digest: string;
  readonly summary: Uint8Array | null;
  readonly summary_digest: string | null;
}

interface UpdateRow {
  readonly reviewId: string;
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly digest: Buffer | null;
}

interface DocumentRow {
  readonly reviewId: string;
  readonly epoch: number;
  readonly seq: number;
}

function checkPages(sqlite: Database): void {
  const found = sqlite.pragma('integrity_check(1)', { simple: true });
  if (found !== 'ok') throw new DatabaseFault(`The database file is damaged: ${String(found)}.`);
  const [broken] = sqlite.pragma('foreign_key_check') as { table: string; rowid: number }[];
  if (broken !== undefined) {
    throw new DatabaseFault(`Row ${broken.rowid} of the table ${broken.table} points at nothing.`);
  }
}

function checkSnapshots(sqlite: Database): number {
  const rows = sqlite.prepare<[], SnapshotRow>(
    `SELECT review_id AS reviewId, seq, bytes, digest, ${columnOrNull(sqlite, 'document_snapshots', 'summary')},
       ${columnOrNull(sqlite, 'document_snapshots', 'summary_digest')} FROM document_snapshots`,
  );
  let many = 0;
  for (const { reviewId, seq, bytes, digest, summary, summary_digest: own } of rows.iterate()) {
    if (digestOf(bytes) !== digest) {
      throw new DatabaseFault(`Snapshot ${seq} of review ${reviewId} is not what was stored.`);
    }
    if (summary !== null && (digestOf(summary) !== own || !sumsUp(summary, bytes))) {
      throw new DatabaseFault(`What is kept about snapshot ${seq} of review ${reviewId} is not true of it.`);
    }
    many += 1;
  }
  return many;
}

/** Whether a summary says of a snapshot what the snapshot says. */
function sumsUp(summary: Uint8Array, snapshot: Uint8Array): boolean {
  const [kept, found] = [decodeSummary(summary), summaryOfUpdates(null, [snapshot])];
  return (
    isDeepStrictEqual(Y.decodeStateVector(kept.stateVector), Y.decodeStateVector(found.stateVector)) &&
    Y.equalDeleteSets(Y.decodeUpdate(kept.deletions).ds, Y.decodeUpdate(found.deletions).ds)
  );
}

function checkUpdates(sqlite: Database): number {
  const rows = sqlite.prepare<[], UpdateRow>(
    `SELECT review_id AS reviewId, seq, bytes, ${columnOrNull(sqlite, 'document_updates', 'digest')}
     FROM document_updates`,
  );
  let many = 0;
  for (const row of rows.iterate()) {
    if (!isAsStored(row)) {
      throw new DatabaseFault(`Row ${row.seq} of the log of review ${row.reviewId} is not what was stored.`);
    }
    many += 1;
  }
  return many;
}

function checkDocument(sqlite: Database, { reviewId, epoch, seq }: DocumentRow): void {
  const numbers = sqlite
    .prepare<[string, number], number>(
      'SELECT seq FROM document_updates WHERE review_id = ? AND epoch = ? ORDER BY seq',
    )
    .pluck()
    .all(reviewId, epoch);
  const hole = numbers.findIndex((number, index) => index > 0 && number !== (numbers[index - 1] ?? 0) + 1);
  if (hole !== -1) {
    throw new DatabaseFault(`Review ${reviewId}: row ${(numbers[hole - 1] ?? 0) + 1} of its log is missing.`);
  }
  const stored = documentReader(sqlite)(reviewId);
  if (stored === null) throw new DatabaseFault(`Review ${reviewId} has no document.`);
  const last = numbers.at(-1);
  if (last !== undefined && last !== seq) {
    throw new DatabaseFault(`Review ${reviewId}: its log ends at row ${last}, and should at ${seq}.`);
  }
  if (last === undefined && stored.snapshot === null) {
    throw new DatabaseFault(`Review ${reviewId} has neither a log nor a snapshot.`);
  }
  try {
    loadWhole(stored.snapshot === null ? stored.updates : [stored.snapshot, ...stored.updates]);
  } catch (error) {
    throw new DatabaseFault(`Review ${reviewId}: its document cannot be built (${messageOf(error)}).`);
  }
}

function checkAudit(sqlite: Database): AuditState | null {
  const audit = followAudit(sqlite);
  if (audit !== null && audit.fault !== null) throw new DatabaseFault(audit.fault);
  return audit;
}

/** Each version is what was kept, and what the audit says was kept is there. */
function checkVersions(sqlite: Database, audit: AuditState | null): number {
  // Texts as their bytes: what is no text any more would be read as another one.
  const rows = sqlite.prepare<[], VersionRow>(
    `SELECT review_id AS reviewId, number, at, CAST(reason AS BLOB) AS reason, CAST(by_id AS BLOB) AS byId, seq, epoch,
       state, state_digest AS stateDigest, CAST(content AS BLOB) AS content, sha256, CAST(rows AS BLOB) AS rows
     FROM versions`,
  );
  const expected = new Map(audit?.versions);
  let many = 0;
  for (const row of rows.iterate()) {
    const { reviewId, number, state, content } = row;
    const place = `Version ${number} of review ${reviewId}`;
    if (digestOf(content) !== row.sha256 || digestOf(state) !== row.stateDigest) {
      throw new DatabaseFault(`${place} is not what was kept.`);
    }
    if (audit !== null) {
      const digest = expected.get(versionKey(reviewId, number));
      if (digest === undefined) throw new DatabaseFault(`${place} was never recorded as kept.`);
      if (digest !== rowDigest(row)) throw new DatabaseFault(`${place} is not what was kept.`);
      expected.delete(versionKey(reviewId, number));
    }
    try {
      loadWhole([state]);
    } catch (error) {
      throw new DatabaseFault(`${place} cannot be built (${messageOf(error)}).`);
    }
    many += 1;
  }
  const [missing] = expected.keys();
  if (missing !== undefined) {
    const [reviewId, number] = missing.split(' ');
    throw new DatabaseFault(`Version ${number ?? ''} of review ${reviewId ?? ''} is missing.`);
  }
  return many;
}

function rowDigest({ rows, reason, byId, ...row }: VersionRow): string {
  return versionDigest({
    ...row,
    // Ids and reasons are plain letters: bytes that are not stay apart as escapes.
    reason: reason.toString('latin1'),
    byId: byId?.toString('latin1') ?? null,
    rowsDigest: digestOf(rows),
  });
}

/** Every file kept as evidence has all its bytes, and they are what was kept. A database of before has none. */
function checkFiles(sqlite: Database): number {
  const known = sqlite
    .prepare<[], number>(`SELECT count(*) FROM sqlite_master WHERE name = 'evidence_files'`)
    .pluck()
    .get();
  if (known !== 1) return 0;
  const files = sqlite
    .prepare<[], { id: string; reviewId: string; size: number; sha256: string }>(
      `SELECT id, review_id AS reviewId, size, sha256 FROM evidence_files WHERE completed_at IS NOT NULL`,
    )
    .all();
  const parts = sqlite
    .prepare<[string], Uint8Array>('SELECT bytes FROM evidence_file_parts WHERE file_id = ? ORDER BY part')
    .pluck();
  for (const { id, reviewId, size, sha256 } of files) {
    const digest = createHash('sha256');
    let bytes = 0;
    for (const part of parts.iterate(id)) {
      digest.update(part);
      bytes += part.length;
    }
    if (bytes !== size || digest.digest('hex') !== sha256) {
      throw new DatabaseFault(`File ${id} of review ${reviewId} is not what was kept.`);
    }
  }
  return files.length;
}

interface VersionRow {
  readonly reviewId: string;
  readonly number: number;
  readonly at: number;
  readonly reason: Buffer;
  readonly byId: Buffer | null;
  readonly seq: number;
  readonly epoch: number;
  readonly state: Uint8Array;
  readonly stateDigest: string;
  readonly content: Buffer;
  readonly sha256: string;
  readonly rows: Buffer;
}

interface LinkedRow {
  readonly commitId: number;
  readonly reviewId: string;
  readonly epoch: number;
  readonly seq: number;
  readonly memberId: string | null;
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** Every link is made from the one before and the rows of its commit; rows that have gone of age leave it unchecked. */
function checkChain(sqlite: Database): { commits: number; commitsWithoutRows: number } {
  const oldest = lastCommitThatMayLackRows(sqlite);
  const links = sqlite.prepare<[], Link>('SELECT id, hash FROM commits ORDER BY id').all();
  const rows = sqlite
    .prepare<[], LinkedRow>(
      `SELECT commit_id AS commitId, review_id AS reviewId, epoch, seq, member_id AS memberId, at, bytes
       FROM document_updates ORDER BY commit_id, rowid`,
    )
    .iterate();
  try {
    return { commits: links.length, commitsWithoutRows: followChain(links, rows, oldest) };
  } finally {
    rows.return?.();
  }
}

interface Link {
  readonly id: number;
  readonly hash: string;
}

/** How many links could not be checked. */
function followChain(links: readonly Link[], rows: Iterator<LinkedRow>, oldest: number): number {
  let row = rows.next();
  let before = '';
  let unchecked = 0;
  let expected = links[0]?.id ?? 1;
  for (const { id, hash } of links) {
    if (id !== expected) throw new DatabaseFault(`Link ${expected} of the commit chain is missing.`);
    expected = id + 1;
    const link = createHash('sha256').update(before);
    while (row.done !== true && row.value.commitId === id) {
      const { reviewId, epoch, seq, memberId, at, bytes } = row.value;
      link.update(JSON.stringify([reviewId, epoch, seq, memberId, at, digestOf(bytes)]));
      row = rows.next();
    }
    if (link.digest('hex') !== hash) {
      if (id > oldest)
        throw new DatabaseFault(`Commit ${id} does not hold what the chain says was committed.`);
      unchecked += 1;
    }
    before = hash;
  }
  return unchecked;
}

/** The last commit of which a document may have given up rows, because its log no longer begins at row 1. */
function lastCommitThatMayLackRows(sqlite: Database): number {
  return (
    sqlite
      .prepare<[], number>(
        `SELECT coalesce(max(c.id), 0) FROM documents d
         LEFT JOIN (SELECT review_id, min(seq) AS first FROM document_updates GROUP BY review_id) u
           ON u.review_id = d.review_id
         LEFT JOIN document_updates f ON f.review_id = d.review_id AND f.seq = u.first
         JOIN commits c ON c.id <= coalesce(f.commit_id, (SELECT max(id) FROM commits WHERE at <= d.changed_at))
         WHERE coalesce(u.first, 2) > 1`,
      )
      .pluck()
      .get() ?? 0
  );
}

function loadWhole(updates: readonly Uint8Array[]): void {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const whole = doc.store.pendingStructs === null && doc.store.pendingDs === null;
  doc.destroy();
  if (!whole) throw new Error('something it builds on is missing');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
