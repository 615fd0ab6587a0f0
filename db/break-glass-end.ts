/** How break-glass access ends, whoever or whatever ends it. For use inside the transaction of the act. */
import { and, eq, isNull, ne } from 'drizzle-orm';
import { recordAudit } from './audit-store.ts';
import { tell } from './inbox-store.ts';
import type { Orm } from './orm.ts';
import { breakGlasses } from './schema-audit.ts';
import { participants } from './schema.ts';

export type BreakGlassRow = typeof breakGlasses.$inferSelect;

/** Who lost the access to which review, and who is told of it. */
export interface BreakGlassEnd {
  readonly reviewId: string;
  readonly memberId: string;
  readonly told: readonly string[];
}

/**
 * Takes the right away, writes it down and tells its reader and the chairs.
 * @param by null when its time was over
 */
export function endBreakGlass(orm: Orm, row: BreakGlassRow, by: string | null, at: number): BreakGlassEnd {
  const { id, reviewId, memberId } = row;
  orm.update(breakGlasses).set({ endedAt: at, endedBy: by }).where(eq(breakGlasses.id, id)).run();
  orm
    .delete(participants)
    .where(
      and(
        eq(participants.reviewId, reviewId),
        eq(participants.memberId, memberId),
        eq(participants.role, 'break-glass'),
      ),
    )
    .run();
  recordAudit(orm, {
    at,
    actorId: by,
    act: 'break-glass.ended',
    reviewId,
    subjectId: memberId,
    detail: { id, by: by === null ? 'time' : by === memberId ? 'reader' : 'other' },
  });
  const people = orm
    .select({ memberId: participants.memberId })
    .from(participants)
    .where(
      and(
        eq(participants.reviewId, reviewId),
        eq(participants.role, 'chair'),
        ne(participants.memberId, by ?? ''),
      ),
    )
    .all()
    .map((person) => person.memberId);
  const told = [memberId, ...people].filter((one) =>
    tell(orm, { memberId: one, kind: 'break-glass-ended', byId: by, at, reviewId }),
  );
  return { reviewId, memberId, told };
}

/** Ends every break-glass access of a member, in one review or in all. */
export function endBreakGlassesOf(
  orm: Orm,
  memberId: string,
  by: string,
  at: number,
  reviewId?: string,
): readonly BreakGlassEnd[] {
  return orm
    .select()
    .from(breakGlasses)
    .where(
      and(
        eq(breakGlasses.memberId, memberId),
        isNull(breakGlasses.endedAt),
        reviewId === undefined ? undefined : eq(breakGlasses.reviewId, reviewId),
      ),
    )
    .all()
    .map((row) => endBreakGlass(orm, row, by, at));
}
