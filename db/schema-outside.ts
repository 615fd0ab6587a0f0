/**
 * Owners outside the organisation: a link that shows one action to somebody without an account, and what came back by
 * it. Of the link's secret only the hash is stored; nothing is deleted.
 */
import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { OutsideAnswer, OutsideProofKind, OutsideWordsKind } from '../shared/actions/outside.ts';
import { actions, members } from './schema.ts';

export const outsideLinks = sqliteTable(
  'outside_links',
  {
    id: text().primaryKey(),
    reviewId: text().notNull(),
    actionId: text().notNull(),
    tokenHash: text().notNull().unique(),
    /** Who has it, and where they work; the latter may be empty. */
    name: text().notNull(),
    organisation: text().notNull(),
    /** What is to be done, in the words that may be read outside. */
    brief: text().notNull(),
    createdBy: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    createdAt: integer().notNull(),
    expiresAt: integer().notNull(),
    endedAt: integer(),
    lastOpenedAt: integer(),
  },
  (table) => [
    foreignKey({
      columns: [table.reviewId, table.actionId],
      foreignColumns: [actions.reviewId, actions.actionId],
    }).onDelete('restrict'),
    index('outside_links_by_action').on(table.reviewId, table.actionId),
    index('outside_links_open')
      .on(table.createdBy)
      .where(sql`${table.endedAt} is null`),
  ],
);

/** What the outside owner wrote. It changes nothing by itself: somebody inside takes it over, or does not. */
export const outsideWords = sqliteTable(
  'outside_words',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    linkId: text()
      .notNull()
      .references(() => outsideLinks.id, { onDelete: 'restrict' }),
    kind: text().$type<OutsideWordsKind>().notNull(),
    text: text().notNull(),
    /** What shows that it was done; null for a note. */
    proofKind: text().$type<OutsideProofKind>(),
    proof: text(),
    at: integer().notNull(),
    answer: text().$type<OutsideAnswer>(),
    answeredBy: text().references(() => members.id, { onDelete: 'restrict' }),
    answeredAt: integer(),
  },
  (table) => [index('outside_words_by_link').on(table.linkId)],
);
