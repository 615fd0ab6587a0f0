/**
 * Makes committed rows durable: an fdatasync of SQLite's write-ahead log, begun after the COMMIT, on a descriptor
 * held open for as long as the database is. Asynchronous, so that the event loop never waits for a disk. Everyone who
 * commits while a sync runs shares the next one. A sync that fails is never tried again: `onFatal` ends the process.
 */
import { open, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface DurableLogOptions {
  /** Called once when durability can no longer be promised. In the product it ends the process. */
  readonly onFatal: (error: unknown) => void;
  /** Replaces the fdatasync, for tests of what a slow or failing disk does. */
  readonly sync?: ((handle: FileHandle) => Promise<void>) | undefined;
}

/** Syncs between two checks that the held descriptor still is the log file in the folder. */
const checkEvery = 256;

export class DurableLog {
  readonly #path: string;
  readonly #handle: FileHandle;
  readonly #inode: number;
  readonly #options: DurableLogOptions;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #failed = false;
  #syncs = 0;

  private constructor(path: string, handle: FileHandle, inode: number, options: DurableLogOptions) {
    this.#path = path;
    this.#handle = handle;
    this.#inode = inode;
    this.#options = options;
  }

  /** The log file must exist: the database connection has read or written once. */
  static async open(databaseFile: string, options: DurableLogOptions): Promise<DurableLog> {
    const path = `${databaseFile}-wal`;
    const handle = await open(path, 'r+');
    const { ino } = await handle.stat();
    // The log's name in its folder must outlive a power cut too.
    const folder = await open(dirname(path), 'r');
    await folder.sync();
    await folder.close();
    return new DurableLog(path, handle, ino, options);
  }

  /** Resolves when everything committed before this call is on the disk. Never resolves after a failed sync. */
  durable(): Promise<void> {
    if (this.#failed) return forever();
    if (this.#next !== null) return this.#next;
    if (this.#running === null) return this.#start();
    this.#next = this.#running.then(() => {
      this.#next = null;
      return this.#start();
    });
    return this.#next;
  }

  /** Waits for the syncs under way. */
  async close(): Promise<void> {
    if (!this.#failed) await (this.#next ?? this.#running);
    await this.#handle.close();
  }

  #start(): Promise<void> {
    this.#running = this.#sync();
    return this.#running;
  }

  async #sync(): Promise<void> {
    try {
      this.#syncs += 1;
      if (this.#syncs % checkEvery === 0) await this.#check();
      await (this.#options.sync?.(this.#handle) ?? this.#handle.datasync());
    } catch (error) {
      this.#failed = true;
      this.#options.onFatal(error);
      await forever();
    } finally {
      this.#running = null;
    }
  }

  async #check(): Promise<void> {
    const { ino } = await stat(this.#path);
    if (ino !== this.#inode) throw new Error(`${this.#path} was replaced while Causeway was running.`);
  }
}

function forever(): Promise<never> {
  return new Promise(() => undefined);
}
