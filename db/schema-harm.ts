/** The tables of harm ratings that were not shown yet, and of reporting clocks. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ClockState } from '../shared/harm/clock-state.ts';
import type { HarmDimension, HarmGrade } from '../shared/harm/harm-grades.ts';
import type { Confidence } from '../shared/review-document/records.ts';
import { members, reviews } from './schema.ts';

/**
 * What each person graded on their own. A row leaves this table for the document only once it is shown; nobody but its
 * member is ever sent it before. `round` is 1 for what was graded in private, and rises with each rating in the open.
 */
export const harmRatings = sqliteTable(
  'harm_ratings',
  {
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    dimension: text().$type<HarmDimension>().notNull(),
    memberId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    version: integer().notNull(),
    round: integer().notNull(),
    /** Null: too early to say. */
    grade: text().$type<HarmGrade>(),
    confidence: text().$type<Confidence>().notNull(),
    reason: text().notNull(),
    /** As whom they rate, in their own words; never a name. */
    role: text().notNull(),
    changedAt: integer().notNull(),
    shownAt: integer(),
    /** The rater's label in the document, such as `panel-2`. */
    shownAs: text(),
    /** Why it was shown although nobody else had rated. */
    aloneReason: text(),
    /** When the document took it; null while that is still to come. */
    publishedAt: integer(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.dimension, table.memberId] })],
);

/** Reporting clocks that a review keeps. They run on after it was signed. */
export const reviewClocks = sqliteTable(
  'review_clocks',
  {
    id: text().primaryKey(),
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    regimeId: text().notNull(),
    version: integer().notNull(),
    state: text().$type<ClockState>().notNull(),
    /** Local date-time and zone in which it was entered; empty while nobody has said. */
    trigger: text().notNull(),
    zone: text().notNull(),
    /** Worked out when the trigger was entered, by the table as it was checked on that day. */
    dueAt: integer(),
    dueDay: text(),
    holidaysKnown: integer({ mode: 'boolean' }).notNull(),
    checkedOn: text().notNull(),
    filedOn: text().notNull(),
    evidenceId: text().notNull(),
    reference: text().notNull(),
    reason: text().notNull(),
    keeperId: text().references(() => members.id, { onDelete: 'restrict' }),
    createdAt: integer().notNull(),
    changedAt: integer().notNull(),
  },
  (table) => [
    index('review_clocks_by_review').on(table.reviewId),
    index('review_clocks_by_keeper').on(table.keeperId, table.state),
  ],
);

export const clockHistory = sqliteTable(
  'clock_history',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    clockId: text()
      .notNull()
      .references(() => reviewClocks.id, { onDelete: 'restrict' }),
    version: integer().notNull(),
    at: integer().notNull(),
    by: text().notNull(),
    field: text().notNull(),
    from: text(),
    to: text(),
  },
  (table) => [index('clock_history_by_clock').on(table.clockId)],
);
