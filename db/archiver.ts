/**
 * Writes the archive of a review to a file, on a thread and a connection of its own, so that nobody who types waits for
 * it. One after the other: each holds one state of the database while it runs.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { AppError } from '../shared/errors.ts';
import { KeptThread } from './kept-thread.ts';

export interface ArchiveOrder {
  readonly reviewId: string;
  /** UTC milliseconds; all that tells one archive of an unchanged review from the next. */
  readonly at: number;
  /** Parts that are made elsewhere, by path. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface ArchiveRequest extends ArchiveOrder {
  /** Where it is written; nothing must be there. */
  readonly file: string;
}

export type ArchiveAnswer = { readonly bytes: number } | { readonly error: string };

export interface ArchiverOptions {
  readonly databaseFile: string;
  /** Does `work` after so many milliseconds unless called off. */
  readonly later: (work: () => void, ms: number) => () => void;
  /** Hears of an archive that could not be made. */
  readonly report: (error: unknown) => void;
}

/** Milliseconds without a question after which the thread ends. */
const threadKept = 20_000;

export class Archiver {
  readonly #report: (error: unknown) => void;
  readonly #thread: KeptThread<ArchiveRequest | 'close', ArchiveAnswer>;
  /** Where archives are written before they are sent; what a crash left there goes with the next start. */
  readonly #folder: string;
  #made = 0;

  constructor({ databaseFile, later, report }: ArchiverOptions) {
    this.#report = report;
    this.#thread = new KeptThread({ script: 'archive-worker', databaseFile, later, keptFor: threadKept });
    this.#folder = join(dirname(databaseFile), 'archives-being-made');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /**
   * The archive as a stream of so many bytes. Its file has no name any more when this resolves, so that nothing of it
   * is left behind however the stream ends.
   * @throws AppError `internal` when it could not be written
   */
  async make(
    order: ArchiveOrder,
  ): Promise<{ readonly bytes: number; readonly stream: ReadableStream<Uint8Array> }> {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    this.#made += 1;
    const file = join(this.#folder, `${String(this.#made)}.zip`);
    const answer = await this.#thread.ask({ ...order, file });
    if ('bytes' in answer) {
      const handle = await open(file);
      await rm(file);
      const stream = Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>;
      return { bytes: answer.bytes, stream };
    }
    this.#report(new Error(`The archive of review ${order.reviewId} was not made: ${answer.error}.`));
    throw new AppError(
      'internal',
      'The archive could not be made.',
      'Try again; if it stays so, ask an admin whether the disk of the server has room.',
    );
  }

  async close(): Promise<void> {
    await this.#thread.close();
  }
}
