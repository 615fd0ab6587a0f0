/**
 * Changing the row of one action. Says what went wrong, keeps what was wanted, and when somebody else was faster holds
 * both values until the person has chosen.
 */
import type { Action, ActionDetail, ChangeActionRequest } from '../../shared/api/actions.ts';
import { toAppError } from '../api/api-errors.ts';
import { changeAction } from './action-api.ts';

/** Where the row is shown and kept. */
export interface RowHost {
  readonly reviewId: string;
  readonly actionId: string;
  /** As last seen; undefined before it has come. */
  row(): Action | undefined;
  refresh(): Promise<void>;
  take(action: ActionDetail): void;
}

export interface Clash {
  /** What this person wanted. */
  readonly mine: ChangeActionRequest;
  /** The row as it is now. */
  readonly theirs: Action;
}

export class RowChange {
  busy = $state(false);
  /** What went wrong, with what to do; empty when nothing did. */
  fault = $state('');
  clash: Clash | null = $state.raw(null);
  readonly #host: RowHost;

  constructor(host: RowHost) {
    this.#host = host;
  }

  /** As last seen. */
  get row(): Action | undefined {
    return this.#host.row();
  }

  /** Changes the row as last seen. Resolves with whether it is stored. */
  async set(change: ChangeActionRequest): Promise<boolean> {
    const row = this.#host.row();
    if (row === undefined) {
      this.fault = 'This action is no longer here to be changed. Close this and look what became of it.';
      return false;
    }
    return this.run(change, () => this.send(row.version, change));
  }

  /** Makes the change over what the other person stored. */
  async insist(): Promise<boolean> {
    const { clash } = this;
    if (clash === null) return false;
    return this.run(clash.mine, () => this.send(clash.theirs.version, clash.mine));
  }

  /** Lets go of what was wanted and of what was said about it. */
  yield(): void {
    this.clash = null;
    this.fault = '';
  }

  protected async send(version: number, change: ChangeActionRequest): Promise<void> {
    const { reviewId, actionId } = this.#host;
    this.#host.take(await changeAction(reviewId, actionId, version, change));
  }

  protected async run(change: ChangeActionRequest, work: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.fault = '';
    try {
      await work();
      this.clash = null;
      return true;
    } catch (thrown) {
      await this.#refused(change, thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }

  async #refused(change: ChangeActionRequest, thrown: unknown): Promise<void> {
    const refusal = toAppError(thrown);
    if (refusal.code === 'changed-meanwhile') {
      await this.#host.refresh();
      const theirs = this.#host.row();
      if (theirs !== undefined) {
        this.clash = { mine: change, theirs };
        return;
      }
    }
    this.fault = `${refusal.message} ${refusal.remedy}`.trim();
  }
}
