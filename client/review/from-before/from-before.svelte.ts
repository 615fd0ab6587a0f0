/**
 * Actions of earlier reviews as the server last told them for an open review, and what its panel answers. Fetched again
 * when somebody answered, when a carried action moved, or when the codes of the review are not those it was found by.
 */
import { codesToFindBy } from '../../../shared/actions/from-before.ts';
import type { Action } from '../../../shared/api/actions.ts';
import type { AnswerFromBeforeRequest, FromBefore } from '../../../shared/api/from-before.ts';
import type { NoticeKind } from '../../../shared/collab/protocol.ts';
import { readRecords } from '../../../shared/review-document/reads.ts';
import { call } from '../../api/api-client.ts';
import type { ReviewContext } from '../review-context.svelte.ts';

export type OpenFromBefore = FromBefore['open'][number];
export type AnsweredFromBefore = FromBefore['answered'][number];
type Key = Pick<Action, 'reviewId' | 'actionId'>;

export class FromBeforeList {
  /** Undefined until it was fetched. */
  now: FromBefore | undefined = $state.raw();
  /** Why it could not be fetched, in a sentence; empty when it was. */
  fault = $state('');
  /** Actions of earlier reviews that this one carries on. */
  readonly carried: readonly Action[] = $derived(
    (this.now?.answered ?? []).flatMap(({ answer, action }) =>
      answer === 'carried' && action !== null ? [action] : [],
    ),
  );
  readonly #review: ReviewContext;
  readonly #path: string;
  #turn = 0;

  constructor(review: ReviewContext) {
    this.#review = review;
    this.#path = `/reviews/${encodeURIComponent(review.review.id)}/from-before`;
  }

  /** How many wait for an answer, as far as this person sees them. */
  get waiting(): number {
    return (this.now?.open.length ?? 0) + (this.now?.more ?? 0);
  }

  carriedOne({ reviewId, actionId }: Key): Action | undefined {
    return this.carried.find((one) => one.reviewId === reviewId && one.actionId === actionId);
  }

  /** Never throws: what went wrong is in `fault`. */
  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const now = await call<FromBefore>('GET', this.#path);
      if (turn === this.#turn) this.#take(now);
    } catch (thrown) {
      if (turn === this.#turn) this.fault = this.#review.api.sentenceOf(thrown);
    }
  }

  /** Rows changed. Factors are written all the time; only other codes find other actions. */
  heard(kinds: readonly NoticeKind[]): void {
    const concerns = kinds.some(
      (kind) => kind === 'from-before' || kind === 'review' || kind === 'participants',
    );
    if (concerns || (kinds.includes('actions') && this.#codesMoved())) void this.refresh();
  }

  /** @throws AppError */
  async answer(action: Key, request: AnswerFromBeforeRequest): Promise<void> {
    this.#mine(await call<FromBefore>('POST', this.#pathOf(action), { body: request }));
  }

  /** Opens the question again. @throws AppError */
  async takeBack(action: Key): Promise<void> {
    this.#mine(await call<FromBefore>('DELETE', this.#pathOf(action)));
  }

  /** Takes over a carried action that another call has just returned. */
  takeAction(action: Action): void {
    const { now } = this;
    if (now === undefined) return;
    const same = (one: Key) => one.reviewId === action.reviewId && one.actionId === action.actionId;
    this.now = { ...now, answered: now.answered.map((one) => (same(one) ? { ...one, action } : one)) };
  }

  #codesMoved(): boolean {
    const codes = codesToFindBy(readRecords(this.#review.session.doc, 'factors'));
    return codes.join(' ') !== (this.now?.codes ?? []).join(' ');
  }

  #mine(now: FromBefore): void {
    this.#turn += 1;
    this.#take(now);
  }

  #take(now: FromBefore): void {
    this.now = now;
    this.fault = '';
  }

  #pathOf({ reviewId, actionId }: Key): string {
    return `${this.#path}/${encodeURIComponent(reviewId)}/${encodeURIComponent(actionId)}`;
  }
}
