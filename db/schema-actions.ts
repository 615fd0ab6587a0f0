/**
 * What becomes of an action beside its row: checks of its effect, readings of its measure, proofs that it was done.
 * Only the action store writes them, each together with a new version and a history row of the action.
 */
import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  foreignKey,
  index,
  integer,
  real,
  sqliteTable,
  text,
} from 'drizzle-orm/sqlite-core';
import type { CheckKind, CheckOutcome } from '../shared/actions/effect-checks.ts';
import type { ProofKind } from '../shared/actions/proofs.ts';
import { evidenceFiles } from './schema-evidence.ts';
import { actions, members } from './schema.ts';

/**
 * Planned while `outcome` and `lapsedAt` are null. A check lapses when the action is taken back to work, or when the
 * same look at the measure answered it; nothing is deleted.
 */
export const actionChecks = sqliteTable(
  'action_checks',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    reviewId: text().notNull(),
    actionId: text().notNull(),
    kind: text().$type<CheckKind>().notNull(),
    dueOn: text().notNull(),
    /** The version of the AI system that asks for it, and what it is called. */
    systemVersionId: text(),
    systemVersion: text(),
    plannedAt: integer().notNull(),
    outcome: text().$type<CheckOutcome>(),
    note: text(),
    by: text().references(() => members.id, { onDelete: 'restrict' }),
    at: integer(),
    lapsedAt: integer(),
  },
  (table) => [
    ofAction(table),
    index('action_checks_by_action').on(table.reviewId, table.actionId),
    index('action_checks_open')
      .on(table.dueOn)
      .where(sql`${table.outcome} is null and ${table.lapsedAt} is null`),
  ],
);

/** Values of the measure over time, as they were said, and as a number where there is one to draw. */
export const actionReadings = sqliteTable(
  'action_readings',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    reviewId: text().notNull(),
    actionId: text().notNull(),
    day: text().notNull(),
    value: text().notNull(),
    number: real(),
    note: text().notNull(),
    by: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    at: integer().notNull(),
    withdrawnAt: integer(),
  },
  (table) => [ofAction(table), index('action_readings_by_action').on(table.reviewId, table.actionId)],
);

export const actionProofs = sqliteTable(
  'action_proofs',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    reviewId: text().notNull(),
    actionId: text().notNull(),
    kind: text().$type<ProofKind>().notNull(),
    /** The address, the quote, what the file shows, or why there is nothing to show. */
    text: text().notNull(),
    fileId: text().references(() => evidenceFiles.id, { onDelete: 'restrict' }),
    by: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    at: integer().notNull(),
  },
  (table) => [ofAction(table), index('action_proofs_by_action').on(table.reviewId, table.actionId)],
);

function ofAction(table: { reviewId: AnySQLiteColumn; actionId: AnySQLiteColumn }) {
  return foreignKey({
    columns: [table.reviewId, table.actionId],
    foreignColumns: [actions.reviewId, actions.actionId],
  }).onDelete('restrict');
}
