/**
 * Holds answers back until what they rest on is durable. Marks count applied changes; they become durable in order.
 */

interface Waiter {
  readonly mark: number;
  readonly durable: () => void;
  readonly lost: () => void;
}

export class Barrier {
  #durable = 0;
  #lost = false;
  #waiters: Waiter[] = [];

  get isClear(): boolean {
    return this.#waiters.length === 0;
  }

  /** Calls `durable` once the mark is, at once when it is already; `lost` when it never will be. */
  after(mark: number, durable: () => void, lost: () => void = ignore): void {
    if (this.#lost) lost();
    else if (mark <= this.#durable) durable();
    else this.#waiters.push({ mark, durable, lost });
  }

  reached(mark: number): void {
    this.#durable = Math.max(this.#durable, mark);
    const ready = this.#waiters.filter((waiter) => waiter.mark <= this.#durable);
    this.#waiters = this.#waiters.filter((waiter) => waiter.mark > this.#durable);
    for (const waiter of ready) waiter.durable();
  }

  /** Nothing that waits will ever be durable. */
  lose(): void {
    this.#lost = true;
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const waiter of waiters) waiter.lost();
  }
}

function ignore(): void {
  // What waited was for a connection that is closed with the room.
}
