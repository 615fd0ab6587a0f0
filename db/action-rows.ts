/**
 * What a reader may see of actions, as SQL: filters, order and paging happen in the database, never in memory.
 * A safety lead, or an owner, who is no participant gets the row without the review's title, the detail and any factor.
 */
import { and, asc, desc, eq, exists, inArray, isNotNull, notInArray, or, sql, type SQL } from 'drizzle-orm';
import { can, reviewRoles, type Standing } from '../shared/access.ts';
import { actionStatuses, isOverdue, isSettled, type ActionStatus } from '../shared/actions/action-status.ts';
import type { Action, ActionQuery } from '../shared/api/actions.ts';
import { strengthIds, type Strength } from '../shared/taxonomy/action-categories.ts';
import type { Orm } from './orm.ts';
import { decodeCursor, encodeCursor } from './page-cursor.ts';
import { alias } from 'drizzle-orm/sqlite-core';
import { actionFactors, actions, factors, members, participants, reviews } from './schema.ts';

/** Who reads, with the organisation roles they have now. */
export interface Reader {
  readonly memberId: string;
  readonly organisationRoles: Standing['organisationRoles'];
}

export interface ActionPage {
  readonly actions: Action[];
  readonly nextCursor: string | null;
  readonly total: number;
}

const approvers = alias(members, 'approvers');

const listingRoles = reviewRoles.filter((reviewRole) =>
  can({ organisationRoles: [], reviewRole }, 'action.list'),
);
const settled = actionStatuses.filter((status) => isSettled(status));
const canBeOverdue = actionStatuses.filter((status) =>
  isOverdue({ status, dueOn: '2000-01-01' }, '2000-01-02'),
);
const defaultLimit = 50;

/** One page of everything the reader may see. `today` is their calendar day, for what counts as overdue. */
export function actionPage(orm: Orm, reader: Reader, query: ActionQuery, today: string): ActionPage {
  const where = and(visible(orm, reader), ...filters(orm, reader, query, today));
  const key = sortKey(query);
  const descending = query.descending === 'true';
  const direction = descending ? desc : asc;
  const limit = query.limit ?? defaultLimit;
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, 3);
  const place = sql`(${key}, ${actions.reviewId}, ${actions.actionId})`;
  const from =
    after === undefined
      ? undefined
      : sql`${place} ${sql.raw(descending ? '<' : '>')} (${after[0]}, ${after[1]}, ${after[2]})`;
  const rows = selectRows(orm, reader, key)
    .where(and(where, from))
    .orderBy(direction(key), direction(actions.reviewId), direction(actions.actionId))
    .limit(limit + 1)
    .all();
  const total = orm
    .select({ many: sql<number>`count(*)` })
    .from(actions)
    .where(where)
    .get();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    actions: present(orm, reader, shown),
    nextCursor:
      rows.length > shown.length && last !== undefined
        ? encodeCursor([last.sortKey, last.row.reviewId, last.row.actionId])
        : null,
    total: total?.many ?? 0,
  };
}

/** Every action of one review that the reader may see, oldest first. */
export function actionsOfReview(orm: Orm, reader: Reader, reviewId: string): Action[] {
  const rows = selectRows(orm, reader, sql<number>`${actions.createdAt}`)
    .where(and(visible(orm, reader), eq(actions.reviewId, reviewId)))
    .orderBy(actions.createdAt, actions.actionId)
    .all();
  return present(orm, reader, rows);
}

/** One action; undefined when there is none that the reader may see. */
export function oneAction(orm: Orm, reader: Reader, reviewId: string, actionId: string): Action | undefined {
  const rows = selectRows(orm, reader, sql<number>`0`)
    .where(and(visible(orm, reader), eq(actions.reviewId, reviewId), eq(actions.actionId, actionId)))
    .all();
  return present(orm, reader, rows)[0];
}

function selectRows(orm: Orm, reader: Reader, key: SQL<string | number>) {
  return orm
    .select({
      row: actions,
      reviewTitle: reviews.title,
      ownerName: members.name,
      approverName: approvers.name,
      reviewRole: participants.role,
      sortKey: key,
    })
    .from(actions)
    .innerJoin(reviews, eq(reviews.id, actions.reviewId))
    .leftJoin(members, eq(members.id, actions.ownerId))
    .leftJoin(approvers, eq(approvers.id, actions.approverId))
    .leftJoin(
      participants,
      and(eq(participants.reviewId, actions.reviewId), eq(participants.memberId, reader.memberId)),
    );
}

type SelectedRow = ReturnType<ReturnType<typeof selectRows>['all']>[number];

/** The reader takes part in a role that lists actions. */
function takesPart(orm: Orm, reader: Reader): SQL {
  return exists(
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
}

function visible(orm: Orm, reader: Reader): SQL | undefined {
  const everything = can(
    { organisationRoles: reader.organisationRoles, reviewRole: null },
    'action.list-all',
  );
  if (everything) return undefined;
  const own = can({ organisationRoles: reader.organisationRoles, reviewRole: null }, 'action.follow-own');
  return own ? or(takesPart(orm, reader), eq(actions.ownerId, reader.memberId)) : takesPart(orm, reader);
}

function filters(orm: Orm, reader: Reader, query: ActionQuery, today: string): (SQL | undefined)[] {
  return [
    query.status === undefined ? undefined : inArray(actions.status, statusesIn(query.status)),
    query.strength === undefined ? undefined : eq(actions.strength, query.strength),
    query.layer === undefined
      ? undefined
      : sql`exists (select 1 from json_each(${actions.layers}) where json_each.value = ${query.layer})`,
    query.ownerId === undefined ? undefined : eq(actions.ownerId, query.ownerId),
    query.mine === 'true' ? eq(actions.ownerId, reader.memberId) : undefined,
    query.mine === 'false' ? sql`${actions.ownerId} is not ${reader.memberId}` : undefined,
    query.overdue === 'true' ? overdue(today) : undefined,
    query.overdue === 'false' ? sql`${overdue(today)} is not true` : undefined,
    query.open === 'true' ? notInArray(actions.status, settled) : undefined,
    query.open === 'false' ? inArray(actions.status, settled) : undefined,
    query.reviewId === undefined ? undefined : eq(actions.reviewId, query.reviewId),
    query.text === undefined || query.text.trim() === ''
      ? undefined
      : hasText(orm, reader, query.text.trim()),
  ];
}

function statusesIn(list: string): ActionStatus[] {
  const asked = list.split(',').map((part) => part.trim());
  return actionStatuses.filter((status) => asked.includes(status));
}

function overdue(today: string): SQL {
  return sql`(${and(isNotNull(actions.dueOn), sql`${actions.dueOn} < ${today}`, inArray(actions.status, canBeOverdue))})`;
}

/** Found by its title, and by its detail where the reader may read that. */
function hasText(orm: Orm, reader: Reader, text: string): SQL | undefined {
  const pattern = `%${text.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
  const inTitle = sql`${actions.title} like ${pattern} escape '\\'`;
  const inDetail = sql`${actions.detail} like ${pattern} escape '\\'`;
  return or(inTitle, and(inDetail, takesPart(orm, reader)));
}

/** Never null, so that a row has one place in the order; what has no date or strength comes last. */
function sortKey(query: ActionQuery): SQL<string | number> {
  switch (query.sort ?? 'due') {
    case 'changed':
      return sql`${actions.changedAt}`;
    case 'status':
      return rank(sql`${actions.status}`, actionStatuses);
    case 'strength':
      return rank(sql`${actions.strength}`, strengthIds);
    case 'title':
      return sql`lower(${actions.title})`;
    case 'due': {
      const never = query.descending === 'true' ? '0000-00-00' : '9999-12-31';
      return sql`coalesce(${actions.dueOn}, ${never})`;
    }
  }
}

function rank(column: SQL, order: readonly string[]): SQL<number> {
  const cases = order.map((value, place) => sql`when ${value} then ${sql.raw(String(place))}`);
  return sql`case ${column} ${sql.join(cases, sql` `)} else ${sql.raw(String(order.length))} end`;
}

function present(orm: Orm, reader: Reader, rows: readonly SelectedRow[]): Action[] {
  const addressed = factorsOf(orm, rows);
  return rows.map((found) => {
    const standing: Standing = { organisationRoles: reader.organisationRoles, reviewRole: found.reviewRole };
    const reads = can(standing, 'action.list');
    const { row } = found;
    return {
      reviewId: row.reviewId,
      actionId: row.actionId,
      version: row.version,
      status: row.status,
      title: row.title,
      detail: reads ? row.detail : '',
      category: row.category,
      strength: row.strength as Strength | null,
      layers: row.layers,
      measureName: row.measureName,
      measureKind: row.measureKind,
      baseline: row.baseline,
      target: row.target,
      source: row.source,
      unintended: reads ? row.unintended : '',
      equity: reads ? row.equity : '',
      ownerId: row.ownerId,
      ownerName: found.ownerName,
      dueOn: row.dueOn,
      implementedOn: row.implementedOn,
      approverId: row.approverId,
      approverName: found.approverName,
      supersededBy: superseding(orm, reader, row),
      programme: row.programme,
      supplierRef: row.supplierRef,
      cost: row.cost,
      funder: row.funder,
      nextCheckOn: row.nextCheckOn,
      createdAt: row.createdAt,
      changedAt: row.changedAt,
      reviewTitle: reads ? found.reviewTitle : null,
      factors: reads ? (addressed.get(`${row.reviewId} ${row.actionId}`) ?? []) : null,
      mayChange:
        can(standing, 'action.change') ||
        can(standing, 'action.follow-any') ||
        (row.ownerId === reader.memberId && can(standing, 'action.follow-own')),
    };
  });
}

/** Few rows have one, so each is asked for by itself. */
function superseding(orm: Orm, reader: Reader, row: SelectedRow['row']): Action['supersededBy'] {
  const { supersededByReview: reviewId, supersededByAction: actionId } = row;
  if (reviewId === null || actionId === null) return null;
  const seen = orm
    .select({ title: actions.title })
    .from(actions)
    .where(and(visible(orm, reader), eq(actions.reviewId, reviewId), eq(actions.actionId, actionId)))
    .get();
  return { reviewId, actionId, title: seen?.title ?? null };
}

type AddressedFactor = NonNullable<Action['factors']>[number];

/** The live factors each of these actions answers, in one query. */
function factorsOf(orm: Orm, rows: readonly SelectedRow[]): ReadonlyMap<string, AddressedFactor[]> {
  const found = new Map<string, AddressedFactor[]>();
  if (rows.length === 0) return found;
  const links = orm
    .select({ link: actionFactors, statement: factors.statement, layer: factors.layer })
    .from(actionFactors)
    .innerJoin(
      factors,
      and(eq(factors.reviewId, actionFactors.reviewId), eq(factors.factorId, actionFactors.factorId)),
    )
    .where(
      and(
        inArray(actionFactors.reviewId, [...new Set(rows.map(({ row }) => row.reviewId))]),
        inArray(actionFactors.actionId, [...new Set(rows.map(({ row }) => row.actionId))]),
        eq(factors.withdrawn, false),
      ),
    )
    .orderBy(factors.factorId)
    .all();
  for (const { link, statement, layer } of links) {
    const key = `${link.reviewId} ${link.actionId}`;
    const list = found.get(key) ?? [];
    list.push({ id: link.factorId, statement, layer });
    found.set(key, list);
  }
  return found;
}
