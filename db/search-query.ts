/**
 * What a reader may find, as SQL: the rights of this moment stand in the query, so that no row of a review leaves the
 * database for somebody who may not read it, not even as a number. Whatever was typed is words, never query syntax.
 */
import { sql, type SQL } from 'drizzle-orm';
import { can, reviewRoles, type Act, type ReviewRole, type Stage } from '../shared/access.ts';
import { holdsWords, isIndexed } from '../shared/search/search-words.ts';
import type { SearchKind } from '../shared/search/search-kinds.ts';
import type { Layer } from '../shared/taxonomy/layers.ts';
import type { Reader } from './action-rows.ts';
import type { Orm } from './orm.ts';
import type { SearchSource } from './search-tables.ts';

export interface SearchAsked {
  readonly reader: Reader;
  /** At least one. */
  readonly words: readonly string[];
  readonly kinds?: readonly SearchKind[] | undefined;
  readonly reviewId?: string | undefined;
  readonly layer?: Layer | undefined;
  readonly stage?: Stage | undefined;
  readonly systemId?: string | undefined;
}

export interface FoundEntry {
  readonly id: number;
  readonly source: SearchSource;
  readonly kind: SearchKind;
  readonly key: string;
  readonly reviewId: string | null;
  /** The reader's role in that review; null outside it. */
  readonly role: ReviewRole | null;
  readonly layers: readonly Layer[];
}

/** What the entry says, for the few that are shown. */
export interface EntryWords {
  readonly id: number;
  readonly title: string;
  readonly text: string;
  readonly tags: string;
}

export interface SearchFound {
  /** Best first. */
  readonly entries: readonly FoundEntry[];
  /** There is more than was looked at. */
  readonly atLeast: boolean;
}

/** Entries looked at for one search. */
const mostFound = 1500;
/** With more hits than this, ordering them by how well they fit would keep everybody waiting: the newest then come first. */
const mostRanked = 4000;
/** Titles come first all the same. */
const mostTitles = 200;

export function findEntries(orm: Orm, asked: SearchAsked): SearchFound {
  const rows = matching(orm, asked);
  const entries = rows.filter((row) => row.source !== 'action' || mayFindAction(asked, row));
  return {
    entries: entries.map(({ id, source, kind, key, reviewId, role, layers }) => {
      return { id, source, kind, key, reviewId, role, layers: JSON.parse(layers) as Layer[] };
    }),
    atLeast: rows.length >= mostFound,
  };
}

/** The words of entries that were found; in no order. */
export function entryWords(orm: Orm, ids: readonly number[]): readonly EntryWords[] {
  if (ids.length === 0) return [];
  const wanted = sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  );
  return orm.all<EntryWords>(sql`SELECT id, title, text, tags FROM search_entries WHERE id IN (${wanted})`);
}

interface Row extends Omit<FoundEntry, 'layers'> {
  readonly title: string;
  readonly tags: string;
  /** JSON. */
  readonly layers: string;
}

function matching(orm: Orm, asked: SearchAsked): readonly Row[] {
  const indexed = asked.words.filter(isIndexed);
  const where = sql.join([visible(asked.reader), ...filters(asked), ...shortWords(asked.words)], sql` AND `);
  if (indexed.length === 0) {
    return orm.all<Row>(
      sql`${columns} FROM search_entries e ${joins(asked)} WHERE ${where} LIMIT ${mostFound}`,
    );
  }
  const match = indexed.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
  const from = sql`${columns} FROM search_words CROSS JOIN search_entries e ON e.id = search_words.rowid ${joins(asked)}`;
  const ranked = (expression: string, limit: number): Row[] =>
    orm.all<Row>(
      sql`${from} WHERE search_words MATCH ${expression} AND ${where}
        ORDER BY bm25(search_words, 8, 1, 3) LIMIT ${limit}`,
    );
  const many = orm.get<{ many: number }>(
    sql`SELECT count(*) AS many FROM (SELECT 1 FROM search_words WHERE search_words MATCH ${match} LIMIT ${mostRanked + 1})`,
  );
  if (many.many <= mostRanked) return ranked(match, mostFound);
  const titles = ranked(`{title} : (${match})`, mostTitles);
  const newest = orm.all<Row>(
    sql`${from} WHERE search_words MATCH ${match} AND ${where} ORDER BY search_words.rowid DESC LIMIT ${mostFound}`,
  );
  const known = new Set(titles.map(({ id }) => id));
  return [...titles, ...newest.filter(({ id }) => !known.has(id))].slice(0, mostFound);
}

const columns = sql`SELECT e.id AS id, e.source AS source, e.kind AS kind, e.key AS key, e.review_id AS reviewId,
  e.title AS title, e.tags AS tags, e.layers AS layers, p.role AS role`;

function joins({ reader, stage, systemId }: SearchAsked): SQL {
  const participants = sql`LEFT JOIN participants p ON p.review_id = e.review_id AND p.member_id = ${reader.memberId}`;
  return stage === undefined && systemId === undefined
    ? participants
    : sql`${participants} LEFT JOIN reviews r ON r.id = e.review_id`;
}

function filters({ kinds, reviewId, layer, stage, systemId }: SearchAsked): readonly SQL[] {
  return [
    ...(kinds === undefined ? [] : [sql`e.kind IN (${list(kinds)})`]),
    ...(reviewId === undefined ? [] : [sql`e.review_id = ${reviewId}`]),
    ...(layer === undefined ? [] : [sql`e.layers LIKE ${`%"${layer}"%`}`]),
    ...(stage === undefined ? [] : [sql`r.stage = ${stage}`]),
    ...(systemId === undefined ? [] : [sql`(r.system_id = ${systemId} OR e.key = ${`systems/${systemId}`})`]),
  ];
}

/** Words too short for the index: looked for in what it found, or alone in titles and codes. */
function shortWords(words: readonly string[]): readonly SQL[] {
  const alone = !words.some(isIndexed);
  return words
    .filter((word) => !isIndexed(word))
    .map((word) => `%${word.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)}%`)
    .map((pattern) =>
      alone
        ? sql`(e.title LIKE ${pattern} ESCAPE '\\' OR e.tags LIKE ${pattern} ESCAPE '\\')`
        : sql`(e.title || char(10) || e.text || char(10) || e.tags) LIKE ${pattern} ESCAPE '\\'`,
    );
}

/** The rights of the reader now, for each kind of source. */
function visible(reader: Reader): SQL {
  const standing = { organisationRoles: reader.organisationRoles, reviewRole: null };
  const may = (act: Act): SQL => (can(standing, act) ? sql`1` : sql`0`);
  const own = sql`e.member_id = ${reader.memberId}`;
  return sql`(CASE e.source
    WHEN 'document' THEN p.role IN (${rolesFor('document.read')})
      OR (e.partner = 1 AND p.role IN (${rolesFor('document.read-projected')}))
    WHEN 'review' THEN p.role IN (${rolesFor('review.see')})
    WHEN 'action' THEN p.role IN (${rolesFor('action.list')}) OR p.role IN (${rolesFor('document.read-projected')})
      OR ${may('action.list-all')} OR (${may('action.follow-own')} AND ${own})
    WHEN 'comment' THEN p.role IN (${rolesFor('comment.read')})
    WHEN 'system' THEN ${may('system.read')}
    WHEN 'report' THEN ${may('report.triage')} OR ${own}
    ELSE 0 END)`;
}

/** Whoever does not read the whole action must not learn from a hit what stands in the rest of it. */
function mayFindAction({ reader, words }: SearchAsked, row: Row): boolean {
  const standing = { organisationRoles: reader.organisationRoles, reviewRole: row.role };
  if (can(standing, 'action.list')) return true;
  const outline = can(standing, 'action.list-all') || can(standing, 'action.follow-own');
  const partnerAlone = can(standing, 'document.read-projected') && !can(standing, 'action.list-all');
  if (!outline && !partnerAlone) return false;
  return holdsWords(partnerAlone ? row.title : `${row.title}\n${row.tags}`, words);
}

function rolesFor(act: Act): SQL {
  return list(reviewRoles.filter((reviewRole) => can({ organisationRoles: [], reviewRole }, act)));
}

function list(values: readonly string[]): SQL {
  return sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );
}
