/**
 * Quick reports as rows: sending one, reading them by right, and the only module that moves one on.
 * A reporter reads their own, safety leads read all; whoever may triage never learns the name unless told by choice.
 */
import { and, asc, count, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { can, type Standing } from '../shared/access.ts';
import type { Report, ReportBehind, ReportPage, ReportQuery } from '../shared/api/reports.ts';
import { AppError } from '../shared/errors.ts';
import {
  isGoodCatch,
  isWaiting,
  nextReportStates,
  reportStates,
  type ReportState,
} from '../shared/reports/report-state.ts';
import { recordAudit } from './audit-store.ts';
import { tell } from './inbox-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { decodeCursor, encodeCursor } from './page-cursor.ts';
import { noSuchReport, noSuchReview } from './refusals.ts';
import { reports, reportSteps } from './schema-reports.ts';
import { aiSystems } from './schema-systems.ts';
import { members, participants, reviews } from './schema.ts';
import { standingIn } from './standing.ts';

type Row = typeof reports.$inferSelect;

export type NewReport = Omit<
  Row,
  'version' | 'state' | 'goodCatch' | 'reviewId' | 'createdAt' | 'changedAt'
> & { readonly at: number };

/** Who reads, with the organisation roles they have now. */
export interface ReportReader {
  readonly memberId: string;
  readonly organisationRoles: Standing['organisationRoles'];
}

/** What a safety lead decides about a report. */
export interface ReportMove {
  readonly reportId: string;
  /** The version the safety lead saw. */
  readonly seenVersion: number;
  readonly state?: ReportState | undefined;
  readonly goodCatch?: boolean | undefined;
  /** To the reporter; empty when nothing is said. */
  readonly words: string;
  readonly by: string;
  readonly at: number;
}

const defaultLimit = 30;
const waitingStates = reportStates.filter(isWaiting);

export class ReportStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** The same id again from the same member does nothing. */
  async create(fresh: NewReport): Promise<void> {
    await this.#writer.write((orm) => {
      const there = orm.select({ id: reports.id }).from(reports).where(eq(reports.id, fresh.id)).get();
      if (there !== undefined) return;
      const { at, ...words } = fresh;
      if (words.systemId !== null) requireSystem(orm, words.systemId);
      orm
        .insert(reports)
        .values({
          ...words,
          version: 1,
          state: 'new',
          goodCatch: isGoodCatch(words.grade),
          createdAt: at,
          changedAt: at,
        })
        .run();
      recordAudit(orm, {
        at,
        actorId: fresh.reporterId,
        act: 'report.sent',
        subjectId: fresh.id,
        detail: { grade: fresh.grade },
      });
    });
  }

  /** Newest first. Everybody's only for who may triage. */
  async page(reader: ReportReader, query: ReportQuery): Promise<ReportPage> {
    const all = query.whose === 'all' && maySeeAll(reader);
    const whose = all ? undefined : eq(reports.reporterId, reader.memberId);
    const waiting = query.waiting === 'true' ? inArray(reports.state, waitingStates) : undefined;
    const limit = query.limit ?? defaultLimit;
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, 2);
    const from =
      after === undefined
        ? undefined
        : sql`(${reports.createdAt}, ${reports.id}) < (${after[0]}, ${after[1]})`;
    const rows = this.#orm
      .select()
      .from(reports)
      .where(and(whose, waiting, from))
      .orderBy(desc(reports.createdAt), desc(reports.id))
      .limit(limit + 1)
      .all();
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      reports: shown.map((row) => this.#present(reader, row)),
      nextCursor:
        rows.length > shown.length && last !== undefined ? encodeCursor([last.createdAt, last.id]) : null,
      waiting: this.#count(and(whose, inArray(reports.state, waitingStates))),
    };
  }

  /** Undefined when there is none that the reader may see. */
  async get(reader: ReportReader, reportId: string): Promise<Report | undefined> {
    const row = rowOf(this.#orm, reportId);
    if (row === undefined) return undefined;
    if (row.reporterId !== reader.memberId && !maySeeAll(reader)) return undefined;
    return this.#present(reader, row);
  }

  /** For those who are to hear that something happened to it; never shown to anybody. */
  async reporterOf(reportId: string): Promise<string | undefined> {
    return rowOf(this.#orm, reportId)?.reporterId;
  }

  /** Moves a report on, or tells its reporter something. Returns who is told. */
  async change(move: ReportMove): Promise<readonly string[]> {
    return this.#writer.write((orm) => {
      const row = requireTriage(orm, move);
      const state = move.state ?? row.state;
      if (state !== row.state) requireMove(row.state, state);
      if (state === 'closed' && row.state !== 'closed' && move.words === '') throw wordsNeeded();
      return settle(orm, row, move, state, row.reviewId);
    });
  }

  /** Ties a report to a review that is there already and in which the safety lead writes. */
  async join(reviewId: string, move: ReportMove): Promise<readonly string[]> {
    return this.#writer.write((orm) => {
      const row = requireTriage(orm, move);
      const standing = standingIn(orm, move.by, reviewId);
      if (!can(standing, 'review.see')) throw noSuchReview();
      if (!can(standing, 'document.write')) {
        throw new AppError(
          'forbidden',
          'You read this review but do not write in it, so you cannot add a report to it.',
          'Ask its chair or its facilitator to give you another role.',
        );
      }
      requireMove(row.state, 'joined');
      return settle(orm, row, move, 'joined', reviewId);
    });
  }

  /** The words of the reports behind a review; says nothing of who may see them. */
  async behind(reviewId: string): Promise<ReportBehind[]> {
    return this.#orm
      .select()
      .from(reports)
      .where(eq(reports.reviewId, reviewId))
      .orderBy(asc(reports.createdAt), reports.id)
      .all();
  }

  #count(where: SQL | undefined): number {
    return this.#orm.select({ many: count() }).from(reports).where(where).get()?.many ?? 0;
  }

  #present(reader: ReportReader, row: Row): Report {
    const mine = row.reporterId === reader.memberId;
    const { reporterId: _reporter, named, reviewId, ...words } = row;
    return {
      ...words,
      mine,
      reporterName: mine || named ? nameOf(this.#orm, row.reporterId) : null,
      steps: this.#orm
        .select({ at: reportSteps.at, state: reportSteps.state, words: reportSteps.words })
        .from(reportSteps)
        .where(eq(reportSteps.reportId, row.id))
        .orderBy(reportSteps.id)
        .all(),
      review: reviewId === null ? null : this.#review(reader, reviewId),
    };
  }

  /** That a review exists is told; which one only to those who take part in it. */
  #review(reader: ReportReader, reviewId: string): Report['review'] {
    const seen = this.#orm
      .select({ id: reviews.id, title: reviews.title })
      .from(reviews)
      .innerJoin(
        participants,
        and(eq(participants.reviewId, reviews.id), eq(participants.memberId, reader.memberId)),
      )
      .where(eq(reviews.id, reviewId))
      .get();
    return seen ?? { id: null, title: null };
  }
}

/** The report that a new review begins with; inside the transaction that opens the review. Returns who is told. */
export function settleByReview(
  orm: Orm,
  move: ReportMove & { readonly state: ReportState },
  reviewId: string,
): readonly string[] {
  const row = requireTriage(orm, move);
  requireMove(row.state, move.state);
  return settle(orm, row, move, move.state, reviewId);
}

function settle(
  orm: Orm,
  row: Row,
  move: ReportMove,
  state: ReportState,
  reviewId: string | null,
): readonly string[] {
  const goodCatch = move.goodCatch ?? row.goodCatch;
  const { at, by, words } = move;
  const moved = state !== row.state;
  if (!moved && goodCatch === row.goodCatch && words === '') return [];
  orm
    .update(reports)
    .set({ state, goodCatch, reviewId, version: row.version + 1, changedAt: at })
    .where(eq(reports.id, row.id))
    .run();
  recordAudit(orm, {
    at,
    actorId: by,
    act: 'report.changed',
    subjectId: row.id,
    ...(reviewId === null ? {} : { reviewId }),
    detail: { from: row.state, to: state, goodCatch, told: words !== '' },
  });
  if (!moved && words === '') return [];
  const step = orm
    .insert(reportSteps)
    .values({ reportId: row.id, at, by, state, words })
    .returning({ id: reportSteps.id })
    .get();
  const told = tell(orm, {
    memberId: row.reporterId,
    kind: 'report-state',
    byId: by,
    at,
    reportId: row.id,
    reportStepId: step.id,
  });
  return told ? [row.reporterId] : [];
}

function maySeeAll({ organisationRoles }: ReportReader): boolean {
  return can({ organisationRoles, reviewRole: null }, 'report.triage');
}

function rowOf(orm: Orm, reportId: string): Row | undefined {
  return orm.select().from(reports).where(eq(reports.id, reportId)).get();
}

/** The row, if the mover may triage now and saw the report as it is. */
function requireTriage(orm: Orm, move: ReportMove): Row {
  const row = rowOf(orm, move.reportId);
  const standing = standingIn(orm, move.by, '');
  if (row === undefined || !can(standing, 'report.triage')) throw noSuchReport();
  if (row.version === move.seenVersion) return row;
  throw new AppError(
    'changed-meanwhile',
    'Somebody else has dealt with this report meanwhile, so nothing was changed.',
    'Look at the report as it is now, and decide again if that is still needed.',
    { version: row.version, state: row.state },
  );
}

function requireMove(from: ReportState, to: ReportState): void {
  if (nextReportStates(from).includes(to)) return;
  throw new AppError(
    'not-allowed-now',
    'That does not follow from where this report stands.',
    'Load the report again to see what became of it.',
    { from, to },
  );
}

function requireSystem(orm: Orm, systemId: string): void {
  const found = orm.select({ id: aiSystems.id }).from(aiSystems).where(eq(aiSystems.id, systemId)).get();
  if (found !== undefined) return;
  const sentence = 'The register has no such system.';
  throw new AppError('invalid-input', sentence, 'Choose one from the list, or write its name.', {
    fields: { systemName: sentence },
  });
}

function wordsNeeded(): AppError {
  const sentence = 'Tell the reporter in a sentence why nothing more is done.';
  return new AppError('invalid-input', 'Closing a report needs words to its reporter.', sentence, {
    fields: { words: sentence },
  });
}

function nameOf(orm: Orm, memberId: string): string | null {
  return orm.select({ name: members.name }).from(members).where(eq(members.id, memberId)).get()?.name ?? null;
}
