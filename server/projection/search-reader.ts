/**
 * Reads documents in for the search: once writing pauses, and at the latest half a minute after it began, because
 * nobody looks for a sentence in the second in which it is typed. What was never read in, or read in by an earlier
 * release, is taken up after the start, one review after the other. It never changes a document.
 */
import type { SearchStore } from '../../db/search-store.ts';
import type { Clock } from '../../shared/clock.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import { searchEntries } from '../../shared/search/search-entries.ts';
import type { DocumentDoor } from '../document-door.ts';
import type { Hints } from '../hints.ts';
import type { Later } from '../later.ts';
import { describeFault, type Logger } from '../log.ts';
import { DocumentFollower } from './document-follower.ts';

const quiet = 2500;
const longest = 30_000;

export interface SearchReaderDeps {
  readonly door: DocumentDoor;
  readonly search: SearchStore;
  readonly hints: Hints;
  readonly clock: Clock;
  readonly later: Later;
  readonly log: Logger;
}

export class SearchReader {
  readonly #deps: SearchReaderDeps;
  readonly #follower: DocumentFollower;
  #catchingUp: Promise<void> = Promise.resolve();
  #behind = 0;
  #unsubscribe: (() => void) | null = null;

  constructor(deps: SearchReaderDeps) {
    this.#deps = deps;
    this.#follower = new DocumentFollower({
      ...deps,
      failed: 'reading a document in for the search failed',
      quiet,
      longest,
      bring: (reviewId) => this.#readIn(reviewId),
    });
  }

  /** Whether documents wait that were never read in since the last start. */
  get catchingUp(): boolean {
    return this.#behind > 0;
  }

  /** Begins to listen and, without making anybody wait, takes up what is behind. */
  start(): void {
    this.#follower.start();
    // A new review holds words before anybody has edited it.
    this.#unsubscribe = this.#deps.hints.subscribe((hint) => {
      if (hint.kind === 'review') this.#follower.heard(hint.reviewId);
    });
    this.#catchingUp = this.catchUp().then(
      () => undefined,
      (error: unknown) => {
        this.#deps.log.error({ fault: describeFault(error) }, 'the search could not be brought up to date');
      },
    );
  }

  /** Stops listening and waits for the review under way. What is left is taken up at the next start. */
  async close(): Promise<void> {
    this.#unsubscribe?.();
    await this.#follower.close();
    await this.#catchingUp;
  }

  /** Reads in what is behind. Returns how many documents that were. */
  async catchUp(): Promise<number> {
    const behind = await this.#deps.search.behind();
    this.#behind = behind.length;
    for (const reviewId of behind) {
      if (this.#follower.closed) break;
      await this.#follower.now(reviewId);
      this.#behind -= 1;
    }
    this.#behind = 0;
    return behind.length;
  }

  /** Reads one document in now, if it has moved on. */
  async readIn(reviewId: string): Promise<void> {
    await this.#follower.now(reviewId);
  }

  async #readIn(reviewId: string): Promise<void> {
    const { door, search } = this.#deps;
    // Asked before the content, which is therefore at least as new; what comes later is announced again.
    const seq = await search.wanted(reviewId);
    if (seq === null) return;
    const entries = await door.read(reviewId, (doc) => searchEntries(readContent(doc)));
    await search.take({ reviewId, seq, entries });
  }
}
