/** Who may do what about signing, and at which stage: asked in the transaction of the act. A signed review takes nothing. */
import { can, type ReviewAct, type Stage } from '../shared/access.ts';
import { notInReview } from './agreement-refusals.ts';
import type { Orm } from './orm.ts';
import { noSuchReview, notYours, reviewIsSigned } from './refusals.ts';
import { reviews } from './schema.ts';
import { standingIn } from './standing.ts';
import { eq } from 'drizzle-orm';

/** @returns the stage of a review that is not signed. @param what completes "does not let you …" */
export function demandUnsigned(
  orm: Orm,
  reviewId: string,
  memberId: string,
  act: ReviewAct,
  what: string,
): Stage {
  const row = orm.select({ stage: reviews.stage }).from(reviews).where(eq(reviews.id, reviewId)).get();
  const standing = standingIn(orm, memberId, reviewId);
  if (row === undefined || !can(standing, 'review.see')) throw noSuchReview();
  if (!can(standing, act)) throw notYours(what);
  if (row.stage === 'signed') throw reviewIsSigned();
  return row.stage;
}

/** The same, and the review is in review. */
export function demandInReview(
  orm: Orm,
  reviewId: string,
  memberId: string,
  act: ReviewAct,
  what: string,
): void {
  const stage = demandUnsigned(orm, reviewId, memberId, act, what);
  if (stage !== 'in-review') throw notInReview(stage);
}
