/** Tables of comments: threads, what is said in them, earlier wordings, and who is named. */
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { CharacterId } from '../shared/comments/anchor.ts';
import type { ThreadState } from '../shared/comments/comment-rules.ts';
import { members, reviews } from './schema.ts';

/**
 * `place` is where in the review; a thread on words also keeps their anchor: the identities of the first and last
 * character and of their block, the quote, and what stood around it. A thread outlives its words.
 */
export const commentThreads = sqliteTable(
  'comment_threads',
  {
    id: text().primaryKey(),
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    /** From 1 in each review; never given twice. */
    number: integer().notNull(),
    place: text().notNull(),
    from: text({ mode: 'json' }).$type<CharacterId>(),
    to: text({ mode: 'json' }).$type<CharacterId>(),
    block: text({ mode: 'json' }).$type<CharacterId>(),
    /** Null for a thread on a record or on the review. */
    quote: text(),
    before: text(),
    after: text(),
    repeated: integer({ mode: 'boolean' }).notNull(),
    state: text().$type<ThreadState>().notNull(),
    stateBy: text(),
    stateAt: integer(),
    createdBy: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    createdAt: integer().notNull(),
  },
  (table) => [uniqueIndex('comment_threads_numbered').on(table.reviewId, table.number)],
);

/** A removed comment keeps its row, without its words. */
export const comments = sqliteTable(
  'comments',
  {
    id: text().primaryKey(),
    /** In the order they were made. */
    number: integer().notNull(),
    threadId: text()
      .notNull()
      .references(() => commentThreads.id, { onDelete: 'restrict' }),
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    authorId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    version: integer().notNull(),
    text: text().notNull(),
    at: integer().notNull(),
    editedAt: integer(),
    deletedAt: integer(),
  },
  (table) => [
    uniqueIndex('comments_in_order').on(table.threadId, table.number),
    index('comments_by_review').on(table.reviewId),
  ],
);

/** Wordings a comment had before; `at` is when it was worded so. */
export const commentEdits = sqliteTable(
  'comment_edits',
  {
    commentId: text()
      .notNull()
      .references(() => comments.id, { onDelete: 'restrict' }),
    version: integer().notNull(),
    text: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.commentId, table.version] })],
);

/** Who is named in a comment as it reads now. */
export const commentMentions = sqliteTable(
  'comment_mentions',
  {
    commentId: text()
      .notNull()
      .references(() => comments.id, { onDelete: 'restrict' }),
    memberId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
  },
  (table) => [
    primaryKey({ columns: [table.commentId, table.memberId] }),
    index('comment_mentions_by_member').on(table.memberId),
  ],
);
