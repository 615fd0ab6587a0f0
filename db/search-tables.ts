/**
 * The tables of the search as Drizzle sees them. They are made by a migration written by hand, because Drizzle knows
 * neither virtual tables nor triggers; therefore they stand apart from the schema it compares.
 */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { SearchKind } from '../shared/search/search-kinds.ts';
import type { Layer } from '../shared/taxonomy/layers.ts';

/** Where an entry comes from: a document read in by the server, or a row followed by triggers. */
export type SearchSource = 'document' | 'review' | 'action' | 'comment' | 'system' | 'report';

export const searchEntries = sqliteTable('search_entries', {
  id: integer().primaryKey(),
  source: text().$type<SearchSource>().notNull(),
  reviewId: text(),
  key: text().notNull(),
  kind: text().$type<SearchKind>().notNull(),
  title: text().notNull(),
  text: text().notNull(),
  tags: text().notNull(),
  layers: text({ mode: 'json' }).$type<Layer[]>().notNull(),
  partner: integer({ mode: 'boolean' }).notNull(),
  /** Owner of an action, reporter of a report. */
  memberId: text(),
});

export const searchDocuments = sqliteTable('search_documents', {
  reviewId: text().primaryKey(),
  seq: integer().notNull(),
  form: integer().notNull(),
});
