/**
 * Answers one search: what the reader may find at this moment, grouped, with the text around it and the way to each
 * place. Knows no rights of its own: the query asks the one table, and what it leaves out is never seen here.
 */
import type { Reader } from '../../db/action-rows.ts';
import { decodeCursor, encodeCursor } from '../../db/page-cursor.ts';
import type { RegisterStores } from '../../db/register-stores.ts';
import type { ReviewStores } from '../../db/review-stores.ts';
import type { EntryWords, FoundEntry } from '../../db/search-query.ts';
import { can } from '../../shared/access.ts';
import type { SearchGroup, SearchHit, SearchPage, SearchQuery } from '../../shared/api/search.ts';
import { findOurWords } from '../../shared/search/words-of-ours.ts';
import { sectionOf } from '../../shared/search/record-section.ts';
import type { SearchKind } from '../../shared/search/search-kinds.ts';
import { holdsWords, searchWords } from '../../shared/search/search-words.ts';
import { marksIn, snippetOf, type Snippet } from '../../shared/search/snippet.ts';
import type { ShownTemplate } from '../../shared/templates/shown-template.ts';
import { groupFound, type FoundGroup } from './group-found.ts';

const groupsOnPage = 10;
/** Places shown of each review among others, and of a review that is searched alone. */
const hitsAmongOthers = 4;
const hitsAlone = 40;
const mostOfOurs = 5;

export interface SearchDeps {
  readonly stores: Pick<ReviewStores & RegisterStores, 'search' | 'reviews' | 'templates'>;
  /** Whether documents wait to be read in. */
  readonly catchingUp: () => boolean;
}

/** An empty page when nothing that can be looked for was typed. @throws AppError `bad-request` about the cursor */
export async function search(deps: SearchDeps, reader: Reader, query: SearchQuery): Promise<SearchPage> {
  const { stores } = deps;
  const words = searchWords(query.q);
  const from = Number(query.cursor === undefined ? 0 : (decodeCursor(query.cursor, 1)[0] ?? 0)) || 0;
  if (words.length === 0)
    return { groups: [], total: 0, atLeast: false, nextCursor: null, catchingUp: false };
  const kinds = query.in?.split(',') as SearchKind[] | undefined;
  const { review: reviewId, layer, stage, system: systemId } = query;
  const found = await stores.search.find({ reader, words, kinds, reviewId, layer, stage, systemId });
  const alone = reviewId !== undefined;
  const groups = groupFound(found.entries, reader.organisationRoles);
  const shown = groups.slice(from, from + groupsOnPage);
  const most = alone ? hitsAlone : hitsAmongOthers;
  const ids = shown.flatMap(({ entries }) => headAndHits(entries, most).map(({ id }) => id));
  const texts = new Map((await stores.search.words(ids)).map((one) => [one.id, one]));
  const filled: SearchGroup[] = [];
  for (const group of shown) {
    const one = await fillGroup(deps, group, { words, texts, most, reader });
    if (one !== undefined) filled.push(one);
  }
  const besides = stage === undefined && systemId === undefined && !alone && from === 0;
  const ours = besides ? await ofOurs(deps, words, kinds, query) : [];
  return {
    groups: [...filled, ...ours],
    total: found.entries.length + ours.reduce((sum, { hits, more }) => sum + hits.length + more, 0),
    atLeast: found.atLeast,
    nextCursor: groups.length > from + groupsOnPage ? encodeCursor([from + groupsOnPage]) : null,
    catchingUp: deps.catchingUp(),
  };
}

interface Filling {
  readonly words: readonly string[];
  readonly texts: ReadonlyMap<number, EntryWords>;
  readonly most: number;
  readonly reader: Reader;
}

/** The title of the review may be among them, and is no hit of its own. */
function headAndHits(entries: readonly FoundEntry[], most: number): readonly FoundEntry[] {
  return entries.filter(({ source }) => source !== 'review').slice(0, most);
}

/** Undefined when the review went meanwhile. */
async function fillGroup(
  { stores }: SearchDeps,
  { of, reviewId, entries }: FoundGroup,
  filling: Filling,
): Promise<SearchGroup | undefined> {
  const hits = headAndHits(entries, filling.most);
  const more = entries.filter(({ source }) => source !== 'review').length - hits.length;
  if (reviewId === null) {
    return { of, review: null, hits: hits.map((entry) => hitOf(entry, filling, null)), more };
  }
  const facts = await stores.reviews.facts(reviewId);
  const standing = { organisationRoles: [], reviewRole: entries[0]?.role ?? null };
  if (facts === undefined || !can(standing, 'review.see')) return undefined;
  const partner = !can(standing, 'document.read');
  const template = partner ? null : ((await stores.templates.ofReview(reviewId)) ?? null);
  const { title, stage, aiSystem } = facts;
  return {
    of,
    review: {
      id: reviewId,
      title: marked(title, filling.words),
      stage,
      aiSystem: partner ? null : aiSystem,
      partner,
    },
    hits: hits.map((entry) => hitOf(entry, filling, template)),
    more,
  };
}

function hitOf(
  entry: FoundEntry,
  { words, texts, reader }: Filling,
  template: ShownTemplate | null,
): SearchHit {
  const { kind } = entry;
  const id = entry.key.split('/')[1] ?? '';
  const { title = '', text = '', tags = '' } = texts.get(entry.id) ?? {};
  const place = template === null ? undefined : sectionOf(template, kind, id);
  const standing = { organisationRoles: reader.organisationRoles, reviewRole: entry.role };
  const whole = entry.source !== 'action' || can(standing, 'action.list');
  const heading = place?.label ?? title;
  return {
    kind,
    id,
    title: heading === '' ? null : marked(heading, words),
    snippet: whole ? snippetIn(text, tags, words) : null,
    section: place === undefined ? null : { id: place.section.id, heading: place.section.heading },
    layers: [...entry.layers],
    reviewId: entry.source === 'action' ? entry.reviewId : null,
  };
}

/** Around the words; of the codes where only those hold them. */
function snippetIn(text: string, tags: string, words: readonly string[]): SearchHit['snippet'] {
  const around = mutable(snippetOf(text, words));
  if (around.marks.length > 0 || tags === '') return around.text === '' ? null : around;
  const code = tags.split('\n').find((line) => holdsWords(line, words));
  if (code === undefined) return around;
  return around.text === '' ? marked(code, words) : { text: `${around.text} (${code})`, marks: [] };
}

/** Templates and the product's own words, which are the same for everybody. */
async function ofOurs(
  { stores }: SearchDeps,
  words: readonly string[],
  kinds: readonly SearchKind[] | undefined,
  { layer }: SearchQuery,
): Promise<readonly SearchGroup[]> {
  const wanted = (kind: SearchKind): boolean => kinds === undefined || kinds.includes(kind);
  const offered = wanted('template') && layer === undefined ? await stores.templates.offered() : [];
  const templates = offered
    .filter(({ name, forWhat }) => holdsWords(`${name}\n${forWhat}`, words))
    .map(({ id, name, forWhat }) => plainHit('template', id, name, forWhat, words));
  const explained = findOurWords(words, layer)
    .filter(({ kind }) => wanted(kind))
    .map(({ kind, id, title, text, layers }) => ({
      ...plainHit(kind, id, title, text, words),
      layers: [...layers],
    }));
  return [group('templates', templates), group('words', explained)].filter(({ hits }) => hits.length > 0);
}

function group(of: SearchGroup['of'], hits: readonly SearchHit[]): SearchGroup {
  const shown = hits.slice(0, mostOfOurs);
  return { of, review: null, hits: shown, more: hits.length - shown.length };
}

function plainHit(
  kind: SearchKind,
  id: string,
  title: string,
  text: string,
  words: readonly string[],
): SearchHit {
  const snippet = mutable(snippetOf(text, words));
  return { kind, id, title: marked(title, words), snippet, section: null, layers: [], reviewId: null };
}

function marked(text: string, words: readonly string[]): NonNullable<SearchHit['title']> {
  return mutable({ text, marks: marksIn(text, words) });
}

function mutable({ text, marks }: Snippet): NonNullable<SearchHit['title']> {
  return { text, marks: marks.map(([start, end]) => [start, end]) };
}
