/**
 * How often what stands outside without an account may be asked for: each link or page for itself from one network
 * address, because behind a proxy everybody comes from one; what leads nowhere for the address as a whole; and how often
 * one link may send words. Counted in memory; a restart forgives.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../shared/errors.ts';

/** Seconds. */
const lookWindow = 60;
const sendWindow = 600;
/** In one window, of one link or page from one address. */
const mostLooks = 240;

export class OutsideLimit {
  readonly #looks = new RateLimiterMemory({ points: mostLooks, duration: lookWindow });
  readonly #misses = new RateLimiterMemory({ points: 120, duration: lookWindow });
  readonly #sends = new RateLimiterMemory({ points: 20, duration: sendWindow });

  /**
   * What `find` finds. Only what is there is counted by its name, so that guessed names fill no memory, and somebody who
   * guesses takes nothing from those who know theirs.
   * @param place the name of the link or page
   * @param find gives null, or refuses as `not-found`, for what is not there
   * @throws AppError `too-many-tries` with minutes to wait, or as `find`
   */
  async look<T>(address: string, place: string, find: () => Promise<T>): Promise<T> {
    const key = `${address}\n${place}`;
    const before = await this.#looks.get(key);
    if (before !== null && before.consumedPoints >= mostLooks) throw tooOften(before);
    let isThere = true;
    try {
      const found = await find();
      isThere = found !== null;
      return found;
    } catch (error) {
      isThere = !(error instanceof AppError && error.code === 'not-found');
      throw error;
    } finally {
      await (isThere ? take(this.#looks, key) : take(this.#misses, address));
    }
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
    throw refused instanceof RateLimiterRes ? tooOften(refused) : refused;
  }
}

function tooOften({ msBeforeNext }: RateLimiterRes): AppError {
  const minutes = Math.max(1, Math.ceil(msBeforeNext / 60_000));
  return new AppError(
    'too-many-tries',
    'This was asked for very often in a short time.',
    `Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, then try again.`,
    { minutes },
  );
}
