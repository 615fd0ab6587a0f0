/**
 * Actions of earlier reviews in later ones: what the panel of a later review answered about each, and the codes by
 * which such actions are found. An action that is carried stays the one row it is; only the link is written here.
 */
import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { FromBeforeAnswer } from '../shared/actions/from-before.ts';
import { actions, members, reviews } from './schema.ts';

/** One row per later review and action. Taking an answer back removes it; the audit keeps both. */
export const actionReviews = sqliteTable(
  'action_reviews',
  {
    /** The later review. */
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    actionReviewId: text().notNull(),
    actionId: text().notNull(),
    answer: text().$type<FromBeforeAnswer>().notNull(),
    /** Why it is left; empty for the others. */
    reason: text().notNull(),
    /** Why it came then: the same AI system, and the codes that both reviews have. */
    bySystem: integer({ mode: 'boolean' }).notNull(),
    byCodes: text({ mode: 'json' }).$type<string[]>().notNull(),
    by: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.reviewId, table.actionReviewId, table.actionId] }),
    index('action_reviews_by_action').on(table.actionReviewId, table.actionId),
    foreignKey({
      columns: [table.actionReviewId, table.actionId],
      foreignColumns: [actions.reviewId, actions.actionId],
    }).onDelete('restrict'),
  ],
);

/** Projection: the codes of factors that are live and not ruled out. */
export const factorCodes = sqliteTable(
  'factor_codes',
  {
    code: text().notNull(),
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    factorId: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.code, table.reviewId, table.factorId] }),
    index('factor_codes_by_factor').on(table.reviewId, table.factorId),
  ],
);
