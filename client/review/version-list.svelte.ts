/**
 * The versions of an open review: fetched when first wanted, and again when the server says there are new ones. When
 * one was kept because the reader deleted most of the text, they are told, with a way back.
 */
import type { VersionComparison, VersionEntry } from '../../shared/api/versions.ts';
import { showToast } from '../ui/toasts.svelte.ts';
import type { ReviewApi } from './review-api.ts';

export class VersionList {
  /** Newest first; undefined until they were fetched. */
  entries: readonly VersionEntry[] | undefined = $state.raw();
  /** Why they could not be fetched, in a sentence. */
  fault: string | null = $state(null);
  readonly #api: ReviewApi;
  #newest: number | null = null;

  constructor(api: ReviewApi) {
    this.#api = api;
  }

  /** Never throws: what went wrong is in `fault`. */
  async refresh(): Promise<void> {
    try {
      this.entries = await this.#api.versions();
      this.fault = null;
    } catch (thrown) {
      this.fault = this.#api.sentenceOf(thrown);
    }
  }

  /** The server says that a version was kept. */
  async heard(memberId: string | undefined): Promise<void> {
    const before = this.#newest;
    await this.refresh();
    const [newest] = this.entries ?? [];
    if (newest === undefined || newest.number === before) return;
    this.#newest = newest.number;
    if (newest.reason === 'guard' && newest.byId === memberId) this.#offer(newest.number);
  }

  compare(number: number): Promise<VersionComparison['differences']> {
    return this.#api.compareVersion(number);
  }

  /** Resolves with a sentence about what was done, or what stood against it. */
  async restore(number: number): Promise<{ readonly done: boolean; readonly sentence: string }> {
    try {
      const kept = await this.#api.restoreVersion(number);
      await this.refresh();
      const sentence = `The review is as in version ${number} again. What was there before is version ${kept}.`;
      return { done: true, sentence };
    } catch (thrown) {
      return { done: false, sentence: this.#api.sentenceOf(thrown) };
    }
  }

  #offer(number: number): void {
    showToast('Most of the text was just deleted. It was kept as a version before.', {
      label: 'Put back',
      run: () => void this.restore(number).then(({ sentence }) => showToast(sentence)),
    });
  }
}
