/**
 * The harm ratings of one review as this person may know them: their own, and how many people have rated. What others
 * graded comes with the document once it is shown; nothing of it is asked for or kept here.
 */
import { SvelteMap } from 'svelte/reactivity';
import type {
  AgreeHarmRequest,
  HarmDimensionState,
  HarmState,
  OwnHarmRating,
  RateHarmRequest,
} from '../../../shared/api/harm.ts';
import type { HarmDimension } from '../../../shared/harm/harm-grades.ts';
import { call } from '../../api/api-client.ts';
import { toAppError } from '../../api/api-errors.ts';

/** What of a rating may still be unsaid while it is written. */
export interface RatingDraft {
  /** A grade, `early`, or empty while nothing is chosen. */
  readonly grade: string;
  readonly confidence: string;
  readonly reason: string;
  readonly role: string;
}

export class HarmRatings {
  dimensions: readonly HarmDimensionState[] | undefined = $state.raw();
  /** Why they could not be fetched, in a sentence; empty when they were. */
  fault = $state('');
  /** What was typed and not saved, for as long as the page is open; on no disk, because it is private. */
  readonly drafts = new SvelteMap<HarmDimension, RatingDraft>();
  readonly #path: string;
  #turn = 0;

  constructor(reviewId: string) {
    this.#path = `/reviews/${encodeURIComponent(reviewId)}/harm`;
  }

  of(dimension: HarmDimension): HarmDimensionState | undefined {
    return this.dimensions?.find((one) => one.dimension === dimension);
  }

  /** Never throws: what went wrong is in `fault`. */
  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const { dimensions } = await call<HarmState>('GET', this.#path);
      if (turn !== this.#turn) return;
      this.dimensions = dimensions;
      this.fault = '';
    } catch (thrown) {
      const error = toAppError(thrown);
      if (turn === this.#turn) this.fault = `${error.message} ${error.remedy}`.trim();
    }
  }

  /** Stores a rating against the own one as last seen. @throws AppError */
  async rate(dimension: HarmDimension, seen: OwnHarmRating | null, rating: RateHarmRequest): Promise<void> {
    const ifMatch = seen?.version ?? 0;
    this.#take(await call<HarmState>('PUT', `${this.#path}/ratings/${dimension}`, { body: rating, ifMatch }));
    this.drafts.delete(dimension);
  }

  /** @throws AppError */
  async withdraw(dimension: HarmDimension, seen: OwnHarmRating): Promise<void> {
    const ifMatch = seen.version;
    this.#take(await call<HarmState>('DELETE', `${this.#path}/ratings/${dimension}`, { ifMatch }));
  }

  /** Null shows every dimension that two have rated. @throws AppError */
  async show(dimension: HarmDimension | null, aloneReason = ''): Promise<void> {
    const body = {
      ...(dimension === null ? {} : { dimension }),
      ...(aloneReason === '' ? {} : { aloneReason }),
    };
    this.#take(await call<HarmState>('POST', `${this.#path}/showing`, { body }));
  }

  /** @throws AppError */
  async agree(dimension: HarmDimension, line: AgreeHarmRequest): Promise<void> {
    this.#take(await call<HarmState>('PUT', `${this.#path}/agreements/${dimension}`, { body: line }));
  }

  #take({ dimensions }: HarmState): void {
    this.#turn += 1;
    this.dimensions = dimensions;
    this.fault = '';
  }
}

const ofReview = new WeakMap<object, HarmRatings>();

/** One for each open review, so that words typed there last as long as its page. */
export function harmRatingsOf(review: { readonly review: { readonly id: string } }): HarmRatings {
  const known = ofReview.get(review);
  if (known !== undefined) return known;
  const made = new HarmRatings(review.review.id);
  ofReview.set(review, made);
  return made;
}
