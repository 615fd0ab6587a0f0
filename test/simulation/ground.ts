/**
 * Puts time, timers and randomness of this process into the hands of a simulation while one runs. To be imported
 * before anything else: some libraries keep hold of `Date.now` and of the random source when they are loaded.
 * Without a simulation everything is as the machine has it.
 */
import { webcrypto } from 'node:crypto';

export interface Reins {
  /** UTC milliseconds. */
  now(): number;
  /** Milliseconds since the simulation began. */
  elapsed(): number;
  chance(): number;
  fill(bytes: Uint8Array): void;
  after(work: () => void, ms: number): object;
  every(work: () => void, ms: number): object;
  cancel(timer: unknown): void;
}

let reins: Reins | null = null;

/** Hands the process to a simulation, or back to the machine. */
export function hold(by: Reins | null): void {
  reins = by;
}

const machine = {
  now: Date.now,
  elapsed: performance.now.bind(performance),
  random: Math.random,
  setTimeout: globalThis.setTimeout,
  setInterval: globalThis.setInterval,
  setImmediate: globalThis.setImmediate,
  clearTimeout: globalThis.clearTimeout,
  clearInterval: globalThis.clearInterval,
  clearImmediate: globalThis.clearImmediate,
  fill: webcrypto.getRandomValues.bind(webcrypto),
};

/** Lets everything that is due at this moment happen: promises, ticks of streams. Takes no simulated time. */
export function settle(): Promise<void> {
  return new Promise((resolve) => machine.setImmediate(resolve));
}

/** The machine's own clock, to say how long a run took. */
export const machineNow: () => number = machine.elapsed;

/** Milliseconds one turn of the event loop takes; with none, a loop that waits for another would wait for ever. */
const turn = 0.02;

type Work = (...given: unknown[]) => void;

function timer(kind: 'setTimeout' | 'setInterval' | 'setImmediate') {
  return (work: Work, ms?: number, ...given: unknown[]): unknown => {
    const real = machine[kind] as (work: Work, ms?: unknown, ...given: unknown[]) => unknown;
    if (reins === null) return kind === 'setImmediate' ? real(work, ms, ...given) : real(work, ms, ...given);
    if (kind === 'setInterval') return reins.every(() => work(...given), ms ?? 0);
    return reins.after(
      () => (kind === 'setImmediate' ? work(ms, ...given) : work(...given)),
      kind === 'setImmediate' ? turn : (ms ?? 0),
    );
  };
}

function clear(kind: 'clearTimeout' | 'clearInterval' | 'clearImmediate') {
  return (given: unknown): void => {
    if (given instanceof SimulatedTimer) given.cancel();
    else (machine[kind] as (timer: unknown) => void)(given);
  };
}

/** What a simulated `setTimeout` answers with. */
export class SimulatedTimer {
  readonly cancel: () => void;

  constructor(cancel: () => void) {
    this.cancel = cancel;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  hasRef(): boolean {
    return true;
  }
}

function install(): void {
  Date.now = () => reins?.now() ?? machine.now();
  performance.now = () => reins?.elapsed() ?? machine.elapsed();
  Math.random = () => reins?.chance() ?? machine.random();
  Object.assign(globalThis, {
    setTimeout: timer('setTimeout'),
    setInterval: timer('setInterval'),
    setImmediate: timer('setImmediate'),
    clearTimeout: clear('clearTimeout'),
    clearInterval: clear('clearInterval'),
    clearImmediate: clear('clearImmediate'),
  });
  const fill = <T extends ArrayBufferView>(into: T): T => {
    if (reins === null) return machine.fill(into as never);
    reins.fill(new Uint8Array(into.buffer, into.byteOffset, into.byteLength));
    return into;
  };
  Object.defineProperty(webcrypto, 'getRandomValues', { value: fill, configurable: true, writable: true });
  // Outside of a browser nothing is drawn, so what Svelte would watch are plain values.
  const plain = (value: unknown): unknown => value;
  Object.assign(globalThis, { $state: Object.assign(plain, { raw: plain }) });
}

install();
