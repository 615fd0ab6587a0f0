/**
 * Actions that a later review carries: who sees and follows them by taking part in that review, and which they are.
 * Says nothing of the review an action was born in.
 */
import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { can, reviewRoles, type Standing } from '../shared/access.ts';
import type { Orm } from './orm.ts';
import { actionReviews } from './schema-from-before.ts';
import { actions, participants, reviews } from './schema.ts';

interface Key {
  readonly reviewId: string;
  readonly actionId: string;
}

const listingRoles = reviewRoles.filter((reviewRole) =>
  can({ organisationRoles: [], reviewRole }, 'action.list'),
);

/** As a condition on one action: a review that the member takes part in carries it. */
export function isCarriedTo(memberId: string): SQL {
  return sql`(${actions.reviewId}, ${actions.actionId}) in (
    select ${actionReviews.actionReviewId}, ${actionReviews.actionId} from ${participants}
    join ${actionReviews} on ${eq(actionReviews.reviewId, participants.reviewId)}
    where ${eq(participants.memberId, memberId)} and ${inArray(participants.role, listingRoles)}
    and ${eq(actionReviews.answer, 'carried')})`;
}

/** As a condition on one action: this review carries it. */
export function isCarriedBy(reviewId: string): SQL {
  return sql`(${actions.reviewId}, ${actions.actionId}) in (
    select ${actionReviews.actionReviewId}, ${actionReviews.actionId} from ${actionReviews}
    where ${eq(actionReviews.reviewId, reviewId)} and ${eq(actionReviews.answer, 'carried')})`;
}

/** What a member may do with an action because a review they take part in carries it. */
export interface CarryingStanding {
  readonly sees: boolean;
  readonly follows: boolean;
}

/** By `<review id> <action id>`; actions that no review of the member carries have no entry. */
export function carryingStandings(
  orm: Orm,
  memberId: string,
  keys: readonly Key[],
): ReadonlyMap<string, CarryingStanding> {
  const found = new Map<string, CarryingStanding>();
  if (keys.length === 0) return found;
  const rows = orm
    .select({
      reviewId: actionReviews.actionReviewId,
      actionId: actionReviews.actionId,
      reviewRole: participants.role,
    })
    .from(actionReviews)
    .innerJoin(participants, eq(participants.reviewId, actionReviews.reviewId))
    .where(
      and(
        among(keys),
        eq(actionReviews.answer, 'carried'),
        eq(participants.memberId, memberId),
        inArray(participants.role, listingRoles),
      ),
    )
    .all();
  for (const { reviewId, actionId, reviewRole } of rows) {
    const key = `${reviewId} ${actionId}`;
    const standing: Standing = { organisationRoles: [], reviewRole };
    const follows = can(standing, 'action.change') || found.get(key)?.follows === true;
    found.set(key, { sees: true, follows });
  }
  return found;
}

/** Reviews that carry it and that the reader takes part in, by title. */
export function reviewsCarrying(
  orm: Orm,
  memberId: string,
  { reviewId, actionId }: Key,
): { reviewId: string; title: string }[] {
  return orm
    .select({ reviewId: reviews.id, title: reviews.title })
    .from(actionReviews)
    .innerJoin(reviews, eq(reviews.id, actionReviews.reviewId))
    .innerJoin(participants, eq(participants.reviewId, actionReviews.reviewId))
    .where(
      and(
        eq(actionReviews.actionReviewId, reviewId),
        eq(actionReviews.actionId, actionId),
        eq(actionReviews.answer, 'carried'),
        eq(participants.memberId, memberId),
        inArray(participants.role, listingRoles),
      ),
    )
    .orderBy(reviews.title)
    .all();
}

/** Ids of the reviews that carry any action of this one: they hear of what becomes of it. */
export function carriersOf(orm: Orm, reviewId: string): readonly string[] {
  return orm
    .selectDistinct({ reviewId: actionReviews.reviewId })
    .from(actionReviews)
    .where(and(eq(actionReviews.actionReviewId, reviewId), eq(actionReviews.answer, 'carried')))
    .all()
    .map((row) => row.reviewId);
}

function among(keys: readonly Key[]): SQL {
  const values = keys.map((key) => sql`(${key.reviewId}, ${key.actionId})`);
  return sql`(${actionReviews.actionReviewId}, ${actionReviews.actionId}) in (values ${sql.join(values, sql`, `)})`;
}
