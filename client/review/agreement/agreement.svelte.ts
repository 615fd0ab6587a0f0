/**
 * The agreement on an open review as the server last told it, and what one does about it. Fetched again whenever rows
 * change; while somebody looks at it, also a little after the text changed. Decides no right itself.
 */
import type { AgreementState, SignOff, SignOffRound } from '../../../shared/api/agreement.ts';
import type { NoticeKind } from '../../../shared/collab/protocol.ts';
import type { InterestKind } from '../../../shared/agreement/interests.ts';
import type { SignOffAnswer } from '../../../shared/agreement/sign-off.ts';
import { session as account } from '../../account/session.svelte.ts';
import { call } from '../../api/api-client.ts';
import type { ReviewContext } from '../review-context.svelte.ts';
import { askedNow, voided } from './agreement-words.ts';

/** What of it is open over the page. */
export type AgreementDialog = 'ask' | 'answer' | 'interest' | 'reason' | 'read' | 'take-back';

export interface Answer {
  readonly answer: SignOffAnswer;
  readonly reason: string;
  readonly dissent: string;
  readonly password: string;
}

/** Rows that a condition is about. */
const telling: ReadonlySet<NoticeKind> = new Set([
  'actions',
  'comments',
  'from-before',
  'harm',
  'participants',
  'review',
]);

/** Milliseconds of quiet after which a changed text is asked about. */
const quiet = 1200;

export class Agreement {
  /** Undefined until it was fetched. */
  now: AgreementState | undefined = $state.raw();
  /** Why it could not be fetched, in a sentence; empty when it was. */
  fault = $state('');
  dialog: AgreementDialog | null = $state(null);
  /** What was typed towards an answer and not sent; never the password. */
  draft = $state({ answer: 'signed', reason: '', dissent: '' });
  readonly #review: ReviewContext;
  readonly #path: string;
  #followers = 0;
  #turn = 0;

  constructor(review: ReviewContext) {
    this.#review = review;
    this.#path = `/reviews/${encodeURIComponent(review.review.id)}`;
  }

  /** The round that waits for answers; undefined when none does. */
  get round(): SignOffRound | undefined {
    return this.now?.rounds.find(({ end }) => end === null);
  }

  /** What this person is asked in it; undefined when they are not asked. */
  get mine(): SignOff | undefined {
    return this.round?.people.find(({ memberId }) => memberId === this.myId);
  }

  /** Whether this person is to answer now. */
  get myTurn(): boolean {
    return this.mine?.turn === true && this.round?.current === true;
  }

  get myId(): string | undefined {
    return account.me?.id;
  }

  /** Whether every condition is met. */
  get settled(): boolean {
    return this.now?.conditions.every(({ met }) => met) === true;
  }

  /** What everybody who has the review open should know while people are asked to sign; null for nothing. */
  get notice(): string | null {
    if (this.round === undefined) return null;
    return this.round.current ? askedNow : voided(this.round);
  }

  /** Never throws: what went wrong is in `fault`. */
  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const now = await call<AgreementState>('GET', `${this.#path}/agreement`);
      if (turn !== this.#turn) return;
      this.now = now;
      this.fault = '';
    } catch (thrown) {
      if (turn === this.#turn) this.fault = this.#review.api.sentenceOf(thrown);
    }
  }

  /** Rows changed: an answer came, or, while somebody looks, a condition may have been settled or opened. */
  heard(kinds: readonly NoticeKind[]): void {
    const concerns =
      kinds.includes('phase') || (this.#followers > 0 && kinds.some((kind) => telling.has(kind)));
    if (concerns) void this.refresh();
  }

  /** Keeps up with the text until the returned function is called. */
  follow(): () => void {
    const { doc } = this.#review.session;
    this.#followers += 1;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(
        () => void this.#review.session.whenSaved().then(() => this.refresh(), ignore),
        quiet,
      );
    };
    doc.on('update', later);
    return () => {
      this.#followers -= 1;
      clearTimeout(timer);
      doc.off('update', later);
    };
  }

  /** @throws AppError */
  async declare(kind: InterestKind, text: string): Promise<void> {
    await call('PUT', `${this.#path}/interest`, { body: { kind, text } });
    await this.refresh();
  }

  /** @throws AppError */
  async giveReason(condition: string, reason: string): Promise<void> {
    await call('PUT', `${this.#path}/condition-reasons/${encodeURIComponent(condition)}`, {
      body: { reason },
    });
    await this.refresh();
  }

  /** Asks about the text as this page shows it, once it is saved. @throws AppError */
  async ask(reviewers: readonly string[], approvers: readonly string[]): Promise<void> {
    await this.#review.session.whenSaved();
    await this.refresh();
    const sha256 = this.now?.sha256 ?? '';
    this.#take(
      await call<AgreementState>('POST', `${this.#path}/sign-offs`, {
        body: { reviewers, approvers, sha256 },
      }),
    );
  }

  /** @throws AppError */
  async takeBack(round: number): Promise<void> {
    this.#take(await call<AgreementState>('DELETE', `${this.#path}/sign-offs/${round}`));
  }

  /** @throws AppError */
  async answer(round: number, answer: Answer): Promise<void> {
    await this.#review.session.whenSaved();
    this.#take(
      await call<AgreementState>('POST', `${this.#path}/sign-offs/${round}/answer`, { body: answer }),
    );
    await this.#review.refreshReview();
  }

  /** Null marks a section as not read. @throws AppError */
  async markRead(sectionId: string, digest: string | null): Promise<void> {
    await call('PUT', `${this.#path}/sections-read`, { body: { sectionId, digest } });
    if (this.now === undefined) return;
    const { [sectionId]: _before, ...read } = this.now.read;
    this.now = { ...this.now, read: digest === null ? read : { ...read, [sectionId]: digest } };
  }

  /** Where the file of a signed version is. */
  fileOf(version: number): string {
    return `/api/v1${this.#path}/signed-versions/${version}`;
  }

  #take(now: AgreementState): void {
    this.#turn += 1;
    this.now = now;
    this.fault = '';
  }
}

/** Not saved yet: it is asked about with the next change, or when the page says that it is saved. */
function ignore(): void {
  return undefined;
}
