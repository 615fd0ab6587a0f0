/** Jobs one after the other. A job runs at once when none is under way; one that takes its time holds up the rest. */

/** Null when the job was done at once. */
export type Work = Promise<void> | null;
type Job = () => Work;

export class Line {
  readonly #failed: (error: unknown) => void;
  #waiting: Job[] = [];
  #busy = false;

  /** `failed` hears of a job that threw; the others still run. */
  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  get isFree(): boolean {
    return !this.#busy && this.#waiting.length === 0;
  }

  take(job: Job): void {
    if (this.#busy) this.#waiting.push(job);
    else this.#run(job);
  }

  #run(job: Job): void {
    try {
      const work = job();
      if (work === null) return;
      this.#busy = true;
      work
        .catch((error: unknown) => this.#failed(error))
        .finally(() => {
          this.#busy = false;
          this.#next();
        });
    } catch (error) {
      this.#failed(error);
    }
  }

  #next(): void {
    while (!this.#busy) {
      const job = this.#waiting.shift();
      if (job === undefined) return;
      this.#run(job);
    }
  }
}
