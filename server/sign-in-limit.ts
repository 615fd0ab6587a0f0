/**
 * Slows down guessing: ten wrong tries in fifteen minutes for each account and address. Counted in memory by
 * rate-limiter-flexible, which also forgets; a restart forgives, which argon2 makes affordable.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../shared/errors.ts';

const tries = 10;
/** Seconds. */
const window = 15 * 60;

export class SignInLimit {
  readonly #limiter = new RateLimiterMemory({ points: tries, duration: window });

  /** Counts a try before the password is looked at. @throws AppError `too-many-tries` with minutes to wait. */
  async take(account: string, address: string): Promise<void> {
    try {
      await this.#limiter.consume(keyOf(account, address));
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const minutes = Math.max(1, Math.ceil(refused.msBeforeNext / 60_000));
      throw new AppError(
        'too-many-tries',
        'There were too many tries with a wrong password.',
        `Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, or ask an admin for a link to choose a new password.`,
        { minutes },
      );
    }
  }

  /** The password was right: earlier mistakes no longer count. */
  async forget(account: string, address: string): Promise<void> {
    await this.#limiter.delete(keyOf(account, address));
  }
}

function keyOf(account: string, address: string): string {
  return `${account}\n${address}`;
}
