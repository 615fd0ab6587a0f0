/**
 * The history of one place of a review, worked out on demand by a worker thread: one question at a time, in the order
 * in which they came. Here only the names of members are added. Keeps nothing; the log is the only source.
 */
import type { Database } from 'better-sqlite3';
import { Worker } from 'node:worker_threads';
import type { PlaceHistory } from '../shared/api/history.ts';
import { AppError } from '../shared/errors.ts';
import type { HistoryEntry } from '../shared/history/record-history.ts';
import type { VersionChange } from '../shared/history/version-changes.ts';

export type HistoryRequest =
  { readonly reviewId: string; readonly place: string; readonly before: number | null } | 'close';

export interface ReadHistory {
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
  readonly before: number | null;
  readonly since: number | null;
  readonly versions: readonly VersionChange[];
}
export type HistoryAnswer = { readonly history: ReadHistory } | { readonly error: string };

export interface PlaceHistoriesOptions {
  readonly databaseFile: string;
  readonly sqlite: Database;
  /** Does `work` after so many milliseconds unless called off. */
  readonly later: (work: () => void, ms: number) => () => void;
  /** Hears of a log that could not be read. */
  readonly report: (error: unknown) => void;
}

/** Milliseconds without a question after which the thread ends and gives its memory back. */
const threadKept = 20_000;
/** Questions that may wait; people look at one history at a time. */
const mostWaiting = 32;

export class PlaceHistories {
  readonly #options: PlaceHistoriesOptions;
  readonly #name;
  #worker: Worker | null = null;
  #line: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #endThread: () => void = () => undefined;
  #closed = false;

  constructor(options: PlaceHistoriesOptions) {
    this.#options = options;
    this.#name = options.sqlite.prepare<[string], string>('SELECT name FROM members WHERE id = ?').pluck();
  }

  /**
   * @param place such as `factors/<id>` or `prose:<section>`; one that is not there has an empty history
   * @param before null for the newest part, else what the last answer gave to go on with
   * @throws AppError `too-many-tries`, `internal`
   */
  async read(
    reviewId: string,
    place: string,
    before: number | null,
  ): Promise<Omit<PlaceHistory, 'decisions'>> {
    if (this.#waiting >= mostWaiting) throw tooMany();
    this.#waiting += 1;
    const asked = this.#line.then(() => this.#ask({ reviewId, place, before }));
    this.#line = asked.catch(() => undefined);
    try {
      const answer = await asked;
      if ('error' in answer) {
        this.#options.report(new Error(`The history of review ${reviewId} was not read: ${answer.error}.`));
        throw unreadable();
      }
      return this.#named(answer.history);
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Waits for the question under way and ends the thread. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#endThread();
    await this.#line;
    await this.#end();
  }

  #named({ entries, before, since, versions }: ReadHistory): Omit<PlaceHistory, 'decisions'> {
    const names = new Map<string, string | null>();
    const nameOf = (id: string): string | null => {
      const known = names.get(id) ?? this.#name.get(id) ?? null;
      names.set(id, known);
      return known;
    };
    return {
      entries: entries.map(({ acts, ...entry }) => ({
        ...entry,
        name: entry.memberId === null ? null : nameOf(entry.memberId),
        acts: [...acts],
      })),
      before,
      since,
      versions: versions.map((change) => ({ ...change, fields: [...change.fields] })),
    };
  }

  async #ask(request: HistoryRequest): Promise<HistoryAnswer> {
    if (this.#closed) return { error: 'the server is stopping' };
    this.#endThread();
    const worker = (this.#worker ??= this.#start());
    const answer = new Promise<HistoryAnswer>((resolve) => {
      const failed = (error: Error): void => {
        this.#worker = null;
        resolve({ error: error.message });
      };
      worker.once('error', failed);
      worker.once('message', (message: HistoryAnswer) => {
        worker.off('error', failed);
        resolve(message);
      });
    });
    worker.postMessage(request);
    const told = await answer;
    this.#endThread = this.#options.later(() => void this.#end(), threadKept);
    return told;
  }

  #start(): Worker {
    // Beside this module as source and, built, beside the bundle.
    const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const worker = new Worker(new URL(`./history-worker.${ending}`, import.meta.url), {
      workerData: this.#options.databaseFile,
    });
    worker.unref();
    return worker;
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    if (worker === null) return;
    this.#worker = null;
    await new Promise<void>((resolve) => {
      worker.once('exit', () => resolve());
      worker.postMessage('close' satisfies HistoryRequest);
    });
  }
}

function tooMany(): AppError {
  return new AppError(
    'too-many-tries',
    'Too many histories are being read at this moment.',
    'Try again in a few seconds.',
  );
}

function unreadable(): AppError {
  return new AppError(
    'internal',
    'The history could not be read from the log.',
    'Try again; if it stays so, ask an admin to run `npm run causeway -- verify`.',
  );
}
