/**
 * The one module that inserts document update rows, and the one door for rows that must be durable before anyone hears
 * of them. Rooms are committed together: one transaction for all that are due, one link of the commit chain, one sync
 * of the log; then every room hears. They are due at once when the process has time, and gather under load.
 */
import { SqliteError, type Database, type Statement } from 'better-sqlite3';
import { createHash, hash } from 'node:crypto';
import { can, isOpenForWriting } from '../shared/access.ts';
import type { Clock } from '../shared/clock.ts';
import { AppError } from '../shared/errors.ts';
import {
  CommitRefused,
  type CommitReceipt,
  type CommitRefusal,
  type DocumentSeed,
  type DocumentWrite,
  type SwallowedRow,
} from './document-rows.ts';
import { updateDigest } from './document-store.ts';
import type { OpenDatabase } from './open-database.ts';
import { FlushPace } from './flush-pace.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { Glance, Rights } from './rights.ts';

/** Called at points where a crash or failure is to be tried; a throw counts as one of SQLite's. */
export interface CommitFaults {
  /** Inside the transaction, everything inserted. */
  readonly beforeCommit?: (() => void) | undefined;
  /** Committed, not yet durable. */
  readonly afterCommit?: (() => void) | undefined;
}

export interface CommitEngineOptions {
  readonly clock: Clock;
  /** Milliseconds from a clock that never jumps. */
  readonly elapsed?: (() => number) | undefined;
  /** Share of the last moments in which the process was busy, from 0 to 1; without it nothing ever gathers. */
  readonly busy?: (() => number) | undefined;
  readonly faults?: CommitFaults | undefined;
}

interface Waiting {
  /** When it is to be flushed, in milliseconds of the clock that never jumps. */
  readonly due: number;
  readonly take: () => DocumentWrite | null;
  readonly resolve: (receipt: CommitReceipt | null) => void;
  readonly reject: (error: unknown) => void;
}

interface Taken {
  readonly write: DocumentWrite;
  readonly waiting: Waiting;
}

/** Bytes in one flush after which the disk is given a pause, in which the log can begin anew; typing brings less. */
const pausedBytes = 128 * 1024;
/** Milliseconds such a pause may last. */
const longestPause = 40;
/** Characters that one press of a key brings. */
const typedAtOnce = 2;
/** Milliseconds within which lost letters of one person in one place are one text. */
const oneMoment = 10_000;

export class CommitEngine implements DurableWriter {
  readonly rights: Rights;
  /** The same for a first look at a frame, kept until a right may have changed. */
  readonly glance: Glance;
  readonly #database: OpenDatabase;
  readonly #options: CommitEngineOptions;
  readonly #rows: Rows;
  /** Made once: making a transaction costs more than running a small one. */
  readonly #immediately: (work: () => unknown) => unknown;
  readonly #pace: FlushPace;
  #queue: Waiting[] = [];
  #flushing = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** End of the pause the disk is given. */
  #pausedUntil = 0;
  #syncing = 0;
  #settled: Promise<void> = Promise.resolve();

  constructor(database: OpenDatabase, options: CommitEngineOptions) {
    this.#database = database;
    this.#options = options;
    this.#rows = new Rows(database.sqlite);
    this.#pace = new FlushPace(options.busy ?? (() => 0));
    const transaction = database.sqlite.transaction((work: () => unknown) => work());
    this.#immediately = (work) => transaction.immediate(work);
    this.rights = new Rights(database.sqlite);
    this.glance = new Glance(this.rights, database.sqlite);
  }

  /**
   * Commits what `take` hands over when its flush begins; resolves when it is durable. `take` is called once, and
   * must hand over everything applied until then; null, for which there is no receipt, when that is nothing.
   * @throws CommitRefused when stage, epoch or a writer's right no longer allow it; any other error when SQLite failed.
   * In both cases none of it was committed, and other rooms are not concerned.
   */
  commit<Write extends DocumentWrite | null>(
    take: () => Write,
  ): Promise<Write extends null ? null : CommitReceipt> {
    return new Promise((resolve, reject) => {
      // A receipt is given for each write and for nothing else.
      const due = this.#elapsed() + this.#pace.wait();
      this.#queue.push({ due, take, resolve: resolve as Waiting['resolve'], reject });
      this.#schedule();
    });
  }

  /**
   * Runs `work` now, synchronously, in one transaction and resolves when its rows are durable. A throw inside rolls
   * back and rejects with what was thrown.
   * @throws AppError `storage` when the disk has no room for it.
   */
  async write<T>(work: (orm: Orm) => T): Promise<T> {
    const result = this.#transactNow(work);
    this.#database.checkpointer.wrote(0);
    await this.#sync();
    return result;
  }

  /** Runs `work` now in one transaction; its rows become durable with whatever is committed next. */
  writeDerived<T>(work: (orm: Orm) => T): T {
    const result = this.glance.passOver(() => this.#transactNow(work));
    this.#database.checkpointer.wrote(0);
    return result;
  }

  /**
   * Resolves when everything committed so far is durable; at once when it is. Whoever answers from rows waits for it,
   * so that nobody reads what a crash could still take back.
   */
  async readable(): Promise<void> {
    if (this.#syncing > 0) await this.#database.log.durable();
  }

  async #sync(): Promise<void> {
    this.#syncing += 1;
    await this.#database.log.durable();
    this.#syncing -= 1;
  }

  /** Inserts the birth of a review's document: its row, first update and server number. Only inside `write`. */
  insertSeed(_orm: Orm, seed: DocumentSeed): void {
    if (!this.#database.sqlite.inTransaction)
      throw new Error('A document is seeded in the transaction of its review.');
    this.#rows.insertDocument.run(seed.reviewId, seed.epoch, seed.layout, seed.at);
    const write: DocumentWrite = {
      reviewId: seed.reviewId,
      epoch: seed.epoch,
      seq: 0,
      parts: [{ memberId: null, bytes: seed.bytes, clientNumbers: [seed.clientNumber] }],
      bindings: [{ clientNumber: seed.clientNumber, memberId: null }],
      swallowed: [],
    };
    this.#rows.insertAll([write], seed.at);
  }

  /**
   * Begins a new epoch of a document with one state as its first row. Only inside `write`, and only while nobody can
   * have the document open: rooms do not look for it.
   */
  beginEpoch(_orm: Orm, reviewId: string, bytes: Uint8Array): void {
    const now = this.rights.document(reviewId);
    if (now === undefined) throw new Error(`There is no document of review ${reviewId}.`);
    const part = { memberId: null, bytes, clientNumbers: [] };
    const write = {
      reviewId,
      epoch: now.epoch + 1,
      seq: now.seq,
      parts: [part],
      bindings: [],
      swallowed: [],
    };
    this.#rows.insertAll([write], this.#options.clock());
    this.#rows.setEpoch.run(write.epoch, reviewId);
  }

  /** Flushes what waits; resolves when nothing waits and nothing is being flushed. */
  async idle(): Promise<void> {
    while (this.#flushing || this.#queue.length > 0) {
      if (!this.#flushing) this.#begin(Infinity);
      await this.#settled;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #transactNow<T>(work: (orm: Orm) => T): T {
    try {
      return this.#immediately(() => work(this.#database.orm)) as T;
    } catch (error) {
      if (!(error instanceof SqliteError) || error.code !== 'SQLITE_FULL') throw error;
      const full = new AppError(
        'storage',
        'The server’s disk is full, so nothing of this was stored.',
        'Free some space on it, then try again.',
      );
      full.cause = error;
      throw full;
    }
  }

  #elapsed(): number {
    return this.#options.elapsed?.() ?? performance.now();
  }

  /** Flushes are one after the other; each takes whoever is due by then or soon. */
  #schedule(): void {
    const [first] = this.#queue;
    if (this.#flushing || this.#timer !== null || first === undefined) return;
    const wait = Math.max(first.due, this.#pausedUntil) - this.#elapsed();
    if (wait < 1) {
      this.#flushing = true;
      setImmediate(() => this.#begin(this.#elapsed() + this.#pace.slack));
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#begin(this.#elapsed() + this.#pace.slack);
    }, wait);
  }

  #begin(until: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#flushing = true;
    this.#settled = this.#flush(until);
  }

  async #flush(until: number): Promise<void> {
    const began = this.#elapsed();
    const batch = this.#queue.filter(({ due }) => due <= until);
    this.#queue = this.#queue.filter(({ due }) => due > until);
    const bytes = await this.#commitBatch(batch);
    const ended = this.#elapsed();
    if (bytes > pausedBytes) this.#pausedUntil = ended + Math.min(2 * (ended - began), longestPause);
    this.#flushing = false;
    this.#schedule();
  }

  /** Resolves with the bytes of content in it, when they are durable. */
  async #commitBatch(batch: readonly Waiting[]): Promise<number> {
    const taken: Taken[] = [];
    for (const waiting of batch) {
      try {
        const write = waiting.take();
        if (write === null) waiting.resolve(null);
        else taken.push({ write, waiting });
      } catch (error) {
        waiting.reject(error);
      }
    }
    const done = this.#transactAll(taken);
    if (done.length === 0) return 0;
    await this.#sync();
    for (const { taken: one, receipt } of done) one.waiting.resolve(receipt);
    return bytesIn(taken);
  }

  /** All in one transaction; when SQLite fails, each room alone, so that one room's fault stays its own. */
  #transactAll(taken: readonly Taken[]): { taken: Taken; receipt: CommitReceipt }[] {
    try {
      return this.#transact(taken);
    } catch (error) {
      const [only] = taken;
      if (taken.length > 1) return taken.flatMap((one) => this.#transactAll([one]));
      only?.waiting.reject(error);
      return [];
    }
  }

  #transact(taken: readonly Taken[]): { taken: Taken; receipt: CommitReceipt }[] {
    const at = this.#options.clock();
    const refused: { one: Taken; reason: CommitRefusal }[] = [];
    const accepted: Taken[] = [];
    const insert = (): void => {
      this.glance.beginCommit();
      this.glance.hold(() => {
        for (const one of taken) {
          const reason = this.#refusal(one.write);
          if (reason === null) accepted.push(one);
          else refused.push({ one, reason });
        }
      });
      if (accepted.length === 0) return;
      this.#rows.insertAll(
        accepted.map((one) => one.write),
        at,
      );
      this.#options.faults?.beforeCommit?.();
    };
    this.glance.passOver(() => this.#immediately(insert));
    for (const { one, reason } of refused) one.waiting.reject(new CommitRefused(one.write.reviewId, reason));
    if (accepted.length === 0) return [];
    this.#database.checkpointer.wrote(bytesIn(accepted));
    this.#options.faults?.afterCommit?.();
    return accepted.map((one) => ({
      taken: one,
      receipt: { seq: one.write.seq + one.write.parts.length, at },
    }));
  }

  /** What the rows, read inside the transaction, say against a write. */
  #refusal(write: DocumentWrite): CommitRefusal | null {
    const now = this.rights.document(write.reviewId);
    if (now === undefined) return 'no-document';
    if (now.epoch !== write.epoch || now.seq !== write.seq) return 'moved';
    if (!isOpenForWriting(now.stage)) return 'signed';
    const allowed = write.parts.every(({ memberId }) => {
      if (memberId === null) return true;
      const reviewRole = this.glance.role(write.reviewId, memberId);
      return can({ organisationRoles: [], reviewRole }, 'document.write');
    });
    return allowed ? null : 'no-right';
  }
}

/** The inserts of a commit. */
class Rows {
  readonly insertDocument: Statement<[string, number, number, number]>;
  readonly setEpoch: Statement<[number, string]>;
  readonly #lastHash: Statement<[], string>;
  readonly #link: Statement<[number, string]>;
  readonly #update: Statement<
    [string, number, number, number | bigint, string | null, string, number, Uint8Array, Uint8Array]
  >;
  readonly #document: Statement<[number, number, string]>;
  readonly #number: Statement<[string, number, number, string | null, number]>;
  readonly #tellAuthor: Statement<[{ at: number; reviewId: string; authorId: string }]>;
  readonly #swallowed: Statement<[string, string, string, string, string, string | null, number]>;
  readonly #moreSwallowed: Statement<[string, number, string, string, string, number]>;

  constructor(sqlite: Database) {
    this.insertDocument = sqlite.prepare(
      'INSERT INTO documents (review_id, epoch, layout, seq, projected_seq, changed_at) VALUES (?, ?, ?, 0, 0, ?)',
    );
    this.setEpoch = sqlite.prepare('UPDATE documents SET epoch = ? WHERE review_id = ?');
    this.#lastHash = sqlite.prepare<[], string>('SELECT hash FROM commits ORDER BY id DESC LIMIT 1').pluck();
    this.#link = sqlite.prepare('INSERT INTO commits (at, hash) VALUES (?, ?)');
    this.#update = sqlite.prepare(
      `INSERT INTO document_updates (review_id, seq, epoch, commit_id, member_id, client_numbers, at, bytes, digest)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#document = sqlite.prepare('UPDATE documents SET seq = ?, changed_at = ? WHERE review_id = ?');
    this.#number = sqlite.prepare(
      'INSERT INTO client_numbers (review_id, epoch, client_number, member_id, bound_at) VALUES (?, ?, ?, ?, ?)',
    );
    this.#moreSwallowed = sqlite.prepare(
      `UPDATE recovered_texts SET text = text || ?, at = ? WHERE id = (
         SELECT id FROM recovered_texts WHERE review_id = ? AND place = ? AND author_id = ?
         AND resolved_at IS NULL AND at >= ? ORDER BY at DESC, rowid DESC LIMIT 1)`,
    );
    // One item however many words follow, until it has been read; an author of long ago may be no member any more.
    this.#tellAuthor = sqlite.prepare(
      `INSERT INTO inbox_items (member_id, kind, at, review_id)
       SELECT id, 'words-recovered', @at, @reviewId FROM members WHERE id = @authorId AND NOT EXISTS (
         SELECT 1 FROM inbox_items WHERE member_id = @authorId AND kind = 'words-recovered' AND review_id = @reviewId
         AND read_at IS NULL)`,
    );
    this.#swallowed = sqlite.prepare(
      `INSERT INTO recovered_texts (id, review_id, place, text, author_id, other_id, at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  /** One chain link over every update row of these writes, then the rows. */
  insertAll(writes: readonly DocumentWrite[], at: number): void {
    const link = createHash('sha256').update(this.#lastHash.get() ?? '');
    const digested = writes.map((write) => {
      const digests = write.parts.map(({ bytes }) => hash('sha256', bytes, 'buffer'));
      return { write, digests };
    });
    for (const { write, digests } of digested) {
      write.parts.forEach(({ memberId }, index) => {
        const seq = write.seq + index + 1;
        const digest = digests[index]?.toString('hex');
        link.update(JSON.stringify([write.reviewId, write.epoch, seq, memberId, at, digest]));
      });
    }
    const commitId = this.#link.run(at, link.digest('hex')).lastInsertRowid;
    for (const { write, digests } of digested) this.#insert(write, digests, commitId, at);
  }

  #insert(write: DocumentWrite, digests: readonly Buffer[], commitId: number | bigint, at: number): void {
    const { reviewId, epoch } = write;
    write.parts.forEach((part, index) => {
      const seq = write.seq + index + 1;
      const numbers = JSON.stringify(part.clientNumbers);
      const digest = updateDigest(digests[index] ?? Buffer.alloc(0));
      this.#update.run(reviewId, seq, epoch, commitId, part.memberId, numbers, at, part.bytes, digest);
    });
    this.#document.run(write.seq + write.parts.length, at, reviewId);
    for (const { clientNumber, memberId } of write.bindings) {
      this.#number.run(reviewId, epoch, clientNumber, memberId, at);
    }
    for (const lost of write.swallowed) this.#insertSwallowed(reviewId, lost, at);
  }

  /** Letters typed one by one into something that is gone belong together: they join what was lost there just now. */
  #insertSwallowed(reviewId: string, lost: SwallowedRow, at: number): void {
    if (lost.text.length <= typedAtOnce) {
      const since = at - oneMoment;
      const joined = this.#moreSwallowed.run(lost.text, at, reviewId, lost.place, lost.authorId, since);
      if (joined.changes > 0) return;
    }
    this.#swallowed.run(lost.id, reviewId, lost.place, lost.text, lost.authorId, lost.otherId, at);
    this.#tellAuthor.run({ at, reviewId, authorId: lost.authorId });
  }
}

function bytesIn(taken: readonly Taken[]): number {
  return taken.reduce(
    (sum, { write }) => sum + write.parts.reduce((bytes, part) => bytes + part.bytes.byteLength, 0),
    0,
  );
}
