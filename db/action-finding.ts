/**
 * Which actions a reader may see, and which of them answer a question to the tracker, in which order. Works on one
 * narrow index that holds everything one filters and sorts by, so that no row is read that is not shown, and counts no
 * further than `countedTo`.
 */
import { and, eq, exists, inArray, or, sql, type SQL } from 'drizzle-orm';
import { can, reviewRoles, stages, type Standing } from '../shared/access.ts';
import { actionStatuses, isOverdue, isSettled, type ActionStatus } from '../shared/actions/action-status.ts';
import { daysOfQuarter, dueDaysOf, type LateBand } from '../shared/actions/dashboard-groups.ts';
import type { ActionQuery } from '../shared/api/actions.ts';
import { actionCategories, strengthIds } from '../shared/taxonomy/action-categories.ts';
import { layerIds } from '../shared/taxonomy/layers.ts';
import { isCarriedBy, isCarriedTo } from './carried.ts';
import { leadingOwners } from './leading-owners.ts';
import type { Orm } from './orm.ts';
import { decodeCursor, encodeCursor } from './page-cursor.ts';
import { aiSystems } from './schema-systems.ts';
import { actions, members, participants, reviews } from './schema.ts';

/** Who reads, with the organisation roles they have now. */
export interface Reader {
  readonly memberId: string;
  readonly organisationRoles: Standing['organisationRoles'];
}

export interface ActionKey {
  readonly reviewId: string;
  readonly actionId: string;
}

export interface FoundActions {
  readonly keys: readonly ActionKey[];
  readonly nextCursor: string | null;
  readonly total: number;
  /** There are more than `total`; they were not counted. */
  readonly atLeast: boolean;
}

/** Beyond this many, a list says "more than". */
const countedTo = 1000;
const defaultLimit = 50;

const listingRoles = reviewRoles.filter((reviewRole) =>
  can({ organisationRoles: [], reviewRole }, 'action.list'),
);
const categoryIds = actionCategories.map(({ id }) => id);
const settled = actionStatuses.filter((status) => isSettled(status));
const canBeOverdue = actionStatuses.filter((status) =>
  isOverdue({ status, dueOn: '2000-01-01' }, '2000-01-02'),
);

export function seesEverything(reader: Reader): boolean {
  return can({ organisationRoles: reader.organisationRoles, reviewRole: null }, 'action.list-all');
}

function followsOwn(reader: Reader): boolean {
  return can({ organisationRoles: reader.organisationRoles, reviewRole: null }, 'action.follow-own');
}

/** As a condition on one row; for a list, `findActions` goes by the reader's reviews instead. */
export function visible(orm: Orm, reader: Reader): SQL | undefined {
  if (seesEverything(reader)) return undefined;
  const takesPart = exists(
    orm
      .select({ one: sql`1` })
      .from(participants)
      .where(
        and(
          eq(participants.reviewId, actions.reviewId),
          eq(participants.memberId, reader.memberId),
          inArray(participants.role, listingRoles),
        ),
      ),
  );
  const own = followsOwn(reader) ? eq(actions.ownerId, reader.memberId) : undefined;
  return or(takesPart, isCarriedTo(reader.memberId), own);
}

interface Row {
  readonly reviewId: string;
  readonly actionId: string;
  readonly place: string | number;
}

/** One page of keys. `today` is the reader's calendar day, for what counts as late. */
export function findActions(orm: Orm, reader: Reader, query: ActionQuery, today: string): FoundActions {
  const sorting = sortKey(query);
  const limit = query.limit ?? defaultLimit;
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, 5);
  // The first page is read as far as is counted, so that counting costs nothing of its own.
  const readTo = after === undefined ? Math.max(limit, countedTo) + 1 : limit + 1;
  const from =
    after === undefined
      ? undefined
      : sql`(${sorting.key}, ${actions.reviewId}, ${actions.actionId})
          ${sql.raw(query.descending === 'true' ? '<' : '>')} (${after[0]}, ${after[1]}, ${after[2]})`;
  const where = and(...filters(reader, query, today), from);
  const owners = goesByOwners(reader, query)
    ? leadingOwners(
        orm,
        and(...statusFilters(query)),
        query.descending === 'true',
        after === undefined ? null : String(after[0]),
        readTo,
      )
    : null;
  const few = owners === null ? [] : readRows(orm, query, sorting, where, ofOwners(owners), readTo);
  const rows =
    few.length === readTo ? few : readRows(orm, query, sorting, where, sourcesFor(reader, query), readTo);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const total = after === undefined ? Math.min(rows.length, countedTo) : Number(after[3]);
  const atLeast = after === undefined ? rows.length > countedTo : after[4] === 1;
  return {
    keys: shown,
    nextCursor:
      rows.length > shown.length && last !== undefined
        ? encodeCursor([last.place, last.reviewId, last.actionId, total, atLeast ? 1 : 0])
        : null,
    total,
    atLeast,
  };
}

/** The first rows of all sources together, in order. */
function readRows(
  orm: Orm,
  query: ActionQuery,
  { key, walk, joins }: SortKey,
  where: SQL | undefined,
  from: readonly Source[],
  readTo: number,
): Row[] {
  const order = sql.raw(query.descending === 'true' ? 'desc' : 'asc');
  const parts = from.map(({ index, whose, few }) => {
    const tables =
      walk === null || few
        ? sql`${actions} ${index} ${joins}`
        : sql`${walk.before} ${actions} ${index} ${walk.on}`;
    return sql`select ${actions.reviewId} as review, ${actions.actionId} as action, ${key} as place
      from ${tables} where ${and(whose, where) ?? sql`1`}`;
  });
  return orm.all<Row>(
    sql`select review as "reviewId", action as "actionId", place from (${sql.join(parts, sql` union `)})
      order by place ${order}, review ${order}, action ${order} limit ${readTo}`,
  );
}

/** Everything there is, by owner, narrowed by nothing but status. */
function goesByOwners(reader: Reader, query: ActionQuery): boolean {
  const { sort, open: _o, status: _s, descending: _d, today: _t, cursor: _c, limit: _l, ...others } = query;
  const narrowed = Object.values(others).some((value) => value !== undefined);
  return sort === 'owner' && !narrowed && seesEverything(reader);
}

function ofOwners(owners: readonly string[]): readonly Source[] {
  const whose = inArray(actions.ownerId, [...owners]);
  return [{ index: sql`indexed by actions_by_owner`, whose, few: true }];
}

interface Source {
  readonly index: SQL;
  readonly whose: SQL | undefined;
  /** It begins with few actions: what their order needs is looked up for each of them. */
  readonly few: boolean;
}

/** Of one review: its own actions, and those it carries. */
function sourcesFor(reader: Reader, { reviewId, text }: ActionQuery): readonly Source[] {
  const words = text?.trim() ?? '';
  const found = sources(reader, words);
  if (reviewId === undefined) return found;
  const carried = and(
    isCarriedBy(reviewId),
    seesEverything(reader) ? undefined : sql`${reviewId} in (${reviewsOf(reader)})`,
    words === '' ? undefined : has(sql`lower(${actions.title})`, words),
  );
  return [
    ...found.map((source) => ({ ...source, whose: and(source.whose, eq(actions.reviewId, reviewId)) })),
    { index: sql``, whose: carried, few: true },
  ];
}

/**
 * Where the reader's actions lie: everywhere, or in their reviews, carried there, and owned. Words are looked for in
 * every title, and in the detail where the reader may read that.
 */
export function sources(reader: Reader, text: string): readonly Source[] {
  const narrow = sql`indexed by actions_to_filter`;
  const ofReviews = sql`${actions.reviewId} in (${reviewsOf(reader)})`;
  const titled = text === '' ? undefined : has(sql`lower(${actions.title})`, text);
  const own = { index: sql``, whose: and(eq(actions.ownerId, reader.memberId), titled), few: true };
  const found: Source[] = [];
  if (seesEverything(reader)) found.push({ index: narrow, whose: titled, few: false });
  else {
    const carried = { index: sql``, whose: and(isCarriedTo(reader.memberId), titled), few: true };
    found.push(
      { index: narrow, whose: and(ofReviews, titled), few: false },
      carried,
      ...(followsOwn(reader) ? [own] : []),
    );
  }
  if (titled !== undefined) {
    found.push({ index: sql``, whose: and(ofReviews, has(sql`lower(${actions.detail})`, text)), few: true });
  }
  return found;
}

/** Small letters are made as SQLite makes them. */
function has(column: SQL, text: string): SQL {
  return sql`instr(${column}, ${text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase())}) > 0`;
}

function reviewsOf(reader: Reader): SQL {
  return sql`select ${participants.reviewId} from ${participants}
    where ${eq(participants.memberId, reader.memberId)} and ${inArray(participants.role, listingRoles)}`;
}

function statusFilters(query: ActionQuery): (SQL | undefined)[] {
  return [
    query.status === undefined ? undefined : inArray(actions.status, statusesIn(query.status)),
    query.open === 'true' ? sql`${actions.status} not in ${settled}` : undefined,
    query.open === 'false' ? inArray(actions.status, settled) : undefined,
  ];
}

function filters(reader: Reader, query: ActionQuery, today: string): (SQL | undefined)[] {
  return [
    ...statusFilters(query),
    query.strength === undefined ? undefined : ofKind(actions.strength, query.strength, strengthIds),
    query.category === undefined ? undefined : ofKind(actions.category, query.category, categoryIds),
    // Ids of layers hold no quotes, so their place in the stored list is found without reading it as JSON.
    query.layer === undefined ? undefined : sql`instr(${actions.layers}, ${`"${query.layer}"`}) > 0`,
    query.ownerId === undefined ? undefined : eq(actions.ownerId, query.ownerId),
    // The sign keeps SQLite from going by owner, through everything that nobody owns.
    query.noOwner === 'true' ? sql`(+${actions.ownerId} is null and not ${isOutside})` : undefined,
    query.ownerLeft === 'true' ? ownerHasLeft : undefined,
    query.noMeasure === 'true' ? sql`(${actions.measureName} = '')` : undefined,
    query.mine === 'true' ? eq(actions.ownerId, reader.memberId) : undefined,
    query.mine === 'false' ? sql`${actions.ownerId} is not ${reader.memberId}` : undefined,
    query.overdue === 'true' ? overdue(today) : undefined,
    query.overdue === 'false' ? sql`${overdue(today)} is not true` : undefined,
    query.checkDue === 'true' ? sql`${actions.nextCheckOn} <= ${today}` : undefined,
    query.systemId === undefined
      ? undefined
      : sql`${actions.reviewId} in (select ${reviews.id} from ${reviews} where ${eq(reviews.systemId, query.systemId)})`,
    query.stage === undefined
      ? undefined
      : sql`${actions.reviewId} in (select ${reviews.id} from ${reviews} where ${inArray(reviews.stage, stagesIn(query.stage))})`,
    query.from === undefined || query.to === undefined ? undefined : between(query.from, query.to),
    ...groupFilters(query, today),
  ];
}

/** By the groups of the dashboard. */
function groupFilters(query: ActionQuery, today: string): (SQL | undefined)[] {
  return [
    query.late === undefined ? undefined : lateWithin(query.late, today),
    query.outcome === undefined
      ? undefined
      : among('actions_checked', sql`one.last_outcome = ${query.outcome}`),
    query.implementedIn === undefined
      ? undefined
      : among(
          'actions_implemented',
          sql`${inQuarter('one.implemented_on', query.implementedIn)} and one.agreed_on is not null`,
        ),
    query.verifiedIn === undefined
      ? undefined
      : among(
          'actions_verified',
          sql`${inQuarter('one.verified_on', query.verifiedIn)} and one.implemented_on is not null`,
        ),
  ];
}

/** Done by somebody outside. Both conditions go by small indexes of their own, so that no row of the list is read. */
export const isOutside: SQL = sql`((${actions.reviewId}, ${actions.actionId}) in (
  select far.review_id, far.action_id from ${actions} far where far.outside_owner <> ''))`;

/** Nobody took it over, or it still names somebody who cannot sign in. */
export const ownerHasLeft: SQL = sql`((${actions.reviewId}, ${actions.actionId}) in (
    select gone.review_id, gone.action_id from ${actions} gone where gone.owner_left_at is not null)
  or ${actions.ownerId} in (select ${members.id} from ${members} where ${members.disabledAt} is not null))`;

/** `none` finds what has none that this version knows. */
function ofKind(
  column: typeof actions.strength | typeof actions.category,
  asked: string,
  known: readonly string[],
): SQL {
  return asked === 'none' ? sql`coalesce(${column}, '') not in ${[...known]}` : eq(column, asked);
}

function lateWithin(band: LateBand, today: string): SQL {
  const { first, last } = dueDaysOf(band, today);
  return sql`(${overdue(today)} and ${actions.dueOn} <= ${last}
    and ${first === null ? sql`1` : sql`${actions.dueOn} >= ${first}`})`;
}

/** By the rows another index finds, for what the one of the tracker does not hold. */
function among(index: 'actions_checked' | 'actions_implemented' | 'actions_verified', which: SQL): SQL {
  return sql`actions.rowid in (select one.rowid from ${actions} as one indexed by ${sql.raw(index)} where ${which})`;
}

function inQuarter(column: string, quarter: string): SQL {
  const { first, last } = daysOfQuarter(quarter);
  return sql`${sql.raw(column)} between ${first} and ${last}`;
}

function statusesIn(list: string): ActionStatus[] {
  const asked = list.split(',').map((part) => part.trim());
  return actionStatuses.filter((status) => asked.includes(status));
}

function stagesIn(list: string) {
  return stages.filter((stage) => list.split(',').includes(stage));
}

function overdue(today: string): SQL {
  return sql`(${actions.dueOn} is not null and ${actions.dueOn} < ${today} and ${inArray(actions.status, canBeOverdue)})`;
}

/** Something about it falls on one of these days: it is due, or a check of it. */
function between(from: string, to: string): SQL {
  return sql`(${actions.dueOn} between ${from} and ${to} or ${actions.nextCheckOn} between ${from} and ${to})`;
}

/** After every name, and after every day. */
const afterAll = '\u{10ffff}';

interface SortKey {
  /** Never null, so that a row has one place in the order; what has no date or strength comes last. */
  readonly key: SQL;
  /** What the key needs beside the action. */
  readonly joins: SQL;
  /** Tables that lead to the actions instead, in the order in which SQLite is to go through them; null when none do. */
  readonly walk: { readonly before: SQL; readonly on: SQL } | null;
}

function sortKey(query: ActionQuery): SortKey {
  const last = query.descending === 'true' ? '' : afterAll;
  const plain = (key: SQL): SortKey => ({ key, joins: sql``, walk: null });
  switch (query.sort ?? 'due') {
    case 'changed':
      return plain(sql`${actions.changedAt}`);
    case 'status':
      return plain(rank(sql`${actions.status}`, actionStatuses));
    case 'strength':
      return plain(rank(sql`${actions.strength}`, strengthIds));
    case 'category':
      return plain(sql`coalesce(${actions.category}, ${last})`);
    case 'layer':
      return plain(rank(sql`json_extract(${actions.layers}, '$[0]')`, layerIds));
    case 'title':
      return plain(sql`lower(${actions.title})`);
    case 'check':
      return plain(sql`coalesce(${actions.nextCheckOn}, ${last})`);
    case 'due':
      return plain(sql`coalesce(${actions.dueOn}, ${last})`);
    case 'owner':
      return {
        key: sql`coalesce(lower(${members.name}), ${last})`,
        joins: sql`left join ${members} on ${eq(members.id, actions.ownerId)}`,
        walk: null,
      };
    case 'system':
      return {
        key: sql`coalesce(lower(${aiSystems.name}), ${last})`,
        joins: sql`join ${reviews} on ${eq(reviews.id, actions.reviewId)}
          left join ${aiSystems} on ${eq(aiSystems.id, reviews.systemId)}`,
        // By review first, so that the system is looked up once for each and not for every action.
        walk: {
          before: sql`${reviews} left join ${aiSystems} on ${eq(aiSystems.id, reviews.systemId)} cross join`,
          on: sql`on ${eq(actions.reviewId, reviews.id)}`,
        },
      };
  }
}

function rank(column: SQL, order: readonly string[]): SQL {
  const cases = order.map((value, place) => sql`when ${value} then ${sql.raw(String(place))}`);
  return sql`case ${column} ${sql.join(cases, sql` `)} else ${sql.raw(String(order.length))} end`;
}
