/**
 * How often one member may search: enough for anybody who types, too little for a program that reads everything out.
 * Counted in memory; a restart forgives.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../shared/errors.ts';

const searches = 60;
/** Seconds. */
const window = 20;

export class SearchLimit {
  readonly #limiter = new RateLimiterMemory({ points: searches, duration: window });

  /** @throws AppError `too-many-tries` with seconds to wait. */
  async take(memberId: string): Promise<void> {
    try {
      await this.#limiter.consume(memberId);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      throw new AppError(
        'too-many-tries',
        'You have searched very often in a short time.',
        `Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}, then search again.`,
        { seconds },
      );
    }
  }
}
