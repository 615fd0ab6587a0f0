/**
 * The tables of agreement: who declared which interests, whom a chair asked to sign which version and what each answered,
 * reasons given for conditions that are not met, and which sections somebody has read. Answers are never changed.
 */
import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { InterestKind } from '../shared/agreement/interests.ts';
import type { RoundEnd, SignOffAnswer, SignOffFunction } from '../shared/agreement/sign-off.ts';
import { members, reviews } from './schema.ts';

/** What participants declared, every time; the newest of a member counts. */
export const interestDeclarations = sqliteTable(
  'interest_declarations',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    memberId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    kind: text().$type<InterestKind>().notNull(),
    /** Empty with `none`. */
    text: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index('interests_by_review').on(table.reviewId, table.memberId)],
);

/** A written reason for going on although a condition is not met; an empty one takes it back. The newest counts. */
export const conditionReasons = sqliteTable(
  'condition_reasons',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    condition: text().notNull(),
    reason: text().notNull(),
    by: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    at: integer().notNull(),
  },
  (table) => [index('condition_reasons_by_review').on(table.reviewId)],
);

/** One asking for signatures under one text, which `sha256` and the kept version name. */
export const signOffRounds = sqliteTable(
  'sign_off_rounds',
  {
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    /** From 1 in each review. */
    number: integer().notNull(),
    version: integer().notNull(),
    /** Of the text as it is signed, without what stands beside it. */
    sha256: text().notNull(),
    askedBy: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    askedAt: integer().notNull(),
    /** Null while it is open. */
    end: text().$type<RoundEnd>(),
    endedAt: integer(),
    /** The version that was frozen, once everybody had signed. */
    signedVersion: integer(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.number] })],
);

/** One person asked in a round. Their answer is written once. */
export const signOffs = sqliteTable(
  'sign_offs',
  {
    reviewId: text().notNull(),
    round: integer().notNull(),
    memberId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    function: text().$type<SignOffFunction>().notNull(),
    /** In which order they were named. */
    place: integer().notNull(),
    answer: text().$type<SignOffAnswer>(),
    /** Why it was refused; empty otherwise. */
    reason: text().notNull().default(''),
    /** What the signer sees differently; kept beside the agreed text under their name. */
    dissent: text().notNull().default(''),
    answeredAt: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.reviewId, table.round, table.memberId] }),
    foreignKey({
      columns: [table.reviewId, table.round],
      foreignColumns: [signOffRounds.reviewId, signOffRounds.number],
    }).onDelete('restrict'),
    index('sign_offs_by_member').on(table.memberId),
  ],
);

/** Sections a member has read through, each with the digest of what it held then. Nobody but the member is sent them. */
export const sectionsRead = sqliteTable(
  'sections_read',
  {
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    memberId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    sectionId: text().notNull(),
    digest: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.memberId, table.sectionId] })],
);
