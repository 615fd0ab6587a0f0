/** The list of actions for one state of the tracker, fetched again on hints and extended page by page. */
import type { Action, ActionPage } from '../../shared/api/actions.ts';
import { call } from '../api/api-client.ts';
import { events } from '../api/events.svelte.ts';
import { Resource } from '../api/resource.svelte.ts';

const pageSize = 50;

export class ActionList {
  readonly list = new Resource(() => this.#fetch());
  #query: Readonly<Record<string, string | undefined>> = {};
  /** How many to show; grows when more are asked for, and a refresh fetches as many again. */
  #wanted = pageSize;

  /** Shows what this question asks for. */
  ask(query: Readonly<Record<string, string | undefined>>): void {
    this.#query = query;
    this.#wanted = pageSize;
    void this.list.refresh();
  }

  follow(): () => void {
    return events.subscribe(['actions', 'reviews'], () => void this.list.refresh());
  }

  get hasMore(): boolean {
    return this.list.value?.nextCursor != null;
  }

  async more(): Promise<void> {
    this.#wanted += pageSize;
    await this.list.refresh();
  }

  async #fetch(): Promise<ActionPage> {
    const actions: Action[] = [];
    let page: ActionPage | undefined;
    do {
      const cursor = page?.nextCursor ?? undefined;
      const limit = Math.min(200, this.#wanted - actions.length);
      page = await call<ActionPage>('GET', '/actions', { query: { ...this.#query, cursor, limit } });
      actions.push(...page.actions);
    } while (page.nextCursor !== null && actions.length < this.#wanted);
    return { ...page, actions };
  }
}
