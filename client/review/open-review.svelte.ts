/**
 * Opening a review: fetch its row, make its session, and keep both in step until the page is left.
 * Answers with one state at a time; a review that is not the reader's looks like one that does not exist.
 */
import { untrack } from 'svelte';
import { can, isOpenForWriting } from '../../shared/access.ts';
import type { AppError } from '../../shared/errors.ts';
import type { Me } from '../../shared/api/accounts.ts';
import type { Review } from '../../shared/api/reviews.ts';
import { closeCodes } from '../../shared/collab/protocol.ts';
import type { ShownTemplate } from '../../shared/templates/shown-template.ts';
import { session as account } from '../account/session.svelte.ts';
import { toAppError } from '../api/api-errors.ts';
import { ReviewSession } from '../collab/review-session.svelte.ts';
import { announce } from '../ui/announce.svelte.ts';
import { showToast } from '../ui/toasts.svelte.ts';
import { ReviewApi } from './review-api.ts';
import { ReviewContext } from './review-context.svelte.ts';

export type OpenState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'fault'; readonly sentence: string; readonly remedy: string; readonly missing: boolean }
  /** The reader is a patient partner, who gets a page of their own. */
  | { readonly kind: 'partner'; readonly api: ReviewApi }
  | { readonly kind: 'open'; readonly review: ReviewContext };

export class OpenReview {
  state: OpenState = $state.raw({ kind: 'loading' });
  readonly #api: ReviewApi;
  readonly #me: Me;
  #stops: (() => void)[] = [];
  #left = false;

  constructor(reviewId: string, me: Me) {
    this.#api = new ReviewApi(reviewId);
    this.#me = me;
  }

  /** Fetches the row and begins. Never throws: what went wrong is in `state`. */
  async open(): Promise<void> {
    this.state = { kind: 'loading' };
    try {
      const [row, template] = await Promise.all([this.#api.review(), this.#api.template()]);
      if (this.#left) return;
      const standing = { organisationRoles: [], reviewRole: row.myRole };
      if (can(standing, 'document.read')) await this.#begin(row, template);
      else this.state = { kind: 'partner', api: this.#api };
    } catch (thrown) {
      if (!this.#left) this.state = faultState(toAppError(thrown));
    }
  }

  /** Leaves the page: the session ends, what it still holds stays on this device. */
  leave(): void {
    this.#left = true;
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  async #begin(row: Review, template: ShownTemplate): Promise<void> {
    const session = new ReviewSession({
      reviewId: row.id,
      epoch: row.epoch,
      self: { memberId: this.#me.id, name: this.#me.name, role: row.myRole, colour: this.#me.colour },
      mayWrite: mayWrite(row),
      loadEpoch: async () => (await this.#api.review()).epoch,
      loadContent: () => this.#api.content(),
      say: (sentence) => {
        showToast(sentence);
      },
    });
    const review = new ReviewContext(row, template, session, this.#api);
    this.#stops.push(
      session.onNotice((notice) => review.heed(notice)),
      followRow(review),
      followConnection(review),
      whenClosed(session, (code) => {
        if (code === closeCodes.noAccess) void this.#reopenAsPartner();
        // The frame asks to sign in again over the page.
        if (code === closeCodes.signIn) account.lapse();
      }),
      whenKnown(() => session.resume()),
      () => session.dispose(),
    );
    this.state = { kind: 'open', review };
    await session.start();
    await Promise.all([review.refreshActions(), review.refreshRecovered()]);
  }
  /** Somebody whose role was changed to patient partner has a page of their own from now on. */
  async #reopenAsPartner(): Promise<void> {
    try {
      const row = await this.#api.review();
      if (this.#left || can({ organisationRoles: [], reviewRole: row.myRole }, 'document.read')) return;
      this.state = { kind: 'partner', api: this.#api };
    } catch (thrown) {
      // The page says already that the review is not open to them any more.
      console.warn(toAppError(thrown).message);
    }
  }
}

/** After a break rows may have changed without a notice: all are fetched again. */
function followConnection(review: ReviewContext): () => void {
  let wasConnected = false;
  return $effect.root(() => {
    $effect(() => {
      const { connected } = review.session;
      if (connected && wasConnected) void untrack(() => review.refreshAll());
      wasConnected ||= connected;
    });
  });
}

function whenClosed(session: ReviewSession, tell: (code: number) => void): () => void {
  return $effect.root(() => {
    $effect(() => {
      const { closed } = session;
      if (closed !== null) untrack(() => tell(closed.code));
    });
  });
}

/** Calls back whenever the server has said anew who is here, as after signing in again. */
function whenKnown(tell: () => void): () => void {
  return $effect.root(() => {
    $effect(() => {
      if (account.me !== undefined) untrack(tell);
    });
  });
}

/** Whenever the row is fetched again, the session hears whether it may still write, and people what has changed. */
function followRow(review: ReviewContext): () => void {
  let wasReadOnly: boolean | null = null;
  return $effect.root(() => {
    $effect(() => {
      const may = mayWrite(review.review);
      review.session.setMayWrite(may);
      if (wasReadOnly === may)
        announce(may ? 'You can write in this review now.' : 'This review is now for reading only.');
      wasReadOnly = !may;
    });
  });
}

function mayWrite(row: Review): boolean {
  return (
    can({ organisationRoles: [], reviewRole: row.myRole }, 'document.write') && isOpenForWriting(row.stage)
  );
}

function faultState(error: AppError): OpenState {
  const missing = error.code === 'not-found' || error.code === 'forbidden';
  if (!missing) return { kind: 'fault', sentence: error.message, remedy: error.remedy, missing };
  return {
    kind: 'fault',
    sentence: 'There is no review here that is open to you.',
    remedy: 'If you were given this link, ask the chair or the facilitator of the review to add you.',
    missing,
  };
}
