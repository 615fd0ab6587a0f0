/**
 * Harm ratings before and after they are shown. Answers a member with their own rating and a number, never with what
 * somebody else graded; only `unpublished` hands ratings of others out, and only those that were shown.
 */
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { can, isOpenForWriting, type ReviewAct, type ReviewRole } from '../shared/access.ts';
import type { HarmDimensionState, OwnHarmRating, RateHarmRequest } from '../shared/api/harm.ts';
import { AppError } from '../shared/errors.ts';
import { harmDimensionIds, harmDimensions, type HarmDimension } from '../shared/harm/harm-grades.ts';
import type { RandomBytes } from '../shared/ids.ts';
import type { RatingToShow } from '../shared/review-document/harm-edits.ts';
import { recordAudit } from './audit-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import type { By } from './participant-store.ts';
import { noSuchReview, notYours, reviewIsSigned } from './refusals.ts';
import { participants, reviews } from './schema.ts';
import { harmRatings } from './schema-harm.ts';
import { standingIn } from './standing.ts';

type Row = typeof harmRatings.$inferSelect;

export interface HarmChange extends By {
  readonly reviewId: string;
  readonly dimension: HarmDimension;
  /** The version of their own rating they saw; 0 for none. */
  readonly seenVersion: number;
}

export interface HarmShowing extends By {
  readonly reviewId: string;
  /** Null: every dimension that at least two have rated. */
  readonly dimension: HarmDimension | null;
  readonly aloneReason: string;
  /** Decides who is number one: neither the alphabet nor who came first may tell. */
  readonly random: RandomBytes;
}

export class HarmStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** Every dimension: the member's own rating, whether it is open, and how many people have rated. */
  async stateFor(reviewId: string, memberId: string): Promise<HarmDimensionState[]> {
    const rows = this.#orm.select().from(harmRatings).where(eq(harmRatings.reviewId, reviewId)).all();
    return harmDimensionIds.map((dimension) => {
      const rated = rows.filter((row) => row.dimension === dimension);
      const mine = rated.find((row) => row.memberId === memberId);
      return {
        dimension,
        raters: rated.length,
        shown: rated.some(({ shownAt }) => shownAt !== null),
        mine: mine === undefined ? null : ownRating(mine),
      };
    });
  }

  /**
   * Keeps what a member grades. While the dimension is closed it replaces their earlier rating and nobody hears of it;
   * once it is open it is a new rating, to be published.
   */
  async rate(change: HarmChange, rating: RateHarmRequest): Promise<void> {
    const { reviewId, dimension, memberId, at } = change;
    await this.#writer.write((orm) => {
      demandMay(orm, reviewId, memberId, 'harm.rate', 'grade harm');
      const mine = ownRow(orm, change);
      demandSeen(mine, change);
      const open = isShown(orm, reviewId, dimension);
      const shown = open
        ? {
            shownAt: at,
            shownAs: mine?.shownAs ?? labelsFor(orm, reviewId, [memberId], firstFirst).get(memberId) ?? '',
            publishedAt: null,
            aloneReason: null,
          }
        : {};
      const round = mine === undefined ? 1 : mine.shownAt === null ? mine.round : mine.round + 1;
      const next = { ...rating, ...shown, round, version: (mine?.version ?? 0) + 1, changedAt: at };
      if (mine === undefined)
        orm
          .insert(harmRatings)
          .values({ reviewId, dimension, memberId, ...next })
          .run();
      else orm.update(harmRatings).set(next).where(oneOf(change)).run();
      recordAudit(orm, {
        at,
        actorId: memberId,
        act: 'harm.rated',
        reviewId,
        subjectId: dimension,
        detail: { open },
      });
    });
  }

  /** Takes an own rating back that nobody has seen. */
  async withdraw(change: HarmChange): Promise<void> {
    const { reviewId, dimension, memberId, at } = change;
    await this.#writer.write((orm) => {
      demandMay(orm, reviewId, memberId, 'harm.rate', 'grade harm');
      const mine = ownRow(orm, change);
      if (mine === undefined) return;
      demandSeen(mine, change);
      if (mine.shownAt !== null) {
        throw new AppError(
          'not-allowed-now',
          'Your rating has been shown, so it stays.',
          'Rate again if you see it differently now: both stand then, the newer one first.',
        );
      }
      orm.delete(harmRatings).where(oneOf(change)).run();
      recordAudit(orm, { at, actorId: memberId, act: 'harm.withdrawn', reviewId, subjectId: dimension });
    });
  }

  /**
   * Opens dimensions: their ratings get labels and wait to be published. Resolves with the dimensions opened.
   * @throws AppError `not-allowed-now` where nobody, or one person without a stated reason, has rated.
   */
  async show(showing: HarmShowing): Promise<readonly HarmDimension[]> {
    const { reviewId, memberId, at, random } = showing;
    return this.#writer.write((orm) => {
      demandMay(orm, reviewId, memberId, 'harm.show', 'show the ratings');
      const closed = orm
        .select()
        .from(harmRatings)
        .where(and(eq(harmRatings.reviewId, reviewId), isNull(harmRatings.shownAt)))
        .all();
      const opened = harmDimensionIds.filter((dimension) => opens(showing, closed, dimension));
      if (opened.length === 0) throw nothingToShow(showing, closed);
      const rows = closed.filter(({ dimension }) => opened.includes(dimension));
      const labels = labelsFor(orm, reviewId, [...new Set(rows.map((row) => row.memberId))], (ids) =>
        shuffled(ids, random),
      );
      for (const row of rows) {
        const alone = rows.filter(({ dimension }) => dimension === row.dimension).length === 1;
        orm
          .update(harmRatings)
          .set({
            shownAt: at,
            shownAs: labels.get(row.memberId) ?? '',
            aloneReason: alone ? showing.aloneReason : null,
            version: row.version + 1,
          })
          .where(oneOf(row))
          .run();
      }
      for (const dimension of opened) {
        const count = rows.filter((row) => row.dimension === dimension).length;
        recordAudit(orm, {
          at,
          actorId: memberId,
          act: 'harm.shown',
          reviewId,
          subjectId: dimension,
          detail: { count },
        });
      }
      return opened;
    });
  }

  /** Ratings that were shown and that the document may not have taken yet; without who made them. */
  async unpublished(reviewId: string): Promise<readonly RatingToShow[]> {
    return this.#orm
      .select()
      .from(harmRatings)
      .where(waiting(reviewId))
      .all()
      .map((row) => ({
        dimension: row.dimension,
        rater: row.shownAs ?? '',
        round: row.round,
        grade: row.grade,
        confidence: row.confidence,
        reason: row.reason,
        role: row.role,
        on: new Date(row.changedAt).toISOString().slice(0, 10),
        alone: row.aloneReason ?? '',
      }));
  }

  /** The document holds these now. One that was changed meanwhile keeps waiting. */
  async markPublished(reviewId: string, ratings: readonly RatingToShow[], at: number): Promise<void> {
    await this.#writer.write((orm) => {
      for (const { dimension, rater, round } of ratings) {
        const same = [eq(harmRatings.dimension, dimension), eq(harmRatings.shownAs, rater)];
        orm
          .update(harmRatings)
          .set({ publishedAt: at })
          .where(and(waiting(reviewId), ...same, eq(harmRatings.round, round)))
          .run();
      }
    });
  }

  /** That the panel wrote its line about a dimension; the line itself is in the document. */
  async recordAgreement(reviewId: string, dimension: HarmDimension, by: By): Promise<void> {
    await this.#writer.write((orm) => {
      const { memberId, at } = by;
      recordAudit(orm, { at, actorId: memberId, act: 'harm.agreed', reviewId, subjectId: dimension });
    });
  }
}

function ownRating(row: Row): OwnHarmRating {
  const { grade, confidence, reason, role, version, round, changedAt, shownAs } = row;
  return { grade, confidence, reason, role, version, round, changedAt, shownAs };
}

type Key = Pick<Row, 'reviewId' | 'dimension' | 'memberId'>;

function oneOf({ reviewId, dimension, memberId }: Key) {
  return and(
    eq(harmRatings.reviewId, reviewId),
    eq(harmRatings.dimension, dimension),
    eq(harmRatings.memberId, memberId),
  );
}

function waiting(reviewId: string) {
  return and(
    eq(harmRatings.reviewId, reviewId),
    isNotNull(harmRatings.shownAt),
    isNull(harmRatings.publishedAt),
  );
}

function ownRow(orm: Orm, key: Key): Row | undefined {
  return orm.select().from(harmRatings).where(oneOf(key)).get();
}

function isShown(orm: Orm, reviewId: string, dimension: HarmDimension): boolean {
  const row = orm
    .select({ at: harmRatings.shownAt })
    .from(harmRatings)
    .where(
      and(
        eq(harmRatings.reviewId, reviewId),
        eq(harmRatings.dimension, dimension),
        isNotNull(harmRatings.shownAt),
      ),
    )
    .get();
  return row !== undefined;
}

/** Whether a showing opens a dimension: two have rated it, or one and there is a reason. */
function opens(
  { dimension: asked, aloneReason }: HarmShowing,
  closed: readonly Row[],
  dimension: HarmDimension,
) {
  const count = closed.filter((row) => row.dimension === dimension).length;
  if (asked === null) return count >= 2;
  return asked === dimension && (count >= 2 || (count === 1 && aloneReason !== ''));
}

function nothingToShow({ dimension }: HarmShowing, closed: readonly Row[]): AppError {
  const name = dimension === null ? null : harmDimensions[dimension].name;
  const one = closed.some((row) => row.dimension === dimension);
  if (name !== null && one) {
    return new AppError(
      'not-allowed-now',
      `Only one person has rated “${name}”.`,
      'Wait for a second rating, or say why it is to be shown with one.',
    );
  }
  return new AppError(
    'not-allowed-now',
    name === null
      ? 'Nothing has been rated by two people that is not shown already.'
      : `Nobody has rated “${name}”, or its ratings are shown already.`,
    'Load the review again to see how many have rated.',
  );
}

/** Each member's label in this review: the one they have, or their role with a number that nobody of it has yet. */
function labelsFor(
  orm: Orm,
  reviewId: string,
  memberIds: readonly string[],
  inOrder: (ids: readonly string[]) => readonly string[],
): ReadonlyMap<string, string> {
  const given = orm
    .select({ memberId: harmRatings.memberId, label: harmRatings.shownAs })
    .from(harmRatings)
    .where(and(eq(harmRatings.reviewId, reviewId), isNotNull(harmRatings.shownAs)))
    .all();
  const labels = new Map(given.map(({ memberId, label }) => [memberId, label ?? '']));
  for (const memberId of inOrder(memberIds.filter((id) => !labels.has(id)))) {
    const role = roleOf(orm, reviewId, memberId);
    const taken = new Set(labels.values());
    let number = 1;
    while (taken.has(`${role}-${String(number)}`)) number += 1;
    labels.set(memberId, `${role}-${String(number)}`);
  }
  return labels;
}

/** Somebody who has left since rates as a member of the panel. */
function roleOf(orm: Orm, reviewId: string, memberId: string): ReviewRole {
  const row = orm
    .select({ role: participants.role })
    .from(participants)
    .where(and(eq(participants.reviewId, reviewId), eq(participants.memberId, memberId)))
    .get();
  return row?.role ?? 'panel';
}

const firstFirst = (ids: readonly string[]): readonly string[] => ids;

function shuffled(ids: readonly string[], random: RandomBytes): readonly string[] {
  return ids
    .map((id) => ({ id, key: Buffer.from(random(8)).toString('hex') }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ id }) => id);
}

function demandMay(orm: Orm, reviewId: string, memberId: string, act: ReviewAct, what: string): void {
  const standing = standingIn(orm, memberId, reviewId);
  if (!can(standing, act)) throw notYours(what);
  const review = orm.select({ stage: reviews.stage }).from(reviews).where(eq(reviews.id, reviewId)).get();
  if (review === undefined) throw noSuchReview();
  if (!isOpenForWriting(review.stage)) throw reviewIsSigned();
}

function demandSeen(mine: Row | undefined, { seenVersion }: HarmChange): void {
  const version = mine?.version ?? 0;
  if (version === seenVersion) return;
  throw new AppError(
    'changed-meanwhile',
    'Your rating was changed or shown meanwhile, on another page or device.',
    'What you typed is still here. Look at your rating as it is now, then save again.',
    { version },
  );
}
