/**
 * What the library holds besides our own register: summaries that other organisations published, each once and under
 * its own id, and the key with which our summaries are signed. Ids of reviews and people have no place here.
 */
import { sql } from 'drizzle-orm';
import { blob, check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { members } from './schema.ts';

export const importedSummaries = sqliteTable(
  'imported_summaries',
  {
    /** As its publisher gave it; a later revision of the same id takes its place. */
    id: text().primaryKey(),
    revision: integer().notNull(),
    /** Name and version of the form it came in, such as `causeway.learning-summary/1`. */
    schemaName: text().notNull(),
    /** As canonical JSON; what `sha256` is of. */
    content: text().notNull(),
    sha256: text().notNull(),
    /** Who sent it, in the words of whoever brought it in. */
    origin: text().notNull(),
    /** Both as base64, or null for one that came without a signature. */
    signature: text(),
    publicKey: text(),
    /** Whether its SHA-256 was told apart from it and found to be that. */
    compared: integer({ mode: 'boolean' }).notNull(),
    withdrawn: integer({ mode: 'boolean' }).notNull(),
    importedBy: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    importedAt: integer().notNull(),
  },
  (table) => [index('imported_summaries_by_time').on(table.importedAt)],
);

/** One row: the Ed25519 key pair of this installation, made when it first signs. */
export const signingKey = sqliteTable(
  'signing_key',
  {
    id: integer().primaryKey(),
    /** As DER: PKCS #8 and SPKI. */
    privateKey: blob({ mode: 'buffer' }).notNull(),
    publicKey: blob({ mode: 'buffer' }).notNull(),
    madeAt: integer().notNull(),
  },
  (table) => [check('signing_key_is_one', sql`${table.id} = 1`)],
);
