/** Reads review documents from the log: newest snapshot, the updates behind it, and whose each client number is. */
import type { Database } from 'better-sqlite3';
import { createHash, hash } from 'node:crypto';
import { decodeSummary, encodeSummary, type DocumentSummary } from './document-summary.ts';
import type { OpenDatabase } from './open-database.ts';

export interface KnownNumber {
  readonly clientNumber: number;
  readonly epoch: number;
  /** Null is the server. */
  readonly memberId: string | null;
}

/** Everything a room is built from. Applying `snapshot`, then `updates` in order, gives the document at `seq`. */
export interface StoredDocument {
  readonly epoch: number;
  readonly layout: number;
  readonly seq: number;
  readonly snapshot: Uint8Array | null;
  /** Of the snapshot; null when there is none, or when it was made before summaries were kept. */
  readonly summary: DocumentSummary | null;
  readonly updates: readonly Uint8Array[];
  /** Client numbers of this and of earlier epochs. */
  readonly numbers: readonly KnownNumber[];
}

/** Port for documents, so that another database can stand behind rooms later. */
export interface DocumentStore {
  /** The durable state of a review's document, or null when there is no such review. @throws DamagedUpdate */
  load(reviewId: string): Promise<StoredDocument | null>;
  /** Keeps an encoded state that equals the log up to `seq`. Older snapshots stay. */
  writeSnapshot(snapshot: NewSnapshot): Promise<void>;
  /** Bytes of snapshot and of the updates behind it. */
  sizes(reviewId: string): Promise<{ readonly snapshot: number; readonly updates: number }>;
}

export interface NewSnapshot {
  readonly reviewId: string;
  readonly epoch: number;
  readonly seq: number;
  readonly at: number;
  readonly bytes: Uint8Array;
  readonly summary: DocumentSummary | null;
}

/** A row of a log no longer holds what was committed. */
export class DamagedUpdate extends Error {
  constructor(reviewId: string, seq: number) {
    super(
      `Row ${seq} of the log of review ${reviewId} is not what was stored; \`causeway verify\` says more.`,
    );
    this.name = 'DamagedUpdate';
  }
}

interface DocumentRow {
  readonly epoch: number;
  readonly layout: number;
  readonly seq: number;
}

interface SnapshotRow {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly digest: string;
  readonly summary: Uint8Array | null;
  readonly summary_digest: string | null;
}

interface UpdateRow {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly digest: Buffer | null;
}

export class SqliteDocumentStore implements DocumentStore {
  readonly #database: OpenDatabase;
  readonly #read: (reviewId: string) => StoredDocument | null;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(database: OpenDatabase) {
    this.#database = database;
    this.#read = documentReader(database.sqlite);
    this.#statements = prepare(database.sqlite);
  }

  async load(reviewId: string): Promise<StoredDocument | null> {
    const found = this.#read(reviewId);
    // What was just read may be committed and not yet on the disk.
    if (found !== null) await this.#database.log.durable();
    return found;
  }

  async writeSnapshot(snapshot: NewSnapshot): Promise<void> {
    this.#statements.insertSnapshot.run(snapshotRow(snapshot));
    this.#database.checkpointer.wrote(snapshot.bytes.byteLength);
    await this.#database.log.durable();
  }

  async sizes(reviewId: string): Promise<{ snapshot: number; updates: number }> {
    const row = this.#statements.sizes.get({ reviewId });
    return { snapshot: row?.snapshot ?? 0, updates: row?.updates ?? 0 };
  }
}

/** Reads documents on any connection, each in one transaction; null when there is no such review. */
export function documentReader(sqlite: Database): (reviewId: string) => StoredDocument | null {
  const statements = prepareReading(sqlite);
  return (reviewId) =>
    sqlite.transaction(() => {
      const row = statements.document.get(reviewId);
      if (row === undefined) return null;
      const snapshot = newestGood(statements.snapshots.iterate(reviewId, row.epoch));
      const rows = statements.updates.all(reviewId, row.epoch, snapshot?.seq ?? 0);
      const damaged = rows.find((update) => !isAsStored(update));
      if (damaged !== undefined) throw new DamagedUpdate(reviewId, damaged.seq);
      const numbers = statements.numbers.all(reviewId);
      return {
        ...row,
        snapshot: snapshot?.bytes ?? null,
        summary: snapshot === undefined ? null : summaryIn(snapshot),
        updates: rows.map(({ bytes }) => bytes),
        numbers,
      };
    })();
}

/** A snapshot whose bytes no longer match their digest is passed over; the log behind the one before is longer. */
function newestGood(snapshots: Iterable<SnapshotRow>): SnapshotRow | undefined {
  for (const snapshot of snapshots) if (digestOf(snapshot.bytes) === snapshot.digest) return snapshot;
  return undefined;
}

/** A summary that is damaged is as good as none: the snapshot can be read through. */
function summaryIn({ summary, summary_digest: digest }: SnapshotRow): DocumentSummary | null {
  return summary !== null && digestOf(summary) === digest ? decodeSummary(summary) : null;
}

/** Whether an update row still holds what was committed; rows from before there were digests are taken as they are. */
export function isAsStored({ bytes, digest }: Pick<UpdateRow, 'bytes' | 'digest'>): boolean {
  return digest === null || digest.equals(updateDigest(hash('sha256', bytes, 'buffer')));
}

/** What is kept of the SHA-256 of an update beside it: enough to notice damage, and half the bytes in every row. */
export function updateDigest(sha256: Buffer): Buffer {
  return sha256.subarray(0, 16);
}

/** The values of a snapshot's row, for `insertSnapshotRow`. */
export function snapshotRow({ reviewId, epoch, seq, at, bytes, summary }: NewSnapshot): SnapshotValues {
  const encoded = summary === null ? null : encodeSummary(summary);
  const summaryDigest = encoded === null ? null : digestOf(encoded);
  const digest = digestOf(bytes);
  return { reviewId, epoch, seq, at, bytes, digest, summary: encoded, summary_digest: summaryDigest };
}

type SnapshotValues = Omit<NewSnapshot, 'summary'> & Omit<SnapshotRow, 'seq'>;

export const insertSnapshotRow = `INSERT INTO document_snapshots
  (review_id, seq, epoch, at, bytes, digest, summary, summary_digest)
  VALUES (:reviewId, :seq, :epoch, :at, :bytes, :digest, :summary, :summary_digest)`;

/** A column's name, or NULL under its name in a database from before it was added, such as an old backup. */
export function columnOrNull(sqlite: Database, table: string, column: string): string {
  const known = sqlite.prepare<[string, string], number>(
    'SELECT count(*) FROM pragma_table_info(?) WHERE name = ?',
  );
  return known.pluck().get(table, column) === 1 ? column : `NULL AS ${column}`;
}

function prepareReading(sqlite: Database) {
  const column = columnOrNull.bind(null, sqlite);
  return {
    document: sqlite.prepare<[string], DocumentRow>(
      'SELECT epoch, layout, seq FROM documents WHERE review_id = ?',
    ),
    snapshots: sqlite.prepare<[string, number], SnapshotRow>(
      `SELECT seq, bytes, digest, ${column('document_snapshots', 'summary')},
         ${column('document_snapshots', 'summary_digest')} FROM document_snapshots
       WHERE review_id = ? AND epoch = ? ORDER BY seq DESC LIMIT 2`,
    ),
    updates: sqlite.prepare<[string, number, number], UpdateRow>(
      `SELECT seq, bytes, ${column('document_updates', 'digest')} FROM document_updates
       WHERE review_id = ? AND epoch = ? AND seq > ? ORDER BY seq`,
    ),
    numbers: sqlite.prepare<[string], KnownNumber>(
      `SELECT client_number AS clientNumber, epoch, member_id AS memberId FROM client_numbers
       WHERE review_id = ? ORDER BY epoch`,
    ),
  };
}

function prepare(sqlite: Database) {
  return {
    insertSnapshot: sqlite.prepare<[SnapshotValues]>(insertSnapshotRow),
    sizes: sqlite.prepare<[{ reviewId: string }], { snapshot: number; updates: number }>(
      `WITH newest AS (
         SELECT s.seq, length(s.bytes) AS size FROM document_snapshots s JOIN documents d ON d.review_id = s.review_id
         WHERE s.review_id = :reviewId AND s.epoch = d.epoch ORDER BY s.seq DESC LIMIT 1)
       SELECT coalesce((SELECT size FROM newest), 0) AS snapshot,
         (SELECT coalesce(sum(length(u.bytes)), 0) FROM document_updates u
          JOIN documents d ON d.review_id = u.review_id AND d.epoch = u.epoch
          WHERE u.review_id = :reviewId AND u.seq > coalesce((SELECT seq FROM newest), 0)) AS updates`,
    ),
  };
}

/** Hex SHA-256 of bytes, or of a text in UTF-8. */
export function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
