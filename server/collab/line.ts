/**
 * Jobs one after the other, in the order in which they came. They wait until somebody runs the line. One that takes
 * its time holds up the rest; one that must go on by itself ends a run.
 */

/** Null when the job was done at once; a job when that is left to do, and has to be run by itself. */
export type Work = Promise<void> | Job | null;
export type Job = () => Work;

export class Line {
  readonly #failed: (error: unknown) => void;
  readonly #resumed: () => void;
  #waiting: Job[] = [];
  #next = 0;
  #busy = false;

  /** `failed` hears of a job that threw; the others still run. `resumed` when one that took its time is over. */
  constructor(failed: (error: unknown) => void, resumed: () => void) {
    this.#failed = failed;
    this.#resumed = resumed;
  }

  /** Whether nothing waits and nothing is under way. */
  get isFree(): boolean {
    return !this.#busy && this.length === 0;
  }

  /** Whether there is a job that could run now. */
  get isReady(): boolean {
    return !this.#busy && this.length > 0;
  }

  /** Jobs that wait. */
  get length(): number {
    return this.#waiting.length - this.#next;
  }

  add(job: Job): void {
    this.#waiting.push(job);
  }

  /** Runs jobs until none is left, one takes its time, or one has to go on by itself. */
  run(): void {
    while (this.isReady && this.runOne());
  }

  /** Runs the first job; false when the rest of it has to be run by itself. */
  runOne(): boolean {
    const job = this.#waiting[this.#next];
    if (job === undefined || this.#busy) return true;
    const rest = this.#start(job);
    if (rest !== null) {
      this.#waiting[this.#next] = rest;
      return false;
    }
    this.#next += 1;
    if (this.#next === this.#waiting.length) {
      this.#waiting = [];
      this.#next = 0;
    }
    return true;
  }

  #start(job: Job): Job | null {
    try {
      const work = job();
      if (work === null || typeof work === 'function') return work;
      this.#busy = true;
      work
        .catch((error: unknown) => this.#failed(error))
        .finally(() => {
          this.#busy = false;
          this.#resumed();
        });
    } catch (error) {
      this.#failed(error);
    }
    return null;
  }
}
