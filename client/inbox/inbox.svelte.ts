/**
 * What concerns the member: how much of it is unread, shared by the bar and the pages that show it, and the list
 * itself. Kept fresh by hints.
 */
import type { InboxItem, InboxPage } from '../../shared/api/inbox.ts';
import { call } from '../api/api-client.ts';
import { events } from '../api/events.svelte.ts';
import { Resource } from '../api/resource.svelte.ts';

const pageSize = 30;

/** The number of unread items, for the mark in the bar. */
export class UnreadCount {
  readonly count = new Resource(async () => (await call<{ unread: number }>('GET', '/inbox/unread')).unread);

  follow(): () => void {
    void this.count.refresh();
    // With a part in a review goes what was asked there.
    return events.subscribe(['inbox', 'participants'], () => void this.count.refresh());
  }
}

export class InboxList {
  readonly list = new Resource(() => this.#fetch());
  #wanted = pageSize;

  follow(): () => void {
    void this.list.refresh();
    return events.subscribe(
      ['inbox', 'reviews', 'participants', 'summaries'],
      () => void this.list.refresh(),
    );
  }

  get hasMore(): boolean {
    return this.list.value?.nextCursor != null;
  }

  async more(): Promise<void> {
    this.#wanted += pageSize;
    await this.list.refresh();
  }

  async read(item: InboxItem): Promise<void> {
    if (item.readAt !== null) return;
    await call('POST', '/inbox/read', { body: { item: item.id } });
  }

  /** Everything up to the newest item on the screen: what came since stays unread. */
  async readAll(): Promise<void> {
    const newest = this.list.value?.items[0];
    if (newest === undefined) return;
    await call('POST', '/inbox/read', { body: { upTo: newest.id } });
    await this.list.refresh();
  }

  async #fetch(): Promise<InboxPage> {
    const items: InboxItem[] = [];
    let page: InboxPage | undefined;
    do {
      const cursor = page?.nextCursor ?? undefined;
      page = await call<InboxPage>('GET', '/inbox', { query: { limit: pageSize, cursor } });
      items.push(...page.items);
    } while (page.nextCursor !== null && items.length < this.#wanted);
    return { ...page, items };
  }
}
