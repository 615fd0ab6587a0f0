/**
 * The tables beside the audit: where its chain ends, and the times an admin opened a review in an emergency. The
 * entries themselves stand in `audit_entries`.
 */
import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { members, reviews } from './schema.ts';

/** One row, written with each entry, so that entries cut off the end are missed. */
export const auditHead = sqliteTable(
  'audit_head',
  {
    id: integer().primaryKey(),
    entries: integer().notNull(),
    lastId: integer().notNull(),
    /** Of the newest entry; empty before the first. */
    hash: text().notNull(),
  },
  (table) => [check('one_audit_head', sql`${table.id} = 1`)],
);

/** An admin's access in an emergency; the participant row beside it lasts as long as it is not ended. */
export const breakGlasses = sqliteTable(
  'break_glasses',
  {
    id: text().primaryKey(),
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    memberId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    reason: text().notNull(),
    beganAt: integer().notNull(),
    endsAt: integer().notNull(),
    endedAt: integer(),
    /** Null with `endedAt`: its time was over. */
    endedBy: text(),
  },
  (table) => [
    index('break_glasses_by_review').on(table.reviewId),
    index('break_glasses_by_end').on(table.endedAt),
  ],
);
