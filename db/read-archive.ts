/**
 * Everything of one review as the parts of its archive, out of one state of the database: rows as they are stored, the
 * document as one state, versions, and the bytes of its files. Reads on any connection, inside the caller's transaction.
 */
import type { Database } from 'better-sqlite3';
import * as Y from 'yjs';
import { archivePaths, type ArchivedRow, type ArchivedRows } from '../shared/archive/review-archive.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { readContent } from '../shared/review-document/reads.ts';
import { carriedTables } from './archive-tables.ts';
import { documentReader } from './document-store.ts';

export interface ArchivePart {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface ReadArchive {
  /** Canonical JSON of what the document holds. */
  readonly content: string;
  /** One after the other, so that no more than one file is in memory. */
  readonly parts: Iterable<ArchivePart>;
}

/** Null when there is no such review. */
export function readArchive(sqlite: Database, reviewId: string): ReadArchive | null {
  const stored = documentReader(sqlite)(reviewId);
  const review = one(sqlite, 'SELECT * FROM reviews WHERE id = ?', reviewId);
  if (stored === null || review === undefined) return null;
  const { state, content } = merged(
    stored.snapshot === null ? stored.updates : [stored.snapshot, ...stored.updates],
  );
  const tables = Object.fromEntries(
    Object.entries(carriedTables).map(([table, { rows }]) => [
      table,
      all(sqlite, `SELECT * FROM "${table}" WHERE ${rows} ORDER BY rowid`, reviewId),
    ]),
  );
  const versions = all(
    sqlite,
    'SELECT number, at, reason, by_id, state_digest, sha256, rows FROM versions WHERE review_id = ? ORDER BY number',
    reviewId,
  );
  const audit = all(
    sqlite,
    'SELECT at, actor_id, act, subject_id, detail, previous, hash FROM audit_entries WHERE review_id = ? ORDER BY id',
    reviewId,
  );
  const templates = templatesOf(sqlite, review);
  const rows: ArchivedRows = {
    layout: stored.layout,
    review,
    tables,
    versions,
    ...templates,
    people: peopleIn(sqlite, [
      review,
      ...Object.values(tables).flat(),
      ...versions,
      ...audit,
      ...templates.templates,
      ...templates.templateVersions,
    ]),
  };
  return { content, parts: partsOf(sqlite, reviewId, rows, state, audit) };
}

function* partsOf(
  sqlite: Database,
  reviewId: string,
  rows: ArchivedRows,
  state: Uint8Array,
  audit: readonly ArchivedRow[],
): Iterable<ArchivePart> {
  yield { path: archivePaths.rows, bytes: json(rows) };
  yield { path: archivePaths.document, bytes: state };
  yield { path: archivePaths.audit, bytes: json(audit) };
  const version = sqlite.prepare<[string, unknown], { state: Uint8Array; content: string }>(
    'SELECT state, content FROM versions WHERE review_id = ? AND number = ?',
  );
  for (const { number } of rows.versions) {
    const kept = version.get(reviewId, number);
    if (kept === undefined) continue;
    yield { path: archivePaths.versionState(Number(number)), bytes: kept.state };
    yield { path: archivePaths.versionContent(Number(number)), bytes: encoder.encode(kept.content) };
  }
  const pieces = sqlite
    .prepare<[unknown], Uint8Array>('SELECT bytes FROM evidence_file_parts WHERE file_id = ? ORDER BY part')
    .pluck();
  for (const { id } of rows.tables['evidence_files'] ?? []) {
    yield { path: archivePaths.file(String(id)), bytes: Buffer.concat(pieces.all(id)) };
  }
}

/** The templates of this review that the organisation made itself, in every version it had. */
function templatesOf(
  sqlite: Database,
  review: ArchivedRow,
): Pick<ArchivedRows, 'templates' | 'templateVersions'> {
  const former = JSON.parse(String(review['former_templates'])) as { id: string }[];
  const ids = JSON.stringify([review['template_id'], ...former.map(({ id }) => id)]);
  const among = 'IN (SELECT value FROM json_each(?))';
  return {
    templates: all(sqlite, `SELECT * FROM organisation_templates WHERE id ${among} ORDER BY id`, ids),
    templateVersions: all(
      sqlite,
      `SELECT * FROM template_versions WHERE template_id ${among} ORDER BY template_id, version`,
      ids,
    ),
  };
}

/** Everybody whom a row names by id, by name; no address leaves. */
function peopleIn(sqlite: Database, rows: readonly ArchivedRow[]): ArchivedRows['people'] {
  const named = new Set(rows.flatMap((row) => Object.values(row)));
  return sqlite
    .prepare<[], { id: string; name: string; colour: string }>(
      'SELECT id, name, colour FROM members ORDER BY id',
    )
    .all()
    .filter(({ id }) => named.has(id));
}

function merged(updates: readonly Uint8Array[]): { state: Uint8Array; content: string } {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const found = { state: Y.encodeStateAsUpdate(doc), content: canonicalJson(readContent(doc)) };
  doc.destroy();
  return found;
}

const encoder = new TextEncoder();

function json(value: unknown): Uint8Array {
  return encoder.encode(canonicalJson(value));
}

function one(sqlite: Database, query: string, asked: string): ArchivedRow | undefined {
  return sqlite.prepare<[string], ArchivedRow>(query).get(asked);
}

function all(sqlite: Database, query: string, asked: string): ArchivedRow[] {
  return sqlite.prepare<[string], ArchivedRow>(query).all(asked);
}
