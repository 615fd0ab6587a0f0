/**
 * Learning summaries as rows: beginning one with its seeded document, its facts, what was decided about findings, lists
 * and the register. Every act leaves its audit entry in the same transaction, under the review it was made from.
 */
import { and, desc, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm';
import { can, reviewRoles } from '../shared/access.ts';
import type { SummaryDetail, SummaryEntry } from '../shared/api/summaries.ts';
import type { IdentifierKind } from '../shared/deidentify/identifier-kinds.ts';
import type { LearningSummary } from '../shared/summaries/learning-summary.ts';
import type { Audience } from '../shared/summaries/audiences.ts';
import { isOpenSummary, type FindingDecision } from '../shared/summaries/summary-states.ts';
import type { SummaryFacts } from '../shared/summaries/summary-facts.ts';
import { recordAudit } from './audit-store.ts';
import { digestOf } from './document-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import type { By } from './participant-store.ts';
import { noSuchReview, notYours } from './refusals.ts';
import type { SeedWriter } from './review-store.ts';
import { summaries, summaryFindings, summaryMoves, summaryRevisions } from './schema-summaries.ts';
import { documents, members, participants, reviews } from './schema.ts';
import { standingIn } from './standing.ts';
import { approverChoices, askedNow } from './summary-approvers.ts';
import {
  closedForWriting,
  damaged,
  noSuchRevision,
  noSuchSummary,
  notYourSummary,
  summaryChanged,
} from './summary-refusals.ts';
import {
  actingRole,
  mayMake,
  summaryMay,
  summaryStanding,
  type SummaryRow,
  type SummaryStanding,
} from './summary-rights.ts';

/** A summary to be begun, with the encoded document that the server seeded for it. */
export interface NewSummary {
  readonly id: string;
  readonly sourceId: string;
  readonly sourceVersion: number | null;
  readonly publicId: string;
  readonly audience: Audience;
  readonly facts: SummaryFacts;
  readonly findingKey: Buffer;
  readonly seed: { readonly layout: number; readonly bytes: Uint8Array; readonly clientNumber: number };
}

export interface SummaryChange {
  readonly audience: Audience;
  readonly facts: SummaryFacts;
}

export interface FindingAnswer {
  readonly mac: string;
  readonly point: string;
  readonly field: string;
  readonly kind: IdentifierKind;
  readonly decision: FindingDecision;
  readonly reason: string;
}

export interface StoredAnswer extends FindingAnswer {
  readonly byName: string;
  readonly at: number;
}

/** Roles whose bearers read a summary in work. */
const readingRoles = reviewRoles.filter((role) =>
  can({ organisationRoles: [], reviewRole: role }, 'summary.read'),
);
/** Of its row in `reviews`; nobody is shown it. */
const roomTitle = 'Learning summary';
const mostListed = 500;

export class SummaryStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter & SeedWriter;

  constructor(orm: Orm, writer: DurableWriter & SeedWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** Rows and seeded document in one transaction. The same id again does nothing. */
  async make(fresh: NewSummary, { memberId, at }: By): Promise<void> {
    await this.#writer.write((orm) => {
      const { id, sourceId, audience, seed, ...row } = fresh;
      const standing = standingIn(orm, memberId, sourceId);
      const source = orm.select().from(reviews).where(eq(reviews.id, sourceId)).get();
      if (source?.purpose !== 'review' || !can(standing, 'review.see')) throw noSuchReview();
      if (!mayMake(standing)) throw notYours('make a learning summary');
      if (orm.select({ id: reviews.id }).from(reviews).where(eq(reviews.id, id)).get() !== undefined) return;
      const { templateId, templateVersion, sample } = source;
      orm
        .insert(reviews)
        .values({
          ...{ id, title: roomTitle, templateId, templateVersion, sample },
          ...{ stage: 'gathering', purpose: 'summary', createdBy: memberId, createdAt: at },
        })
        .run();
      const { clientNumber, ...birth } = seed;
      const bindings = [{ clientNumber, memberId: null }];
      this.#writer.insertSeed(orm, { reviewId: id, epoch: 1, at, ...birth, bindings });
      orm
        .insert(summaries)
        .values({
          ...{ ...row, id, sourceId, audience },
          ...{ state: 'draft', revision: 1, version: 1, addressKind: 'none' },
          ...{ createdBy: memberId, createdAt: at, changedAt: at },
        })
        .run();
      orm
        .insert(summaryMoves)
        .values({ summaryId: id, revision: 1, move: 'made', by: memberId, role: actingRole(standing), at })
        .run();
      recordAudit(orm, {
        ...{ at, actorId: memberId, act: 'summary.made', reviewId: sourceId, subjectId: id },
        detail: { audience },
      });
    });
  }

  /** What this member may do with it. @throws AppError `not-found` */
  async standing(id: string, memberId: string): Promise<SummaryStanding> {
    const found = summaryStanding(this.#orm, id, memberId);
    if (found === undefined) throw noSuchSummary();
    return found;
  }

  /** The row alone, for the server's own work; says nothing of who may see it. */
  async row(id: string): Promise<SummaryRow | undefined> {
    return this.#orm.select().from(summaries).where(eq(summaries.id, id)).get();
  }

  /** Everything beside the text, as this member sees it. @throws AppError `not-found` */
  async detail(id: string, memberId: string): Promise<SummaryDetail> {
    const found = await this.standing(id, memberId);
    const { row, standing } = found;
    const inReview = standing.reviewRole !== null;
    const may = summaryMay(found);
    const source = this.#orm
      .select({ id: reviews.id, title: reviews.title })
      .from(reviews)
      .where(eq(reviews.id, row.sourceId))
      .get();
    const document = this.#orm
      .select({ epoch: documents.epoch })
      .from(documents)
      .where(eq(documents.reviewId, id))
      .get();
    const { audience, state, revision, version, facts, withdrawnReason, createdAt, changedAt, publicId } =
      row;
    return {
      ...{ id, audience, state, revision, version, facts, publicId },
      ...{ withdrawnReason, createdAt, changedAt },
      review: inReview ? (source ?? null) : null,
      epoch: can(standing, 'document.read') ? (document?.epoch ?? null) : null,
      namesReleased: row.namesReleasedAt !== null,
      address: { kind: row.addressKind, token: row.address },
      may,
      asked: askedNow(this.#orm, found),
      approvers: may.ask ? approverChoices(this.#orm, found) : [],
      moves: this.#orm
        .select({
          revision: summaryMoves.revision,
          move: summaryMoves.move,
          byName: sql<string>`coalesce(${members.name}, 'Someone')`,
          role: summaryMoves.role,
          reason: summaryMoves.reason,
          at: summaryMoves.at,
        })
        .from(summaryMoves)
        .leftJoin(members, eq(members.id, summaryMoves.by))
        .where(eq(summaryMoves.summaryId, id))
        .orderBy(summaryMoves.id)
        .all(),
      register: this.#orm
        .select({
          revision: summaryRevisions.revision,
          sha256: summaryRevisions.sha256,
          approvedAt: summaryRevisions.approvedAt,
          publishedAt: summaryRevisions.publishedAt,
        })
        .from(summaryRevisions)
        .where(eq(summaryRevisions.summaryId, id))
        .orderBy(desc(summaryRevisions.revision))
        .all(),
    };
  }

  /** The summaries of one review, the newest change first. */
  async ofReview(reviewId: string): Promise<SummaryEntry[]> {
    return this.#orm
      .select()
      .from(summaries)
      .where(eq(summaries.sourceId, reviewId))
      .orderBy(desc(summaries.changedAt), desc(summaries.id))
      .all()
      .map((row) => entryOf(row, row.facts.title, true));
  }

  /** What was published, and what this member may read in work; the newest change first. */
  async library(memberId: string): Promise<SummaryEntry[]> {
    const standing = standingIn(this.#orm, memberId, '');
    const leads = can(standing, 'summary.follow-any');
    const rows = this.#orm
      .select({ row: summaries, role: participants.role })
      .from(summaries)
      .leftJoin(
        participants,
        and(
          eq(participants.reviewId, summaries.sourceId),
          eq(participants.memberId, memberId),
          inArray(participants.role, readingRoles),
        ),
      )
      .where(
        or(
          isNotNull(summaries.publishedAt),
          isNotNull(participants.role),
          leads ? ne(summaries.state, 'draft') : undefined,
        ),
      )
      .orderBy(desc(summaries.changedAt), desc(summaries.id))
      .limit(mostListed)
      .all();
    return rows.map(({ row, role }) => {
      const inWork = role !== null || (leads && row.state !== 'draft');
      return entryOf(row, inWork ? row.facts.title : this.#publishedTitle(row), inWork);
    });
  }

  /** Changes audience and facts of a draft. @param seen the version the writer saw; null accepts any */
  async change(id: string, change: SummaryChange, seen: number | null, by: By): Promise<void> {
    const { memberId, at } = by;
    await this.#writer.write((orm) => {
      const { row, standing } = demand(orm, id, memberId);
      if (!can(standing, 'summary.write')) throw notYourSummary('change it');
      if (!isOpenSummary(row.state)) throw closedForWriting(row.state);
      if (seen !== null && seen !== row.version) throw summaryChanged();
      const { audience, facts } = change;
      orm
        .update(summaries)
        .set({
          audience,
          facts,
          version: row.version + 1,
          changedAt: at,
          ...namesAfter(row, facts, memberId),
        })
        .where(eq(summaries.id, id))
        .run();
      recordAudit(orm, {
        ...{ at, actorId: memberId, act: 'summary.changed', reviewId: row.sourceId, subjectId: id },
        detail: { audience },
      });
    });
  }

  /** What was decided about findings of the revision in work, by their digest. */
  async answers(id: string, revision: number): Promise<ReadonlyMap<string, StoredAnswer>> {
    const rows = this.#orm
      .select({ answer: summaryFindings, byName: sql<string>`coalesce(${members.name}, 'Someone')` })
      .from(summaryFindings)
      .leftJoin(members, eq(members.id, summaryFindings.by))
      .where(and(eq(summaryFindings.summaryId, id), eq(summaryFindings.revision, revision)))
      .all();
    return new Map(rows.map(({ answer, byName }) => [answer.mac, { ...answer, byName }]));
  }

  /** Keeps what somebody decided about a finding; deciding again replaces it. */
  async answer(id: string, answer: FindingAnswer, { memberId, at }: By): Promise<void> {
    await this.#writer.write((orm) => {
      const { row, standing } = demand(orm, id, memberId);
      if (!can(standing, 'summary.write')) throw notYourSummary('decide about what was found in it');
      if (!isOpenSummary(row.state)) throw closedForWriting(row.state);
      const { decision, reason, ...place } = answer;
      orm
        .insert(summaryFindings)
        .values({ summaryId: id, revision: row.revision, ...place, decision, reason, by: memberId, at })
        .onConflictDoUpdate({
          target: [summaryFindings.summaryId, summaryFindings.revision, summaryFindings.mac],
          set: { decision, reason, by: memberId, at },
        })
        .run();
      recordAudit(orm, {
        ...{ at, actorId: memberId, act: 'summary.finding-answered', reviewId: row.sourceId, subjectId: id },
        detail: { kind: answer.kind, decision },
      });
    });
  }

  /**
   * An approved text out of the register, for everybody once it was published and before that for whoever reads the
   * summary in work. @throws AppError `not-found`, or `internal` when it is damaged
   */
  async registered(
    id: string,
    revision: number | 'published',
    memberId: string,
  ): Promise<{ readonly model: LearningSummary; readonly sha256: string; readonly row: SummaryRow }> {
    const row = await this.row(id);
    if (row === undefined) throw noSuchSummary();
    const found = this.#orm
      .select()
      .from(summaryRevisions)
      .where(
        and(
          eq(summaryRevisions.summaryId, id),
          revision === 'published'
            ? isNotNull(summaryRevisions.publishedAt)
            : eq(summaryRevisions.revision, revision),
        ),
      )
      .orderBy(desc(summaryRevisions.revision))
      .get();
    const inWork = summaryStanding(this.#orm, id, memberId) !== undefined;
    if (!inWork && row.publishedAt === null) throw noSuchSummary();
    if (found === undefined || (!inWork && found.publishedAt === null)) throw noSuchRevision();
    return { model: contentOf(found), sha256: found.sha256, row };
  }

  #publishedTitle({ id, facts }: SummaryRow): string {
    const found = this.#orm
      .select()
      .from(summaryRevisions)
      .where(and(eq(summaryRevisions.summaryId, id), isNotNull(summaryRevisions.publishedAt)))
      .orderBy(desc(summaryRevisions.revision))
      .get();
    return found === undefined ? facts.title : contentOf(found).title;
  }
}

/** @throws AppError `not-found` */
export function demand(orm: Orm, id: string, memberId: string): SummaryStanding {
  const found = summaryStanding(orm, id, memberId);
  if (found === undefined) throw noSuchSummary();
  return found;
}

/** Whoever switches a name on, or changes one that is on, asks for its release anew. */
function namesAfter(row: SummaryRow, facts: SummaryFacts, memberId: string): Partial<SummaryRow> {
  const shown = (from: SummaryFacts): string =>
    JSON.stringify(Object.entries(from.names).map(([name, { text, shown: on }]) => [name, on ? text : '']));
  const anyShown = Object.values(facts.names).some(({ shown: on }) => on);
  if (!anyShown) return { namesBy: null, namesReleasedBy: null, namesReleasedAt: null };
  if (shown(row.facts) === shown(facts)) return {};
  return { namesBy: memberId, namesReleasedBy: null, namesReleasedAt: null };
}

function entryOf(row: SummaryRow, title: string, inWork: boolean): SummaryEntry {
  const { id, audience, state, revision, changedAt, publishedAt, withdrawnAt } = row;
  return { id, title, audience, state, revision, changedAt, publishedAt, withdrawnAt, inWork };
}

function contentOf({ content, sha256 }: typeof summaryRevisions.$inferSelect): LearningSummary {
  if (digestOf(content) !== sha256) throw damaged();
  return JSON.parse(content) as LearningSummary;
}
