/**
 * Which actions of earlier reviews belong to a review: those of reviews on the same AI system, and those that address a
 * factor with a code that a factor of this review has. Goes by narrow indexes alone, and sees what the reader may see.
 */
import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { actionStatuses, type ActionStatus } from '../shared/actions/action-status.ts';
import { fromBeforeOrder, isOpenFromBefore, type FromBeforeFacts } from '../shared/actions/from-before.ts';
import { visible, type ActionKey, type Reader } from './action-finding.ts';
import type { Orm } from './orm.ts';
import { factorCodes } from './schema-from-before.ts';
import { actionFactors, actions, reviews } from './schema.ts';

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

/**
 * In the order in which they are asked about. Answers that were given do not count here.
 * @param only looks at this one action alone
 */
export function actionsFromBefore(
  orm: Orm,
  reader: Reader,
  review: ComparedReview,
  codes: readonly string[],
  only?: ActionKey,
): readonly FoundBefore[] {
  const sees = visible(orm, reader);
  const found = new Map<string, FoundBefore>();
  for (const row of ofSameSystem(orm, review, sees, only)) {
    found.set(keyOf(row), { ...row, system: true, codes: [] });
  }
  for (const { codes: shared, ...row } of withSameCodes(orm, review, codes, sees, only)) {
    const system = found.get(keyOf(row))?.system === true;
    found.set(keyOf(row), { ...row, system, codes: shared.split(' ').sort() });
  }
  return [...found.values()].sort(fromBeforeOrder);
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

function ofSameSystem(
  orm: Orm,
  review: ComparedReview,
  sees: SQL | undefined,
  only: ActionKey | undefined,
): readonly Row[] {
  const parts: SQL[] = [];
  if (review.systemId !== null) {
    parts.push(sql`select ${reviews.id} from ${reviews} where ${eq(reviews.systemId, review.systemId)}
      and ${isEarlier(review)}`);
  }
  const name = (review.aiSystem ?? '').trim();
  if (name !== '') {
    // Two entries of the register may have one name; then the register knows better.
    const mayBeSame =
      review.systemId === null
        ? undefined
        : sql`(${reviews.systemId} is null or ${eq(reviews.systemId, review.systemId)})`;
    parts.push(sql`select ${reviews.id} from ${reviews}
      where lower(${reviews.aiSystem}) = lower(${name}) and ${and(isEarlier(review), mayBeSame)}`);
  }
  if (parts.length === 0) return [];
  const where = and(
    sql`${actions.reviewId} in (${sql.join(parts, sql` union `)})`,
    inArray(actions.status, open),
    isOnly(only),
    sees,
  );
  return orm.all<Row>(sql`select ${columns} from ${narrow} where ${where}`);
}

function withSameCodes(
  orm: Orm,
  review: ComparedReview,
  codes: readonly string[],
  sees: SQL | undefined,
  only: ActionKey | undefined,
): readonly (Row & { readonly codes: string })[] {
  if (codes.length === 0) return [];
  const where = and(
    inArray(factorCodes.code, [...codes]),
    isEarlier(review),
    inArray(actions.status, open),
    isOnly(only),
    sees,
  );
  // Codes hold no blanks. From the few that are asked for outwards, so that no action is read that has none of them.
  return orm.all<Row & { readonly codes: string }>(
    sql`select ${columns}, replace(group_concat(distinct ${factorCodes.code}), ',', ' ') as codes
      from ${factorCodes}
      cross join ${reviews} on ${eq(reviews.id, factorCodes.reviewId)}
      cross join ${actionFactors} on ${and(
        eq(actionFactors.reviewId, factorCodes.reviewId),
        eq(actionFactors.factorId, factorCodes.factorId),
      )}
      cross join ${narrow} on ${and(
        eq(actions.reviewId, actionFactors.reviewId),
        eq(actions.actionId, actionFactors.actionId),
      )}
      where ${where} group by ${actions.reviewId}, ${actions.actionId}`,
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

function isOnly(only: ActionKey | undefined): SQL | undefined {
  return only === undefined
    ? undefined
    : and(eq(actions.reviewId, only.reviewId), eq(actions.actionId, only.actionId));
}
