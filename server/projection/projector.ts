/**
 * Keeps the rows beside each document up to date with it: hears of every durable commit, reads behind the barrier,
 * writes once. After a crash it takes up every document whose rows are behind. It never changes a document.
 */
import type { ProjectionStore } from '../../db/projection-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { DocumentDoor } from '../document-door.ts';
import type { Hints } from '../hints.ts';
import type { Later } from '../later.ts';
import { describeFault, type Logger } from '../log.ts';
import { readProjection } from './read-projection.ts';

/**
 * Milliseconds that edits are gathered; counted from the first, so typing on never delays the rows. People look at
 * these rows on other pages and expect them within a second; a room being typed in costs one projection in this time.
 */
const gather = 800;
const firstRetry = 500;
const longestRetry = 30_000;

export interface ProjectorDeps {
  readonly door: DocumentDoor;
  readonly projections: ProjectionStore;
  readonly hints: Hints;
  readonly clock: Clock;
  readonly later: Later;
  readonly log: Logger;
}

interface Waiting {
  readonly callOff: () => void;
}

export class Projector {
  readonly #deps: ProjectorDeps;
  readonly #waiting = new Map<string, Waiting>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #stale = new Set<string>();
  readonly #failures = new Map<string, number>();
  #unsubscribe: (() => void) | null = null;
  #closed = false;

  constructor(deps: ProjectorDeps) {
    this.#deps = deps;
  }

  /** Begins to listen, and resolves when every document that was behind has been taken up once. */
  async start(): Promise<void> {
    this.#unsubscribe = this.#deps.door.onDurable((reviewId) => this.#soon(reviewId, gather));
    for (const reviewId of await this.#deps.projections.behind()) await this.project(reviewId);
  }

  /** Stops listening and waits for what is being written. Rows left behind are taken up at the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#unsubscribe?.();
    for (const { callOff } of this.#waiting.values()) callOff();
    this.#waiting.clear();
    await Promise.all(this.#running.values());
  }

  /** Brings the rows of one review up to its document now; one at a time for each review. */
  async project(reviewId: string): Promise<void> {
    const running = this.#running.get(reviewId);
    if (running !== undefined) {
      this.#stale.add(reviewId);
      await running;
      return;
    }
    const work = this.#projectGuarded(reviewId).finally(() => {
      this.#running.delete(reviewId);
      if (this.#stale.delete(reviewId)) this.#soon(reviewId, 0);
    });
    this.#running.set(reviewId, work);
    await work;
  }

  #soon(reviewId: string, ms: number): void {
    if (this.#closed || this.#waiting.has(reviewId)) return;
    const callOff = this.#deps.later(() => {
      this.#waiting.delete(reviewId);
      void this.project(reviewId);
    }, ms);
    this.#waiting.set(reviewId, { callOff });
  }

  /** A failure is logged and tried again, ever more slowly: the document is safe, only its rows are late. */
  async #projectGuarded(reviewId: string): Promise<void> {
    try {
      await this.#projectOnce(reviewId);
      this.#failures.delete(reviewId);
    } catch (error) {
      const failures = (this.#failures.get(reviewId) ?? 0) + 1;
      this.#failures.set(reviewId, failures);
      this.#deps.log.error({ reviewId, failures, fault: describeFault(error) }, 'projection failed');
      this.#soon(reviewId, Math.min(firstRetry * 2 ** (failures - 1), longestRetry));
    }
  }

  async #projectOnce(reviewId: string): Promise<void> {
    const { door, projections, hints, clock } = this.#deps;
    // Read before the content, which is therefore at least as new; what comes later is announced again.
    const before = await projections.sequences(reviewId);
    if (before === undefined || before.projectedSeq >= before.seq) return;
    const rows = await door.read(reviewId, readProjection);
    const changed = await projections.apply({ reviewId, seq: before.seq, ...rows, at: clock() });
    if (changed) hints.publish({ kind: 'actions', reviewId });
  }
}
