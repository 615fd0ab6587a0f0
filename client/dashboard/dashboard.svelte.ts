/** The figures of the dashboard and the reviews behind one, fetched again on hints, at most once in a second. */
import type { Dashboard, DashboardReviews } from '../../shared/api/dashboard.ts';
import { call } from '../api/api-client.ts';
import { followGently } from '../api/gentle-hints.ts';
import { Resource } from '../api/resource.svelte.ts';
import { questionOf, type ReviewsAsked } from './dashboard-links.ts';

/** A panel at work gives many hints; every figure is counted for each fetch. In milliseconds. */
const pause = 1000;
const kinds = ['actions', 'reviews'] as const;
const pageSize = 50;

export class Figures {
  readonly figures = new Resource(() =>
    call<Dashboard>('GET', '/dashboard', { query: { today: this.#today, quietDays: this.#quietDays } }),
  );
  #today = '';
  #quietDays = 0;

  /** @param today the reader's calendar day */
  ask(today: string, quietDays: number): void {
    this.#today = today;
    this.#quietDays = quietDays;
    void this.figures.refresh();
  }

  follow(): () => void {
    return followGently(kinds, pause, () => void this.figures.refresh());
  }
}

export class ReviewsBehind {
  readonly list = new Resource(() =>
    call<DashboardReviews>('GET', '/dashboard/reviews', { query: { ...this.#query, limit: this.#wanted } }),
  );
  #query: Readonly<Record<string, string | undefined>> = {};
  #wanted = pageSize;

  ask(asked: ReviewsAsked): void {
    this.#query = questionOf(asked);
    this.#wanted = pageSize;
    void this.list.refresh();
  }

  follow(): () => void {
    return followGently(kinds, pause, () => void this.list.refresh());
  }

  /** The server gives at most ten pages; a list of more is narrowed, not read. */
  get hasMore(): boolean {
    const value = this.list.value;
    return value !== undefined && value.reviews.length < value.total && this.#wanted < pageSize * 10;
  }

  more(): void {
    this.#wanted += pageSize;
    void this.list.refresh();
  }
}
