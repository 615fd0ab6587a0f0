/**
 * Decides when the write-ahead log is moved into the database: once enough was written since the last time. Nothing
 * depends on when that happens, only the length of the log does; the work itself is the worker's. SQLite begins the
 * log anew when a writer finds all of it moved, which never happens while writing goes on: for that, commits are held
 * back for the moment in which the last few pages are moved. Nobody's thread waits meanwhile.
 */
import { Worker } from 'node:worker_threads';

export type CheckpointRequest = 'passive' | 'close';
export type CheckpointAnswer = { readonly log: number } | { readonly error: string };

/** Bytes written after which a checkpoint is asked for. */
const passiveAfter = 8 * 1024 * 1024;
/** Pages in the log (of 4 KiB) beyond which it is to begin anew. */
const restartAfterPages = 8192;
/** Milliseconds for which commits are held back at most; a slow disk then gets its chance the next time. */
const longestHold = 50;
/** What a commit writes besides the content it was given: changed pages of tables and indexes, in bytes. */
const bytesPerCommit = 10 * 4096;

export interface CheckpointerOptions {
  readonly databaseFile: string;
  /** Hears of a checkpoint that failed; the next one is tried after as much again was written. */
  readonly report: (error: unknown) => void;
}

export class Checkpointer {
  readonly #options: CheckpointerOptions;
  #worker: Worker | null = null;
  #written = 0;
  #busy = false;
  /** Checkpoints since the log grew too long: the first moves most of it, the second what came meanwhile. */
  #round = 0;
  #hold: ReturnType<typeof setTimeout> | null = null;
  /** Called when commits need not be held back any more. */
  onReleased: () => void = () => undefined;

  constructor(options: CheckpointerOptions) {
    this.#options = options;
  }

  /** Whether commits that can wait are to wait. */
  get holds(): boolean {
    return this.#hold !== null;
  }

  /** To be told of every commit with the bytes of content in it. */
  wrote(bytes: number): void {
    this.#written += bytes + bytesPerCommit;
    if (this.#written < passiveAfter || this.#busy) return;
    this.#written = 0;
    this.#round = 0;
    this.#ask();
  }

  async close(): Promise<void> {
    this.#release();
    const worker = this.#worker;
    if (worker === null) return;
    this.#worker = null;
    await new Promise<void>((resolve) => {
      worker.once('exit', () => resolve());
      worker.postMessage('close' satisfies CheckpointRequest);
    });
  }

  #ask(): void {
    this.#busy = true;
    this.#worker ??= this.#start();
    this.#worker.postMessage('passive' satisfies CheckpointRequest);
  }

  #start(): Worker {
    // Beside this module as source and, built, beside the bundle.
    const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const worker = new Worker(new URL(`./checkpoint-worker.${ending}`, import.meta.url), {
      workerData: this.#options.databaseFile,
    });
    worker.unref();
    worker.on('message', (answer: CheckpointAnswer) => this.#answered(answer));
    worker.on('error', (error) => {
      this.#worker = null;
      this.#busy = false;
      this.#release();
      this.#options.report(error);
    });
    return worker;
  }

  #answered(answer: CheckpointAnswer): void {
    this.#busy = false;
    this.#release();
    if ('error' in answer) {
      this.#options.report(new Error(`The database log could not be tidied: ${answer.error}`));
      return;
    }
    if (answer.log <= restartAfterPages || this.#round === 2) return;
    this.#round += 1;
    if (this.#round === 2) this.#hold = setTimeout(() => this.#release(), longestHold);
    this.#ask();
  }

  #release(): void {
    if (this.#hold === null) return;
    clearTimeout(this.#hold);
    this.#hold = null;
    this.onReleased();
  }
}
