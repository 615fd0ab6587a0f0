/**
 * Writes the archive of a review to a file, on a thread and a connection of its own, so that nobody who types waits for
 * it. One after the other: each holds one state of the database while it runs.
 */
import { AppError } from '../shared/errors.ts';
import { KeptThread } from './kept-thread.ts';

export interface ArchiveRequest {
  readonly reviewId: string;
  /** Where it is written; nothing must be there. */
  readonly file: string;
  /** UTC milliseconds; all that tells one archive of an unchanged review from the next. */
  readonly at: number;
  /** Parts that are made elsewhere, by path. */
  readonly texts: Readonly<Record<string, string>>;
}

export type ArchiveAnswer = { readonly bytes: number; readonly sha256: string } | { readonly error: string };

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

  constructor({ databaseFile, later, report }: ArchiverOptions) {
    this.#report = report;
    this.#thread = new KeptThread({ script: 'archive-worker', databaseFile, later, keptFor: threadKept });
  }

  /** @throws AppError `internal` when it could not be written; nothing is left of it then. */
  async write(request: ArchiveRequest): Promise<{ readonly bytes: number; readonly sha256: string }> {
    const answer = await this.#thread.ask(request);
    if ('bytes' in answer) return answer;
    this.#report(new Error(`The archive of review ${request.reviewId} was not made: ${answer.error}.`));
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
