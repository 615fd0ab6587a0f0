/**
 * Puts the review of an archive into this database, all of it or nothing: its people as members who cannot sign in, its
 * rows, its document with one state as the beginning of a new log, its versions and files. Changes nothing that is here.
 */
import type { Database } from 'better-sqlite3';
import { archivePaths, type ArchivedRow, type ArchivedRows } from '../shared/archive/review-archive.ts';
import { carriedTables } from './archive-tables.ts';
import { versionDigest } from './audit-chain.ts';
import { recordAudit } from './audit-store.ts';
import type { DocumentSeed } from './document-rows.ts';
import { digestOf } from './document-store.ts';
import { newer, type OpenArchive } from './open-archive.ts';
import type { Orm } from './orm.ts';
import { UnsafeGround } from './unsafe-ground.ts';

export interface Importing {
  /** UTC milliseconds. */
  readonly at: number;
  /** Of the whole file, in hex. */
  readonly sha256: string;
  /** Becomes its chair; null when somebody who takes part can sign in here. */
  readonly chairId: string | null;
  /** Inserts the birth of the document; only the commit engine can. */
  readonly insertSeed: (orm: Orm, seed: DocumentSeed) => void;
}

/** Bytes of one piece of a file. */
const partBytes = 512 * 1024;
/** The document begins a log of its own. */
const [epoch, seq] = [1, 1];

/** Inside a transaction. @throws UnsafeGround when the review is here already, or nobody here could open it. */
export function writeArchive(orm: Orm, archive: OpenArchive, importing: Importing): void {
  const { $client: sqlite } = orm;
  const { manifest, rows, document } = archive;
  const { reviewId } = manifest;
  if (sqlite.prepare('SELECT 1 FROM reviews WHERE id = ?').get(reviewId) !== undefined) {
    throw new UnsafeGround('This review is here already.', 'Nothing was changed. Open it where it is.');
  }
  sqlite.pragma('defer_foreign_keys = ON');
  addPeople(sqlite, rows, importing.at);
  addTemplates(sqlite, rows);
  const put = rowWriter(sqlite);
  put('reviews', withKnownSystem(sqlite, rows.review));
  const tables = { ...rows.tables };
  const numbers = tables['client_numbers'] ?? [];
  delete tables['client_numbers'];
  seedDocument(orm, archive, numbers, importing);
  const isForeign = foreignIn(rows, reviewId);
  for (const [table, items] of Object.entries(tables)) {
    const carried = carriedTables[table];
    if (carried === undefined) throw newer();
    for (const item of items) {
      if (isForeign(item)) throw ofAnotherReview(table);
      put(table, fitted(table, item, carried.numbered));
    }
  }
  addChair(sqlite, reviewId, importing);
  for (const row of rows.versions) addVersion(orm, archive, row, importing.at);
  const piece = sqlite.prepare('INSERT INTO evidence_file_parts (file_id, part, bytes) VALUES (?, ?, ?)');
  for (const { id } of tables['evidence_files'] ?? []) {
    const bytes = archive.part(archivePaths.file(String(id)));
    for (let part = 0; part * partBytes < bytes.length; part += 1)
      piece.run(id, part, Buffer.from(bytes.subarray(part * partBytes, (part + 1) * partBytes)));
  }
  recordAudit(orm, {
    at: importing.at,
    actorId: null,
    act: 'review.imported',
    reviewId,
    detail: { sha256: importing.sha256, content: manifest.contentSha256, bytes: document.length },
  });
}

/** Members by the ids they have in the review; nobody can sign in as one of them. */
function addPeople(sqlite: Database, { people }: ArchivedRows, at: number): void {
  const add = sqlite.prepare(
    `INSERT INTO members (id, name, email, password_hash, organisation_roles, colour, disabled_at, created_at)
     VALUES (@id, @name, @id || '@imported.invalid', '', '[]', @colour, @at, @at) ON CONFLICT (id) DO NOTHING`,
  );
  for (const person of people) add.run({ ...person, at });
}

/** Published versions are the same wherever they are: those that are here already stay. */
function addTemplates(sqlite: Database, { templates, templateVersions }: ArchivedRows): void {
  const put = rowWriter(sqlite, 'OR IGNORE');
  for (const template of templates) put('organisation_templates', template);
  for (const version of templateVersions) put('template_versions', version);
}

/** A register is of one organisation: elsewhere the review keeps the name of its system. */
function withKnownSystem(sqlite: Database, review: ArchivedRow): ArchivedRow {
  const known = sqlite.prepare('SELECT 1 FROM ai_systems WHERE id = ?').get(review['system_id']);
  return known === undefined ? { ...review, system_id: null } : review;
}

function seedDocument(
  orm: Orm,
  { manifest, rows, document }: OpenArchive,
  numbers: readonly ArchivedRow[],
  { at, insertSeed }: Importing,
): void {
  insertSeed(orm, {
    reviewId: manifest.reviewId,
    epoch,
    layout: rows.layout,
    bytes: document,
    bindings: numbers.map(({ client_number: clientNumber, member_id: memberId }) => ({
      clientNumber: Number(clientNumber),
      memberId: memberId === null || memberId === undefined ? null : String(memberId),
    })),
    at,
  });
}

/** Whether a row names another review, or a thread or comment that did not come along and so would be one of another. */
function foreignIn({ tables }: ArchivedRows, reviewId: string): (row: ArchivedRow) => boolean {
  const ids = (table: string): ReadonlySet<unknown> => new Set((tables[table] ?? []).map(({ id }) => id));
  const [threads, comments] = [ids('comment_threads'), ids('comments')];
  return (row) =>
    ('review_id' in row && row['review_id'] !== reviewId) ||
    ('thread_id' in row && !threads.has(row['thread_id'])) ||
    ('comment_id' in row && !comments.has(row['comment_id']));
}

function ofAnotherReview(table: string): UnsafeGround {
  return new UnsafeGround(
    `This archive holds a row of ${table} that belongs to another review.`,
    'Ask whoever gave it to you to make it again.',
  );
}

/** A row as it can stand here: with a number of its own where it only has a number. */
function fitted(table: string, row: ArchivedRow, numbered: 'id' | undefined): ArchivedRow {
  const { [numbered ?? '']: _number, ...rest } = row;
  return table === 'actions' ? { ...rest, seq } : rest;
}

function addChair(sqlite: Database, reviewId: string, { chairId, at }: Importing): void {
  if (chairId !== null) {
    sqlite
      .prepare(
        `INSERT INTO participants (review_id, member_id, role, added_at, added_by) VALUES (?, ?, 'chair', ?, ?)
         ON CONFLICT (review_id, member_id) DO UPDATE SET role = 'chair'`,
      )
      .run(reviewId, chairId, at, chairId);
    return;
  }
  const leader = sqlite
    .prepare(
      `SELECT 1 FROM participants p JOIN members m ON m.id = p.member_id
       WHERE p.review_id = ? AND p.role IN ('chair', 'facilitator') AND m.disabled_at IS NULL`,
    )
    .get(reviewId);
  if (leader !== undefined) return;
  throw new UnsafeGround(
    'Nobody who leads this review has an account here, so nobody could open it.',
    'Name a member who is to chair it: npm run causeway -- import FILE --chair EMAIL',
  );
}

/** Kept as it was, and recorded as kept here. */
function addVersion(orm: Orm, { manifest, part }: OpenArchive, row: ArchivedRow, at: number): void {
  const number = Number(row['number']);
  const state = part(archivePaths.versionState(number));
  const content = Buffer.from(part(archivePaths.versionContent(number))).toString('utf8');
  const { reviewId } = manifest;
  const [reason, sha256, rows] = [String(row['reason']), String(row['sha256']), String(row['rows'])];
  const [stateDigest, byId] = [
    String(row['state_digest']),
    row['by_id'] === null ? null : String(row['by_id']),
  ];
  const kept = { reviewId, number, at: Number(row['at']), reason, byId, seq, epoch, stateDigest, sha256 };
  orm.$client
    .prepare(
      `INSERT INTO versions (review_id, number, at, reason, by_id, seq, epoch, state, state_digest, content, sha256, rows)
       VALUES (@reviewId, @number, @at, @reason, @byId, @seq, @epoch, @state, @stateDigest, @content, @sha256, @rows)`,
    )
    .run({ ...kept, state: Buffer.from(state), content, rows });
  recordAudit(orm, {
    at,
    actorId: null,
    act: 'version.kept',
    reviewId,
    subjectId: String(number),
    detail: { reason, sha256, row: versionDigest({ ...kept, rowsDigest: digestOf(rows) }) },
  });
}

/** Inserts rows by the names of their columns; a column that is not known here was made by a newer version. */
function rowWriter(sqlite: Database, orElse = ''): (table: string, row: ArchivedRow) => void {
  const columns = sqlite.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck();
  return (table, row) => {
    const known = new Set(columns.all(table));
    const names = Object.keys(row);
    if (names.some((name) => !known.has(name))) throw newer();
    const listed = names.map((name) => `"${name}"`).join(', ');
    const values = names.map(() => '?').join(', ');
    sqlite
      .prepare(`INSERT ${orElse} INTO "${table}" (${listed}) VALUES (${values})`)
      .run(...names.map((name) => row[name] ?? null));
  };
}
