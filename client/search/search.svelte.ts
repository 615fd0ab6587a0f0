/**
 * One search on a page: asks when typing pauses, keeps what was found on screen while it asks again, and says the
 * number once when an answer is there.
 */
import type { SearchGroup, SearchPage } from '../../shared/api/search.ts';
import { call } from '../api/api-client.ts';
import { Resource } from '../api/resource.svelte.ts';
import { announce } from '../ui/announce.svelte.ts';
import { foundWords } from './search-words-shown.ts';

/** Milliseconds without a key after which it asks. */
export const typingPause = 150;

const nothing: SearchPage = { groups: [], total: 0, atLeast: false, nextCursor: null, catchingUp: false };

export class Search {
  readonly page = new Resource(() => this.#fetch());
  #asked: Readonly<Record<string, string>> = {};
  #pages = 1;

  /** Asks for something else. Nothing typed is nothing to ask. */
  async ask(query: Readonly<Record<string, string>>): Promise<void> {
    this.#asked = query;
    this.#pages = 1;
    await this.#refresh();
  }

  /** What was found is for these words. */
  get asked(): string {
    return this.#asked['q'] ?? '';
  }

  get hasMore(): boolean {
    return this.page.value?.nextCursor != null;
  }

  async more(): Promise<void> {
    this.#pages += 1;
    await this.#refresh();
  }

  async #refresh(): Promise<void> {
    const before = this.page.value;
    await this.page.refresh();
    const now = this.page.value;
    if (now === undefined || now === before || this.page.loading || this.asked.trim() === '') return;
    announce(foundWords(now));
  }

  async #fetch(): Promise<SearchPage> {
    if (this.asked.trim() === '') return nothing;
    const groups: SearchGroup[] = [];
    let page: SearchPage | undefined;
    for (let turn = 0; turn < this.#pages && page?.nextCursor !== null; turn += 1) {
      page = await call<SearchPage>('GET', '/search', {
        query: { ...this.#asked, q: this.asked, cursor: page?.nextCursor ?? undefined },
      });
      groups.push(...page.groups);
    }
    return { ...(page ?? nothing), groups };
  }
}
