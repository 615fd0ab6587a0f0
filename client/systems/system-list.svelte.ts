/** The register as a list: what the text finds, page by page, kept fresh by hints. */
import type { SystemPage, SystemSummary } from '../../shared/api/systems.ts';
import { call } from '../api/api-client.ts';
import { events } from '../api/events.svelte.ts';
import { Resource } from '../api/resource.svelte.ts';

const pageSize = 50;

export class SystemList {
  readonly list = new Resource(() => this.#fetch());
  #text = '';
  #wanted = pageSize;

  ask(text: string): void {
    this.#text = text;
    this.#wanted = pageSize;
    void this.list.refresh();
  }

  follow(): () => void {
    return events.subscribe(['systems'], () => void this.list.refresh());
  }

  get hasMore(): boolean {
    return this.list.value?.nextCursor != null;
  }

  async more(): Promise<void> {
    this.#wanted += pageSize;
    await this.list.refresh();
  }

  async #fetch(): Promise<SystemPage> {
    const systems: SystemSummary[] = [];
    let page: SystemPage | undefined;
    do {
      const query = { text: this.#text.trim(), limit: pageSize, cursor: page?.nextCursor ?? undefined };
      page = await call<SystemPage>('GET', '/systems', { query });
      systems.push(...page.systems);
    } while (page.nextCursor !== null && systems.length < this.#wanted);
    return { ...page, systems };
  }
}
