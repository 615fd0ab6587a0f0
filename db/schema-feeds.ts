/** Calendar feeds: one address per member, of which only the hash is stored. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { members } from './schema.ts';

export const calendarFeeds = sqliteTable(
  'calendar_feeds',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    memberId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    tokenHash: text().notNull().unique(),
    createdAt: integer().notNull(),
    revokedAt: integer(),
  },
  (table) => [
    index('calendar_feeds_open')
      .on(table.memberId)
      .where(sql`${table.revokedAt} is null`),
  ],
);
