/**
 * Password hashing with argon2id. An unknown account costs the same work as a known one, so that the time of an
 * answer tells nothing. At most two hashes run at once: they share their threads with the disk's flushes, and a
 * crowd at the sign-in page must not hold up what a panel is writing.
 */
import { hash, verify } from '@node-rs/argon2';
import { AppError } from '../shared/errors.ts';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const atOnce = 2;
const longestQueue = 64;

export class Passwords {
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  readonly #nobody: string;

  private constructor(nobody: string) {
    this.#nobody = nobody;
  }

  /** Prepares the hash that stands in for accounts that do not exist; `secret` is any value nobody can type. */
  static async make(secret: string): Promise<Passwords> {
    return new Passwords(await hash(secret, cost));
  }

  async hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(password, cost));
  }

  /** Compares with a stored hash; null stands for an account that does not exist and is never right. */
  async matches(stored: string | null, password: string): Promise<boolean> {
    const right = await this.#inTurn(() => verify(stored ?? this.#nobody, password));
    return right && stored !== null;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= atOnce) {
      if (this.#waiting.length >= longestQueue) {
        throw new AppError(
          'too-many-tries',
          'Very many people are signing in at this moment.',
          'Wait a few seconds and try again.',
        );
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
