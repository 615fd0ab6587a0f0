/** The one action that a link shows to somebody without an account, looked at again while the page is open. */
import type { OutsideView, SendOutsideWordsRequest } from '../../shared/api/outside.ts';
import { call } from '../api/api-client.ts';
import { Resource } from '../api/resource.svelte.ts';

/** Milliseconds between two looks: an ended link stops showing anything about as soon. */
const pause = 5000;

export class OutsidePage {
  readonly view = new Resource(() => call<OutsideView>('GET', this.#path));
  /** The link opens nothing, or no longer; what it showed is shown no more. */
  readonly over = $derived(this.view.error?.code === 'not-found');
  readonly #path: string;

  constructor(token: string) {
    this.#path = `/outside/${encodeURIComponent(token)}`;
  }

  follow(): () => void {
    void this.view.refresh();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && !this.over) void this.view.refresh();
    }, pause);
    return () => clearInterval(timer);
  }

  /** @throws AppError for the form that asks; an ended link is found out at once. */
  async send(words: SendOutsideWordsRequest): Promise<void> {
    try {
      this.view.set(await call<OutsideView>('POST', `${this.#path}/words`, { body: words }));
    } catch (thrown) {
      await this.view.refresh();
      throw thrown;
    }
  }
}
