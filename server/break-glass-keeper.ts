/**
 * Ends break-glass accesses when their time is over: at the start, at the moment itself, and by a look every minute
 * while one is under way, because a machine that slept wakes with its timers late.
 */
import type { BreakGlassEnd } from '../db/break-glass-end.ts';
import type { BreakGlassStore } from '../db/break-glass-store.ts';
import type { Clock } from '../shared/clock.ts';
import type { Hints } from './hints.ts';
import type { Later } from './later.ts';

export interface BreakGlassKeeperDeps {
  readonly store: BreakGlassStore;
  readonly hints: Hints;
  readonly clock: Clock;
  readonly later: Later;
  /** Hears of an end that could not be written; it is tried again at the next look. */
  readonly report: (error: unknown) => void;
}

/** Milliseconds between two looks at most. */
const look = 60_000;

export class BreakGlassKeeper {
  readonly #deps: BreakGlassKeeperDeps;
  #callOff: () => void = () => undefined;
  #turn: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(deps: BreakGlassKeeperDeps) {
    this.#deps = deps;
  }

  /** Ends what fell due while nobody ran; nothing may be read before. */
  async start(): Promise<void> {
    await this.#endDue();
    this.#wait();
  }

  /** One was begun: from now on its end is waited for. */
  begun(): void {
    this.#wait();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#callOff();
    await this.#turn;
  }

  #wait(): void {
    this.#callOff();
    const next = this.#closed ? null : this.#deps.store.nextEnd();
    if (next === null) return;
    const ms = Math.min(Math.max(0, next - this.#deps.clock()), look);
    this.#callOff = this.#deps.later(() => {
      this.#turn = this.#endDue()
        .catch(this.#deps.report)
        .finally(() => this.#wait());
    }, ms);
  }

  async #endDue(): Promise<void> {
    const { store, hints, clock } = this.#deps;
    for (const ended of await store.endDue(clock())) announceBreakGlassEnd(hints, ended);
  }
}

/** The reader's sockets are closed, and everybody sees the list without them. */
export function announceBreakGlassEnd(hints: Hints, { memberId, reviewId, told }: BreakGlassEnd): void {
  hints.publish({ kind: 'access', memberId, reviewId });
  hints.publish({ kind: 'participants', reviewId });
  hints.publish({ kind: 'inbox', memberIds: told });
}
