/** What a decision about a member rests on, asked where the answer cannot change before the act: in its transaction. */
import { and, eq, sql } from 'drizzle-orm';
import type { ReviewRole, Standing } from '../shared/access.ts';
import type { Orm } from './orm.ts';
import { preparedOnce } from './prepared-once.ts';
import { members, participants } from './schema.ts';

/** A disabled or unknown member stands nowhere; the role is null for no participant and for no such review. */
export function standingIn(orm: Orm, memberId: string, reviewId: string): Standing {
  const row = statements(orm).standing.get({ memberId, reviewId });
  return row === undefined
    ? { organisationRoles: [], reviewRole: null }
    : { organisationRoles: row.organisationRoles, reviewRole: row.reviewRole satisfies ReviewRole | null };
}

const statements = preparedOnce((orm) => ({
  standing: orm
    .select({ organisationRoles: members.organisationRoles, reviewRole: participants.role })
    .from(members)
    .leftJoin(
      participants,
      and(eq(participants.memberId, members.id), eq(participants.reviewId, sql.placeholder('reviewId'))),
    )
    .where(and(eq(members.id, sql.placeholder('memberId')), sql`${members.disabledAt} is null`))
    .prepare(),
}));
