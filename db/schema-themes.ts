/**
 * What each document says that is counted across reviews, one narrow row for each: projected from the document by the
 * rule in shared/learning, made again with it, never edited.
 */
import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ThemeAspect } from '../shared/learning/review-themes.ts';
import { reviews } from './schema.ts';

export const reviewThemes = sqliteTable(
  'review_themes',
  {
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    aspect: text().$type<ThemeAspect>().notNull(),
    value: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.reviewId, table.aspect, table.value] }),
    index('review_themes_by_value').on(table.aspect, table.value, table.reviewId),
  ],
);
