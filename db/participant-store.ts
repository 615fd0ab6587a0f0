/**
 * Who takes part in a review and in which role. A review always keeps a chair who can sign in.
 * Whether somebody may change this is the caller's question; whether the panel stays whole is decided here.
 */
import { and, count, eq, isNull, ne } from 'drizzle-orm';
import type { ReviewRole } from '../shared/access.ts';
import type { Participant } from '../shared/api/reviews.ts';
import { AppError } from '../shared/errors.ts';
import { recordAudit } from './audit-store.ts';
import { endBreakGlassesOf } from './break-glass-end.ts';
import { tell } from './inbox-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { breakGlasses } from './schema-audit.ts';
import { members, participants } from './schema.ts';

/** Who makes the change, and when. */
export interface By {
  readonly memberId: string;
  /** UTC milliseconds. */
  readonly at: number;
}

export class ParticipantStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** In the order in which they were added. */
  async list(reviewId: string): Promise<Participant[]> {
    return this.#orm
      .select({
        memberId: participants.memberId,
        name: members.name,
        email: members.email,
        colour: members.colour,
        role: participants.role,
        addedAt: participants.addedAt,
        breakGlass: { id: breakGlasses.id, reason: breakGlasses.reason, endsAt: breakGlasses.endsAt },
      })
      .from(participants)
      .innerJoin(members, eq(members.id, participants.memberId))
      .leftJoin(
        breakGlasses,
        and(
          eq(breakGlasses.reviewId, participants.reviewId),
          eq(breakGlasses.memberId, participants.memberId),
          isNull(breakGlasses.endedAt),
        ),
      )
      .where(eq(participants.reviewId, reviewId))
      .orderBy(participants.addedAt, members.name)
      .all()
      .map(({ breakGlass, ...person }) => (breakGlass === null ? person : { ...person, breakGlass }));
  }

  /** Ids of the reviews a member takes part in, with their role in each. */
  async rolesOf(memberId: string): Promise<ReadonlyMap<string, ReviewRole>> {
    const rows = this.#orm
      .select({ reviewId: participants.reviewId, role: participants.role })
      .from(participants)
      .where(eq(participants.memberId, memberId))
      .all();
    return new Map(rows.map(({ reviewId, role }) => [reviewId, role]));
  }

  /** Any member who can sign in may be added, once. */
  async add(reviewId: string, memberId: string, role: ReviewRole, by: By): Promise<void> {
    await this.#writer.write((orm) => {
      const member = orm
        .select({ name: members.name })
        .from(members)
        .where(and(eq(members.id, memberId), isNull(members.disabledAt)))
        .get();
      if (member === undefined) {
        throw new AppError(
          'not-found',
          'There is no such member, or their account is switched off.',
          'Choose somebody from the list of members, or ask an administrator to invite them.',
        );
      }
      if (roleIn(orm, reviewId, memberId) !== undefined) {
        throw new AppError(
          'not-allowed-now',
          `${member.name} takes part in this review already.`,
          'Change the role of that participant if another one was meant.',
        );
      }
      orm
        .insert(participants)
        .values({ reviewId, memberId, role, addedAt: by.at, addedBy: by.memberId })
        .run();
      recordAudit(orm, {
        at: by.at,
        actorId: by.memberId,
        act: 'participant.added',
        reviewId,
        subjectId: memberId,
        detail: { role },
      });
      tell(orm, { memberId, kind: 'review-added', byId: by.memberId, at: by.at, reviewId, role });
    });
  }

  async changeRole(reviewId: string, memberId: string, role: ReviewRole, by: By): Promise<void> {
    await this.#writer.write((orm) => {
      const present = roleIn(orm, reviewId, memberId);
      if (present === undefined) throw noSuchParticipant();
      if (present === role) return;
      if (present === 'break-glass') {
        throw new AppError(
          'not-allowed-now',
          'This admin reads the review by break-glass access, which has no other role.',
          'End that access first, then add them with the role they are to have.',
        );
      }
      if (present === 'chair') keepChair(orm, reviewId, memberId);
      orm
        .update(participants)
        .set({ role })
        .where(and(eq(participants.reviewId, reviewId), eq(participants.memberId, memberId)))
        .run();
      recordAudit(orm, {
        at: by.at,
        actorId: by.memberId,
        act: 'participant.changed',
        reviewId,
        subjectId: memberId,
        detail: { from: present, to: role },
      });
      tell(orm, { memberId, kind: 'review-role', byId: by.memberId, at: by.at, reviewId, role });
    });
  }

  /** Takes away every right in this review; what they wrote stays, under their name. */
  async remove(reviewId: string, memberId: string, by: By): Promise<void> {
    await this.#writer.write((orm) => {
      const present = roleIn(orm, reviewId, memberId);
      if (present === undefined) throw noSuchParticipant();
      if (present === 'break-glass') {
        endBreakGlassesOf(orm, memberId, by.memberId, by.at, reviewId);
        return;
      }
      if (present === 'chair') keepChair(orm, reviewId, memberId);
      orm
        .delete(participants)
        .where(and(eq(participants.reviewId, reviewId), eq(participants.memberId, memberId)))
        .run();
      recordAudit(orm, {
        at: by.at,
        actorId: by.memberId,
        act: 'participant.removed',
        reviewId,
        subjectId: memberId,
        detail: { role: present },
      });
    });
  }
}

function roleIn(orm: Orm, reviewId: string, memberId: string): ReviewRole | undefined {
  return orm
    .select({ role: participants.role })
    .from(participants)
    .where(and(eq(participants.reviewId, reviewId), eq(participants.memberId, memberId)))
    .get()?.role;
}

/** @throws AppError `last-chair` when nobody else could sign the review. */
function keepChair(orm: Orm, reviewId: string, leaving: string): void {
  const others = orm
    .select({ many: count() })
    .from(participants)
    .innerJoin(members, eq(members.id, participants.memberId))
    .where(
      and(
        eq(participants.reviewId, reviewId),
        eq(participants.role, 'chair'),
        ne(participants.memberId, leaving),
        isNull(members.disabledAt),
      ),
    )
    .get();
  if ((others?.many ?? 0) > 0) return;
  throw new AppError(
    'last-chair',
    'This is the only chair of the review, and a review needs one.',
    'Make somebody else chair first.',
  );
}

function noSuchParticipant(): AppError {
  return new AppError(
    'not-found',
    'This member does not take part in the review any more.',
    'Load the list of participants again.',
  );
}
