/**
 * Brings something derived from documents up to date with them: hears of every durable commit, waits as it was told to,
 * works on each review once at a time, and tries again, ever more slowly, after a failure. Reviews that are due
 * together take turns, so that nobody's letters wait for all of them. Knows nothing of what is derived, and never
 * changes a document.
 */
import type { Clock } from '../../shared/clock.ts';
import type { DocumentDoor } from '../document-door.ts';
import type { Later } from '../later.ts';
import { describeFault, type Logger } from '../log.ts';

const firstRetry = 500;
const longestRetry = 30_000;
/** Turns of the event loop in which reviews that are due together are begun. */
const turns = 16;

export interface FollowerDeps {
  readonly door: Pick<DocumentDoor, 'onDurable'>;
  readonly clock: Clock;
  readonly later: Later;
  readonly log: Logger;
  /** What a failure is called in the log. */
  readonly failed: string;
  /** Milliseconds without an edit that are waited for; 0 counts from the first edit alone. */
  readonly quiet: number;
  /** Milliseconds after the first edit in which it begins however much is written. */
  readonly longest: number;
  /** How many times longer it may take at this moment, because the process has little time. */
  readonly stretch?: (() => number) | undefined;
  /** Brings the review up to date; called for one review once at a time. */
  readonly bring: (reviewId: string) => Promise<void>;
}

interface Waiting {
  readonly since: number;
  last: number;
  callOff: () => void;
}

export class DocumentFollower {
  readonly #deps: FollowerDeps;
  readonly #waiting = new Map<string, Waiting>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #stale = new Set<string>();
  readonly #failures = new Map<string, number>();
  /** Reviews whose time has come, in the order in which it came. */
  readonly #due = new Set<string>();
  #callOffTurn: (() => void) | null = null;
  #unsubscribe: (() => void) | null = null;
  #closed = false;

  constructor(deps: FollowerDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#unsubscribe = this.#deps.door.onDurable((reviewId) => this.heard(reviewId));
  }

  /** Stops listening and waits for what is under way. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#unsubscribe?.();
    for (const { callOff } of this.#waiting.values()) callOff();
    this.#waiting.clear();
    this.#callOffTurn?.();
    this.#due.clear();
    await Promise.all(this.#running.values());
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Brings one review up to date now, or as soon as what is under way for it has ended. */
  async now(reviewId: string): Promise<void> {
    const running = this.#running.get(reviewId);
    if (running !== undefined) {
      this.#stale.add(reviewId);
      await running;
      return;
    }
    const work = this.#guarded(reviewId).finally(() => {
      this.#running.delete(reviewId);
      if (this.#stale.delete(reviewId)) this.#in(reviewId, 0);
    });
    this.#running.set(reviewId, work);
    await work;
  }

  /** A document was written in, or is new. */
  heard(reviewId: string): void {
    const waiting = this.#waiting.get(reviewId);
    if (waiting !== undefined) {
      waiting.last = this.#deps.clock();
      return;
    }
    const { quiet, longest, stretch } = this.#deps;
    this.#in(reviewId, quiet === 0 ? longest * (stretch?.() ?? 1) : quiet);
  }

  #in(reviewId: string, ms: number): void {
    if (this.#closed || this.#waiting.has(reviewId)) return;
    const at = this.#deps.clock();
    const waiting: Waiting = { since: at, last: at, callOff: () => undefined };
    this.#waiting.set(reviewId, waiting);
    this.#wait(reviewId, waiting, ms);
  }

  #wait(reviewId: string, waiting: Waiting, ms: number): void {
    waiting.callOff = this.#deps.later(() => {
      const left = this.#left(waiting);
      if (left > 0) {
        this.#wait(reviewId, waiting, left);
        return;
      }
      this.#waiting.delete(reviewId);
      this.#due.add(reviewId);
      if (this.#callOffTurn === null) this.#turn();
    }, ms);
  }

  #turn(): void {
    this.#callOffTurn = null;
    let left = Math.ceil(this.#due.size / turns);
    for (const reviewId of this.#due) {
      if (left === 0) break;
      left -= 1;
      this.#due.delete(reviewId);
      void this.now(reviewId);
    }
    if (this.#due.size > 0) this.#callOffTurn = this.#deps.later(() => this.#turn(), 1);
  }

  /** Milliseconds still to wait because somebody wrote meanwhile; a clock that was set back waits no longer for it. */
  #left({ since, last }: Waiting): number {
    const { quiet, longest, clock } = this.#deps;
    if (quiet === 0 || last === since) return 0;
    const at = clock();
    if (at < last) return 0;
    return Math.min(last + quiet - at, since + longest - at);
  }

  async #guarded(reviewId: string): Promise<void> {
    try {
      await this.#deps.bring(reviewId);
      this.#failures.delete(reviewId);
    } catch (error) {
      const failures = (this.#failures.get(reviewId) ?? 0) + 1;
      this.#failures.set(reviewId, failures);
      this.#deps.log.error({ reviewId, failures, fault: describeFault(error) }, this.#deps.failed);
      this.#in(reviewId, Math.min(firstRetry * 2 ** (failures - 1), longestRetry));
    }
  }
}
