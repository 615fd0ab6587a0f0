/** The list of actions for one state of the tracker, fetched again on hints and extended by the next page alone. */
import type { Action, ActionPage } from '../../shared/api/actions.ts';
import { call } from '../api/api-client.ts';
import { toAppError } from '../api/api-errors.ts';
import { events } from '../api/events.svelte.ts';
import { Resource } from '../api/resource.svelte.ts';
import { keyOf } from './action-key.ts';

const pageSize = 50;

export class ActionList {
  readonly list = new Resource(() => this.#fetch());
  /** The next page is on its way. */
  extending = $state(false);
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

  /** Adds the next page below what is shown; what is shown is not asked for again. */
  async more(): Promise<void> {
    const shown = this.list.value;
    if (this.extending || shown?.nextCursor == null) return;
    const question = this.#query;
    this.extending = true;
    this.#wanted += pageSize;
    try {
      const next = await this.#page(shown.nextCursor, pageSize);
      if (question !== this.#query) return;
      // What is shown is or was fetched anew meanwhile: these may not be what comes after it.
      if (this.list.loading || this.list.value !== shown) {
        await this.list.refresh();
        return;
      }
      const known = new Set(shown.actions.map(keyOf));
      const fresh = next.actions.filter((action) => !known.has(keyOf(action)));
      this.list.set({ ...next, actions: [...shown.actions, ...fresh] });
    } catch (thrown) {
      if (question !== this.#query) return;
      this.#wanted -= pageSize;
      this.list.error = toAppError(thrown);
    } finally {
      this.extending = false;
    }
  }

  #page(cursor: string | undefined, limit: number): Promise<ActionPage> {
    return call<ActionPage>('GET', '/actions', { query: { ...this.#query, cursor, limit } });
  }

  async #fetch(): Promise<ActionPage> {
    const actions: Action[] = [];
    let page: ActionPage | undefined;
    do {
      const cursor = page?.nextCursor ?? undefined;
      page = await this.#page(cursor, Math.min(200, this.#wanted - actions.length));
      actions.push(...page.actions);
    } while (page.nextCursor !== null && actions.length < this.#wanted);
    return { ...page, actions };
  }
}
