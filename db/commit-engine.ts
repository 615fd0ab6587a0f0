/**
 * Commits documents, and is the one door for rows that must be durable before anyone hears of them. Rooms that are due
 * together are committed together: one transaction, one link of the commit chain. While the log is synced the next
 * ones are committed; each is heard of, in the order of commits, only after a sync that began when its COMMIT had
 * returned. Works in small slices, so that the event loop is never held for long.
 */
import { SqliteError } from 'better-sqlite3';
import { can, isOpenForWriting } from '../shared/access.ts';
import type { Clock } from '../shared/clock.ts';
import { AppError } from '../shared/errors.ts';
import { CommitRows } from './commit-rows.ts';
import {
  CommitRefused,
  type CommitReceipt,
  type CommitRefusal,
  type DocumentSeed,
  type DocumentWrite,
} from './document-rows.ts';
import { FlushPace } from './flush-pace.ts';
import type { OpenDatabase } from './open-database.ts';
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
  /** Milliseconds of work after which a slice ends and others have their turn. */
  readonly slice?: number | undefined;
}

/** A room that has something to commit. */
export interface Enlisted {
  /**
   * Called once, when its commit begins: hands over everything applied until then; null when that is nothing. A throw
   * leaves the others alone.
   */
  readonly take: () => DocumentWrite | null;
  /** What was taken is durable; null when there was nothing. Called in the order of commits. */
  readonly durable: (receipt: CommitReceipt | null) => void;
  /** Nothing of it was committed: `CommitRefused`, what `take` threw or what SQLite said. */
  readonly failed: (error: unknown) => void;
}

interface Waiting extends Enlisted {
  /** When it is to be committed, in milliseconds of the clock that never jumps. */
  readonly due: number;
}

interface Taken {
  readonly write: DocumentWrite;
  readonly waiting: Waiting;
}

interface Committed {
  readonly waiting: Waiting;
  readonly receipt: CommitReceipt;
}

/**
 * Milliseconds of a slice; a frame that arrives meanwhile and a sync that returns wait for its end, and an edit goes
 * through three turns of the event loop: commit, sync, telling. Of 8 ms each they took 35 ms a turn under full load.
 */
const usualSlice = 4;
/**
 * Milliseconds a sync may take before the next are committed beside it. Most are over sooner, and what came meanwhile
 * then shares a commit.
 */
const syncPatience = 4;
/** Bytes in one commit after which the disk is given a pause, in which the log can begin anew; typing brings less. */
const pausedBytes = 128 * 1024;
/** Milliseconds such a pause may last. */
const longestPause = 40;

export class CommitEngine implements DurableWriter {
  readonly rights: Rights;
  /** The same for a first look at a frame, kept until a right may have changed. */
  readonly glance: Glance;
  readonly #database: OpenDatabase;
  readonly #options: CommitEngineOptions;
  readonly #rows: CommitRows;
  /** Made once: making a transaction costs more than running a small one. */
  readonly #immediately: (work: () => unknown) => unknown;
  readonly #pace: FlushPace;
  readonly #slice: number;
  #queue: Waiting[] = [];
  /** When the first of the queue is due. */
  #nextDue = Infinity;
  /** Whether the next commit begins as soon as the event loop has its turn. */
  #beginning = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #timerAt = Infinity;
  /** End of the pause the disk is given; without end until what it is given for is durable. */
  #pausedUntil = 0;
  /** Whether a slice ended before everybody who was due had their turn. */
  #isBehind = false;
  #committedAt = 0;
  /** Syncs waited for by anyone, and those waited for by commits of rooms. */
  #syncing = 0;
  #unsynced = 0;
  /** Commits that are durable and not yet heard of, in their order. */
  #durable: Committed[] = [];
  #telling = false;

  constructor(database: OpenDatabase, options: CommitEngineOptions) {
    this.#database = database;
    this.#options = options;
    this.#slice = options.slice ?? usualSlice;
    this.#rows = new CommitRows(database.sqlite);
    this.#pace = new FlushPace(options.busy ?? (() => 0));
    const transaction = database.sqlite.transaction((work: () => unknown) => work());
    this.#immediately = (work) => transaction.immediate(work);
    this.rights = new Rights(database.sqlite);
    this.glance = new Glance(this.rights, database.sqlite);
    database.checkpointer.onReleased = () => this.#schedule();
  }

  /** Has a room committed with the next that are due. */
  enlist(room: Enlisted): void {
    const { take, durable, failed } = room;
    const due = this.#elapsed() + this.#pace.wait();
    this.#queue.push({ take, durable, failed, due });
    if (due < this.#nextDue) this.#nextDue = due;
    this.#schedule();
  }

  /**
   * The same as a promise of the receipt, null when `take` handed over nothing.
   * @throws CommitRefused when stage, epoch or a writer's right no longer allow it; any other error when SQLite failed.
   * In both cases none of it was committed, and other rooms are not concerned.
   */
  commit<Write extends DocumentWrite | null>(
    take: () => Write,
  ): Promise<Write extends null ? null : CommitReceipt> {
    return new Promise((resolve, reject) => {
      // A receipt is given for each write and for nothing else.
      this.enlist({ take, durable: resolve as Enlisted['durable'], failed: reject });
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

  /** Inserts the birth of a review's document: its row, first update and whose its numbers are. Only inside `write`. */
  insertSeed(_orm: Orm, seed: DocumentSeed): void {
    if (!this.#database.sqlite.inTransaction)
      throw new Error('A document is seeded in the transaction of its review.');
    this.#rows.insertDocument.run(seed.reviewId, seed.epoch, seed.layout, seed.at);
    const write: DocumentWrite = {
      reviewId: seed.reviewId,
      epoch: seed.epoch,
      seq: 0,
      parts: [
        {
          memberId: null,
          bytes: seed.bytes,
          clientNumbers: seed.bindings.map(({ clientNumber }) => clientNumber),
        },
      ],
      bindings: seed.bindings,
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
    this.#rows.setEpoch.run(write.epoch, reviewId);
    this.#rows.insertAll([write], this.#options.clock());
  }

  /** Commits what waits; resolves when nothing waits and everybody has heard. */
  async idle(): Promise<void> {
    while (this.#queue.length > 0 || this.#unsynced > 0 || this.#durable.length > 0) {
      if (this.#queue.length > 0) this.#commitDue(Infinity);
      await this.readable();
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

  /**
   * Whether nothing is to be committed now: the log is about to begin anew, or what is durable is yet to be told. Rooms
   * that wait before their commit gather more; behind it they would only be late.
   */
  get #mustWait(): boolean {
    return this.#durable.length > 0 || this.#database.checkpointer.holds;
  }

  /** Sees to it that the next commit begins when somebody is due, the disk has its pause and the last sync its time. */
  #schedule(): void {
    if (this.#beginning || this.#queue.length === 0 || this.#mustWait) return;
    const hurries = this.#unsynced === 0 || this.#isBehind || this.#pace.wait() > 0;
    const patience = hurries ? 0 : this.#committedAt + syncPatience;
    const at = Math.max(this.#nextDue, this.#pausedUntil, patience);
    const wait = at - this.#elapsed();
    if (wait < 1) {
      this.#stopTimer();
      this.#beginning = true;
      setImmediate(() => this.#begin());
    } else if (at < this.#timerAt && at !== Infinity) {
      this.#stopTimer();
      this.#timerAt = at;
      this.#timer = setTimeout(() => {
        this.#stopTimer();
        this.#begin();
      }, wait);
    }
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#timerAt = Infinity;
  }

  #begin(): void {
    this.#beginning = false;
    if (this.#mustWait) return;
    this.#commitDue(this.#elapsed() + this.#pace.slack);
    this.#schedule();
  }

  /** Commits whoever is due by then, as many as a slice has time for; the others stay at the head of the queue. */
  #commitDue(until: number): void {
    const began = this.#elapsed();
    const queue = this.#queue;
    const taken: Taken[] = [];
    const left: Waiting[] = [];
    let isOver = false;
    this.#queue = [];
    for (const waiting of queue) {
      isOver ||= taken.length > 0 && this.#elapsed() - began >= this.#slice;
      if (isOver || waiting.due > until) left.push(waiting);
      else this.#take(waiting, taken);
    }
    this.#isBehind = isOver;
    this.#queue = [...left, ...this.#queue];
    this.#nextDue = this.#queue.reduce((first, { due }) => Math.min(first, due), Infinity);
    const committed = this.#transactAll(taken);
    if (committed.length === 0) return;
    const isLarge = bytesIn(taken) > pausedBytes;
    if (isLarge) this.#pausedUntil = Infinity;
    void this.#makeDurable(committed, isLarge ? began : null);
  }

  #take(waiting: Waiting, taken: Taken[]): void {
    try {
      const write = waiting.take();
      if (write !== null) taken.push({ write, waiting });
      else void Promise.resolve(null).then(waiting.durable);
    } catch (error) {
      this.#fail(waiting, error);
    }
  }

  #fail({ failed }: Waiting, error: unknown): void {
    void Promise.resolve(error).then(failed);
  }

  /** @param largeSince when a large commit began, after which the disk is given a pause */
  async #makeDurable(committed: readonly Committed[], largeSince: number | null): Promise<void> {
    this.#unsynced += 1;
    this.#committedAt = this.#elapsed();
    await this.#sync();
    this.#unsynced -= 1;
    if (largeSince !== null) {
      const now = this.#elapsed();
      this.#pausedUntil = now + Math.min(2 * (now - largeSince), longestPause);
    }
    this.#durable.push(...committed);
    this.#tellSoon();
    this.#schedule();
  }

  #tellSoon(): void {
    if (this.#telling) return;
    this.#telling = true;
    setImmediate(() => {
      this.#telling = false;
      this.#tell();
    });
  }

  /** Tells those whose commits are durable, in their order, as many as a slice has time for. */
  #tell(): void {
    const began = this.#elapsed();
    let told = 0;
    for (const { waiting, receipt } of this.#durable) {
      if (told > 0 && this.#elapsed() - began >= this.#slice) break;
      told += 1;
      try {
        waiting.durable(receipt);
      } catch (error) {
        // A listener that throws must not keep the others from hearing. A rejection nobody handles ends the process,
        // as the throw would have done.
        void Promise.reject(error instanceof Error ? error : new Error(String(error)));
      }
    }
    this.#durable = this.#durable.slice(told);
    if (this.#durable.length > 0) this.#tellSoon();
    else this.#schedule();
  }

  /** All in one transaction; when SQLite fails, each room alone, so that one room's fault stays its own. */
  #transactAll(taken: readonly Taken[]): Committed[] {
    if (taken.length === 0) return [];
    try {
      return this.#transact(taken);
    } catch (error) {
      if (taken.length > 1) return taken.flatMap((one) => this.#transactAll([one]));
      const [only] = taken;
      if (only !== undefined) this.#fail(only.waiting, error);
      return [];
    }
  }

  #transact(taken: readonly Taken[]): Committed[] {
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
    for (const { one, reason } of refused)
      this.#fail(one.waiting, new CommitRefused(one.write.reviewId, reason));
    if (accepted.length === 0) return [];
    this.#database.checkpointer.wrote(bytesIn(accepted));
    this.#options.faults?.afterCommit?.();
    return accepted.map(({ write, waiting }) => ({
      waiting,
      receipt: { seq: write.seq + write.parts.length, at },
    }));
  }

  /** What the rows say against a write. Its sequence is looked at when the document's row is written. */
  #refusal(write: DocumentWrite): CommitRefusal | null {
    const now = this.glance.document(write.reviewId);
    if (now === undefined) return 'no-document';
    if (now.epoch !== write.epoch) return 'moved';
    if (!isOpenForWriting(now.stage)) return 'signed';
    const allowed = write.parts.every(({ memberId }) => {
      if (memberId === null) return true;
      const reviewRole = this.glance.role(write.reviewId, memberId);
      return can({ organisationRoles: [], reviewRole }, 'document.write');
    });
    return allowed ? null : 'no-right';
  }
}

function bytesIn(taken: readonly Taken[]): number {
  return taken.reduce(
    (sum, { write }) => sum + write.parts.reduce((bytes, part) => bytes + part.bytes.byteLength, 0),
    0,
  );
}
