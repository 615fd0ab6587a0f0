/**
 * What a reader may see of actions, as SQL: filters, order and paging happen in the database, never in memory.
 * A safety lead, or an owner, who is no participant gets the row without the review's title, the detail and any factor.
 */
import { and, eq, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { can, type Standing } from '../shared/access.ts';
import type { Action, ActionQuery } from '../shared/api/actions.ts';
import type { Strength } from '../shared/taxonomy/action-categories.ts';
import { findActions, visible, type ActionKey, type Reader } from './action-finding.ts';
import { carryingStandings, isCarriedBy } from './carried.ts';
import type { Orm } from './orm.ts';
import { aiSystems } from './schema-systems.ts';
import { actionFactors, actions, factors, members, participants, reviews } from './schema.ts';

export type { Reader } from './action-finding.ts';

export interface ActionPage {
  readonly actions: Action[];
  readonly nextCursor: string | null;
  readonly total: number;
  readonly atLeast: boolean;
}

const approvers = alias(members, 'approvers');

/** One page of everything the reader may see. `today` is their calendar day, for what counts as overdue. */
export function actionPage(orm: Orm, reader: Reader, query: ActionQuery, today: string): ActionPage {
  const { keys, ...found } = findActions(orm, reader, query, today);
  return { ...found, actions: actionsByKey(orm, reader, keys) };
}

/** These actions in this order; the reader is known to see them. */
export function actionsByKey(orm: Orm, reader: Reader, keys: readonly ActionKey[]): Action[] {
  if (keys.length === 0) return [];
  const rows = selectRows(orm, reader)
    .where(among(actions.reviewId, actions.actionId, keys))
    .all();
  const byKey = new Map(present(orm, reader, rows).map((action) => [keyOf(action), action]));
  return keys.flatMap((key) => byKey.get(keyOf(key)) ?? []);
}

/** Those of them that the reader sees, in no order. */
export function visibleAmong(orm: Orm, reader: Reader, keys: readonly ActionKey[]): Action[] {
  if (keys.length === 0) return [];
  const rows = selectRows(orm, reader)
    .where(and(visible(orm, reader), among(actions.reviewId, actions.actionId, keys)))
    .all();
  return present(orm, reader, rows);
}

function keyOf({ reviewId, actionId }: ActionKey): string {
  return `${reviewId} ${actionId}`;
}

function among(
  reviewId: typeof actions.reviewId | typeof actionFactors.reviewId,
  actionId: typeof actions.actionId | typeof actionFactors.actionId,
  keys: readonly ActionKey[],
): SQL {
  const values = keys.map((key) => sql`(${key.reviewId}, ${key.actionId})`);
  return sql`(${reviewId}, ${actionId}) in (values ${sql.join(values, sql`, `)})`;
}

/** Every action of one review that the reader may see, oldest first. */
export function actionsOfReview(orm: Orm, reader: Reader, reviewId: string): Action[] {
  const rows = selectRows(orm, reader)
    .where(and(visible(orm, reader), eq(actions.reviewId, reviewId)))
    .orderBy(actions.createdAt, actions.actionId)
    .all();
  return present(orm, reader, rows);
}

/** Nobody: reads nothing of the review an action comes from. */
const stranger: Reader = { memberId: '', organisationRoles: [] };

/**
 * The actions that a review carries from earlier ones, oldest first: for those who take part in it, and for what leaves
 * with it. Without a reader, nothing of the review they come from.
 */
export function carriedActions(orm: Orm, reviewId: string, reader: Reader = stranger): Action[] {
  const rows = selectRows(orm, reader)
    .where(isCarriedBy(reviewId))
    .orderBy(actions.createdAt, actions.actionId)
    .all();
  return present(orm, reader, rows);
}

/** One action; undefined when there is none that the reader may see. */
export function oneAction(orm: Orm, reader: Reader, reviewId: string, actionId: string): Action | undefined {
  const rows = selectRows(orm, reader)
    .where(and(visible(orm, reader), eq(actions.reviewId, reviewId), eq(actions.actionId, actionId)))
    .all();
  return present(orm, reader, rows)[0];
}

function selectRows(orm: Orm, reader: Reader) {
  return orm
    .select({
      row: actions,
      reviewTitle: reviews.title,
      ownerName: members.name,
      ownerOff: members.disabledAt,
      approverName: approvers.name,
      reviewRole: participants.role,
      reviewStage: reviews.stage,
      systemId: reviews.systemId,
      systemName: aiSystems.name,
    })
    .from(actions)
    .innerJoin(reviews, eq(reviews.id, actions.reviewId))
    .leftJoin(aiSystems, eq(aiSystems.id, reviews.systemId))
    .leftJoin(members, eq(members.id, actions.ownerId))
    .leftJoin(approvers, eq(approvers.id, actions.approverId))
    .leftJoin(
      participants,
      and(eq(participants.reviewId, actions.reviewId), eq(participants.memberId, reader.memberId)),
    );
}

type SelectedRow = ReturnType<ReturnType<typeof selectRows>['all']>[number];

function present(orm: Orm, reader: Reader, rows: readonly SelectedRow[]): Action[] {
  const addressed = factorsOf(orm, rows);
  const successors = successorsOf(orm, reader, rows);
  const carrying = carryingStandings(
    orm,
    reader.memberId,
    rows.map(({ row }) => row),
  );
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
      outsideOwner: row.outsideOwner,
      ownerLeft: row.ownerLeftAt !== null || found.ownerOff !== null,
      dueOn: row.dueOn,
      implementedOn: row.implementedOn,
      approverId: row.approverId,
      approverName: found.approverName,
      supersededBy: successor(row, successors),
      programme: row.programme,
      supplierRef: row.supplierRef,
      cost: row.cost,
      funder: row.funder,
      nextCheckOn: row.nextCheckOn,
      createdAt: row.createdAt,
      changedAt: row.changedAt,
      systemId: found.systemId,
      systemName: found.systemName,
      reviewStage: found.reviewStage,
      reviewTitle: reads ? found.reviewTitle : null,
      factors: reads ? (addressed.get(keyOf(row)) ?? []) : null,
      mayChange:
        can(standing, 'action.change') ||
        can(standing, 'action.follow-any') ||
        carrying.get(keyOf(row))?.follows === true ||
        (row.ownerId === reader.memberId && can(standing, 'action.follow-own')),
    };
  });
}

function successor(
  { supersededByReview: reviewId, supersededByAction: actionId }: SelectedRow['row'],
  titles: ReadonlyMap<string, string>,
): Action['supersededBy'] {
  if (reviewId === null || actionId === null) return null;
  return { reviewId, actionId, title: titles.get(keyOf({ reviewId, actionId })) ?? null };
}

/** Titles of the actions that took the place of these, as far as the reader sees them, in one query. */
function successorsOf(orm: Orm, reader: Reader, rows: readonly SelectedRow[]): ReadonlyMap<string, string> {
  const keys = rows.flatMap(({ row: { supersededByReview: reviewId, supersededByAction: actionId } }) =>
    reviewId === null || actionId === null ? [] : [{ reviewId, actionId }],
  );
  if (keys.length === 0) return new Map();
  const seen = orm
    .select({ reviewId: actions.reviewId, actionId: actions.actionId, title: actions.title })
    .from(actions)
    .where(and(visible(orm, reader), among(actions.reviewId, actions.actionId, keys)))
    .all();
  return new Map(seen.map((row) => [keyOf(row), row.title]));
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
        among(
          actionFactors.reviewId,
          actionFactors.actionId,
          rows.map(({ row }) => row),
        ),
        eq(factors.withdrawn, false),
      ),
    )
    .orderBy(factors.factorId)
    .all();
  for (const { link, statement, layer } of links) {
    const key = keyOf(link);
    const list = found.get(key) ?? [];
    list.push({ id: link.factorId, statement, layer });
    found.set(key, list);
  }
  return found;
}
