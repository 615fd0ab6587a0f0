/** The reviews the member takes part in, kept fresh by hints while a screen shows them; and opening a new one. */
import type { CreateReviewRequest, Review, ReviewPage, ReviewSummary } from '../../shared/api/reviews.ts';
import { call } from '../api/api-client.ts';
import { events } from '../api/events.svelte.ts';
import { Resource } from '../api/resource.svelte.ts';

const pageSize = 50;

export class ReviewList {
  readonly list = new Resource(() => this.#fetch());
  /** How many to show; grows when older ones are asked for. */
  #wanted = pageSize;

  /** Fetches now and on every hint, until the returned function is called. */
  follow(): () => void {
    void this.list.refresh();
    return events.subscribe(['reviews', 'participants', 'actions'], () => void this.list.refresh());
  }

  get hasMore(): boolean {
    return this.list.value?.nextCursor != null;
  }

  async more(): Promise<void> {
    this.#wanted += pageSize;
    await this.list.refresh();
  }

  async #fetch(): Promise<ReviewPage> {
    const reviews: ReviewSummary[] = [];
    let page: ReviewPage | undefined;
    do {
      const query = { limit: pageSize, cursor: page?.nextCursor ?? undefined };
      page = await call<ReviewPage>('GET', '/reviews', { query });
      reviews.push(...page.reviews);
    } while (page.nextCursor !== null && reviews.length < this.#wanted);
    return { ...page, reviews };
  }
}

/** Opens a review and resolves with its id. The key makes a repeated press, or a retry after a break, harmless. */
export async function createReview(request: CreateReviewRequest, key: string): Promise<string> {
  const review = await call<Review>('POST', '/reviews', { body: request, idempotencyKey: key });
  return review.id;
}
