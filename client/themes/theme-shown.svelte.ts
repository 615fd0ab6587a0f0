/**
 * What the page of themes is shown from: the counts of its address, and the reviews behind the number that is open.
 * Both are fetched again on hints, at most every three seconds: each fetch counts all reviews anew.
 */
import type { ThemeReviews, Themes } from '../../shared/api/themes.ts';
import { call } from '../api/api-client.ts';
import { followGently } from '../api/gentle-hints.ts';
import { Resource } from '../api/resource.svelte.ts';

type Question = Readonly<Record<string, string>>;

/** In milliseconds. */
const pause = 3000;
const kinds = ['actions', 'reviews', 'systems'] as const;

export class ThemesShown {
  #asked: Question = {};
  readonly counts = new Resource(() => call<Themes>('GET', '/themes', { query: this.#asked }));

  ask(question: Question): void {
    this.#asked = question;
    void this.counts.refresh();
  }

  follow(): () => void {
    return followGently(kinds, pause, () => void this.counts.refresh());
  }
}

export class ReviewsBehind {
  readonly list: Resource<ThemeReviews>;

  constructor(question: Question) {
    this.list = new Resource(() => call<ThemeReviews>('GET', '/themes/reviews', { query: question }));
    void this.list.refresh();
  }

  follow(): () => void {
    return followGently(kinds, pause, () => void this.list.refresh());
  }
}
