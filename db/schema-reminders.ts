/**
 * Reminders that went out, what members wish of them, and mail that waits to be sent. A reminder is kept for good, so
 * that none ever goes out twice; it holds ids and days only.
 */
import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ReminderSubject } from '../shared/actions/reminders.ts';
import type { MailWish } from '../shared/api/reminders.ts';
import { members } from './schema.ts';

export const reminders = sqliteTable(
  'reminders',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    memberId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    reviewId: text().notNull(),
    actionId: text().notNull(),
    subject: text().$type<ReminderSubject>().notNull(),
    dueOn: text().notNull(),
    /** Days from the due day; before it negative. */
    days: integer().notNull(),
    /** Told to a safety lead because it has been late for long. */
    escalated: integer({ mode: 'boolean' }).notNull(),
    at: integer().notNull(),
  },
  (table) => [
    uniqueIndex('reminders_once').on(
      table.memberId,
      table.reviewId,
      table.actionId,
      table.subject,
      table.dueOn,
      table.days,
      table.escalated,
    ),
  ],
);

/** How far reminders have gone out: one row, moved on in the transaction that sends them. */
export const reminderProgress = sqliteTable(
  'reminder_progress',
  { id: integer().primaryKey(), doneUntil: text().notNull() },
  (table) => [check('one_reminder_progress', sql`${table.id} = 1`)],
);

export const reminderMutes = sqliteTable(
  'reminder_mutes',
  {
    memberId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    reviewId: text().notNull(),
    actionId: text().notNull(),
    /** The day from which reminders come again. */
    untilOn: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.reviewId, table.actionId] })],
);

export const reminderWishes = sqliteTable('reminder_wishes', {
  memberId: text()
    .primaryKey()
    .references(() => members.id, { onDelete: 'restrict' }),
  mail: text().$type<MailWish>().notNull(),
  /** The day from which any reminder comes again. */
  mutedUntil: text(),
});

/**
 * Mail with reminders. It is claimed before it is handed over: after a crash in between nobody can know whether it
 * arrived, and it is not sent again, because the inbox holds the same.
 */
export const outgoingMails = sqliteTable(
  'outgoing_mails',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    memberId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    reminderIds: text({ mode: 'json' }).$type<number[]>().notNull(),
    /** Items of the inbox that the mail tells of besides. */
    itemIds: text({ mode: 'json' }).$type<number[]>().notNull().default([]),
    createdAt: integer().notNull(),
    notBefore: integer().notNull(),
    attempts: integer().notNull().default(0),
    claimedAt: integer(),
    endedAt: integer(),
    outcome: text().$type<'sent' | 'given-up' | 'unknown'>(),
  },
  (table) => [
    index('outgoing_mails_waiting')
      .on(table.notBefore)
      .where(sql`${table.claimedAt} is null and ${table.endedAt} is null`),
  ],
);
