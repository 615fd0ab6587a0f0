/** Links by which a member chooses a new password: made by an admin or the command line, used once, 24 hours. */
import { and, eq, isNull } from 'drizzle-orm';
import { recordAudit } from './audit-store.ts';
import { usableLink } from './links.ts';
import { noSuchMember } from './member-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { members, passwordResets } from './schema.ts';
import { endSessions } from './session-store.ts';

export interface NewPasswordReset {
  readonly id: string;
  readonly tokenHash: string;
  readonly memberId: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export class PasswordResetStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** Earlier links of the member stop working. @throws AppError `not-found` when there is no such active member. */
  async make(reset: NewPasswordReset, actorId: string | null): Promise<void> {
    await this.#writer.write((orm) => {
      const member = orm
        .select({ id: members.id })
        .from(members)
        .where(and(eq(members.id, reset.memberId), isNull(members.disabledAt)))
        .get();
      if (member === undefined) throw noSuchMember();
      orm
        .update(passwordResets)
        .set({ expiresAt: reset.createdAt })
        .where(and(eq(passwordResets.memberId, reset.memberId), isNull(passwordResets.usedAt)))
        .run();
      orm.insert(passwordResets).values(reset).run();
      recordAudit(orm, {
        at: reset.createdAt,
        actorId,
        act: 'password-link.made',
        subjectId: reset.memberId,
      });
    });
  }

  /** Whose link this is, without using it. @throws AppError when it cannot be used. */
  async peek(tokenHash: string, at: number): Promise<{ memberId: string }> {
    return { memberId: findReset(this.#orm, tokenHash, at).memberId };
  }

  /** Sets the new password, uses the link up and ends every session of the member; returns the ended ids. */
  async use(
    tokenHash: string,
    passwordHash: string,
    at: number,
  ): Promise<{ memberId: string; ended: string[] }> {
    return this.#writer.write((orm) => {
      const { id, memberId } = findReset(orm, tokenHash, at);
      orm.update(passwordResets).set({ usedAt: at }).where(eq(passwordResets.id, id)).run();
      orm.update(members).set({ passwordHash }).where(eq(members.id, memberId)).run();
      recordAudit(orm, { at, actorId: memberId, act: 'member.password-reset', subjectId: memberId });
      return { memberId, ended: endSessions(orm, memberId, at) };
    });
  }
}

function findReset(orm: Orm, tokenHash: string, at: number) {
  const row = orm.select().from(passwordResets).where(eq(passwordResets.tokenHash, tokenHash)).get();
  const reset = usableLink(row, at);
  const member = orm
    .select({ off: members.disabledAt })
    .from(members)
    .where(eq(members.id, reset.memberId))
    .get();
  // A link of somebody whose account was switched off meanwhile reads like one that was never made.
  return member?.off === null ? reset : usableLink<typeof reset>(undefined, at);
}
