/**
 * Gives memory back once documents have come to rest or were left. V8 collects when it needs room, not when it has
 * plenty, so a server that served a hundred people at noon would hold all of it through the night. Asked only in a
 * moment without work, and not while documents are edited unless there is little to look through: collecting stops
 * everything else for its length.
 */
import { performance } from 'node:perf_hooks';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Later } from './later.ts';

export interface IdleMemoryDeps {
  readonly later: Later;
  /** Whether somebody edits, who would notice a pause. */
  readonly isEdited: () => boolean;
}

type Collect = (how: { readonly type: 'major' | 'minor' }) => void;

/** Milliseconds after something was let go of until it is seen whether there is nothing to do. */
const lookAfter = 2000;
/** Milliseconds between two collections. */
const collectEvery = 20_000;
/** Milliseconds from a collection to the one that ends the return of what lay outside the heap. */
const sweepAfter = 500;
/** Share of the time since the last look up to which the process counts as idle. */
const idleShare = 0.1;
/** Bytes of a heap that is looked through in less than people notice. */
const smallHeap = 64 * 1024 * 1024;

export class IdleMemory {
  readonly #deps: IdleMemoryDeps;
  readonly #collect: Collect;
  #callOff: (() => void) | null = null;
  #mark = performance.eventLoopUtilization();
  #lastAt = -Infinity;
  #isDue = false;

  constructor(deps: IdleMemoryDeps) {
    this.#deps = deps;
    setFlagsFromString('--expose-gc');
    this.#collect = runInNewContext('gc') as Collect;
    setFlagsFromString('--no-expose-gc');
  }

  /** Something large was let go of. */
  released(): void {
    this.#isDue = true;
    if (this.#callOff !== null) return;
    this.#mark = performance.eventLoopUtilization();
    this.#lookIn(lookAfter);
  }

  close(): void {
    this.#callOff?.();
  }

  #lookIn(ms: number): void {
    this.#callOff = this.#deps.later(() => this.#look(), ms);
  }

  #look(): void {
    const { utilization } = performance.eventLoopUtilization(this.#mark);
    this.#mark = performance.eventLoopUtilization();
    const early = this.#lastAt + collectEvery - performance.now();
    const pauseIsShort = !this.#deps.isEdited() || getHeapStatistics().used_heap_size < smallHeap;
    if (early > 0 || utilization > idleShare || !pauseIsShort) {
      this.#lookIn(Math.max(early, lookAfter));
      return;
    }
    this.#lastAt = performance.now();
    this.#isDue = false;
    this.#collect({ type: 'major' });
    this.#callOff = this.#deps.later(() => {
      this.#callOff = null;
      this.#collect({ type: 'minor' });
      if (this.#isDue) this.released();
    }, sweepAfter);
  }
}
