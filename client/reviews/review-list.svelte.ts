/** The reviews the member takes part in, kept fresh by hints while a screen shows them; and opening a new one. */
import type { CreateReviewRequest, Review, ReviewPage, ReviewSummary } from '../../shared/api/reviews.ts';
import { call } from '../api/api-client.ts';
import { events } from '../api/events.svelte.ts';
import { Resource } from '../api/resource.svelte.ts';

const pageSize = 50;

export class ReviewList {
  readonly list = new Resource(() => this.#fetch());
  /** Systems of the register that came up in what was fetched so far, to narrow the list to one. */
  systems = $state.raw<readonly { readonly id: string; readonly name: string }[]>([]);
  /** How many to show; grows when older ones are asked for. */
  #wanted = pageSize;
  #systemId = '';

  /** Fetches now and on every hint, until the returned function is called. */
  follow(): () => void {
    void this.list.refresh();
    return events.subscribe(['reviews', 'participants', 'actions'], () => void this.list.refresh());
  }

  /** Narrows the list to reviews of one system of the register; the empty id shows them all. */
  ofSystem(systemId: string): void {
    if (systemId === this.#systemId) return;
    this.#systemId = systemId;
    this.#wanted = pageSize;
    void this.list.refresh();
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
      const cursor = page?.nextCursor ?? undefined;
      const query = { limit: pageSize, cursor, systemId: this.#systemId };
      page = await call<ReviewPage>('GET', '/reviews', { query });
      reviews.push(...page.reviews);
    } while (page.nextCursor !== null && reviews.length < this.#wanted);
    this.#noteSystems(reviews);
    return { ...page, reviews };
  }

  #noteSystems(reviews: readonly ReviewSummary[]): void {
    const known = new Map(this.systems.map((system) => [system.id, system]));
    for (const { systemId, aiSystem } of reviews)
      if (systemId !== null)
        known.set(systemId, { id: systemId, name: aiSystem ?? 'A system of the register' });
    if (known.size !== this.systems.length) this.systems = [...known.values()];
  }
}

/** Opens a review and resolves with its id. The key makes a repeated press, or a retry after a break, harmless. */
export async function createReview(request: CreateReviewRequest, key: string): Promise<string> {
  const review = await call<Review>('POST', '/reviews', { body: request, idempotencyKey: key });
  return review.id;
}
