/**
 * Sessions as rows: only the hash of a token is here. Sessions are ended, never deleted, so that the audit can name
 * them. A session of a disabled member is not live, whatever its row says.
 */
import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm';
import type { OrganisationRole } from '../shared/access.ts';
import { recordAudit } from './audit-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { members, sessions } from './schema.ts';

export interface NewSession {
  readonly id: string;
  readonly tokenHash: string;
  readonly memberId: string;
  readonly agent: string;
  readonly startedAt: number;
  readonly lastSeenAt: number;
  readonly expiresAt: number;
}

export interface LiveSession {
  readonly sessionId: string;
  readonly lastSeenAt: number;
  readonly member: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly organisationRoles: readonly OrganisationRole[];
    readonly colour: string;
  };
}

export interface SessionRow {
  readonly id: string;
  readonly startedAt: number;
  readonly lastSeenAt: number;
  readonly agent: string;
}

/** Which of a member's sessions to end; without either, all of them. */
export interface EndScope {
  readonly only?: string;
  readonly except?: string;
}

export class SessionStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  async start(row: NewSession): Promise<void> {
    await this.#writer.write((orm) => insertSession(orm, row));
  }

  /** The live session with this token hash, and whose it is. */
  async findLive(tokenHash: string, at: number): Promise<LiveSession | null> {
    const row = this.#orm
      .select({
        sessionId: sessions.id,
        lastSeenAt: sessions.lastSeenAt,
        id: members.id,
        name: members.name,
        email: members.email,
        organisationRoles: members.organisationRoles,
        colour: members.colour,
      })
      .from(sessions)
      .innerJoin(members, eq(members.id, sessions.memberId))
      .where(and(eq(sessions.tokenHash, tokenHash), live(at), isNull(members.disabledAt)))
      .get();
    if (row === undefined) return null;
    const { sessionId, lastSeenAt, ...member } = row;
    return { sessionId, lastSeenAt, member };
  }

  async isLive(sessionId: string, at: number): Promise<boolean> {
    const row = this.#orm
      .select({ id: sessions.id })
      .from(sessions)
      .innerJoin(members, eq(members.id, sessions.memberId))
      .where(and(eq(sessions.id, sessionId), live(at), isNull(members.disabledAt)))
      .get();
    return row !== undefined;
  }

  async seen(sessionId: string, at: number, expiresAt: number): Promise<void> {
    await this.#writer.write((orm) =>
      orm.update(sessions).set({ lastSeenAt: at, expiresAt }).where(eq(sessions.id, sessionId)).run(),
    );
  }

  /** A member's live sessions, the one seen last first. */
  async listLive(memberId: string, at: number): Promise<SessionRow[]> {
    return this.#orm
      .select({
        id: sessions.id,
        startedAt: sessions.startedAt,
        lastSeenAt: sessions.lastSeenAt,
        agent: sessions.agent,
      })
      .from(sessions)
      .where(and(eq(sessions.memberId, memberId), live(at)))
      .orderBy(desc(sessions.lastSeenAt), desc(sessions.startedAt))
      .all();
  }

  /** Ends a member's own sessions. Returns the ids of those that ended just now. */
  async end(memberId: string, at: number, scope: EndScope): Promise<string[]> {
    return this.#writer.write((orm) => {
      const ended = endSessions(orm, memberId, at, scope);
      for (const id of ended) {
        recordAudit(orm, { at, actorId: memberId, act: 'session.ended', subjectId: id });
      }
      return ended;
    });
  }
}

const live = (at: number) => and(isNull(sessions.endedAt), gt(sessions.expiresAt, at));

/** Stores a session and its audit entry; for use inside a transaction. */
export function insertSession(orm: Orm, row: NewSession): void {
  orm.insert(sessions).values(row).run();
  recordAudit(orm, { at: row.startedAt, actorId: row.memberId, act: 'session.started', subjectId: row.id });
}

/** Ends sessions of a member and returns their ids; for use inside a transaction. */
export function endSessions(orm: Orm, memberId: string, at: number, scope: EndScope = {}): string[] {
  return orm
    .update(sessions)
    .set({ endedAt: at })
    .where(
      and(
        eq(sessions.memberId, memberId),
        live(at),
        scope.only === undefined ? undefined : eq(sessions.id, scope.only),
        scope.except === undefined ? undefined : ne(sessions.id, scope.except),
      ),
    )
    .returning({ id: sessions.id })
    .all()
    .map(({ id }) => id);
}
