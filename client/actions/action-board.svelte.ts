/** The first actions of each open status, fetched again on hints; and moving one through the same rules as its panel. */
import { actionStatuses, isSettled, type ActionStatus } from '../../shared/actions/action-status.ts';
import type { Action, ActionPage } from '../../shared/api/actions.ts';
import { call } from '../api/api-client.ts';
import { events } from '../api/events.svelte.ts';
import { Resource } from '../api/resource.svelte.ts';
import { RowChange } from './row-change.svelte.ts';

const perStatus = 20;

export interface BoardColumn {
  readonly status: ActionStatus;
  readonly page: ActionPage;
}

/** Every status somebody still has to do something about, in the order of an action's life. */
export const boardStatuses = actionStatuses.filter((status) => !isSettled(status));

export class ActionBoard {
  readonly columns = new Resource(() => this.#fetch());
  #query: Readonly<Record<string, string | undefined>> = {};

  ask(query: Readonly<Record<string, string | undefined>>): void {
    this.#query = query;
    void this.columns.refresh();
  }

  follow(): () => void {
    return events.subscribe(['actions', 'reviews'], () => void this.columns.refresh());
  }

  changeOf(action: Action): RowChange {
    const { reviewId, actionId } = action;
    const now = (): Action | undefined =>
      this.columns.value
        ?.flatMap(({ page }) => page.actions)
        .find((one) => one.reviewId === reviewId && one.actionId === actionId);
    return new RowChange({
      reviewId,
      actionId,
      row: () => now() ?? action,
      refresh: () => this.columns.refresh(),
      take: () => void this.columns.refresh(),
    });
  }

  async #fetch(): Promise<readonly BoardColumn[]> {
    const asked = this.#query['status']?.split(',');
    const shown =
      asked === undefined ? boardStatuses : actionStatuses.filter((status) => asked.includes(status));
    return Promise.all(
      shown.map(async (status) => {
        const query = { ...this.#query, status, open: undefined, limit: perStatus };
        return { status, page: await call<ActionPage>('GET', '/actions', { query }) };
      }),
    );
  }
}
