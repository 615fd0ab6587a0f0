/**
 * The server's disk: a real SQLite file with its real log, of which only as much is certain as a completed sync has
 * covered. Slow, full, failing; and at a power cut whatever no sync covered is gone, or half gone.
 */
import Database from 'better-sqlite3';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SeededRandom } from '../support/seeded-random.ts';
import type { Process, Scheduler } from './scheduler.ts';

export const databaseName = 'causeway.sqlite';

export interface DiskMood {
  /** Milliseconds a sync takes at most. */
  slowness: number;
  failing: boolean;
  full: boolean;
}

export class Disk {
  readonly mood: DiskMood = { slowness: 4, failing: false, full: false };
  /** Says yes to every sync at once, whether or not it was one: for the control that must be caught. */
  lying = false;
  /** Hears that everything up to this commit is certain. */
  onDurable: (commit: number) => void = () => undefined;
  readonly #scheduler: Scheduler;
  readonly #random: SeededRandom;
  readonly #root: string;
  #folders = 0;
  #folder: string;
  #certain = 0;
  #handle: FileHandle | null = null;
  #syncs = 0;

  /** @param template a database to begin with */
  constructor(scheduler: Scheduler, template: string) {
    this.#scheduler = scheduler;
    this.#random = scheduler.random('disk');
    this.#root = mkdtempSync(join(memoryFolder(), 'causeway-simulation-'));
    this.#folder = this.#nextFolder();
    copyFileSync(template, this.file);
  }

  get file(): string {
    return join(this.#folder, databaseName);
  }

  /** Syncs since the database was opened. */
  get syncs(): number {
    return this.#syncs;
  }

  /** The sync of the log that the server is given. Between `mount` and the first commit it costs nothing. */
  syncFor(process: Process, newestCommit: () => number): (handle: FileHandle) => Promise<void> {
    let opening = true;
    this.#syncs = 0;
    return (handle) => {
      this.#handle = handle;
      this.#syncs += 1;
      const written = this.#written();
      if (opening) {
        opening = false;
        this.#certain = written;
        return Promise.resolve();
      }
      const commit = newestCommit();
      return new Promise((resolve, reject) => {
        const done = (): void => {
          if (this.mood.failing) {
            reject(new Error('EIO: the disk did not take it'));
            return;
          }
          this.#certain = Math.max(this.#certain, written);
          this.onDurable(commit);
          resolve();
        };
        this.#scheduler.at(process, 0.1 + this.#random.next() * this.mood.slowness, done);
        if (this.lying) resolve();
      });
    };
  }

  /** The process is gone; everything it wrote is still in the hands of the operating system. */
  crash(): void {
    this.#moveOn(this.#written());
  }

  /** Only what was certain is left, and perhaps torn pieces of what came after. */
  powerCut(): void {
    const written = this.#written();
    const torn = this.#random.below(3) === 0 ? this.#random.below(written - this.#certain + 1) : 0;
    this.#moveOn(this.#certain + torn);
  }

  /** Gives the files back to the machine. */
  remove(): void {
    this.#closeHandle();
    rmSync(this.#root, { recursive: true, force: true });
  }

  #written(): number {
    return existsSync(this.#log) ? statSync(this.#log).size : 0;
  }

  get #log(): string {
    return `${this.file}-wal`;
  }

  /** To a folder of its own, since the dead process's files are still open in this one. */
  #moveOn(logBytes: number): void {
    const [file, log] = [this.file, this.#log];
    this.#closeHandle();
    this.#folder = this.#nextFolder();
    copyFileSync(file, this.file);
    if (existsSync(log)) {
      copyFileSync(log, this.#log);
      truncateSync(this.#log, Math.min(logBytes, statSync(log).size));
    }
    // SQLite's own recovery, and a log that begins anew, so that its length says again what is certain.
    const recovery = new Database(this.file);
    recovery.pragma('wal_checkpoint(TRUNCATE)');
    recovery.close();
    this.#certain = 0;
  }

  #nextFolder(): string {
    const folder = join(this.#root, String((this.#folders += 1)));
    mkdirSync(folder);
    return folder;
  }

  #closeHandle(): void {
    const handle = this.#handle;
    this.#handle = null;
    handle?.close().catch(() => undefined);
  }
}

/** Where files are cheapest: nothing here has to outlive this machine. */
export function memoryFolder(): string {
  return existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
}
