/**
 * Decides which document's log is merged into a snapshot, and when: one at a time, seldom while people type, when the
 * tail is long and when a document comes to rest. The merging is the worker's; here its bytes become a row. The last
 * two snapshots are kept, and the raw rows behind the older of them; rows before that go after thirty days.
 */
import type { Database } from 'better-sqlite3';
import type { Clock } from '../shared/clock.ts';
import { insertSnapshotRow, snapshotRow, type NewSnapshot } from './document-store.ts';
import { KeptThread } from './kept-thread.ts';
import type { DurableWriter } from './orm.ts';

export interface CompactionQuestion {
  readonly reviewId: string;
}
export type CompactionRequest = CompactionQuestion | 'close';
export type CompactionAnswer = { readonly snapshot: Merged | null } | { readonly error: string };

type Merged = Omit<NewSnapshot, 'at'>;

export interface CompactorOptions {
  readonly databaseFile: string;
  readonly sqlite: Database;
  readonly writer: DurableWriter;
  readonly clock: Clock;
  /** Does `work` after so many milliseconds unless called off. */
  readonly later: (work: () => void, ms: number) => () => void;
  /** Share of the last moments in which the process was busy, from 0 to 1. */
  readonly busy?: (() => number) | undefined;
  /** Hears of a document that could not be merged; its log stays as it is. */
  readonly report: (error: unknown) => void;
}

interface Tail {
  rows: number;
  bytes: number;
}

/** Update rows and bytes behind the snapshot that are worth merging: while people type, and when they have stopped. */
const liveTail = { rows: 2000, bytes: 1024 * 1024 };
const restingTail = { rows: 64, bytes: 64 * 1024 };
/** Share of time from which the process has none to spare, and the tail that is then worth merging. */
const hurriedFrom = 0.8;
const longTail = { rows: 10 * liveTail.rows, bytes: 10 * liveTail.bytes };
/** Milliseconds between two merges of a document that is edited all the time. */
const liveGap = 60_000;
/** After each merge the worker rests this many times as long as it took, so that typing keeps the machine. */
const restFactor = 5;
/** Milliseconds without work after which the thread ends and gives its memory back. */
const threadKept = 10_000;
const rawRowsKept = 30 * 24 * 3600 * 1000;
const tidyEvery = 24 * 3600 * 1000;
/** Rows deleted in one transaction. */
const rowsAtOnce = 500;

export class Compactor {
  readonly #options: CompactorOptions;
  readonly #statements: ReturnType<typeof prepare>;
  readonly #tails = new Map<string, Tail>();
  readonly #lastMerge = new Map<string, number>();
  readonly #queue = new Set<string>();
  readonly #thread: KeptThread<CompactionQuestion, CompactionAnswer>;
  #running: Promise<unknown> | null = null;
  #resting = false;
  #stopTidying: () => void = nothing;
  #closed = false;

  constructor(options: CompactorOptions) {
    const { databaseFile, later } = options;
    this.#options = options;
    this.#thread = new KeptThread({ script: 'compaction-worker', databaseFile, later, keptFor: threadKept });
    this.#statements = prepare(options.sqlite);
  }

  /** A document was read from the log, with so much behind its snapshot. */
  loaded(reviewId: string, rows: number, bytes: number): void {
    this.#tails.set(reviewId, { rows, bytes });
    this.#considerLive(reviewId);
  }

  /** Rows of a document became durable. */
  wrote(reviewId: string, rows: number, bytes: number): void {
    const tail = this.#tails.get(reviewId) ?? { rows: 0, bytes: 0 };
    tail.rows += rows;
    tail.bytes += bytes;
    this.#tails.set(reviewId, tail);
    this.#considerLive(reviewId);
  }

  /** Nobody edits a document any more, for now. */
  rested(reviewId: string): void {
    if (this.#exceeds(reviewId, restingTail)) this.#enqueue(reviewId);
  }

  /** A document's room is gone. */
  left(reviewId: string): void {
    this.rested(reviewId);
    if (!this.#queue.has(reviewId)) this.#tails.delete(reviewId);
  }

  /**
   * Merges a document now. False when there was nothing behind its snapshot.
   * @throws when its log does not make a whole.
   */
  async compact(reviewId: string): Promise<boolean> {
    const answer = await this.#thread.ask({ reviewId });
    if ('error' in answer) throw new Error(`The log of review ${reviewId} was not merged: ${answer.error}.`);
    if (answer.snapshot === null) return false;
    const { snapshot } = answer;
    await this.#options.writer.write(() => this.#keep(snapshot));
    this.#tails.delete(reviewId);
    return true;
  }

  /** Merges, one after the other, what a stop or a crash left with a long tail. */
  catchUp(): void {
    for (const { reviewId, rows, bytes } of this.#statements.tails.all()) {
      this.#tails.set(reviewId, { rows, bytes });
      this.rested(reviewId);
      if (!this.#queue.has(reviewId)) this.#tails.delete(reviewId);
    }
  }

  /** Deletes raw rows that are old enough and no longer needed, now and every day. */
  startTidying(): void {
    void this.tidy().catch((error: unknown) => this.#options.report(error));
    this.#stopTidying = this.#options.later(() => this.startTidying(), tidyEvery);
  }

  /** Deletes raw rows that are old enough and no longer needed. The chain of commits stays whole. */
  async tidy(): Promise<void> {
    const before = this.#options.clock() - rawRowsKept;
    for (const older of this.#statements.olderSnapshots.all()) {
      while (!this.#closed && (await this.#dropRows(older, before)));
    }
  }

  /** Waits for the merge under way. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#queue.clear();
    this.#stopTidying();
    await this.#running;
    await this.#thread.close();
  }

  #considerLive(reviewId: string): void {
    if (!this.#exceeds(reviewId, liveTail)) return;
    const isHurried = (this.#options.busy?.() ?? 0) > hurriedFrom;
    if (isHurried && !this.#exceeds(reviewId, longTail)) return;
    const last = this.#lastMerge.get(reviewId);
    if (last === undefined || this.#options.clock() - last >= liveGap) this.#enqueue(reviewId);
  }

  #exceeds(reviewId: string, { rows, bytes }: Tail): boolean {
    const tail = this.#tails.get(reviewId);
    return tail !== undefined && (tail.rows >= rows || tail.bytes >= bytes);
  }

  #enqueue(reviewId: string): void {
    if (this.#closed) return;
    this.#queue.add(reviewId);
    this.#next();
  }

  #next(): void {
    if (this.#running !== null || this.#resting || this.#closed) return;
    const [reviewId] = this.#queue;
    if (reviewId === undefined) return;
    this.#queue.delete(reviewId);
    const began = this.#options.clock();
    this.#lastMerge.set(reviewId, began);
    this.#running = this.compact(reviewId)
      .catch((error: unknown) => {
        this.#tails.delete(reviewId);
        this.#options.report(error);
      })
      .then(() => {
        this.#running = null;
        this.#resting = true;
        const took = this.#options.clock() - began;
        this.#options.later(() => {
          this.#resting = false;
          this.#next();
        }, took * restFactor);
      });
  }

  #keep(merged: Merged): void {
    const { now, insert, dropSnapshots } = this.#statements;
    const { reviewId, epoch } = merged;
    // A document that began a new epoch meanwhile has no use for it.
    if (now.get(reviewId) !== epoch) return;
    insert.run(snapshotRow({ ...merged, at: this.#options.clock() }));
    dropSnapshots.run({ reviewId, epoch });
  }

  /** Deletes a batch of rows from the beginning of a log; whether there may be more. */
  async #dropRows({ reviewId, seq }: { reviewId: string; seq: number }, before: number): Promise<boolean> {
    const { firstRows, dropRows } = this.#statements;
    const rows = firstRows.all(reviewId, rowsAtOnce);
    const kept = rows.findIndex((row) => row.seq > seq || row.at >= before);
    const last = rows[kept === -1 ? rows.length - 1 : kept - 1];
    if (last === undefined) return false;
    await this.#options.writer.write(() => dropRows.run(reviewId, last.seq));
    return kept === -1 && rows.length === rowsAtOnce;
  }
}

function prepare(sqlite: Database) {
  return {
    now: sqlite.prepare<[string], number>('SELECT epoch FROM documents WHERE review_id = ?').pluck(),
    insert: sqlite.prepare<[ReturnType<typeof snapshotRow>]>(`${insertSnapshotRow} ON CONFLICT DO NOTHING`),
    dropSnapshots: sqlite.prepare<[{ reviewId: string; epoch: number }]>(
      `DELETE FROM document_snapshots WHERE review_id = :reviewId AND epoch = :epoch AND seq < (
         SELECT min(seq) FROM (SELECT seq FROM document_snapshots
           WHERE review_id = :reviewId AND epoch = :epoch ORDER BY seq DESC LIMIT 2))`,
    ),
    // Where a document has two snapshots, the rows before the older one are no longer needed to build it.
    olderSnapshots: sqlite.prepare<[], { reviewId: string; seq: number }>(
      `SELECT s.review_id AS reviewId, min(s.seq) AS seq FROM document_snapshots s
       JOIN documents d ON d.review_id = s.review_id AND d.epoch = s.epoch
       GROUP BY s.review_id HAVING count(*) > 1`,
    ),
    firstRows: sqlite.prepare<[string, number], { seq: number; at: number }>(
      'SELECT seq, at FROM document_updates WHERE review_id = ? ORDER BY seq LIMIT ?',
    ),
    // Rows behind the newest snapshot of each document: found by the primary key, however long the logs are.
    tails: sqlite.prepare<[], Tail & { readonly reviewId: string }>(
      `SELECT d.review_id AS reviewId, count(*) AS rows, sum(length(u.bytes)) AS bytes
       FROM documents d JOIN document_updates u ON u.review_id = d.review_id AND u.epoch = d.epoch AND u.seq > coalesce(
         (SELECT max(s.seq) FROM document_snapshots s WHERE s.review_id = d.review_id AND s.epoch = d.epoch), 0)
       GROUP BY d.review_id`,
    ),
    dropRows: sqlite.prepare<[string, number]>(
      'DELETE FROM document_updates WHERE review_id = ? AND seq <= ?',
    ),
  };
}

function nothing(): void {
  // Nothing to call off.
}
