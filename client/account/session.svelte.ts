/**
 * Who is at this browser: signed in or not, and whether this Causeway has been set up at all. Signing in, out and
 * setting up go through here, so that every screen hears of it at once.
 */
import type {
  AcceptInvitationRequest,
  InvitationAccepted,
  Me,
  SetupDone,
  SetupRequest,
  SetupState,
} from '../../shared/api/accounts.ts';
import type { AppError } from '../../shared/errors.ts';
import { call, whenSignedOut } from '../api/api-client.ts';
import { toAppError } from '../api/api-errors.ts';
import { events } from '../api/events.svelte.ts';

export type Standing = 'unknown' | 'set-up-needed' | 'signed-out' | 'signed-in';

export class Session {
  standing: Standing = $state('unknown');
  me = $state.raw<Me | undefined>();
  organisation = $state('');
  /** The session ended while a page was open: the page stays, and the frame asks to sign in again over it. */
  lapsed = $state(false);
  /** Why the standing could not be found out. */
  error = $state.raw<AppError | undefined>();
  #finding: Promise<Standing> | undefined;

  /** The standing, asked from the server the first time only. */
  async find(): Promise<Standing> {
    if (this.standing !== 'unknown') return this.standing;
    this.#finding ??= this.#ask().finally(() => (this.#finding = undefined));
    return this.#finding;
  }

  async signIn(email: string, password: string): Promise<void> {
    const before = this.me?.id;
    this.#know(await call<Me>('POST', '/session', { body: { email: email.trim(), password } }));
    // Somebody else signed in over the page of the first person: nothing of it is theirs to see.
    if (before !== undefined && before !== this.me?.id) location.assign('/');
  }

  /** Resolves with whether the samples, if they were asked for, could not be made. */
  async setUp(request: SetupRequest): Promise<boolean> {
    const done = await call<SetupDone>('POST', '/setup', { body: request });
    this.#know(done);
    return done.samplesFailed;
  }

  /** Resolves with the review the invitation leads to, if it names one. */
  async accept(token: string, request: AcceptInvitationRequest): Promise<string | null> {
    const path = `/invitations/by-link/${encodeURIComponent(token)}`;
    const accepted = await call<InvitationAccepted>('POST', path, { body: request });
    this.#know(accepted);
    return accepted.reviewId;
  }

  /** Sets a new password by a link; its bearer is then signed in. */
  async reset(token: string, password: string): Promise<void> {
    this.#know(
      await call<Me>('POST', `/password-resets/${encodeURIComponent(token)}`, { body: { password } }),
    );
  }

  /** Signs out here. When the server cannot be reached the session stays, and the refusal says so. */
  async signOut(): Promise<void> {
    await call('DELETE', '/session');
    this.forget();
  }

  /** Lets go of everything about the member, after signing out or when every session was ended. */
  forget(): void {
    events.close();
    this.me = undefined;
    this.lapsed = false;
    this.standing = 'signed-out';
  }

  /** Called for any answer "signed out": a member who was signed in is asked to sign in again where they are. */
  lapse(): void {
    if (this.standing === 'signed-in') this.lapsed = true;
  }

  /** Asks again who is here, after a hint that the session or its roles changed. */
  async check(): Promise<void> {
    try {
      const me = await call<Me>('GET', '/me');
      if (me.id === this.me?.id) this.#know(me);
    } catch (thrown) {
      // "Signed out" has been heard by `lapse` already; a break in the connection says nothing about the session.
      toAppError(thrown);
    }
  }

  /** The member's own name after they changed it. */
  rename(me: Me): void {
    this.me = me;
  }

  #know(me: Me): void {
    this.me = me;
    this.organisation = me.organisation;
    if (this.lapsed) events.renew();
    this.lapsed = false;
    this.standing = 'signed-in';
  }

  async #ask(): Promise<Standing> {
    this.error = undefined;
    try {
      const setup = await call<SetupState>('GET', '/setup');
      this.organisation = setup.organisation ?? '';
      if (setup.needed) return (this.standing = 'set-up-needed');
      this.#know(await call<Me>('GET', '/me'));
    } catch (thrown) {
      const refusal = toAppError(thrown);
      if (refusal.code === 'signed-out') this.standing = 'signed-out';
      else this.error = refusal;
    }
    return this.standing;
  }
}

export const session = new Session();
whenSignedOut(() => session.lapse());
events.whenRefused(async () => {
  await session.check();
  return session.standing === 'signed-in' && !session.lapsed;
});
