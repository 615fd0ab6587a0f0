/**
 * Which actions of earlier reviews belong to a review: those of reviews on the same AI system, and those that address a
 * factor with a code that a factor of this review has. Goes by narrow indexes alone, and sees what the reader may see.
 */
import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { actionStatuses, type ActionStatus } from '../shared/actions/action-status.ts';
import { fromBeforeOrder, isOpenFromBefore, type FromBeforeFacts } from '../shared/actions/from-before.ts';
import { seesEverything, visible, type ActionKey, type Reader } from './action-finding.ts';
import type { Orm } from './orm.ts';
import { actionReviews, factorCodes } from './schema-from-before.ts';
import { actionFactors, actions, participants, reviews } from './schema.ts';

/** A review, as far as others are compared with it. */
export interface ComparedReview {
  readonly id: string;
  readonly systemId: string | null;
  readonly aiSystem: string | null;
  readonly sample: boolean;
  readonly createdAt: number;
}

export interface FoundBefore extends ActionKey, FromBeforeFacts {}

const open = actionStatuses.filter((status) => isOpenFromBefore(status));

export function comparedReview(orm: Orm, reviewId: string): ComparedReview | undefined {
  const { id, systemId, aiSystem, sample, createdAt } = reviews;
  return orm
    .select({ id, systemId, aiSystem, sample, createdAt })
    .from(reviews)
    .where(eq(reviews.id, reviewId))
    .get();
}

/** The codes of a review's factors as they were last projected, in order. */
export function codesOfReview(orm: Orm, reviewId: string): readonly string[] {
  return orm
    .selectDistinct({ code: factorCodes.code })
    .from(factorCodes)
    .where(eq(factorCodes.reviewId, reviewId))
    .orderBy(factorCodes.code)
    .all()
    .map(({ code }) => code);
}

export interface FoundFromBefore {
  /** In the order in which they are asked about. */
  readonly actions: readonly FoundBefore[];
  /** There are more reviews of its kind than were looked through. */
  readonly furtherReviews: boolean;
}

/** Reviews looked through at most: the newest on the same system, and those that share the most codes. */
const mostReviews = 100;

/**
 * Answers that were given do not count here.
 * @param only looks at this one action alone
 */
export function actionsFromBefore(
  orm: Orm,
  reader: Reader,
  review: ComparedReview,
  codes: readonly string[],
  only?: ActionKey,
): FoundFromBefore {
  const looked = and(isEarlier(review), isOfReader(reader), only && eq(reviews.id, only.reviewId));
  const sameSystem = reviewsOnSystem(orm, review, looked);
  const sameCodes = reviewsWithCodes(orm, codes, looked);
  const where = and(visible(orm, reader), only && eq(actions.actionId, only.actionId));
  const found = new Map<string, FoundBefore>();
  for (const row of openActionsOf(orm, sameSystem.slice(0, mostReviews), where)) {
    found.set(keyOf(row), { ...row, system: true, codes: [] });
  }
  for (const { codes: shared, ...row } of openActionsWith(
    orm,
    sameCodes.slice(0, mostReviews),
    codes,
    where,
  )) {
    const system = found.get(keyOf(row))?.system === true;
    found.set(keyOf(row), { ...row, system, codes: shared.split(' ').sort() });
  }
  return {
    actions: [...found.values()].sort(fromBeforeOrder),
    furtherReviews: sameSystem.length > mostReviews || sameCodes.length > mostReviews,
  };
}

export function keyOf({ reviewId, actionId }: ActionKey): string {
  return `${reviewId} ${actionId}`;
}

interface Row extends ActionKey {
  readonly status: ActionStatus;
  readonly dueOn: string | null;
}

const columns = sql`${actions.reviewId} as "reviewId", ${actions.actionId} as "actionId",
  ${actions.status} as status, ${actions.dueOn} as "dueOn"`;
const narrow = sql`${actions} indexed by actions_to_filter`;

/** Newest first, one more than are looked through. */
function reviewsOnSystem(
  orm: Orm,
  { systemId, aiSystem }: ComparedReview,
  looked: SQL | undefined,
): readonly string[] {
  const parts: SQL[] = [];
  const columns = sql`select ${reviews.id} as id, ${reviews.createdAt} as "createdAt" from ${reviews}`;
  if (systemId !== null) parts.push(sql`${columns} where ${and(eq(reviews.systemId, systemId), looked)}`);
  const name = (aiSystem ?? '').trim();
  if (name !== '') {
    // Two entries of the register may have one name; then the register knows better.
    const mayBeSame =
      systemId === null ? undefined : sql`(${reviews.systemId} is null or ${eq(reviews.systemId, systemId)})`;
    const isNamed = sql`lower(${reviews.aiSystem}) = lower(${name})`;
    parts.push(sql`${columns} where ${and(isNamed, mayBeSame, looked)}`);
  }
  if (parts.length === 0) return [];
  return orm
    .all<{ id: string }>(
      sql`${sql.join(parts, sql` union `)} order by "createdAt" desc, id limit ${mostReviews + 1}`,
    )
    .map(({ id }) => id);
}

/** Those with the most of these codes first, the newer of two, one more than are looked through. */
function reviewsWithCodes(orm: Orm, codes: readonly string[], looked: SQL | undefined): readonly string[] {
  if (codes.length === 0) return [];
  return orm
    .all<{ id: string }>(
      sql`select ${reviews.id} as id
        from (select ${factorCodes.reviewId} as id, count(distinct ${factorCodes.code}) as shared
          from ${factorCodes} where ${inArray(factorCodes.code, [...codes])} group by ${factorCodes.reviewId}) near
        cross join ${reviews} on ${reviews.id} = near.id where ${looked ?? sql`1`}
        order by near.shared desc, ${reviews.createdAt} desc, ${reviews.id} limit ${mostReviews + 1}`,
    )
    .map(({ id }) => id);
}

function openActionsOf(orm: Orm, reviewIds: readonly string[], where: SQL | undefined): readonly Row[] {
  if (reviewIds.length === 0) return [];
  const asked = and(inArray(actions.reviewId, [...reviewIds]), inArray(actions.status, open), where);
  return orm.all<Row>(sql`select ${columns} from ${narrow} where ${asked}`);
}

/** Each with the codes by which it came, between blanks, which codes do not hold. */
function openActionsWith(
  orm: Orm,
  reviewIds: readonly string[],
  codes: readonly string[],
  where: SQL | undefined,
): readonly (Row & { readonly codes: string })[] {
  if (reviewIds.length === 0) return [];
  const asked = and(
    inArray(factorCodes.reviewId, [...reviewIds]),
    inArray(factorCodes.code, [...codes]),
    inArray(actions.status, open),
    where,
  );
  return orm.all<Row & { readonly codes: string }>(
    sql`select ${columns}, replace(group_concat(distinct ${factorCodes.code}), ',', ' ') as codes
      from ${factorCodes}
      cross join ${actionFactors} on ${and(
        eq(actionFactors.reviewId, factorCodes.reviewId),
        eq(actionFactors.factorId, factorCodes.factorId),
      )}
      cross join ${narrow} on ${and(
        eq(actions.reviewId, actionFactors.reviewId),
        eq(actions.actionId, actionFactors.actionId),
      )}
      where ${asked} group by ${actions.reviewId}, ${actions.actionId}`,
  );
}

/** Opened before, or in the same moment. Samples and reviews of the organisation itself know nothing of each other. */
function isEarlier({ id, sample, createdAt }: ComparedReview): SQL | undefined {
  return and(
    sql`${reviews.id} <> ${id}`,
    sql`${reviews.createdAt} <= ${createdAt}`,
    eq(reviews.sample, sample),
  );
}

/** As a condition on a review: it may hold an action that the reader sees. */
function isOfReader(reader: Reader): SQL | undefined {
  if (seesEverything(reader)) return undefined;
  const { memberId } = reader;
  return sql`${reviews.id} in (
    select ${participants.reviewId} from ${participants} where ${eq(participants.memberId, memberId)}
    union select ${actions.reviewId} from ${actions} where ${eq(actions.ownerId, memberId)}
    union select ${actionReviews.actionReviewId} from ${participants}
      join ${actionReviews} on ${eq(actionReviews.reviewId, participants.reviewId)}
      where ${eq(participants.memberId, memberId)})`;
}
