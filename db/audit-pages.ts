/**
 * The audit as it is read: entries with names and words, newest first. Tells titles only to those who take part in the
 * review, and nobody's name where the act was promised to be anonymous, not even by the filter.
 */
import { and, desc, eq, gte, inArray, lt, notInArray, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { AuditEntryRead, AuditFilter, AuditPage, AuditQuery } from '../shared/api/audit.ts';
import { actsOfKind, anonymousActs, auditWords, hidesActor, kindOfAct } from '../shared/audit/audit-acts.ts';
import { recordAudit } from './audit-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { decodeCursor, encodeCursor } from './page-cursor.ts';
import { auditEntries, members, participants, reviews } from './schema.ts';

const defaultLimit = 50;
/** Entries read at once for a file; others have their turn between. */
const rowsOfFile = 500;

const subjects = alias(members, 'subjects');

export class AuditPages {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  async page(readerId: string, query: AuditQuery): Promise<AuditPage> {
    const limit = query.limit ?? defaultLimit;
    const before = query.cursor === undefined ? undefined : Number(decodeCursor(query.cursor, 1)[0]);
    const rows = this.#read(readerId, query, before, limit + 1);
    const entries = rows.slice(0, limit);
    const last = entries.at(-1);
    return {
      entries,
      nextCursor: rows.length > limit && last !== undefined ? encodeCursor([last.id]) : null,
    };
  }

  /** Everything the filter lets through, in parts. */
  *parts(readerId: string, filter: AuditFilter): Generator<AuditEntryRead[]> {
    let before: number | undefined;
    for (;;) {
      const rows = this.#read(readerId, filter, before, rowsOfFile);
      if (rows.length > 0) yield rows;
      before = rows.at(-1)?.id;
      if (rows.length < rowsOfFile) return;
    }
  }

  /** Leaves an entry that the audit itself was taken out. */
  async recordExport(memberId: string, reviewId: string | undefined, at: number): Promise<void> {
    await this.#writer.write((orm) =>
      recordAudit(orm, {
        at,
        actorId: memberId,
        act: 'audit.exported',
        ...(reviewId === undefined ? {} : { reviewId }),
        detail: { format: 'csv' },
      }),
    );
  }

  #read(readerId: string, filter: AuditFilter, before: number | undefined, limit: number): AuditEntryRead[] {
    return this.#orm
      .select({
        entry: auditEntries,
        actorName: members.name,
        subjectName: subjects.name,
        title: reviews.title,
        myRole: participants.role,
      })
      .from(auditEntries)
      .leftJoin(members, eq(members.id, auditEntries.actorId))
      .leftJoin(subjects, eq(subjects.id, auditEntries.subjectId))
      .leftJoin(reviews, eq(reviews.id, auditEntries.reviewId))
      .leftJoin(
        participants,
        and(eq(participants.reviewId, auditEntries.reviewId), eq(participants.memberId, readerId)),
      )
      .where(and(before === undefined ? undefined : lt(auditEntries.id, before), ...conditions(filter)))
      .orderBy(desc(auditEntries.id))
      .limit(limit)
      .all()
      .map(entryOf);
  }
}

function conditions({ kind, memberId, reviewId, from, until }: AuditFilter): (SQL | undefined)[] {
  return [
    kind === undefined ? undefined : inArray(auditEntries.act, [...actsOfKind(kind)]),
    memberId === undefined ? undefined : eq(auditEntries.actorId, memberId),
    memberId === undefined ? undefined : notInArray(auditEntries.act, [...anonymousActs]),
    reviewId === undefined ? undefined : eq(auditEntries.reviewId, reviewId),
    from === undefined ? undefined : gte(auditEntries.at, from),
    until === undefined ? undefined : lt(auditEntries.at, until),
  ];
}

interface Row {
  readonly entry: typeof auditEntries.$inferSelect;
  readonly actorName: string | null;
  readonly subjectName: string | null;
  readonly title: string | null;
  readonly myRole: string | null;
}

function entryOf({ entry, actorName, subjectName, title, myRole }: Row): AuditEntryRead {
  const { id, at, actorId, act, reviewId, subjectId, detail } = entry;
  const unnamed = actorId !== null && (hidesActor(act) || actorName === null);
  return {
    id,
    at,
    actor: actorId === null || unnamed ? null : { id: actorId, name: actorName ?? '' },
    unnamed,
    act,
    kind: kindOfAct(act),
    words: auditWords(act, { subject: subjectName, subjectId, detail: detail ?? {} }),
    review: reviewId === null ? null : { id: reviewId, title: myRole === null ? null : title },
  };
}
