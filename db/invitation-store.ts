/**
 * Invitations: single-use links, 7 days, that make a member and perhaps a participant. Reading one never uses it up.
 * The review in it is joined only if its inviter may still add participants when the link is used.
 */
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { can, type OrganisationRole, type ReviewRole } from '../shared/access.ts';
import { AppError } from '../shared/errors.ts';
import { recordAudit } from './audit-store.ts';
import { tell } from './inbox-store.ts';
import { usableLink } from './links.ts';
import { insertMember, type NewMember } from './member-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { invitations, members, participants } from './schema.ts';
import { insertSession, type NewSession } from './session-store.ts';

export interface NewInvitation {
  readonly id: string;
  readonly tokenHash: string;
  readonly email: string | null;
  readonly organisationRoles: readonly OrganisationRole[];
  readonly reviewId: string | null;
  readonly reviewRole: ReviewRole | null;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export type OpenInvitation = Omit<NewInvitation, 'tokenHash' | 'organisationRoles' | 'createdBy'> & {
  readonly organisationRoles: OrganisationRole[];
};

/** Whoever accepts; the roles come from the invitation. */
export interface Acceptance {
  readonly tokenHash: string;
  readonly member: Omit<NewMember, 'organisationRoles'>;
  readonly session: NewSession;
  readonly at: number;
}

export class InvitationStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** Those that can still be used, the newest first. */
  async listOpen(at: number): Promise<OpenInvitation[]> {
    return this.#orm
      .select()
      .from(invitations)
      .where(and(isNull(invitations.usedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, at)))
      .orderBy(desc(invitations.createdAt), desc(invitations.id))
      .all();
  }

  /**
   * Making the same id again (a request repeated because its answer never came) replaces the link, since the first
   * one cannot be shown a second time. @throws AppError `e-mail-taken`, or `link-used` if it was used meanwhile.
   */
  async make(invitation: NewInvitation): Promise<void> {
    await this.#writer.write((orm) => {
      if (invitation.email !== null) refuseKnownAddress(orm, invitation.email);
      const there = orm.select().from(invitations).where(eq(invitations.id, invitation.id)).get();
      if (there === undefined) {
        orm
          .insert(invitations)
          .values({ ...invitation, organisationRoles: [...invitation.organisationRoles] })
          .run();
      } else {
        usableLink(there, invitation.createdAt);
        const { tokenHash, expiresAt } = invitation;
        orm.update(invitations).set({ tokenHash, expiresAt }).where(eq(invitations.id, invitation.id)).run();
      }
      recordAudit(orm, {
        at: invitation.createdAt,
        actorId: invitation.createdBy,
        act: 'invitation.made',
        subjectId: invitation.id,
        ...(invitation.reviewId === null ? {} : { reviewId: invitation.reviewId }),
        detail: { roles: invitation.organisationRoles.join(' ') },
      });
    });
  }

  /** @throws AppError when it is unknown or cannot be used any more anyway. */
  async revoke(id: string, at: number, actorId: string): Promise<void> {
    await this.#writer.write((orm) => {
      usableLink(orm.select().from(invitations).where(eq(invitations.id, id)).get(), at);
      orm.update(invitations).set({ revokedAt: at }).where(eq(invitations.id, id)).run();
      recordAudit(orm, { at, actorId, act: 'invitation.revoked', subjectId: id });
    });
  }

  /** For the page that the link opens; uses nothing up. @throws AppError when it cannot be used. */
  async peek(tokenHash: string, at: number): Promise<{ email: string | null }> {
    return { email: findInvitation(this.#orm, tokenHash, at).email };
  }

  /**
   * Makes the member, adds them to the review, signs them in and uses the link up, all at once.
   * @returns the review they joined, if any.
   */
  async accept(acceptance: Acceptance): Promise<{ reviewId: string | null }> {
    return this.#writer.write((orm) => {
      const { at, member, session, tokenHash } = acceptance;
      const invitation = findInvitation(orm, tokenHash, at);
      if (invitation.email !== null && invitation.email !== member.email) {
        const sentence = 'This invitation was made for another e-mail address.';
        throw new AppError(
          'invalid-input',
          sentence,
          'Use the address it was sent to, or ask for a new one.',
          {
            fields: { email: sentence },
          },
        );
      }
      const organisationRoles = invitation.organisationRoles;
      insertMember(orm, { ...member, organisationRoles }, invitation.createdBy);
      orm
        .update(invitations)
        .set({ usedAt: at, usedBy: member.id })
        .where(eq(invitations.id, invitation.id))
        .run();
      recordAudit(orm, { at, actorId: member.id, act: 'invitation.accepted', subjectId: invitation.id });
      insertSession(orm, session);
      return { reviewId: joinReview(orm, invitation, member.id, at) };
    });
  }
}

type Row = typeof invitations.$inferSelect;

function findInvitation(orm: Orm, tokenHash: string, at: number): Row {
  return usableLink(orm.select().from(invitations).where(eq(invitations.tokenHash, tokenHash)).get(), at);
}

function refuseKnownAddress(orm: Orm, email: string): void {
  const there = orm.select({ id: members.id }).from(members).where(eq(members.email, email)).get();
  if (there === undefined) return;
  throw new AppError(
    'e-mail-taken',
    'Somebody with this e-mail address has an account already.',
    'Add them to the review as a participant, or make them a link for a new password.',
  );
}

function joinReview(orm: Orm, invitation: Row, memberId: string, at: number): string | null {
  const { reviewId, reviewRole, createdBy } = invitation;
  if (reviewId === null || reviewRole === null) return null;
  const inviter = orm
    .select({ role: participants.role, organisationRoles: members.organisationRoles })
    .from(participants)
    .innerJoin(members, and(eq(members.id, participants.memberId), isNull(members.disabledAt)))
    .where(and(eq(participants.reviewId, reviewId), eq(participants.memberId, createdBy)))
    .get();
  if (inviter === undefined) return null;
  const standing = { organisationRoles: inviter.organisationRoles, reviewRole: inviter.role };
  if (!can(standing, 'participant.change')) return null;
  orm
    .insert(participants)
    .values({ reviewId, memberId, role: reviewRole, addedAt: at, addedBy: createdBy })
    .run();
  recordAudit(orm, {
    at,
    actorId: createdBy,
    act: 'participant.added',
    reviewId,
    subjectId: memberId,
    detail: { role: reviewRole },
  });
  tell(orm, { memberId, kind: 'review-added', byId: createdBy, at, reviewId, role: reviewRole });
  return reviewId;
}
