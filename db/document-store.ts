/** Reads review documents from the log: newest snapshot, the updates behind it, and whose each client number is. */
import type { Database } from 'better-sqlite3';
import { createHash } from 'node:crypto';
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
  readonly updates: readonly Uint8Array[];
  /** Client numbers of this and of earlier epochs. */
  readonly numbers: readonly KnownNumber[];
}

/** Port for documents, so that another database can stand behind rooms later. */
export interface DocumentStore {
  /** The durable state of a review's document, or null when there is no such review. */
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

  async writeSnapshot({ reviewId, epoch, seq, at, bytes }: NewSnapshot): Promise<void> {
    this.#statements.insertSnapshot.run(reviewId, seq, epoch, at, bytes, digestOf(bytes));
    this.#database.checkpointer.wrote(bytes.byteLength);
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
      const snapshot = statements.snapshots
        .all(reviewId, row.epoch)
        .find(({ bytes, digest }) => digestOf(bytes) === digest);
      const updates = statements.updates.all(reviewId, row.epoch, snapshot?.seq ?? 0);
      const numbers = statements.numbers.all(reviewId);
      return { ...row, snapshot: snapshot?.bytes ?? null, updates, numbers };
    })();
}

function prepareReading(sqlite: Database) {
  return {
    document: sqlite.prepare<[string], DocumentRow>(
      'SELECT epoch, layout, seq FROM documents WHERE review_id = ?',
    ),
    // The newest two: a snapshot whose bytes no longer match their digest is passed over, the log behind it is longer.
    snapshots: sqlite.prepare<[string, number], SnapshotRow>(
      'SELECT seq, bytes, digest FROM document_snapshots WHERE review_id = ? AND epoch = ? ORDER BY seq DESC LIMIT 2',
    ),
    updates: sqlite
      .prepare<[string, number, number], Uint8Array>(
        'SELECT bytes FROM document_updates WHERE review_id = ? AND epoch = ? AND seq > ? ORDER BY seq',
      )
      .pluck(),
    numbers: sqlite.prepare<[string], KnownNumber>(
      `SELECT client_number AS clientNumber, epoch, member_id AS memberId FROM client_numbers
       WHERE review_id = ? ORDER BY epoch`,
    ),
  };
}

function prepare(sqlite: Database) {
  return {
    insertSnapshot: sqlite.prepare<[string, number, number, number, Uint8Array, string]>(
      'INSERT INTO document_snapshots (review_id, seq, epoch, at, bytes, digest) VALUES (?, ?, ?, ?, ?, ?)',
    ),
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
