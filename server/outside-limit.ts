/**
 * How often a link to one action may be asked for from one network address, and how often one link may send words:
 * enough for a page that is left open, too little for guessing or flooding. Counted in memory; a restart forgives.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../shared/errors.ts';

/** Seconds. */
const lookWindow = 60;
const sendWindow = 600;

export class OutsideLimit {
  readonly #looks = new RateLimiterMemory({ points: 240, duration: lookWindow });
  readonly #sends = new RateLimiterMemory({ points: 20, duration: sendWindow });

  /** Counts before the link is looked up, so that wrong ones count too. @throws AppError `too-many-tries`. */
  async look(address: string): Promise<void> {
    await take(this.#looks, address);
  }

  /** @throws AppError `too-many-tries` with minutes to wait. */
  async send(tokenHash: string): Promise<void> {
    await take(this.#sends, tokenHash);
  }
}

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const minutes = Math.max(1, Math.ceil(refused.msBeforeNext / 60_000));
    throw new AppError(
      'too-many-tries',
      'This was asked for very often in a short time.',
      `Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, then try again.`,
      { minutes },
    );
  }
}
