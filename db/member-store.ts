/**
 * Members: the people with an account. There is always an admin who can sign in; whoever would take that away is
 * refused here, inside the transaction. Password hashes leave this module for comparison only.
 */
import { and, asc, count, eq, isNull, ne, sql } from 'drizzle-orm';
import { can, type OrganisationRole } from '../shared/access.ts';
import type { HandOver, OwnedAction } from '../shared/api/hand-over.ts';
import { AppError } from '../shared/errors.ts';
import { memberColour } from '../shared/member-colours.ts';
import { recordAudit } from './audit-store.ts';
import { endBreakGlassesOf } from './break-glass-end.ts';
import { handOverAll, openActionsOf, type HandedOver } from './hand-over.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { endLinksMadeBy } from './outside-link-end.ts';
import { members } from './schema.ts';
import { endSessions } from './session-store.ts';

export interface NewMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly organisationRoles: readonly OrganisationRole[];
  readonly createdAt: number;
}

export interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly organisationRoles: OrganisationRole[];
  readonly colour: string;
  readonly disabled: boolean;
  readonly createdAt: number;
}

export interface MemberChange {
  readonly organisationRoles?: readonly OrganisationRole[] | undefined;
  readonly disabled?: boolean | undefined;
  /** What becomes of their open actions; needed for switching off when there are any. */
  readonly handOver?: HandOver | undefined;
}

export interface MemberChanged extends HandedOver {
  /** Sessions that ended with it. */
  readonly ended: readonly string[];
}

export class MemberStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** Everybody, by name; disabled members last. */
  async list(): Promise<MemberRow[]> {
    return this.#orm
      .select()
      .from(members)
      .orderBy(sql`${members.disabledAt} is not null`, asc(sql`lower(${members.name})`), asc(members.id))
      .all()
      .map(toMember);
  }

  async find(id: string): Promise<MemberRow | null> {
    const row = this.#orm.select().from(members).where(eq(members.id, id)).get();
    return row === undefined ? null : toMember(row);
  }

  async findByEmail(email: string): Promise<MemberRow | null> {
    const row = this.#orm.select().from(members).where(eq(members.email, email)).get();
    return row === undefined ? null : toMember(row);
  }

  /** What signing in needs: the hash to compare with, of a member who is not disabled. */
  async findCredentials(email: string): Promise<{ id: string; passwordHash: string } | null> {
    const row = this.#orm
      .select({ id: members.id, passwordHash: members.passwordHash })
      .from(members)
      .where(and(eq(members.email, email), isNull(members.disabledAt)))
      .get();
    return row ?? null;
  }

  /** What the member owns that is not at its end; looking leaves an entry in the audit. */
  async openActions(id: string, actorId: string, at: number): Promise<OwnedAction[]> {
    return this.#writer.write((orm) => {
      const found = openActionsOf(orm, id);
      if (found.length > 0) {
        const detail = { count: found.length };
        recordAudit(orm, { at, actorId, act: 'actions.looked-through', subjectId: id, detail });
      }
      return found;
    });
  }

  /** @throws AppError `e-mail-taken`. `actorId` is null when the command line adds somebody. */
  async add(member: NewMember, actorId: string | null): Promise<void> {
    await this.#writer.write((orm) => insertMember(orm, member, actorId));
  }

  async rename(id: string, name: string, at: number): Promise<void> {
    await this.#writer.write((orm) => {
      orm.update(members).set({ name }).where(eq(members.id, id)).run();
      recordAudit(orm, { at, actorId: id, act: 'member.renamed', subjectId: id });
    });
  }

  /** Replaces the password and ends the member's other sessions, whose ids are returned. */
  async changePassword(id: string, passwordHash: string, at: number, keep: string): Promise<string[]> {
    return this.#writer.write((orm) => {
      orm.update(members).set({ passwordHash }).where(eq(members.id, id)).run();
      recordAudit(orm, { at, actorId: id, act: 'member.password-changed', subjectId: id });
      return endSessions(orm, id, at, { except: keep });
    });
  }

  /**
   * Changes roles or switches the account off or on. Switching off ends every session and the links the member gave
   * to people outside, and hands their open actions over.
   * @throws AppError `not-found`, `last-admin` when nobody could manage members afterwards, or `not-allowed-now` when
   * nothing was said about what they own.
   */
  async change(id: string, change: MemberChange, at: number, actorId: string): Promise<MemberChanged> {
    return this.#writer.write((orm) => {
      const row = orm.select().from(members).where(eq(members.id, id)).get();
      if (row === undefined) throw noSuchMember();
      const roles = [...(change.organisationRoles ?? row.organisationRoles)];
      const disabled = change.disabled ?? row.disabledAt !== null;
      const disabledAt = disabled ? (row.disabledAt ?? at) : null;
      const after = { organisationRoles: roles, disabledAt };
      if (managesMembers(row) && !managesMembers(after)) keepAnAdmin(orm, id);
      orm.update(members).set(after).where(eq(members.id, id)).run();
      recordAudit(orm, {
        at,
        actorId,
        act: 'member.changed',
        subjectId: id,
        detail: { roles: roles.join(' '), disabled },
      });
      if (!mayBreakGlass(after)) endBreakGlassesOf(orm, id, actorId, at);
      if (!disabled) return { ended: [], reviewIds: [], told: [] };
      const ended = endSessions(orm, id, at);
      if (row.disabledAt !== null) return { ended, reviewIds: [], told: [] };
      const handed = handOverAll(orm, id, change.handOver, { by: actorId, at });
      const reviewIds = [...handed.reviewIds, ...endLinksMadeBy(orm, id, { by: actorId, at })];
      return { ended, reviewIds: [...new Set(reviewIds)], told: handed.told };
    });
  }
}

type Row = typeof members.$inferSelect;

function toMember(row: Row): MemberRow {
  const { id, name, email, organisationRoles, colour, disabledAt, createdAt } = row;
  return { id, name, email, organisationRoles, colour, disabled: disabledAt !== null, createdAt };
}

/** Asks the one table of rights: without such a member nobody could invite people or reset a password. */
function managesMembers({
  organisationRoles,
  disabledAt,
}: Pick<Row, 'organisationRoles' | 'disabledAt'>): boolean {
  return disabledAt === null && can({ organisationRoles, reviewRole: null }, 'member.change');
}

function mayBreakGlass({
  organisationRoles,
  disabledAt,
}: Pick<Row, 'organisationRoles' | 'disabledAt'>): boolean {
  return disabledAt === null && can({ organisationRoles, reviewRole: null }, 'break-glass.use');
}

function keepAnAdmin(orm: Orm, leaving: string): void {
  const others = orm.select().from(members).where(ne(members.id, leaving)).all();
  if (others.some(managesMembers)) return;
  throw new AppError(
    'last-admin',
    'This is the only admin, and without one nobody could invite people or reset a password.',
    'Make somebody else an admin first.',
  );
}

export function noSuchMember(): AppError {
  return new AppError('not-found', 'There is no such member.', 'Load the list of people again.');
}

/** Stores a member with the next free colour, and its audit entry; for use inside a transaction. */
export function insertMember(orm: Orm, member: NewMember, actorId: string | null): void {
  const taken = orm.select({ id: members.id }).from(members).where(eq(members.email, member.email)).get();
  if (taken !== undefined) {
    throw new AppError(
      'e-mail-taken',
      'Somebody with this e-mail address has an account already.',
      'Sign in with it, or use another address.',
    );
  }
  const many = orm.select({ many: count() }).from(members).get()?.many ?? 0;
  orm
    .insert(members)
    .values({ ...member, organisationRoles: [...member.organisationRoles], colour: memberColour(many) })
    .run();
  recordAudit(orm, {
    at: member.createdAt,
    actorId,
    act: 'member.added',
    subjectId: member.id,
    detail: { roles: member.organisationRoles.join(' ') },
  });
}
