/** Who takes part in one review, and the changes its chair or facilitator may make. */
import type { ReviewRole } from '../../shared/access.ts';
import type { Participant } from '../../shared/api/reviews.ts';
import { call } from '../api/api-client.ts';
import { events } from '../api/events.svelte.ts';
import { Resource } from '../api/resource.svelte.ts';

interface Participants {
  participants: Participant[];
}

export class ParticipantList {
  readonly list = new Resource(async () => (await call<Participants>('GET', this.#path)).participants);
  readonly #path: string;
  readonly #reviewId: string;

  constructor(reviewId: string) {
    this.#reviewId = reviewId;
    this.#path = `/reviews/${encodeURIComponent(reviewId)}/participants`;
  }

  follow(): () => void {
    void this.list.refresh();
    return events.subscribe(['participants'], (hint) => {
      if (hint.reviewId === undefined || hint.reviewId === this.#reviewId) void this.list.refresh();
    });
  }

  async add(memberId: string, role: ReviewRole): Promise<void> {
    this.#put(await call<Participants>('POST', this.#path, { body: { memberId, role } }));
  }

  async changeRole(memberId: string, role: ReviewRole): Promise<void> {
    this.#put(await call<Participants>('PATCH', `${this.#path}/${memberId}`, { body: { role } }));
  }

  async remove(memberId: string): Promise<void> {
    this.#put(await call<Participants>('DELETE', `${this.#path}/${memberId}`));
  }

  #put(answer: Participants): void {
    this.list.set(answer.participants);
  }
}
