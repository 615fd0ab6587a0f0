/**
 * Break-glass access: an admin reads, for a day, a review they take no part in. A participant row of the role
 * `break-glass` gives the right and goes when the access ends; the row here stays for ever. Everybody who takes part is
 * told in the transaction that begins it.
 */
import { and, asc, desc, eq, isNull, lte, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { can } from '../shared/access.ts';
import { breakGlassLasts, type BreakGlass, type ReviewOutlinePage } from '../shared/api/break-glass.ts';
import { AppError } from '../shared/errors.ts';
import { recordAudit } from './audit-store.ts';
import { endBreakGlass, type BreakGlassEnd, type BreakGlassRow } from './break-glass-end.ts';
import { digestOf } from './document-store.ts';
import { tell } from './inbox-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { decodeCursor, encodeCursor } from './page-cursor.ts';
import { breakGlasses } from './schema-audit.ts';
import { members, participants, reviews } from './schema.ts';
import { standingIn } from './standing.ts';
import { findTemplate } from './template-store.ts';

export interface NewBreakGlass {
  readonly id: string;
  readonly reviewId: string;
  readonly memberId: string;
  readonly reason: string;
  readonly at: number;
}

const mostListed = 200;
const outlinesAtOnce = 30;

export class BreakGlassStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** Returns who is told. @throws AppError `not-found`, `not-allowed-now`. */
  async begin(fresh: NewBreakGlass): Promise<readonly string[]> {
    const { id, reviewId, memberId, reason, at } = fresh;
    return this.#writer.write((orm) => {
      const standing = standingIn(orm, memberId, reviewId);
      const review = orm
        .select({ id: reviews.id })
        .from(reviews)
        .where(and(eq(reviews.id, reviewId), eq(reviews.purpose, 'review')))
        .get();
      if (review === undefined || !can(standing, 'break-glass.use')) throw noReviewToOpen();
      if (standing.reviewRole !== null) {
        throw new AppError(
          'not-allowed-now',
          'You take part in this review already.',
          'Open it from the list of your reviews; no break-glass access is needed.',
        );
      }
      const people = orm
        .select({ memberId: participants.memberId })
        .from(participants)
        .where(eq(participants.reviewId, reviewId))
        .all();
      orm
        .insert(breakGlasses)
        .values({ id, reviewId, memberId, reason, beganAt: at, endsAt: at + breakGlassLasts })
        .run();
      orm
        .insert(participants)
        .values({ reviewId, memberId, role: 'break-glass', addedAt: at, addedBy: memberId })
        .run();
      recordAudit(orm, {
        at,
        actorId: memberId,
        act: 'break-glass.begun',
        reviewId,
        subjectId: memberId,
        detail: { id, hours: breakGlassLasts / 3_600_000, reason: digestOf(reason) },
      });
      return people
        .map((person) => person.memberId)
        .filter((one) => tell(orm, { memberId: one, kind: 'break-glass', byId: memberId, at, reviewId }));
    });
  }

  /** Ends one before its time. @throws AppError `not-found` when there is none of this id under way. */
  async end(reviewId: string, id: string, by: string, at: number): Promise<BreakGlassEnd> {
    return this.#writer.write((orm) => {
      const row = orm
        .select()
        .from(breakGlasses)
        .where(
          and(eq(breakGlasses.id, id), eq(breakGlasses.reviewId, reviewId), isNull(breakGlasses.endedAt)),
        )
        .get();
      if (row === undefined) throw noneUnderWay();
      return endBreakGlass(orm, row, by, at);
    });
  }

  /** Ends those whose time is over. */
  async endDue(at: number): Promise<readonly BreakGlassEnd[]> {
    if (underWay(this.#orm, at).length === 0) return [];
    return this.#writer.write((orm) => underWay(orm, at).map((row) => endBreakGlass(orm, row, null, at)));
  }

  /** When the next one is over; null when none is under way. */
  nextEnd(): number | null {
    const next = this.#orm
      .select({ endsAt: breakGlasses.endsAt })
      .from(breakGlasses)
      .where(isNull(breakGlasses.endedAt))
      .orderBy(asc(breakGlasses.endsAt))
      .limit(1)
      .get();
    return next?.endsAt ?? null;
  }

  /** Newest first, at most two hundred. */
  async list(): Promise<BreakGlass[]> {
    const enders = alias(members, 'enders');
    return this.#orm
      .select({
        id: breakGlasses.id,
        reviewId: breakGlasses.reviewId,
        memberId: breakGlasses.memberId,
        memberName: members.name,
        reason: breakGlasses.reason,
        beganAt: breakGlasses.beganAt,
        endsAt: breakGlasses.endsAt,
        endedAt: breakGlasses.endedAt,
        endedByName: enders.name,
      })
      .from(breakGlasses)
      .innerJoin(members, eq(members.id, breakGlasses.memberId))
      .leftJoin(enders, eq(enders.id, breakGlasses.endedBy))
      .orderBy(desc(breakGlasses.beganAt), sql`break_glasses.rowid DESC`)
      .limit(mostListed)
      .all();
  }

  /** Reviews by nothing of what they are about, the newest first, so that an admin can say which one is meant. */
  async outlines(memberId: string, cursor: string | undefined): Promise<ReviewOutlinePage> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, 2);
    const rows = this.#orm
      .select({
        id: reviews.id,
        templateId: reviews.templateId,
        templateVersion: reviews.templateVersion,
        stage: reviews.stage,
        createdAt: reviews.createdAt,
        createdByName: members.name,
        participantCount: sql<number>`(SELECT count(*) FROM ${participants} p WHERE p.review_id = ${reviews.id})`,
        role: participants.role,
      })
      .from(reviews)
      .innerJoin(members, eq(members.id, reviews.createdBy))
      .leftJoin(participants, and(eq(participants.reviewId, reviews.id), eq(participants.memberId, memberId)))
      .where(
        and(
          eq(reviews.purpose, 'review'),
          after === undefined
            ? undefined
            : sql`(${reviews.createdAt}, ${reviews.id}) < (${after[0]}, ${after[1]})`,
        ),
      )
      .orderBy(desc(reviews.createdAt), desc(reviews.id))
      .limit(outlinesAtOnce + 1)
      .all();
    const shown = rows.slice(0, outlinesAtOnce);
    const last = shown.at(-1);
    return {
      reviews: shown.map(({ templateId, templateVersion, role, ...row }) => ({
        ...row,
        templateName: findTemplate(this.#orm, templateId, templateVersion)?.name ?? templateId,
        participates: role !== null,
      })),
      nextCursor:
        rows.length > shown.length && last !== undefined ? encodeCursor([last.createdAt, last.id]) : null,
    };
  }
}

function underWay(orm: Orm, dueAt: number): BreakGlassRow[] {
  return orm
    .select()
    .from(breakGlasses)
    .where(and(isNull(breakGlasses.endedAt), lte(breakGlasses.endsAt, dueAt)))
    .all();
}

function noReviewToOpen(): AppError {
  return new AppError(
    'not-found',
    'There is no review of this reference.',
    'Take the address or the reference from somebody who takes part in it, or choose it from the list.',
  );
}

function noneUnderWay(): AppError {
  return new AppError(
    'not-found',
    'This break-glass access has ended already.',
    'Load the page again to see how it stands.',
  );
}
