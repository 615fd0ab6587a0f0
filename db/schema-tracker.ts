/** What members keep of the tracker for themselves. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { members } from './schema.ts';

/** A state of the tracker, which is its address, under a name. Seen by its member alone. */
export const savedViews = sqliteTable(
  'saved_views',
  {
    id: text().primaryKey(),
    memberId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    name: text().notNull(),
    /** The query string of the tracker, without the action that was open. */
    query: text().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [index('saved_views_by_member').on(table.memberId, table.name)],
);
