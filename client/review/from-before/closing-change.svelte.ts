/** Closing an action of an earlier review from a later one: a change of its row, sent as the review's answer. */
import type { Action, ChangeActionRequest } from '../../../shared/api/actions.ts';
import { RowChange } from '../../actions/row-change.svelte.ts';
import type { FromBeforeList } from './from-before.svelte.ts';

export class ClosingChange extends RowChange {
  readonly #list: FromBeforeList;
  readonly #action: Action;

  constructor(list: FromBeforeList, action: Action) {
    const { reviewId, actionId } = action;
    super({
      reviewId,
      actionId,
      row: () =>
        list.now?.open.find((one) => one.action.reviewId === reviewId && one.action.actionId === actionId)
          ?.action,
      refresh: () => list.refresh(),
      take: () => undefined,
    });
    this.#list = list;
    this.#action = action;
  }

  protected override async send(version: number, change: ChangeActionRequest): Promise<void> {
    await this.#list.answer(this.#action, { answer: 'closed', version, change });
  }
}
