/**
 * The one order of events of a simulated world: every timer, message and disk answer is an event at a moment of
 * simulated time, and one seed decides all of them. Each event belongs to a process; what a dead process still had
 * to do never happens, what a frozen one has to do waits.
 */
import { SeededRandom } from '../support/seeded-random.ts';
import { hold, settle, SimulatedTimer, type Reins } from './ground.ts';

/** A program on a simulated machine: the server, or one tab of a browser. */
export class Process {
  readonly name: string;
  alive = true;
  /** Simulated milliseconds until which it does nothing. */
  frozenUntil = 0;

  constructor(name: string) {
    this.name = name;
  }
}

interface Event {
  at: number;
  readonly order: number;
  readonly process: Process;
  readonly work: () => void;
  cancelled: boolean;
}

/** UTC milliseconds at which every simulation begins. */
const dawn = Date.UTC(2026, 2, 2, 9, 41);

export class Scheduler implements Reins {
  readonly seed: number;
  /** The world outside of all processes: faults, networks, people's decisions. */
  readonly world = new Process('world');
  readonly trace: string[] = [];
  readonly #library: SeededRandom;
  #process: Process = this.world;
  #now = 0;
  #order = 0;
  #events: Event[] = [];
  #failure: Error | null = null;
  #blocking: Promise<unknown> | null = null;

  constructor(seed: number) {
    this.seed = seed;
    this.#library = this.random('libraries');
  }

  /** A stream of random numbers of its own, so that one source of chance does not shift another. */
  random(purpose: string): SeededRandom {
    let mixed = Math.imul(this.seed + 1, 0x9e3779b1);
    for (const character of purpose) mixed = Math.imul(mixed ^ character.charCodeAt(0), 0x01000193);
    return new SeededRandom(mixed);
  }

  get time(): number {
    return this.#now;
  }

  get process(): Process {
    return this.#process;
  }

  now(): number {
    return dawn + Math.floor(this.#now);
  }

  elapsed(): number {
    return this.#now;
  }

  chance(): number {
    return this.#library.next();
  }

  fill(bytes: Uint8Array): void {
    bytes.set(this.#library.bytes(bytes.length));
  }

  after(work: () => void, ms: number): SimulatedTimer {
    const event = this.at(this.#process, ms, work);
    return new SimulatedTimer(() => {
      event.cancelled = true;
    });
  }

  every(work: () => void, ms: number): SimulatedTimer {
    let next: Event | null = null;
    let stopped = false;
    const process = this.#process;
    const again = (): void => {
      next = this.at(process, Math.max(1, ms), () => {
        work();
        if (!stopped) again();
      });
    };
    again();
    return new SimulatedTimer(() => {
      stopped = true;
      if (next !== null) next.cancelled = true;
    });
  }

  cancel(timer: unknown): void {
    if (timer instanceof SimulatedTimer) timer.cancel();
  }

  /** Has a process do something in so many milliseconds. */
  at(process: Process, ms: number, work: () => void): Event {
    const event: Event = {
      at: this.#now + (Number.isFinite(ms) ? Math.max(0, ms) : 0),
      order: (this.#order += 1),
      process,
      work,
      cancelled: false,
    };
    this.#put(event);
    return event;
  }

  note(line: string): void {
    this.trace.push(`${this.#now.toFixed(1).padStart(10)}  ${line}`);
  }

  /** The first thing that went wrong ends the run. */
  fail(error: Error): void {
    this.#failure ??= error;
  }

  /** Runs events in their order until simulated time `until`, or until `done`. `look` is called after each. */
  async run(until: number, look: () => void, done: () => boolean = () => false): Promise<void> {
    hold(this);
    try {
      while (this.#failure === null) {
        const event = this.#events[0];
        if (event === undefined || event.at > until) {
          this.#now = Math.max(this.#now, until);
          break;
        }
        this.#take();
        if (event.cancelled || !event.process.alive) continue;
        if (event.process.frozenUntil > event.at) {
          event.at = event.process.frozenUntil;
          this.#put(event);
          continue;
        }
        this.#now = event.at;
        this.#process = event.process;
        event.work();
        await this.#pause();
        this.#process = this.world;
        look();
        if (done()) break;
      }
    } catch (error) {
      this.fail(error instanceof Error ? error : new Error(String(error)));
    } finally {
      this.#process = this.world;
      hold(null);
    }
    if (this.#failure !== null) throw this.#failure;
  }

  /** Holds simulated time until something of the real machine, such as opening a file, is done. */
  block(until: Promise<unknown>): void {
    this.#blocking = until;
  }

  /** Does something on behalf of a process between two events. Files of the machine are waited for in real time. */
  async as<T>(process: Process, work: () => Promise<T> | T): Promise<T> {
    hold(this);
    this.#process = process;
    try {
      return await work();
    } finally {
      this.#process = this.world;
      hold(null);
    }
  }

  async #pause(): Promise<void> {
    await settle();
    while (this.#blocking !== null) {
      const blocking = this.#blocking;
      this.#blocking = null;
      await blocking;
      await settle();
    }
  }

  #put(event: Event): void {
    const heap = this.#events;
    let index = heap.push(event) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      if (!isBefore(heap[index], heap[above])) break;
      swap(heap, index, above);
      index = above;
    }
  }

  #take(): void {
    const heap = this.#events;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    let index = 0;
    for (;;) {
      let least = index;
      for (const below of [2 * index + 1, 2 * index + 2]) {
        if (below < heap.length && isBefore(heap[below], heap[least])) least = below;
      }
      if (least === index) return;
      swap(heap, index, least);
      index = least;
    }
  }
}

function isBefore(one: Event | undefined, other: Event | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

function swap(heap: Event[], one: number, other: number): void {
  const kept = heap[one];
  const moved = heap[other];
  if (kept === undefined || moved === undefined) return;
  heap[one] = moved;
  heap[other] = kept;
}
