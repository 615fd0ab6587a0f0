/**
 * Changing the row of one action from its card in the review. Deciding about a proposal waits until its words are on
 * the server's disk and in its row, so that what is agreed is what was read.
 */
import type { Action, ChangeActionRequest } from '../../../shared/api/actions.ts';
import { readRecord } from '../../../shared/review-document/reads.ts';
import { AppError } from '../../../shared/errors.ts';
import { fetchAction } from '../../actions/action-api.ts';
import { RowChange } from '../../actions/row-change.svelte.ts';
import { toAppError } from '../../api/api-errors.ts';
import type { ReviewContext } from '../review-context.svelte.ts';
import { rowFollows } from './action-entries.ts';

/** Milliseconds to wait for the row to take in what the document says. */
const patience = 5000;
const pause = 200;

export class ActionChange extends RowChange {
  readonly #review: ReviewContext;
  readonly #id: string;

  /** @param reviewId where the action was born; another review than the open one when that carries it */
  constructor(review: ReviewContext, actionId: string, reviewId = review.session.reviewId) {
    const key = { reviewId, actionId };
    super(
      reviewId === review.session.reviewId
        ? {
            ...key,
            row: () => review.actions.get(actionId),
            refresh: () => review.refreshActions(),
            take: (action) => review.takeAction(action),
          }
        : {
            ...key,
            row: () => review.fromBefore?.carriedOne(key),
            refresh: async () => review.fromBefore?.refresh(),
            take: (action) => review.fromBefore?.takeAction(action),
          },
    );
    this.#review = review;
    this.#id = actionId;
  }

  /** Agrees, declines or otherwise decides about a proposal: on the words that are on the server's disk now. */
  async decide(change: ChangeActionRequest): Promise<boolean> {
    return this.run(change, async () => {
      await this.#review.session.whenSaved();
      const row = await this.#caughtUp();
      await this.send(row.version, change);
    });
  }

  async #caughtUp(): Promise<Action> {
    const { session } = this.#review;
    const isLive = (factorId: string): boolean =>
      readRecord(session.doc, 'factors', factorId)?.withdrawnAt === null;
    for (let waited = 0; ; waited += pause) {
      const row = await fetchAction(session.reviewId, this.#id).catch((thrown: unknown) => {
        // A proposal of a moment ago may not have its row yet.
        if (toAppError(thrown).code === 'not-found' && waited < patience) return null;
        throw thrown;
      });
      const record = readRecord(session.doc, 'actions', this.#id);
      if (
        row !== null &&
        (record === undefined || row.status !== 'proposed' || rowFollows(record, row, isLive))
      )
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
}
