/**
 * Who is signed in: the one session check, used by HTTP and by the socket's upgrade. A session is a random token in
 * an HttpOnly cookie; only its hash is stored. It ends 30 days after it was last seen, when signed out, when the
 * password changes and when the member is disabled; open sockets hear of the end through `session-ended`.
 */
import { parse, serialize } from 'hono/utils/cookie';
import type { OrganisationRole } from '../shared/access.ts';
import type { Clock } from '../shared/clock.ts';
import { makeId, type RandomBytes } from '../shared/ids.ts';
import type { NewSession, SessionStore } from '../db/session-store.ts';
import type { Hints } from './hints.ts';
import { hashToken, makeToken } from './token.ts';

export const sessionCookie = 'causeway_session';
const day = 24 * 60 * 60 * 1000;
/** Milliseconds a session lives after it was last seen. */
export const sessionIdle = 30 * day;
/** Seconds; the most a browser keeps a cookie. How long a session lives is decided here, not by the browser. */
const cookieLife = 400 * 24 * 60 * 60;
/** Milliseconds between two notes of when a session was last seen. */
const seenEvery = 5 * 60 * 1000;
const agentLength = 200;

export interface SignedIn {
  readonly sessionId: string;
  readonly member: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly organisationRoles: readonly OrganisationRole[];
    readonly colour: string;
  };
}

/** A session row to store in the transaction that grants it, and the cookie for whoever it belongs to. */
export interface PreparedSession {
  readonly row: NewSession;
  /** Value of a Set-Cookie header. */
  readonly cookie: string;
}

interface SessionDeps {
  readonly store: SessionStore;
  readonly hints: Hints;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Whether people reach the server by https, so that the cookie must never travel without it. */
  readonly secure: boolean;
}

export class Sessions {
  readonly #deps: SessionDeps;

  constructor(deps: SessionDeps) {
    this.#deps = deps;
  }

  /** A new session that starts when its row is stored; set-up and invitations store it together with the member. */
  prepare(memberId: string, agent: string): PreparedSession {
    const { clock, random } = this.#deps;
    const token = makeToken(random);
    const at = clock();
    const row: NewSession = {
      id: makeId(random),
      tokenHash: hashToken(token),
      memberId,
      agent: agent.slice(0, agentLength),
      startedAt: at,
      lastSeenAt: at,
      expiresAt: at + sessionIdle,
    };
    return { row, cookie: this.#cookie(token, cookieLife) };
  }

  /** Signs a member in. Resolves when the session is durable. */
  async start(memberId: string, agent: string): Promise<{ cookie: string }> {
    const prepared = this.prepare(memberId, agent);
    await this.#deps.store.start(prepared.row);
    return { cookie: prepared.cookie };
  }

  /** Who the bearer of this Cookie header is, or null. A disabled member is nobody. */
  async find(cookieHeader: string | undefined): Promise<SignedIn | null> {
    if (cookieHeader === undefined) return null;
    const token = parse(cookieHeader, sessionCookie)[sessionCookie];
    if (token === undefined || token === '') return null;
    const { store, clock } = this.#deps;
    const at = clock();
    const found = await store.findLive(hashToken(token), at);
    if (found === null) return null;
    if (at - found.lastSeenAt >= seenEvery) await store.seen(found.sessionId, at, at + sessionIdle);
    return { sessionId: found.sessionId, member: found.member };
  }

  /** Whether a session that was found earlier is still alive: for sockets, which outlive the request that opened them. */
  async isLive(sessionId: string): Promise<boolean> {
    return this.#deps.store.isLive(sessionId, this.#deps.clock());
  }

  /** Ends one session of a member. False when the member has no such live session. */
  async end(memberId: string, sessionId: string): Promise<boolean> {
    const ended = await this.#deps.store.end(memberId, this.#deps.clock(), { only: sessionId });
    this.announceEnd(ended);
    return ended.length > 0;
  }

  /** Ends every session of a member, this one included. */
  async endAll(memberId: string): Promise<void> {
    this.announceEnd(await this.#deps.store.end(memberId, this.#deps.clock(), {}));
  }

  /** Tells open sockets that these sessions have ended; call it after the transaction that ended them. */
  announceEnd(sessionIds: readonly string[]): void {
    if (sessionIds.length > 0)
      this.#deps.hints.publish({ kind: 'session-ended', sessionIds: [...sessionIds] });
  }

  /** Value of a Set-Cookie header that makes the browser forget the session. */
  clearingCookie(): string {
    return this.#cookie('', 0);
  }

  #cookie(token: string, maxAge: number): string {
    const { secure } = this.#deps;
    return serialize(sessionCookie, token, { httpOnly: true, sameSite: 'Lax', path: '/', secure, maxAge });
  }
}
