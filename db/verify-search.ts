/**
 * Whether what can be found says what the documents and rows say. Changes nothing. A difference loses nobody a word:
 * the index is made again from what it is derived from.
 */
import type { Database } from 'better-sqlite3';
import * as Y from 'yjs';
import { readContent } from '../shared/review-document/reads.ts';
import { searchEntries, searchForm } from '../shared/search/search-entries.ts';
import { documentReader } from './document-store.ts';

export interface SearchState {
  /** Documents that were read in as they are now. */
  readonly readIn: number;
  /** Documents that the server reads in by itself when it runs. */
  readonly behind: number;
  /** Reviews of which the index says something else, and kinds of rows it does not follow. */
  readonly wrong: readonly string[];
}

interface DocumentRow {
  readonly reviewId: string;
  readonly seq: number;
  readonly readIn: number | null;
  readonly form: number | null;
}

interface EntryRow {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly tags: string;
}

/** Null for a database of before there was a search. */
export function searchState(sqlite: Database): SearchState | null {
  const known = sqlite
    .prepare<[], number>(
      `SELECT count(*) FROM sqlite_schema WHERE name IN ('search_entries', 'search_documents')`,
    )
    .pluck()
    .get();
  if (known !== 2) return null;
  return sqlite.transaction(() => {
    const documents = sqlite
      .prepare<[], DocumentRow>(
        `SELECT d.review_id AS reviewId, d.seq, s.seq AS readIn, s.form FROM documents d
         LEFT JOIN search_documents s ON s.review_id = d.review_id
         ${hasSummaries(sqlite) ? 'WHERE d.review_id NOT IN (SELECT id FROM summaries)' : ''} ORDER BY d.review_id`,
      )
      .all();
    const current = documents.filter(({ seq, readIn, form }) => readIn === seq && form === searchForm);
    const wrong = current
      .filter(({ reviewId }) => !saysTheSame(sqlite, reviewId))
      .map(({ reviewId }) => reviewId);
    return {
      readIn: current.length - wrong.length,
      behind: documents.length - current.length,
      wrong: [...wrong, ...rowsNotFollowed(sqlite)],
    };
  })();
}

function saysTheSame(sqlite: Database, reviewId: string): boolean {
  const stored = documentReader(sqlite)(reviewId);
  if (stored === null) return false;
  const doc = new Y.Doc();
  doc.transact(() => {
    if (stored.snapshot !== null) Y.applyUpdate(doc, stored.snapshot);
    for (const update of stored.updates) Y.applyUpdate(doc, update);
  });
  const wanted = searchEntries(readContent(doc)).map(({ key, title, text, tags }) => [
    key,
    title,
    text,
    tags,
  ]);
  doc.destroy();
  const present = sqlite
    .prepare<[string], EntryRow>(
      `SELECT key, title, text, tags FROM search_entries
       WHERE coalesce(review_id, '') = ? AND source = 'document'`,
    )
    .all(reviewId)
    .map(({ key, title, text, tags }) => [key, title, text, tags]);
  const sorted = (rows: readonly (readonly string[])[]): string =>
    JSON.stringify(rows.toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1)));
  return sorted(wanted) === sorted(present);
}

const followed = [
  ['review', 'reviews', 'title', `e.review_id = t.id`],
  [
    'action',
    `(SELECT * FROM actions WHERE status <> 'withdrawn')`,
    'title',
    `e.review_id = t.review_id AND e.key = 'actions/' || t.action_id`,
  ],
  [
    'comment',
    '(SELECT * FROM comments WHERE deleted_at IS NULL)',
    `''`,
    `e.review_id = t.review_id AND e.key = 'comments/' || t.id AND e.text = t.text`,
  ],
  ['system', 'ai_systems', 'name', `e.key = 'systems/' || t.id`],
  ['report', 'reports', `''`, `e.key = 'reports/' || t.id`],
] as const;

/** Kinds of rows of which one is missing in the index, is too much there, or is called otherwise. */
function rowsNotFollowed(sqlite: Database): readonly string[] {
  return followed
    .filter(([source, table, title, same]) => {
      const name = title === `''` ? title : `t.${title}`;
      const matched = sqlite
        .prepare<[string], number>(
          `SELECT count(*) FROM ${table} t JOIN search_entries e ON ${same} AND e.source = ? AND e.title = ${name}`,
        )
        .pluck()
        .get(source);
      const rows = sqlite.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get();
      const entries = sqlite
        .prepare<[string], number>('SELECT count(*) FROM search_entries WHERE source = ?')
        .pluck()
        .get(source);
      return matched !== rows || entries !== rows;
    })
    .map(([source]) => `${source}s`);
}

/** A backup may be older than the table. */
function hasSummaries(sqlite: Database): boolean {
  return (
    sqlite
      .prepare<[], number>(`SELECT count(*) FROM sqlite_schema WHERE name = 'summaries'`)
      .pluck()
      .get() === 1
  );
}
