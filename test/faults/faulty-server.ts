/**
 * The product's own server with faults put in from outside, so that the product has no switch for them: points at
 * which it dies, a disk that fails or is full, and two ways of breaking its promise on purpose.
 */
import { openSync, statSync, writeSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { PerformanceObserver } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { CommitEngine, type Enlisted } from '../../db/commit-engine.ts';
import { readConfig } from '../../server/config.ts';
import { serve } from '../../server/serve.ts';
import type { FaultPlan, KillPoint } from './fault-plan.ts';

const plan = JSON.parse(process.argv[2] ?? '{}') as FaultPlan;
/** First byte of a WebSocket frame of the server. */
const binaryFrame = 0x82;
/** Milliseconds by which the control's commits come too late. */
const lateCommit = 25;

let armed = false;
let passings = 0;
let syncs = 0;
let saysSomethingNew = false;
process.on('SIGUSR2', () => {
  armed = !armed;
  if (plan.fullDisk === true) growNoMore(armed);
  if (plan.loopFile !== undefined) watchLoop(openSync(plan.loopFile, 'w'));
});

/** Looks, as often as the loop comes round, how much this thread has computed since, whatever else the machine does. */
function watchLoop(file: number): void {
  let before = process.threadCpuUsage();
  let [longest, collecting] = [0, 0];
  const note = (): void => {
    const text = JSON.stringify({ longestPieceMs: longest, longestCollectionMs: collecting });
    writeSync(file, text.padEnd(100), 0);
  };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) collecting = Math.max(collecting, duration);
    note();
  }).observe({ entryTypes: ['gc'] });
  setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    before = process.threadCpuUsage();
    const milliseconds = (user + system) / 1000;
    if (milliseconds <= longest) return;
    longest = milliseconds;
    note();
  }, 1).unref();
}

function pass(point: KillPoint): void {
  if (!armed || plan.killAt?.point !== point) return;
  passings += 1;
  if (passings >= plan.killAt.passing) process.kill(process.pid, 'SIGKILL');
}

const config = readConfig();
const logFile = join(config.dataDir, 'causeway.sqlite-wal');
const certain = plan.certainFile === undefined ? null : openSync(plan.certainFile, 'w');

async function sync(handle: FileHandle): Promise<void> {
  syncs += armed ? 1 : 0;
  if (armed && plan.failSyncAt !== undefined && syncs >= plan.failSyncAt) {
    throw new Error('EIO: injected failure of a sync');
  }
  const isSkipped = armed && plan.skipSync === true;
  if (isSkipped) return;
  const { size } = statSync(logFile);
  await handle.datasync();
  if (certain !== null) writeSync(certain, String(size).padStart(16), 0);
  saysSomethingNew = true;
  pass('after-sync');
}

const write = Socket.prototype.write;
Socket.prototype.write = function (this: Socket, ...args: Parameters<typeof write>): boolean {
  const taken = write.apply(this, args);
  const [bytes] = args as readonly unknown[];
  if (saysSomethingNew && bytes instanceof Uint8Array && bytes[0] === binaryFrame) {
    saysSomethingNew = false;
    pass('between-receivers');
  }
  return taken;
} as typeof write;

if (plan.ackBeforeCommit === true) {
  // Seen through the engine's own door, so that everything behind it works as in the product.
  const enlist = Reflect.get(CommitEngine.prototype, 'enlist');
  CommitEngine.prototype.enlist = function (this: CommitEngine, { take, durable, failed }: Enlisted): void {
    const taken = take();
    const receipt = taken === null ? null : { seq: taken.seq + taken.parts.length, at: 0 };
    void Promise.resolve(receipt).then(durable);
    if (taken === null) return;
    const late: Enlisted = { take: () => taken, durable: () => undefined, failed };
    void pause(lateCommit).then(() => enlist.call(this, late));
  };
}

/** Sets the limit on the server's own connection, caught where the product opens it. */
let connection: Database.Database | null = null;
const pragma = Reflect.get(Database.prototype, 'pragma');
Database.prototype.pragma = function (this: Database.Database, ...args: Parameters<typeof pragma>): unknown {
  noteFirst(this);
  return pragma.apply(this, args);
};

function noteFirst(opened: Database.Database): void {
  connection ??= opened;
}

function growNoMore(full: boolean): void {
  if (connection === null) return;
  const pages = Number(connection.pragma('page_count', { simple: true }));
  connection.pragma(`max_page_count = ${full ? pages : 1_073_741_823}`);
}

await serve({
  database: { sync },
  faults: { beforeCommit: () => pass('before-commit'), afterCommit: () => pass('after-commit') },
});
