/**
 * The history of one place of a review, worked out on demand by a worker thread: one question at a time, in the order
 * in which they came. Here only the names of members are added. Keeps nothing; the log is the only source.
 */
import type { Database } from 'better-sqlite3';
import type { PlaceHistory } from '../shared/api/history.ts';
import { AppError } from '../shared/errors.ts';
import type { HistoryEntry } from '../shared/history/record-history.ts';
import type { VersionChange } from '../shared/history/version-changes.ts';
import { KeptThread } from './kept-thread.ts';

export interface HistoryQuestion {
  readonly reviewId: string;
  readonly place: string;
  readonly before: number | null;
}
export type HistoryRequest = HistoryQuestion | 'close';

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
  readonly #thread: KeptThread<HistoryQuestion, HistoryAnswer>;
  #waiting = 0;

  constructor(options: PlaceHistoriesOptions) {
    const { databaseFile, later } = options;
    this.#options = options;
    this.#thread = new KeptThread({ script: 'history-worker', databaseFile, later, keptFor: threadKept });
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
    try {
      const answer = await this.#thread.ask({ reviewId, place, before });
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
    await this.#thread.close();
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
