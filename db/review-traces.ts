/**
 * Entries of the audit that reading and taking out leave: acts that change nothing else. Reading leaves one for each
 * hour, however often somebody loads the page again.
 */
import { and, eq, gt } from 'drizzle-orm';
import type { AuditAct } from '../shared/audit/audit-acts.ts';
import { recordAudit } from './audit-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { summaries } from './schema-summaries.ts';
import { auditEntries } from './schema.ts';

const hour = 60 * 60 * 1000;

interface Reading {
  readonly act: AuditAct;
  readonly reviewId: string;
  readonly actorId: string;
  readonly subjectId?: string;
  readonly at: number;
}

export class ReviewTraces {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** This member read the document, of a review or of a summary made from it. */
  async recordOpening(reviewId: string, memberId: string, at: number): Promise<void> {
    const summary = this.#orm
      .select({ sourceId: summaries.sourceId })
      .from(summaries)
      .where(eq(summaries.id, reviewId))
      .get();
    await this.#read(
      summary === undefined
        ? { act: 'review.opened', reviewId, actorId: memberId, at }
        : {
            act: 'summary.opened',
            reviewId: summary.sourceId,
            actorId: memberId,
            subjectId: reviewId,
            at,
          },
    );
  }

  /** This member read a file kept as evidence, and so opened the review. */
  async recordFileRead(reviewId: string, fileId: string, memberId: string, at: number): Promise<void> {
    await this.recordOpening(reviewId, memberId, at);
    await this.#read({ act: 'evidence-file.read', reviewId, actorId: memberId, subjectId: fileId, at });
  }

  /** A copy of the review was taken out. */
  async recordExport(reviewId: string, memberId: string, format: string, at: number): Promise<void> {
    await this.#writer.write((orm) =>
      recordAudit(orm, { at, actorId: memberId, act: 'review.exported', reviewId, detail: { format } }),
    );
  }

  /** A learning summary was made into a file for its audience; `sha256` says which text it was. */
  async recordSummaryExport(
    { reviewId, summaryId, memberId }: { reviewId: string; summaryId: string; memberId: string },
    detail: { readonly format: string; readonly audience: string; readonly sha256: string },
    at: number,
  ): Promise<void> {
    await this.#writer.write((orm) =>
      recordAudit(orm, {
        ...{ at, actorId: memberId, act: 'summary.exported', reviewId, subjectId: summaryId },
        detail,
      }),
    );
  }

  /** The list of actions was taken out. */
  async recordActionsExport(memberId: string, at: number): Promise<void> {
    await this.#writer.write((orm) => recordAudit(orm, { at, actorId: memberId, act: 'actions.exported' }));
  }

  /** A table of themes across reviews was taken out. */
  async recordThemesExport(memberId: string, table: string, at: number): Promise<void> {
    await this.#writer.write((orm) =>
      recordAudit(orm, { at, actorId: memberId, act: 'themes.exported', detail: { table } }),
    );
  }

  async #read(reading: Reading): Promise<void> {
    if (readLately(this.#orm, reading)) return;
    await this.#writer.write((orm) => {
      // Asked again inside: several sockets of one member may open in the same moment.
      if (!readLately(orm, reading)) recordAudit(orm, reading);
    });
  }
}

function readLately(orm: Orm, { act, reviewId, actorId, subjectId, at }: Reading): boolean {
  const recent = orm
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.reviewId, reviewId),
        eq(auditEntries.actorId, actorId),
        eq(auditEntries.act, act),
        subjectId === undefined ? undefined : eq(auditEntries.subjectId, subjectId),
        gt(auditEntries.at, at - hour),
      ),
    )
    .get();
  return recent !== undefined;
}
