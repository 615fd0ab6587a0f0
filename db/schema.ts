/**
 * The tables of members, reviews, their documents and actions; evidence, reports, systems and harm have files of their
 * own beside this one. Times are UTC milliseconds, days are ISO calendar days, hashes are hex SHA-256.
 * References RESTRICT: nothing is ever deleted because something else was.
 */
import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  blob,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { OrganisationRole, ReviewRole, Stage } from '../shared/access.ts';
import type { VersionReason } from '../shared/api/versions.ts';
import type { ActionStatus } from '../shared/actions/action-status.ts';
import type { CheckOutcome } from '../shared/actions/effect-checks.ts';
import type { Layer } from '../shared/taxonomy/layers.ts';
import { aiSystems } from './schema-systems.ts';
import type { TemplateDraft, TemplateRef } from '../shared/templates/template.ts';

export const organisation = sqliteTable(
  'organisation',
  {
    id: integer().primaryKey(),
    name: text().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [check('one_organisation', sql`${table.id} = 1`)],
);

export const members = sqliteTable('members', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  passwordHash: text().notNull(),
  organisationRoles: text({ mode: 'json' }).$type<OrganisationRole[]>().notNull(),
  colour: text().notNull(),
  disabledAt: integer(),
  createdAt: integer().notNull(),
});

export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    tokenHash: text().notNull().unique(),
    memberId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    agent: text().notNull(),
    startedAt: integer().notNull(),
    lastSeenAt: integer().notNull(),
    expiresAt: integer().notNull(),
    endedAt: integer(),
  },
  (table) => [index('sessions_by_member').on(table.memberId)],
);

export const invitations = sqliteTable('invitations', {
  id: text().primaryKey(),
  tokenHash: text().notNull().unique(),
  email: text(),
  organisationRoles: text({ mode: 'json' }).$type<OrganisationRole[]>().notNull(),
  reviewId: text().references(() => reviews.id, { onDelete: 'restrict' }),
  reviewRole: text().$type<ReviewRole>(),
  createdBy: text()
    .notNull()
    .references(() => members.id, { onDelete: 'restrict' }),
  createdAt: integer().notNull(),
  expiresAt: integer().notNull(),
  usedAt: integer(),
  usedBy: text(),
  revokedAt: integer(),
});

export const passwordResets = sqliteTable('password_resets', {
  id: text().primaryKey(),
  tokenHash: text().notNull().unique(),
  memberId: text()
    .notNull()
    .references(() => members.id, { onDelete: 'restrict' }),
  createdAt: integer().notNull(),
  expiresAt: integer().notNull(),
  usedAt: integer(),
});

export const reviews = sqliteTable(
  'reviews',
  {
    id: text().primaryKey(),
    title: text().notNull(),
    templateId: text().notNull(),
    templateVersion: integer().notNull(),
    stage: text().$type<Stage>().notNull(),
    /** What it was called then; stays when the register entry changes. */
    aiSystem: text(),
    systemId: text().references((): AnySQLiteColumn => aiSystems.id, { onDelete: 'restrict' }),
    /** The version in use then, as its maker called it. */
    systemVersion: text(),
    occurredOn: text(),
    detectedOn: text(),
    restricted: integer({ mode: 'boolean' }).notNull().default(false),
    sample: integer({ mode: 'boolean' }).notNull().default(false),
    publicCase: integer({ mode: 'boolean' }).notNull().default(false),
    /** A `summary` is the row under a learning summary's document: no review, and in no list of reviews. */
    purpose: text().$type<'review' | 'summary'>().notNull().default('review'),
    createdBy: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    createdAt: integer().notNull(),
    /** The templates it had before it was promoted, the newest last. */
    formerTemplates: text({ mode: 'json' })
      .$type<TemplateRef[]>()
      .notNull()
      .default(sql`'[]'`),
  },
  (table) => [
    index('reviews_by_system').on(table.systemId),
    index('reviews_by_system_name').on(sql`lower(${table.aiSystem})`),
  ],
);

/**
 * Templates an organisation made. `draft` is what is being written; null when that is what was last published.
 * `revision` counts every change, so that two admins do not overwrite each other.
 */
export const organisationTemplates = sqliteTable('organisation_templates', {
  id: text().primaryKey(),
  revision: integer().notNull(),
  draft: text({ mode: 'json' }).$type<TemplateDraft>(),
  /** The newest published version; 0 while there is none. */
  version: integer().notNull(),
  retiredAt: integer(),
  createdBy: text()
    .notNull()
    .references(() => members.id, { onDelete: 'restrict' }),
  createdAt: integer().notNull(),
  changedAt: integer().notNull(),
});

/** Published versions, never changed and never deleted: reviews keep the one they began with. */
export const templateVersions = sqliteTable(
  'template_versions',
  {
    templateId: text()
      .notNull()
      .references(() => organisationTemplates.id, { onDelete: 'restrict' }),
    version: integer().notNull(),
    definition: text({ mode: 'json' }).$type<TemplateDraft>().notNull(),
    publishedBy: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    publishedAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.templateId, table.version] })],
);

export const participants = sqliteTable(
  'participants',
  {
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    memberId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'restrict' }),
    role: text().$type<ReviewRole>().notNull(),
    addedAt: integer().notNull(),
    addedBy: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.reviewId, table.memberId] }),
    index('participants_by_member').on(table.memberId),
  ],
);

export const stageChanges = sqliteTable(
  'stage_changes',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    from: text().$type<Stage>().notNull(),
    to: text().$type<Stage>().notNull(),
    reason: text(),
    by: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index('stage_changes_by_review').on(table.reviewId)],
);

/** One row per review document; `seq` is the number of its newest durable update row. */
export const documents = sqliteTable('documents', {
  reviewId: text()
    .primaryKey()
    .references(() => reviews.id, { onDelete: 'restrict' }),
  epoch: integer().notNull(),
  layout: integer().notNull(),
  seq: integer().notNull(),
  /** The newest sequence that the projections of this document reflect. */
  projectedSeq: integer().notNull().default(0),
  /** The form of the projection that made them; an older one makes them anew, though the document stands still. */
  projectedForm: integer().notNull().default(0),
  changedAt: integer().notNull(),
});

/** One link per commit: SHA-256 over the previous link and the digests of the rows of this commit. */
export const commits = sqliteTable('commits', {
  id: integer().primaryKey({ autoIncrement: true }),
  at: integer().notNull(),
  hash: text().notNull(),
});

/** One row per room, member and flush. `memberId` is null for the server's own edits. */
export const documentUpdates = sqliteTable(
  'document_updates',
  {
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    seq: integer().notNull(),
    epoch: integer().notNull(),
    commitId: integer()
      .notNull()
      .references(() => commits.id, { onDelete: 'restrict' }),
    memberId: text(),
    clientNumbers: text({ mode: 'json' }).$type<number[]>().notNull(),
    at: integer().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
    /** First 16 bytes of the SHA-256 of `bytes`; null in rows written before it was kept. */
    digest: blob({ mode: 'buffer' }),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.seq] })],
);

export const documentSnapshots = sqliteTable(
  'document_snapshots',
  {
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    seq: integer().notNull(),
    epoch: integer().notNull(),
    at: integer().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
    digest: text().notNull(),
    /** How far each client's structs go and what is deleted, told from `bytes` once so that no reader need. */
    summary: blob({ mode: 'buffer' }),
    summaryDigest: text(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.seq] })],
);

/**
 * A review as it was at one moment: the encoded document, its content as canonical JSON with the SHA-256 of that, and
 * the rows beside it. `byId` is null when the server kept it of itself.
 */
export const versions = sqliteTable(
  'versions',
  {
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    number: integer().notNull(),
    at: integer().notNull(),
    reason: text().$type<VersionReason>().notNull(),
    byId: text(),
    seq: integer().notNull(),
    epoch: integer().notNull(),
    state: blob({ mode: 'buffer' }).notNull(),
    stateDigest: text().notNull(),
    content: text().notNull(),
    sha256: text().notNull(),
    rows: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.number] })],
);

/** Each Yjs client number belongs to one member per review and epoch; null is the server. */
export const clientNumbers = sqliteTable(
  'client_numbers',
  {
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    epoch: integer().notNull(),
    clientNumber: integer().notNull(),
    memberId: text(),
    boundAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.epoch, table.clientNumber] })],
);

/** Text a merge swallowed though nobody deleted it knowingly; offered to its author and to whoever's edit swallowed it. */
export const recoveredTexts = sqliteTable(
  'recovered_texts',
  {
    id: text().primaryKey(),
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    place: text().notNull(),
    text: text().notNull(),
    authorId: text().notNull(),
    otherId: text(),
    at: integer().notNull(),
    resolvedAt: integer(),
    resolvedBy: text(),
    outcome: text().$type<'put-back' | 'leave'>(),
  },
  (table) => [index('recovered_by_review').on(table.reviewId)],
);

/** Projection of the factors of a document, so that lists and plain SQL can name what an action answers. */
export const factors = sqliteTable(
  'factors',
  {
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    factorId: text().notNull(),
    layer: text().$type<Layer>(),
    statement: text().notNull(),
    state: text(),
    codes: text({ mode: 'json' }).$type<string[]>().notNull(),
    withdrawn: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.reviewId, table.factorId] }),
    // The layers a review has factors in; what is in the bin or ruled out does not count.
    index('factors_by_layer')
      .on(table.reviewId, table.layer, table.factorId)
      .where(sql`not ${table.withdrawn} and ${table.state} is not 'ruled-out'`),
  ],
);

/**
 * One row per action, from its birth in the document. While `proposed` the wording columns follow the document;
 * from `agreed` on this row owns them. `seq` is the document sequence the wording reflects.
 */
export const actions = sqliteTable(
  'actions',
  {
    reviewId: text()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    actionId: text().notNull(),
    version: integer().notNull(),
    seq: integer().notNull(),
    status: text().$type<ActionStatus>().notNull(),
    title: text().notNull(),
    detail: text().notNull(),
    category: text(),
    strength: text(),
    measureName: text().notNull(),
    measureKind: text(),
    baseline: text().notNull(),
    target: text().notNull(),
    source: text().notNull(),
    unintended: text().notNull(),
    equity: text().notNull(),
    layers: text({ mode: 'json' }).$type<Layer[]>().notNull(),
    ownerId: text().references(() => members.id, { onDelete: 'restrict' }),
    dueOn: text(),
    /** The calendar day it was done; null while it is not. */
    implementedOn: text(),
    /** The calendar day it was last agreed, after a proposal or after it had been put aside. */
    agreedOn: text(),
    /** The calendar day a check first showed that it works; null while that is not known, or no longer so. */
    verifiedOn: text(),
    /** What the newest recorded check of its effect showed; stays when it is taken up again. */
    lastOutcome: text().$type<CheckOutcome>(),
    /** Who approved of not doing it; never its owner. */
    approverId: text().references(() => members.id, { onDelete: 'restrict' }),
    /** The action that took its place, perhaps of another review. */
    supersededByReview: text(),
    supersededByAction: text(),
    /** The improvement programme that carries it on. */
    programme: text().notNull().default(''),
    supplierRef: text().notNull().default(''),
    cost: text().notNull().default(''),
    funder: text().notNull().default(''),
    /** When the earliest planned check of its effect is due; kept in step with `action_checks`. */
    nextCheckOn: text(),
    /** Who does it outside the organisation, by name; empty when nobody does. */
    outsideOwner: text().notNull().default(''),
    /** When its owner left and nobody took it over; null once somebody owns it. */
    ownerLeftAt: integer(),
    createdAt: integer().notNull(),
    changedAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.reviewId, table.actionId] }),
    index('actions_outside')
      .on(table.reviewId, table.actionId)
      .where(sql`${table.outsideOwner} <> ''`),
    index('actions_left')
      .on(table.reviewId, table.actionId)
      .where(sql`${table.ownerLeftAt} is not null`),
    index('actions_by_status').on(table.status, table.dueOn),
    index('actions_by_owner').on(table.ownerId, table.status),
    index('actions_by_next_check').on(table.nextCheckOn),
    // What the dashboard counts, each as narrow as its question.
    index('actions_by_strength').on(table.status, table.strength),
    // What was carried out, review by review, for what came back all the same.
    index('actions_carried_out')
      .on(table.reviewId, table.actionId, table.implementedOn, table.status)
      .where(sql`${table.implementedOn} is not null`),
    index('actions_implemented')
      .on(table.implementedOn, table.agreedOn)
      .where(sql`${table.implementedOn} is not null`),
    index('actions_verified')
      .on(table.verifiedOn, table.implementedOn)
      .where(sql`${table.verifiedOn} is not null`),
    index('actions_checked')
      .on(table.lastOutcome, table.category)
      .where(sql`${table.lastOutcome} is not null`),
    // Everything the tracker filters and sorts by, in one narrow copy: a list never reads rows it does not show.
    index('actions_to_filter').on(
      table.reviewId,
      table.actionId,
      table.status,
      table.dueOn,
      table.ownerId,
      table.strength,
      table.category,
      table.nextCheckOn,
      sql`(${table.measureName} = '')`,
      table.layers,
      table.changedAt,
      sql`lower(${table.title})`,
    ),
  ],
);

export const actionFactors = sqliteTable(
  'action_factors',
  {
    reviewId: text().notNull(),
    actionId: text().notNull(),
    factorId: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.reviewId, table.actionId, table.factorId] }),
    index('action_factors_by_factor').on(table.reviewId, table.factorId, table.actionId),
  ],
);

export const actionHistory = sqliteTable(
  'action_history',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    reviewId: text().notNull(),
    actionId: text().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    /** Null when the document's wording changed it. */
    by: text(),
    field: text().notNull(),
    from: text(),
    to: text(),
    note: text(),
  },
  (table) => [
    uniqueIndex('action_history_once').on(table.reviewId, table.actionId, table.version, table.field),
  ],
);

/** Who did what; ids and act only, never content. Each entry is a link of one chain, as `audit-chain.ts` tells. */
export const auditEntries = sqliteTable(
  'audit_entries',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    actorId: text(),
    act: text().notNull(),
    reviewId: text(),
    subjectId: text(),
    detail: text({ mode: 'json' }).$type<Record<string, string | number | boolean | null>>(),
    /** The newest link of the commit chain at that moment; null before the first. */
    commitId: integer(),
    commitHash: text(),
    /** Of the entry before; empty for the first. Null only until a database of before is opened. */
    previous: text(),
    /** SHA-256 of everything above, the number included. */
    hash: text(),
  },
  (table) => [index('audit_by_review').on(table.reviewId), index('audit_by_actor').on(table.actorId)],
);
