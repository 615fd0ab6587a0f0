/**
 * The tables of learning summaries. A summary's text is a document under a row of `reviews` with the same id; here is
 * what is said of it as a whole, its life, what was found in it and what was done about that, and the register of what
 * was approved. Of what was found only a keyed digest is kept, never the text; the key goes when it is published.
 */
import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { IdentifierKind } from '../shared/deidentify/identifier-kinds.ts';
import type { Audience } from '../shared/summaries/audiences.ts';
import type { SummaryFacts } from '../shared/summaries/summary-facts.ts';
import type {
  AddressKind,
  FindingDecision,
  SummaryMove,
  SummaryState,
} from '../shared/summaries/summary-states.ts';
import { members, reviews } from './schema.ts';

export const summaries = sqliteTable(
  'summaries',
  {
    /** Also the id of its row in `reviews` and of its document. */
    id: text()
      .primaryKey()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    /** The review it was made from. */
    sourceId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    /** The version it was made from; null for the review as it was then. */
    sourceVersion: integer(),
    /** The name under which it leaves: random, of the summary alone. */
    publicId: text().notNull().unique(),
    audience: text().$type<Audience>().notNull(),
    facts: text({ mode: 'json' }).$type<SummaryFacts>().notNull(),
    state: text().$type<SummaryState>().notNull(),
    /** From 1; a new one begins when an approved text is opened again. */
    revision: integer().notNull(),
    /** Rises with every change of this row; sent back as If-Match. */
    version: integer().notNull(),
    /** SHA-256 of what approval was asked for; null while nobody is asked. */
    askedSha256: text(),
    askedBy: text().references(() => members.id, { onDelete: 'restrict' }),
    askedAt: integer(),
    /** Who last switched a name on; null while none is. */
    namesBy: text().references(() => members.id, { onDelete: 'restrict' }),
    namesReleasedBy: text().references(() => members.id, { onDelete: 'restrict' }),
    namesReleasedAt: integer(),
    addressKind: text().$type<AddressKind>().notNull(),
    /** Last part of its address; null while it has none. */
    address: text().unique(),
    publishedAt: integer(),
    withdrawnAt: integer(),
    withdrawnReason: text(),
    /** Of the digests in `summary_findings`; null from publication on, so that nobody can tell what was found. */
    findingKey: blob({ mode: 'buffer' }),
    createdBy: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    createdAt: integer().notNull(),
    changedAt: integer().notNull(),
  },
  (table) => [
    index('summaries_by_source').on(table.sourceId),
    index('summaries_by_state').on(table.state, table.changedAt),
  ],
);

/** Who did what with a summary, oldest first; never changed. */
export const summaryMoves = sqliteTable(
  'summary_moves',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    summaryId: text()
      .notNull()
      .references(() => summaries.id, { onDelete: 'restrict' }),
    revision: integer().notNull(),
    move: text().$type<SummaryMove>().notNull(),
    by: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    /** As what they did it, such as "Safety lead"; what a published record names instead of them. */
    role: text().notNull(),
    reason: text().notNull().default(''),
    /** Of what they saw; null where it is about no text. */
    sha256: text(),
    at: integer().notNull(),
  },
  (table) => [index('summary_moves_by_summary').on(table.summaryId)],
);

/** Who was named when approval was asked for, under that move; nobody: everybody who may approve it. */
export const summaryApprovers = sqliteTable(
  'summary_approvers',
  {
    moveId: integer()
      .notNull()
      .references(() => summaryMoves.id, { onDelete: 'restrict' }),
    memberId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
  },
  (table) => [primaryKey({ columns: [table.moveId, table.memberId] })],
);

/** What was done about something found in a text of a revision. */
export const summaryFindings = sqliteTable(
  'summary_findings',
  {
    summaryId: text()
      .notNull()
      .references(() => summaries.id, { onDelete: 'restrict' }),
    revision: integer().notNull(),
    /** HMAC-SHA-256 of place, kind and text under the key of the summary, as base64url. */
    mac: text().notNull(),
    /** Id of a point, or `facts`. */
    point: text().notNull(),
    field: text().notNull(),
    kind: text().$type<IdentifierKind>().notNull(),
    decision: text().$type<FindingDecision>().notNull(),
    reason: text().notNull(),
    by: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.summaryId, table.revision, table.mac] })],
);

/** The register: every approved text as canonical JSON with its SHA-256, never changed. */
export const summaryRevisions = sqliteTable(
  'summary_revisions',
  {
    summaryId: text()
      .notNull()
      .references(() => summaries.id, { onDelete: 'restrict' }),
    revision: integer().notNull(),
    content: text().notNull(),
    sha256: text().notNull(),
    approvedBy: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    approvedAt: integer().notNull(),
    publishedBy: text().references(() => members.id, { onDelete: 'restrict' }),
    publishedAt: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.summaryId, table.revision] }),
    index('revisions_by_digest').on(table.sha256),
  ],
);
