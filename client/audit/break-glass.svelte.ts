/** Break-glass accesses as an admin sees them, the reviews to choose from, and the form that begins one. */
import type { BreakGlass, ReviewOutline, ReviewOutlinePage } from '../../shared/api/break-glass.ts';
import { call } from '../api/api-client.ts';
import { events } from '../api/events.svelte.ts';
import { Form } from '../api/form.svelte.ts';
import { Resource } from '../api/resource.svelte.ts';
import { reviewReference } from './review-reference.ts';

export class BreakGlassDesk {
  readonly accesses = new Resource(
    async () => (await call<{ accesses: BreakGlass[] }>('GET', '/break-glass')).accesses,
  );
  readonly outlines = new Resource(() => this.#more());
  readonly form = new Form('break-glass');
  readonly ending = new Form('break-glass-end');
  reference = $state('');
  reason = $state('');
  password = $state('');

  follow(): () => void {
    void this.accesses.refresh();
    return events.subscribe(['inbox'], () => void this.accesses.refresh());
  }

  get hasMoreOutlines(): boolean {
    return this.outlines.value?.nextCursor != null;
  }

  /** The reference of the review that was opened; null when it was refused, with everything still in the form. */
  async begin(): Promise<string | null> {
    const reviewId = reviewReference(this.reference);
    const checks = {
      reference:
        reviewId === null
          ? 'Enter the address or the reference of the review, or choose it from the list.'
          : undefined,
      reason: reasonFault(this.reason),
      password: this.password === '' ? 'Enter your password.' : undefined,
    };
    const done = await this.form.submit(checks, async () => {
      const body = { reviewId, reason: this.reason, password: this.password };
      await call('POST', '/break-glass', { body });
    });
    return done ? reviewId : null;
  }

  async end({ id, reviewId }: BreakGlass): Promise<boolean> {
    return this.ending.submit({}, async () => {
      await endBreakGlass(reviewId, id);
      await this.accesses.refresh();
    });
  }

  async #more(): Promise<ReviewOutlinePage> {
    const before = this.outlines.value;
    const cursor = before?.nextCursor ?? undefined;
    const page = await call<ReviewOutlinePage>('GET', '/break-glass/reviews', { query: { cursor } });
    const reviews: ReviewOutline[] = [...(before?.reviews ?? []), ...page.reviews];
    return { reviews, nextCursor: page.nextCursor };
  }
}

export async function endBreakGlass(reviewId: string, id: string): Promise<void> {
  await call('DELETE', `/reviews/${encodeURIComponent(reviewId)}/break-glass/${encodeURIComponent(id)}`);
}

function reasonFault(reason: string): string | undefined {
  const length = reason.trim().length;
  if (length < 20)
    return 'Write in a sentence why you must read this review; everybody who takes part reads it.';
  return length > 1000 ? 'Keep the reason under 1,000 characters.' : undefined;
}
