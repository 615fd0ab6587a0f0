/**
 * Decides when the write-ahead log is moved into the database: once enough was written since the last time. Nothing
 * depends on when that happens, only the length of the log does; the work itself is the worker's.
 */
import { Worker } from 'node:worker_threads';

export type CheckpointRequest = 'passive' | 'restart' | 'close';
export type CheckpointAnswer = { readonly log: number } | { readonly error: string };

/** Bytes written after which a checkpoint is asked for. */
const passiveAfter = 8 * 1024 * 1024;
/** Pages in the log (of 4 KiB) beyond which the next writer is made to begin it anew. */
const restartAfterPages = 8192;
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
  #asked: 'passive' | 'restart' = 'passive';

  constructor(options: CheckpointerOptions) {
    this.#options = options;
  }

  /** To be told of every commit with the bytes of content in it. */
  wrote(bytes: number): void {
    this.#written += bytes + bytesPerCommit;
    if (this.#written < passiveAfter || this.#busy) return;
    this.#written = 0;
    this.#ask('passive');
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === null) return;
    this.#worker = null;
    await new Promise<void>((resolve) => {
      worker.once('exit', () => resolve());
      worker.postMessage('close' satisfies CheckpointRequest);
    });
  }

  #ask(request: 'passive' | 'restart'): void {
    this.#busy = true;
    this.#asked = request;
    this.#worker ??= this.#start();
    this.#worker.postMessage(request);
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
      this.#options.report(error);
    });
    return worker;
  }

  #answered(answer: CheckpointAnswer): void {
    this.#busy = false;
    if ('error' in answer) {
      this.#options.report(new Error(`The database log could not be tidied: ${answer.error}`));
    } else if (this.#asked === 'passive' && answer.log > restartAfterPages) {
      // While writing goes on there is always something behind what a passive one has moved.
      this.#ask('restart');
    }
  }
}
