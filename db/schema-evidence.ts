/** Tables of the files a review keeps as evidence. */
import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { EvidenceFileType } from '../shared/evidence/file-rules.ts';
import { members, reviews } from './schema.ts';

/**
 * Files kept as evidence, each with the digest of its bytes. A row without `completedAt` is an upload that has not
 * ended; nobody sees it. Never changed afterwards: versions of the review name them.
 */
export const evidenceFiles = sqliteTable(
  'evidence_files',
  {
    id: text().primaryKey(),
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    name: text().notNull(),
    mediaType: text().$type<EvidenceFileType>().notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    /** Pixels of a picture. */
    width: integer(),
    height: integer(),
    addedBy: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    startedAt: integer().notNull(),
    completedAt: integer(),
  },
  (table) => [
    uniqueIndex('evidence_files_once')
      .on(table.reviewId, table.sha256)
      .where(sql`${table.completedAt} is not null`),
    index('evidence_files_by_review').on(table.reviewId),
  ],
);

/** The bytes of a file in pieces small enough that nobody who types waits for one to be written or read. */
export const evidenceFileParts = sqliteTable(
  'evidence_file_parts',
  {
    fileId: text()
      .notNull()
      .references(() => evidenceFiles.id, { onDelete: 'restrict' }),
    part: integer().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.fileId, table.part] })],
);
