/** What a decision about a member rests on, asked where the answer cannot change before the act: in its transaction. */
import { and, eq, sql } from 'drizzle-orm';
import type { ReviewRole, Standing } from '../shared/access.ts';
import type { Orm } from './orm.ts';
import { members, participants } from './schema.ts';

/** A disabled or unknown member stands nowhere; the role is null for no participant and for no such review. */
export function standingIn(orm: Orm, memberId: string, reviewId: string): Standing {
  const row = orm
    .select({ organisationRoles: members.organisationRoles, reviewRole: participants.role })
    .from(members)
    .leftJoin(participants, and(eq(participants.memberId, members.id), eq(participants.reviewId, reviewId)))
    .where(and(eq(members.id, memberId), sql`${members.disabledAt} is null`))
    .get();
  return row === undefined
    ? { organisationRoles: [], reviewRole: null }
    : { organisationRoles: row.organisationRoles, reviewRole: row.reviewRole satisfies ReviewRole | null };
}
