/**
 * The server of a simulated world: the product's own upgrade, rooms, gate and commit engine on a simulated disk and
 * network. It can be killed, lose its power, stop in good order and start again.
 */
import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Checkpointer } from '../../db/checkpointer.ts';
import { CommitEngine } from '../../db/commit-engine.ts';
import { openDatabase, type OpenDatabase } from '../../db/open-database.ts';
import { Rooms } from '../../server/collab/registry.ts';
import { attachCollab, type Collab } from '../../server/collab/upgrade.ts';
import { Hints } from '../../server/hints.ts';
import type { ReviewRole, Stage } from '../../shared/access.ts';
import type { Disk } from './disk.ts';
import type { Network } from './network.ts';
import { Process, type Scheduler } from './scheduler.ts';

const migrationsFolder = join(import.meta.dirname, '../../db/migrations');
/** More than the server wants to see free. */
const roomy = 1024 ** 4;

interface Running {
  readonly process: Process;
  readonly database: OpenDatabase;
  readonly engine: CommitEngine;
  readonly rooms: Rooms;
  readonly hints: Hints;
  readonly collab: Collab;
}

export class SimulatedServer {
  readonly #scheduler: Scheduler;
  readonly #network: Network;
  readonly #disk: Disk;
  readonly #opened: (database: OpenDatabase) => void;
  #running: Running | null = null;
  #starts = 0;

  /** @param opened hears of each start, with the database as it was found */
  constructor(scheduler: Scheduler, network: Network, disk: Disk, opened: (database: OpenDatabase) => void) {
    this.#scheduler = scheduler;
    this.#network = network;
    this.#disk = disk;
    this.#opened = opened;
  }

  get running(): Running | null {
    return this.#running;
  }

  /** Has the server started; simulated time stands still meanwhile. */
  start(): void {
    if (this.#running !== null) return;
    const process = new Process(`server ${(this.#starts += 1)}`);
    this.#scheduler.at(process, 0, () => this.#scheduler.block(this.#start(process)));
  }

  /** Ends it from one moment to the next. */
  kill(how: 'crash' | 'power cut'): void {
    const running = this.#stop();
    if (running === null) return;
    this.#scheduler.note(`server: ${how}`);
    if (how === 'crash') this.#disk.crash();
    else this.#disk.powerCut();
    running.database.sqlite.close();
    for (const line of [...this.#network.lines]) {
      if (how === 'crash' || this.#network.random.next() < 0.5) line.cut(['down']);
      else line.lose('down');
      line.lose('up');
    }
  }

  /** As at SIGTERM: what was sent is made durable, then everybody is sent away. */
  stopInGoodOrder(then: () => void): void {
    const running = this.#running;
    if (running === null) return;
    this.#scheduler.note('server: stops in good order');
    this.#network.listener = null;
    this.#scheduler.at(running.process, 0, () => {
      const stopping = running.collab.close().then(() => running.rooms.close());
      stopping.then(
        () => {
          // The disk may have failed or the power gone meanwhile.
          if (this.#running !== running) return;
          this.kill('crash');
          then();
        },
        (error: unknown) => this.#scheduler.fail(error instanceof Error ? error : new Error(String(error))),
      );
    });
  }

  setRole(reviewId: string, memberId: string, role: ReviewRole | null): void {
    this.#rows((running) => {
      const { sqlite } = running.database;
      sqlite
        .prepare('DELETE FROM participants WHERE review_id = ? AND member_id = ?')
        .run(reviewId, memberId);
      if (role !== null) {
        sqlite
          .prepare(
            'INSERT INTO participants (review_id, member_id, role, added_at, added_by) VALUES (?, ?, ?, ?, ?)',
          )
          .run(reviewId, memberId, role, this.#scheduler.now(), memberId);
      }
      return () => running.hints.publish({ kind: 'access', memberId, reviewId });
    });
  }

  setStage(reviewId: string, stage: Stage): void {
    this.#rows((running) => {
      running.database.sqlite.prepare('UPDATE reviews SET stage = ? WHERE id = ?').run(stage, reviewId);
      return () => running.hints.publish({ kind: 'phase', reviewId });
    });
  }

  /** From now on a client has to understand at least this layout. */
  setLayout(reviewId: string, layout: number): void {
    this.#rows((running) => {
      running.database.sqlite
        .prepare('UPDATE documents SET layout = ? WHERE review_id = ?')
        .run(layout, reviewId);
      return () => undefined;
    });
  }

  #rows(change: (running: Running) => () => void): void {
    const running = this.#running;
    if (running === null) return;
    this.#scheduler.at(running.process, 0, () => {
      let tell: () => void = () => undefined;
      running.engine
        .write(() => {
          tell = change(running);
        })
        .then(
          () => tell(),
          (error: unknown) => this.#scheduler.fail(error instanceof Error ? error : new Error(String(error))),
        );
    });
  }

  #stop(): Running | null {
    const running = this.#running;
    if (running === null) return null;
    this.#running = null;
    running.process.alive = false;
    this.#network.listener = null;
    return running;
  }

  async #start(process: Process): Promise<void> {
    const scheduler = this.#scheduler;
    const fail = (error: unknown): void =>
      scheduler.fail(error instanceof Error ? error : new Error(String(error)));
    const newestCommit = (): number =>
      opened.sqlite.prepare<[], number>('SELECT coalesce(max(id), 0) FROM commits').pluck().get() ?? 0;
    const opened = await openDatabase(this.#disk.file, {
      migrationsFolder,
      report: fail,
      onFatal: () => {
        // In the product this ends the process at once.
        scheduler.note('server: the disk did not confirm a sync');
        this.kill('crash');
      },
      freeBytes: () => (this.#disk.mood.full ? 0 : roomy),
      sync: this.#disk.syncFor(process, newestCommit),
    });
    // The log must keep its length for the disk to know what is certain; moving it into the database is not tried here.
    const database = { ...opened, checkpointer: quietCheckpointer };
    const clock = (): number => scheduler.now();
    const elapsed = (): number => scheduler.elapsed();
    const random = scheduler.random(process.name).bytes;
    const later = (work: () => void, ms: number) => scheduler.after(work, ms).cancel;
    const log = pino(
      { level: 'error' },
      { write: (line: string) => scheduler.note(`server log: ${line.trim()}`) },
    );
    const hints = new Hints(fail);
    // Idle for a while and hurried for a while, so that rooms now wait for nothing, now gather beside a sync.
    const moods = scheduler.random(`${process.name} load`);
    const load = [moods.next(), moods.next(), moods.next()];
    const busy = (): number => load[Math.floor(elapsed() / 4000) % load.length] ?? 0;
    const engine = new CommitEngine(database, { clock, elapsed, busy });
    const rooms = new Rooms({ database, engine, hints, clock, random, later, log, elapsed });
    const http = new EventEmitter();
    const collab = attachCollab(http as unknown as Server, {
      rooms,
      sessions: {
        find: async (cookie) => this.#signedIn(database, cookie),
        isLive: async () => true,
      },
      ownOrigin: () => true,
      log,
      opened: async () => undefined,
    });
    this.#running = { process, database, engine, rooms, hints, collab };
    this.#opened(database);
    this.#network.listener = { process, http };
    scheduler.note('server: started');
  }

  #signedIn(database: OpenDatabase, cookie: string | undefined) {
    const id = /member=([a-z]+)/.exec(cookie ?? '')?.[1] ?? '';
    const row = database.sqlite
      .prepare<[string], { name: string; email: string; colour: string }>(
        'SELECT name, email, colour FROM members WHERE id = ?',
      )
      .get(id);
    return row === undefined
      ? null
      : { sessionId: id, member: { id, ...row, organisationRoles: ['member' as const] } };
  }
}

const quietCheckpointer = {
  wrote: () => undefined,
  close: () => Promise.resolve(),
} as unknown as Checkpointer;
