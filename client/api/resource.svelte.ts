/**
 * One thing fetched from the server and kept for a screen: its value, whether it is being fetched, and what went
 * wrong. A value stays on screen while it is fetched again, and a late answer never replaces a newer one.
 */
import type { AppError } from '../../shared/errors.ts';
import { toAppError } from './api-errors.ts';

export class Resource<T> {
  value = $state.raw<T | undefined>();
  error = $state.raw<AppError | undefined>();
  loading = $state(false);
  readonly #fetch: () => Promise<T>;
  #turn = 0;

  constructor(fetch: () => Promise<T>) {
    this.#fetch = fetch;
  }

  /** Fetches again. Never throws: what went wrong is in `error`. */
  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    this.loading = true;
    try {
      const value = await this.#fetch();
      if (turn !== this.#turn) return;
      this.value = value;
      this.error = undefined;
    } catch (thrown) {
      if (turn === this.#turn) this.error = toAppError(thrown);
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }

  /** Puts a value in place that is known without fetching, and lets go of any answer still on its way. */
  set(value: T): void {
    this.#turn += 1;
    this.value = value;
    this.error = undefined;
    this.loading = false;
  }
}
