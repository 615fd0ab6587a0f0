/**
 * Reviews as rows: opening one, listing one's own, its title and dates, and its stage.
 * Content lives in the document; here a review only learns when that last changed.
 */
import { and, count, desc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { can, type Stage, type Standing } from '../shared/access.ts';
import { actionStatuses, isSettled } from '../shared/actions/action-status.ts';
import type { ChangeReviewRequest, ReviewSummary, StageChangeEntry } from '../shared/api/reviews.ts';
import { AppError } from '../shared/errors.ts';
import { themeForm } from '../shared/learning/review-themes.ts';
import type { ReportState } from '../shared/reports/report-state.ts';
import { stageMove } from '../shared/review-stage.ts';
import { signedBySignatures } from './agreement-refusals.ts';
import { recordAudit } from './audit-store.ts';
import type { DocumentSeed } from './document-rows.ts';
import { tell } from './inbox-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { decodeCursor, encodeCursor } from './page-cursor.ts';
import { noSuchReview, notYours, reviewIsSigned } from './refusals.ts';
import { settleByReview, type ReportMove } from './report-store.ts';
import { actions, documents, members, participants, reviews, stageChanges } from './schema.ts';
import { endRound } from './sign-off-rounds.ts';
import { standingIn } from './standing.ts';
import { findTemplate } from './template-store.ts';

const unsettled = actionStatuses.filter((status) => !isSettled(status));

/** A review to be opened, with the encoded document that the server seeded for it. */
export interface NewReview {
  readonly id: string;
  readonly title: string;
  readonly templateId: string;
  readonly templateVersion: number;
  readonly aiSystem: string | null;
  readonly systemId: string | null;
  readonly systemVersion: string | null;
  readonly occurredOn: string | null;
  readonly detectedOn: string | null;
  readonly sample: boolean;
  readonly publicCase: boolean;
  /** The quick report it begins with, if any. */
  readonly report?: (ReportMove & { readonly state: ReportState }) | undefined;
  /** Becomes its first chair. */
  readonly createdBy: string;
  readonly at: number;
  readonly seed: { readonly layout: number; readonly bytes: Uint8Array; readonly clientNumber: number };
}

export interface ReviewPage {
  readonly reviews: ReviewSummary[];
  readonly nextCursor: string | null;
}

/** What an export or a projected page needs of the row. */
export interface ReviewFacts {
  readonly id: string;
  readonly title: string;
  readonly templateId: string;
  readonly templateVersion: number;
  readonly stage: Stage;
  readonly aiSystem: string | null;
  readonly systemVersion: string | null;
  readonly occurredOn: string | null;
  readonly detectedOn: string | null;
  readonly publicCase: boolean;
  readonly sample: boolean;
  readonly createdAt: number;
}

export interface StageChange {
  readonly to: Stage;
  readonly reason: string | null;
  readonly by: string;
  readonly at: number;
}

/** The first row of a document, written in the transaction that opens its review; only the commit engine can. */
export interface SeedWriter {
  insertSeed(orm: Orm, seed: DocumentSeed): void;
}

export class ReviewStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter & SeedWriter;

  constructor(orm: Orm, writer: DurableWriter & SeedWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /**
   * Row, chair, seeded document, the report it begins with, and audit in one transaction. Opening the same id again for
   * its maker does nothing. Returns who is told of it in their inbox.
   */
  async createReview(fresh: NewReview): Promise<readonly string[]> {
    return this.#writer.write((orm) => {
      const { seed, at, report, ...row } = fresh;
      const { clientNumber, ...birth } = seed;
      const there = orm.select().from(reviews).where(eq(reviews.id, fresh.id)).get();
      if (there !== undefined) return [];
      orm
        .insert(reviews)
        .values({ ...row, stage: 'gathering', createdAt: at })
        .run();
      orm
        .insert(participants)
        .values({
          reviewId: fresh.id,
          memberId: fresh.createdBy,
          role: 'chair',
          addedAt: at,
          addedBy: fresh.createdBy,
        })
        .run();
      const bindings = [{ clientNumber, memberId: null }];
      this.#writer.insertSeed(orm, { reviewId: fresh.id, epoch: 1, at, ...birth, bindings });
      // A seed holds no factor and no action: its projection is the empty one.
      orm
        .update(documents)
        .set({ projectedSeq: sql`${documents.seq}`, projectedForm: themeForm })
        .where(eq(documents.reviewId, fresh.id))
        .run();
      recordAudit(orm, {
        at,
        actorId: fresh.createdBy,
        act: 'review.created',
        reviewId: fresh.id,
        detail: { template: fresh.templateId, sample: fresh.sample },
      });
      return report === undefined ? [] : settleByReview(orm, report, fresh.id);
    });
  }

  /** Reviews the member takes part in, the most recently written first. */
  async listForMember(
    memberId: string,
    page: {
      readonly limit: number;
      readonly cursor?: string | undefined;
      readonly systemId?: string | undefined;
    },
  ): Promise<ReviewPage> {
    const after = page.cursor === undefined ? undefined : decodeCursor(page.cursor, 2);
    const rows = this.#summaries(
      memberId,
      and(
        page.systemId === undefined ? undefined : eq(reviews.systemId, page.systemId),
        after === undefined
          ? undefined
          : sql`(${documents.changedAt}, ${reviews.id}) < (${after[0]}, ${after[1]})`,
      ),
    )
      .orderBy(desc(documents.changedAt), desc(reviews.id))
      .limit(page.limit + 1)
      .all();
    const shown = rows.slice(0, page.limit).map((row) => this.#named(row));
    const last = shown.at(-1);
    return {
      reviews: shown,
      nextCursor:
        rows.length > shown.length && last !== undefined ? encodeCursor([last.changedAt, last.id]) : null,
    };
  }

  /** The review as this participant sees it; undefined when there is none or they take no part. */
  async get(reviewId: string, memberId: string): Promise<(ReviewSummary & { epoch: number }) | undefined> {
    const found = this.#summaries(memberId, eq(reviews.id, reviewId)).get();
    const document = this.#orm
      .select({ epoch: documents.epoch })
      .from(documents)
      .where(eq(documents.reviewId, reviewId))
      .get();
    return found === undefined || document === undefined
      ? undefined
      : { ...this.#named(found), epoch: document.epoch };
  }

  /** Facts of the row alone; says nothing of who may see them. */
  async facts(reviewId: string): Promise<ReviewFacts | undefined> {
    return this.#orm
      .select({
        id: reviews.id,
        title: reviews.title,
        templateId: reviews.templateId,
        templateVersion: reviews.templateVersion,
        stage: reviews.stage,
        aiSystem: reviews.aiSystem,
        systemVersion: reviews.systemVersion,
        occurredOn: reviews.occurredOn,
        detectedOn: reviews.detectedOn,
        publicCase: reviews.publicCase,
        sample: reviews.sample,
        createdAt: reviews.createdAt,
      })
      .from(reviews)
      .where(eq(reviews.id, reviewId))
      .get();
  }

  /** Newest durable sequence of the review's document; undefined without one. */
  async sequence(reviewId: string): Promise<number | undefined> {
    return this.#orm
      .select({ seq: documents.seq })
      .from(documents)
      .where(eq(documents.reviewId, reviewId))
      .get()?.seq;
  }

  /**
   * What a decision about this member in this review rests on; a disabled or unknown member stands nowhere.
   * Null role: no participant, or no such review, which nobody outside may tell apart.
   */
  async standing(memberId: string, reviewId: string): Promise<Standing> {
    return standingIn(this.#orm, memberId, reviewId);
  }

  /** How many reviews of a system there are that the member takes no part in. */
  async othersOfSystem(systemId: string, memberId: string): Promise<number> {
    const found = this.#orm
      .select({ many: count() })
      .from(reviews)
      .leftJoin(participants, and(eq(participants.reviewId, reviews.id), eq(participants.memberId, memberId)))
      .where(and(eq(reviews.systemId, systemId), isNull(participants.memberId)))
      .get();
    return found?.many ?? 0;
  }

  /** Ties the review to an entry of the register, by what that is called now; null unties it and keeps the name. */
  async linkSystem(
    reviewId: string,
    system: { readonly id: string; readonly name: string; readonly version: string | null } | null,
    by: { readonly memberId: string; readonly at: number },
  ): Promise<void> {
    await this.#writer.write((orm) => {
      const row = orm.select({ stage: reviews.stage }).from(reviews).where(eq(reviews.id, reviewId)).get();
      if (row === undefined) throw noSuchReview();
      if (row.stage === 'signed') throw reviewIsSigned();
      orm
        .update(reviews)
        .set(
          system === null
            ? { systemId: null, systemVersion: null }
            : { systemId: system.id, systemVersion: system.version, aiSystem: system.name },
        )
        .where(eq(reviews.id, reviewId))
        .run();
      recordAudit(orm, {
        at: by.at,
        actorId: by.memberId,
        act: 'review.system-linked',
        reviewId,
        ...(system === null ? {} : { subjectId: system.id }),
      });
    });
  }

  /**
   * Title, system and dates; what is left out stays. Another name for the system unties it from the register. A signed
   * review keeps its row as it was signed.
   */
  async change(
    reviewId: string,
    change: ChangeReviewRequest,
    by: { readonly memberId: string; readonly at: number },
  ): Promise<void> {
    await this.#writer.write((orm) => {
      const row = orm
        .select({ stage: reviews.stage, aiSystem: reviews.aiSystem })
        .from(reviews)
        .where(eq(reviews.id, reviewId))
        .get();
      if (row === undefined) throw noSuchReview();
      if (row.stage === 'signed') throw reviewIsSigned();
      const given = Object.entries(change).filter(([, value]) => value !== undefined);
      if (given.length === 0) return;
      const renamed = change.aiSystem !== undefined && change.aiSystem !== row.aiSystem;
      orm
        .update(reviews)
        .set({ ...Object.fromEntries(given), ...(renamed ? { systemId: null, systemVersion: null } : {}) })
        .where(eq(reviews.id, reviewId))
        .run();
      recordAudit(orm, {
        at: by.at,
        actorId: by.memberId,
        act: 'review.changed',
        reviewId,
        detail: { fields: given.map(([field]) => field).join(' ') },
      });
    });
  }

  /** Asks what `changeStage` asks, and moves nothing. @throws AppError as that does */
  async checkStageChange(reviewId: string, change: Omit<StageChange, 'at'>): Promise<void> {
    demandMove(this.#orm, reviewId, change);
  }

  /**
   * Moves the stage if the review's life and the member's role, both read in the same transaction, allow it. Returns who
   * is told of it in their inbox.
   */
  async changeStage(reviewId: string, change: StageChange): Promise<readonly string[]> {
    return this.#writer.write((orm) => {
      const stage = demandMove(orm, reviewId, change);
      if (stage === 'in-review') endRound(orm, reviewId, 'went-back', change.at);
      orm.update(reviews).set({ stage: change.to }).where(eq(reviews.id, reviewId)).run();
      orm
        .insert(stageChanges)
        .values({
          reviewId,
          from: stage,
          to: change.to,
          reason: change.reason,
          by: change.by,
          at: change.at,
        })
        .run();
      recordAudit(orm, {
        at: change.at,
        actorId: change.by,
        act: change.to === 'reopened' ? 'review.reopened' : 'review.stage-changed',
        reviewId,
        detail: { from: stage, to: change.to },
      });
      return orm
        .select({ memberId: participants.memberId })
        .from(participants)
        .where(eq(participants.reviewId, reviewId))
        .all()
        .map(({ memberId }) => memberId)
        .filter((memberId) =>
          tell(orm, {
            memberId,
            kind: 'review-stage',
            byId: change.by,
            at: change.at,
            reviewId,
            stage: change.to,
          }),
        );
    });
  }

  /** Every move between stages, oldest first. */
  async stageChanges(reviewId: string): Promise<StageChangeEntry[]> {
    return this.#orm
      .select({
        from: stageChanges.from,
        to: stageChanges.to,
        reason: stageChanges.reason,
        byName: sql<string>`coalesce(${members.name}, 'Someone')`,
        at: stageChanges.at,
      })
      .from(stageChanges)
      .leftJoin(members, eq(members.id, stageChanges.by))
      .where(eq(stageChanges.reviewId, reviewId))
      .orderBy(stageChanges.id)
      .all();
  }

  #named<T extends { readonly templateId: string; readonly templateVersion: number }>(row: T) {
    const named = findTemplate(this.#orm, row.templateId, row.templateVersion);
    return { ...row, templateName: named?.name ?? row.templateId };
  }

  #summaries(memberId: string, also: SQL | undefined) {
    const people = this.#orm
      .select({ reviewId: participants.reviewId, many: count().as('people_count') })
      .from(participants)
      .groupBy(participants.reviewId)
      .as('people');
    const open = this.#orm
      .select({ reviewId: actions.reviewId, many: count().as('open_count') })
      .from(actions)
      .where(inArray(actions.status, unsettled))
      .groupBy(actions.reviewId)
      .as('open');
    return this.#orm
      .select({
        id: reviews.id,
        title: reviews.title,
        templateId: reviews.templateId,
        templateVersion: reviews.templateVersion,
        stage: reviews.stage,
        aiSystem: reviews.aiSystem,
        systemId: reviews.systemId,
        systemVersion: reviews.systemVersion,
        occurredOn: reviews.occurredOn,
        detectedOn: reviews.detectedOn,
        publicCase: reviews.publicCase,
        sample: reviews.sample,
        myRole: participants.role,
        participantCount: people.many,
        openActionCount: sql<number>`coalesce(${open.many}, 0)`,
        createdAt: reviews.createdAt,
        changedAt: documents.changedAt,
      })
      .from(participants)
      .innerJoin(reviews, eq(reviews.id, participants.reviewId))
      .innerJoin(documents, eq(documents.reviewId, reviews.id))
      .innerJoin(people, eq(people.reviewId, reviews.id))
      .leftJoin(open, eq(open.reviewId, reviews.id))
      .where(and(eq(participants.memberId, memberId), also));
  }
}

/** The stage a review may leave for another one by this member. @throws AppError when it may not, for a stated reason. */
function demandMove(orm: Orm, reviewId: string, change: Omit<StageChange, 'at'>): Stage {
  const row = orm.select({ stage: reviews.stage }).from(reviews).where(eq(reviews.id, reviewId)).get();
  const standing = standingIn(orm, change.by, reviewId);
  if (row === undefined || !can(standing, 'review.see')) throw noSuchReview();
  const move = stageMove(row.stage, change.to);
  if (!can(standing, move?.act ?? 'review.change-stage')) throw notYours('move it to that stage');
  if (move === undefined) {
    throw new AppError(
      'not-allowed-now',
      'The review is at another stage by now, and that step does not follow from it.',
      'Look at the stage the review has now and choose the next step from there.',
      { stage: row.stage },
    );
  }
  if (move.bySignOff) throw signedBySignatures();
  if (move.needsReason && (change.reason ?? '') === '') {
    throw new AppError(
      'invalid-input',
      'Going back to an earlier stage needs a reason.',
      'Write in a few words why the review goes back.',
      { fields: { reason: 'Say in a few words why the review goes back.' } },
    );
  }
  return row.stage;
}
