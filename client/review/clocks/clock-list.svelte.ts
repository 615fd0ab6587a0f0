/** The reporting clocks of one review: fetched when first shown, and again when the server says that they changed. */
import type { ChangeClockRequest, ClockHistoryEntry, ReviewClock } from '../../../shared/api/clocks.ts';
import { call, newKey } from '../../api/api-client.ts';
import { toAppError } from '../../api/api-errors.ts';

export class ClockList {
  /** In the order in which they were taken up; undefined until they were fetched. */
  clocks: readonly ReviewClock[] | undefined = $state.raw();
  /** Why they could not be fetched, in a sentence; empty when they were. */
  fault = $state('');
  readonly #path: string;
  #turn = 0;
  /** Kept until the clock is made, so that asking again after a lost answer makes one. */
  #key = newKey();

  constructor(reviewId: string) {
    this.#path = `/reviews/${encodeURIComponent(reviewId)}/clocks`;
  }

  /** Never throws: what went wrong is in `fault`. */
  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const { clocks } = await call<{ clocks: readonly ReviewClock[] }>('GET', this.#path);
      if (turn !== this.#turn) return;
      this.clocks = clocks;
      this.fault = '';
    } catch (thrown) {
      const error = toAppError(thrown);
      if (turn === this.#turn) this.fault = `${error.message} ${error.remedy}`.trim();
    }
  }

  /** @throws AppError */
  async add(regimeId: string): Promise<ReviewClock> {
    const made = await call<ReviewClock>('POST', this.#path, {
      body: { regimeId },
      idempotencyKey: this.#key,
    });
    this.#key = newKey();
    this.#take(made);
    return made;
  }

  /** Changes a clock as it was seen. @throws AppError `changed-meanwhile` */
  async change(clock: ReviewClock, change: ChangeClockRequest): Promise<void> {
    const path = `${this.#path}/${encodeURIComponent(clock.id)}`;
    this.#take(await call<ReviewClock>('PATCH', path, { body: change, ifMatch: clock.version }));
  }

  /** The newest first. @throws AppError */
  async history(clockId: string): Promise<readonly ClockHistoryEntry[]> {
    const path = `${this.#path}/${encodeURIComponent(clockId)}/history`;
    return (await call<{ entries: readonly ClockHistoryEntry[] }>('GET', path)).entries;
  }

  #take(clock: ReviewClock): void {
    this.#turn += 1;
    const rest = this.clocks ?? [];
    this.clocks = rest.some(({ id }) => id === clock.id)
      ? rest.map((one) => (one.id === clock.id ? clock : one))
      : [...rest, clock];
  }
}

const ofReview = new WeakMap<object, ClockList>();

/** One for each open review: two sections may show the same clocks. */
export function clockListOf(review: { readonly review: { readonly id: string } }): ClockList {
  const known = ofReview.get(review);
  if (known !== undefined) return known;
  const made = new ClockList(review.review.id);
  ofReview.set(review, made);
  return made;
}
