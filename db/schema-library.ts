/**
 * What the library holds besides our own register: summaries that other organisations published, each once and under
 * its own id, and the key with which our summaries are signed. Ids of reviews and people have no place here.
 */
import { sql } from 'drizzle-orm';
import { blob, check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { KeyChange } from '../shared/summaries/key-change.ts';
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
    /** How its publisher's key changed, as it came in the file; null where it never did. */
    keyChanges: text({ mode: 'json' }).$type<readonly KeyChange[]>(),
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

/** One row: the Ed25519 key pair with which this installation signs, made when it first does. */
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

/** That one key took the place of another, signed with both: our own changes, and those of others we were told. */
export const keyChanges = sqliteTable('key_changes', {
  /** Both keys SPKI as base64. Each is followed by one other at most, or nobody could say whose the next is. */
  earlier: text().primaryKey(),
  next: text().notNull(),
  handedOver: text().notNull(),
  taken: text().notNull(),
  ours: integer({ mode: 'boolean' }).notNull(),
  /** When it was done here or heard of here. */
  at: integer().notNull(),
});

/** Signatures of our texts by keys that were changed since: their private halves are gone. */
export const keptSignatures = sqliteTable('kept_signatures', {
  /** Of the text as canonical JSON. */
  sha256: text().primaryKey(),
  signature: text().notNull(),
  publicKey: text().notNull(),
});
