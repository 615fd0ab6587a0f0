/** What became of one action, fetched again whenever its row has a newer version. */
import type { ActionDetail } from '../../shared/api/actions.ts';
import { toAppError } from '../api/api-errors.ts';
import { fetchAction } from './action-api.ts';

export class LiveDetail {
  /** Null until it has come. */
  detail: ActionDetail | null = $state.raw(null);
  /** Why it cannot be shown; empty when it can. */
  fault = $state('');
  readonly #reviewId: string;
  readonly #actionId: string;
  #turn = 0;

  constructor(reviewId: string, actionId: string) {
    this.#reviewId = reviewId;
    this.#actionId = actionId;
  }

  /** To be called with the version shown; a late answer never replaces a newer one. */
  follow(_version: number): void {
    void this.#fetch(++this.#turn);
  }

  async #fetch(turn: number): Promise<void> {
    try {
      const detail = await fetchAction(this.#reviewId, this.#actionId);
      if (turn !== this.#turn) return;
      this.detail = detail;
      this.fault = '';
    } catch (thrown) {
      if (turn === this.#turn) this.fault = `The history could not be fetched. ${toAppError(thrown).remedy}`;
    }
  }
}
