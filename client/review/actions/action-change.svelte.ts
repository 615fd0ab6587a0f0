/**
 * Changing the row of one action from its card. Says what went wrong, keeps what was wanted, and when somebody else was
 * faster holds both values until the person has chosen. Deciding about a proposal waits until its words are stored.
 */
import type { Action, ChangeActionRequest } from '../../../shared/api/actions.ts';
import { readRecord } from '../../../shared/review-document/reads.ts';
import { AppError } from '../../../shared/errors.ts';
import { toAppError } from '../../api/api-errors.ts';
import type { ReviewContext } from '../review-context.svelte.ts';
import { changeAction, fetchAction } from './action-api.ts';
import { rowFollows } from './action-entries.ts';

/** Milliseconds to wait for the row to take in what the document says. */
const patience = 5000;
const pause = 200;

export interface Clash {
  /** What this person wanted. */
  readonly mine: ChangeActionRequest;
  /** The row as it is now. */
  readonly theirs: Action;
}

export class ActionChange {
  busy = $state(false);
  /** What went wrong, with what to do; empty when nothing did. */
  fault = $state('');
  clash: Clash | null = $state.raw(null);
  readonly #review: ReviewContext;
  readonly #id: string;

  constructor(review: ReviewContext, actionId: string) {
    this.#review = review;
    this.#id = actionId;
  }

  /** Changes the row as last seen. Resolves with whether it is stored. */
  async set(change: ChangeActionRequest): Promise<boolean> {
    const row = this.#review.actions.get(this.#id);
    if (row === undefined) return false;
    return this.#run(change, () => this.#send(row.version, change));
  }

  /** Agrees, declines or otherwise decides about a proposal: on the words that are on the server's disk now. */
  async decide(change: ChangeActionRequest): Promise<boolean> {
    return this.#run(change, async () => {
      await this.#review.session.whenSaved();
      const row = await this.#caughtUp();
      await this.#send(row.version, change);
    });
  }

  /** Makes the change over what the other person stored. */
  async insist(): Promise<boolean> {
    const { clash } = this;
    if (clash === null) return false;
    return this.#run(clash.mine, () => this.#send(clash.theirs.version, clash.mine));
  }

  yield(): void {
    this.clash = null;
    this.fault = '';
  }

  async #send(version: number, change: ChangeActionRequest): Promise<void> {
    this.#review.takeAction(await changeAction(this.#review.session.reviewId, this.#id, version, change));
  }

  async #caughtUp(): Promise<Action> {
    const { session } = this.#review;
    for (let waited = 0; ; waited += pause) {
      const row = await fetchAction(session.reviewId, this.#id).catch((thrown: unknown) => {
        // A proposal of a moment ago may not have its row yet.
        if (toAppError(thrown).code === 'not-found' && waited < patience) return null;
        throw thrown;
      });
      const record = readRecord(session.doc, 'actions', this.#id);
      if (row !== null && (record === undefined || row.status !== 'proposed' || rowFollows(record, row)))
        return row;
      if (waited >= patience) {
        throw new AppError(
          'not-allowed-now',
          'The list of actions has not taken in your last words yet.',
          'Wait a moment and try again.',
        );
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  async #run(change: ChangeActionRequest, work: () => Promise<void>): Promise<boolean> {
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
      await this.#review.refreshActions();
      const theirs = this.#review.actions.get(this.#id);
      if (theirs !== undefined) {
        this.clash = { mine: change, theirs };
        return;
      }
    }
    this.fault = this.#review.api.sentenceOf(refusal);
  }
}
