/**
 * Who can approve a learning summary, and who was asked to: members other than everybody who wrote in it or asks, by the
 * rights they have at that moment. Whom somebody chose counts only for telling them; it takes the right from nobody else.
 */
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { can, type Standing } from '../shared/access.ts';
import type { SummaryDetail } from '../shared/api/summaries.ts';
import type { Orm } from './orm.ts';
import { summaryApprovers, summaryMoves } from './schema-summaries.ts';
import { members, participants } from './schema.ts';
import {
  actingRole,
  isSecond,
  summaryWriters,
  type SummaryRow,
  type SummaryStanding,
} from './summary-rights.ts';

interface Approver {
  readonly memberId: string;
  readonly name: string;
  readonly standing: Standing;
}

/** By name. @param askerId whoever asks, or would ask, and therefore cannot approve */
export function approversOf(orm: Orm, row: SummaryRow, askerId: string | null): readonly Approver[] {
  const writers = summaryWriters(orm, row);
  return orm
    .select({
      memberId: members.id,
      name: members.name,
      organisationRoles: members.organisationRoles,
      reviewRole: participants.role,
    })
    .from(members)
    .leftJoin(
      participants,
      and(eq(participants.memberId, members.id), eq(participants.reviewId, row.sourceId)),
    )
    .where(isNull(members.disabledAt))
    .orderBy(asc(members.name), asc(members.id))
    .all()
    .map(({ memberId, name, ...standing }) => ({ memberId, name, standing }))
    .filter(({ memberId, standing }) => isSecond(standing) && !writers.has(memberId) && memberId !== askerId);
}

/** Whom this member could ask to approve it. */
export function approverChoices(orm: Orm, { row, memberId }: SummaryStanding): SummaryDetail['approvers'] {
  return approversOf(orm, row, memberId).map(({ memberId: id, name, standing }) => ({
    memberId: id,
    name,
    role: actingRole(standing),
  }));
}

/**
 * Who is asked to approve it and since when; null while nobody is. Who leads the review is no business of those who take
 * no part in it, so they are told the role alone.
 */
export function askedNow(orm: Orm, { row, standing, memberId }: SummaryStanding): SummaryDetail['asked'] {
  const { askedAt, askedBy } = row;
  if (row.state !== 'asked' || askedAt === null || askedBy === null) return null;
  const asker = orm.select({ name: members.name }).from(members).where(eq(members.id, askedBy)).get();
  const chosen = chosenIn(orm, lastAsking(orm, row.id));
  const people = approversOf(orm, row, askedBy).filter(
    (one) => chosen.size === 0 || chosen.has(one.memberId),
  );
  const inReview = standing.reviewRole !== null;
  return {
    at: askedAt,
    byName: asker?.name ?? 'Someone',
    chosen: chosen.size > 0,
    people: people.map((one) => ({
      name:
        inReview || one.memberId === memberId || can(one.standing, 'summary.follow-any') ? one.name : null,
      role: actingRole(one.standing),
    })),
  };
}

/** The newest move by which approval was asked for; null when it never was. */
function lastAsking(orm: Orm, summaryId: string): number | null {
  const found = orm
    .select({ id: summaryMoves.id })
    .from(summaryMoves)
    .where(and(eq(summaryMoves.summaryId, summaryId), eq(summaryMoves.move, 'asked')))
    .orderBy(desc(summaryMoves.id))
    .get();
  return found?.id ?? null;
}

function chosenIn(orm: Orm, moveId: number | null): ReadonlySet<string> {
  if (moveId === null) return new Set();
  const rows = orm.select().from(summaryApprovers).where(eq(summaryApprovers.moveId, moveId)).all();
  return new Set(rows.map(({ memberId }) => memberId));
}
