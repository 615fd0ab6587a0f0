/** The figures of the dashboard and the reviews behind one, fetched again on hints, at most once in a second. */
import type { Dashboard, DashboardReviews } from '../../shared/api/dashboard.ts';
import { call } from '../api/api-client.ts';
import { events } from '../api/events.svelte.ts';
import { Resource } from '../api/resource.svelte.ts';
import { questionOf, type ReviewsAsked } from './dashboard-links.ts';

/** A panel at work gives many hints; every figure is counted for each fetch. In milliseconds. */
const pause = 1000;
const pageSize = 50;

/** @returns how to stop */
function followHints(refresh: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = events.subscribe(['actions', 'reviews'], () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      refresh();
    }, pause);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

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
    return followHints(() => void this.figures.refresh());
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
    return followHints(() => void this.list.refresh());
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
