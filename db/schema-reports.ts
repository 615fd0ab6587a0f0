/** Tables of quick reports, and of what concerns a member. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ReviewRole, Stage } from '../shared/access.ts';
import type { InboxKind } from '../shared/api/inbox.ts';
import type { ReportGrade, ReportState } from '../shared/reports/report-state.ts';
import { aiSystems } from './schema-systems.ts';
import { members, reviews } from './schema.ts';

/** Quick reports. `named`: whether safety leads may know who reported it. */
export const reports = sqliteTable(
  'reports',
  {
    id: text().primaryKey(),
    version: integer().notNull(),
    reporterId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    named: integer({ mode: 'boolean' }).notNull(),
    state: text().$type<ReportState>().notNull(),
    goodCatch: integer({ mode: 'boolean' }).notNull(),
    happened: text().notNull(),
    shown: text().notNull(),
    occurredOn: text(),
    occurredAt: text(),
    zone: text().notNull(),
    grade: text().$type<ReportGrade>().notNull(),
    affected: text().notNull(),
    systemId: text().references(() => aiSystems.id, { onDelete: 'restrict' }),
    systemName: text().notNull(),
    lookAt: text().notNull(),
    reviewId: text().references(() => reviews.id, { onDelete: 'restrict' }),
    createdAt: integer().notNull(),
    changedAt: integer().notNull(),
  },
  (table) => [
    index('reports_by_reporter').on(table.reporterId),
    index('reports_by_state').on(table.state, table.createdAt),
    index('reports_by_review').on(table.reviewId),
  ],
);

/** What became of a report, step by step, with the words its reporter was given. */
export const reportSteps = sqliteTable(
  'report_steps',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    reportId: text()
      .notNull()
      .references(() => reports.id, { onDelete: 'restrict' }),
    at: integer().notNull(),
    by: text().notNull(),
    state: text().$type<ReportState>().notNull(),
    words: text().notNull(),
  },
  (table) => [index('report_steps_by_report').on(table.reportId)],
);

/** What concerns a member, made in the transaction of the act that causes it. Ids only: titles are looked up when read. */
export const inboxItems = sqliteTable(
  'inbox_items',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    memberId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    kind: text().$type<InboxKind>().notNull(),
    /** Who did it; null is the server. */
    byId: text(),
    at: integer().notNull(),
    readAt: integer(),
    reviewId: text(),
    actionId: text(),
    reportId: text(),
    reportStepId: integer(),
    commentId: text(),
    reminderId: integer(),
    role: text().$type<ReviewRole>(),
    stage: text().$type<Stage>(),
    /** What was done with a learning summary: the summary, and the move of its life. */
    summaryId: text(),
    summaryMoveId: integer(),
  },
  (table) => [
    index('inbox_by_member').on(table.memberId, table.readAt),
    index('inbox_by_summary')
      .on(table.summaryId)
      .where(sql`${table.summaryId} is not null`),
  ],
);
