/**
 * How long the changes of a room gather before they are flushed. Each flush costs a commit, a frame and a write for
 * each reader however much is in it, so a busy process gathers longer; one with time to spare does not wait at all.
 */
import { performance } from 'node:perf_hooks';

/** Milliseconds; even under full load an edit is seen within this and the time of a few slices. */
export const longestGathering = 60;
/** Shares of time the event loop is busy between which the wait grows from nothing to the longest, late and then fast. */
const unhurried = 0.6;
const hurried = 0.92;
/** Rooms due within this share of the wait go together. */
const together = 1 / 6;

export class FlushPace {
  readonly #busy: () => number;

  /** @param busy share of the last moments in which the event loop was busy, from 0 to 1 */
  constructor(busy: () => number) {
    this.#busy = busy;
  }

  /** Milliseconds from the first change to the flush. */
  wait(): number {
    const share = Math.min(1, (this.#busy() - unhurried) / (hurried - unhurried));
    return share <= 0 ? 0 : share * share * longestGathering;
  }

  /** Milliseconds by which rooms may be early to go with others. */
  get slack(): number {
    return this.wait() * together;
  }
}

/** Milliseconds after which the loop is looked at again. */
const window = 50;
/** How much of what it is taken for such a look decides, so that one busy moment makes nobody wait. */
const weight = 0.25;

/** How busy this process's event loop is. */
export function loopBusy(): () => number {
  let seen = performance.eventLoopUtilization();
  let at = performance.now();
  let share = 0;
  return () => {
    const now = performance.now();
    if (now - at < window) return share;
    const current = performance.eventLoopUtilization();
    share += (performance.eventLoopUtilization(current, seen).utilization - share) * weight;
    seen = current;
    at = now;
    return share;
  };
}
