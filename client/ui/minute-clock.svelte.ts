/** The present moment for screens that say "5 minutes ago" or "late": it moves once a minute while somebody looks. */
import { createSubscriber } from 'svelte/reactivity';
import { dayOf } from './dates.ts';

const minute = 60_000;

class MinuteClock {
  readonly #follow = createSubscriber((update) => {
    const timer = setInterval(update, minute);
    return () => clearInterval(timer);
  });

  /** UTC milliseconds since 1970. */
  get now(): number {
    this.#follow();
    return Date.now();
  }

  /** The reader's calendar day. */
  get today(): string {
    return dayOf(new Date(this.now));
  }
}

export const minuteClock = new MinuteClock();
