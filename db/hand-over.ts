/**
 * What becomes of the open actions of an owner who leaves: each goes to somebody who can sign in, or to nobody yet with
 * a reason. Runs inside the transaction that takes the account away, so that none is left behind.
 */
import { and, asc, eq, notInArray } from 'drizzle-orm';
import { actionStatuses, isSettled } from '../shared/actions/action-status.ts';
import type { HandOver, OwnedAction } from '../shared/api/hand-over.ts';
import { AppError } from '../shared/errors.ts';
import { requireMember } from './action-moves.ts';
import { recordHistory, storeRow, tellOwner, type ActionRow } from './action-writing.ts';
import { recordAudit } from './audit-store.ts';
import type { Orm } from './orm.ts';
import { actions } from './schema.ts';

const settled = actionStatuses.filter((status) => isSettled(status));

/** What was handed over: the reviews whose actions changed, and who is told in their inbox. */
export interface HandedOver {
  readonly reviewIds: readonly string[];
  readonly told: readonly string[];
}

/** Soonest due first; what has no day comes last. */
export function openActionsOf(orm: Orm, memberId: string): OwnedAction[] {
  return openRows(orm, memberId)
    .map(({ reviewId, actionId, title, status, dueOn, nextCheckOn }) => ({
      ...{ reviewId, actionId, title, status },
      ...{ dueOn, nextCheckOn },
    }))
    .sort((a, b) => dayFor(a).localeCompare(dayFor(b)));
}

/** @throws AppError when there is something to hand over and nothing was said of it, or to somebody who cannot take it. */
export function handOverAll(
  orm: Orm,
  memberId: string,
  wishes: HandOver | undefined,
  { by, at }: { readonly by: string; readonly at: number },
): HandedOver {
  const rows = openRows(orm, memberId);
  if (rows.length === 0) return { reviewIds: [], told: [] };
  if (wishes === undefined) throw handOverNeeded(rows.length);
  const named = new Map((wishes.each ?? []).map((one) => [keyOf(one), one.to]));
  const told = new Set<string>();
  for (const row of rows) {
    const wanted = named.get(keyOf(row));
    const to = wanted === undefined ? wishes.to : wanted;
    if (to === memberId) throw notToThemselves();
    if (to !== null) requireMember(orm, to, 'ownerId');
    for (const id of giveTo(orm, row, to, wishes.reason, { by, at })) told.add(id);
  }
  return { reviewIds: [...new Set(rows.map(({ reviewId }) => reviewId))], told: [...told] };
}

function giveTo(
  orm: Orm,
  row: ActionRow,
  to: string | null,
  reason: string,
  { by, at }: { readonly by: string; readonly at: number },
): readonly string[] {
  const ownerLeftAt = to === null && row.outsideOwner === '' ? at : null;
  const next = { ...row, ownerId: to, ownerLeftAt, version: row.version + 1, changedAt: at };
  storeRow(orm, next);
  const change = { field: 'owner', from: row.ownerId, to };
  recordHistory(orm, row, { version: next.version, at, by }, [change], reason);
  recordAudit(orm, {
    at,
    actorId: by,
    act: 'action.handed-over',
    reviewId: row.reviewId,
    subjectId: row.actionId,
    detail: { version: next.version, owned: to !== null },
  });
  return tellOwner(orm, row, next, { byId: by, at });
}

function openRows(orm: Orm, memberId: string): ActionRow[] {
  return orm
    .select()
    .from(actions)
    .where(and(eq(actions.ownerId, memberId), notInArray(actions.status, settled)))
    .orderBy(asc(actions.reviewId), asc(actions.actionId))
    .all();
}

function keyOf({ reviewId, actionId }: { readonly reviewId: string; readonly actionId: string }): string {
  return `${reviewId} ${actionId}`;
}

function dayFor({ dueOn, nextCheckOn }: OwnedAction): string {
  return nextCheckOn ?? dueOn ?? '9999';
}

function handOverNeeded(many: number): AppError {
  return new AppError(
    'not-allowed-now',
    many === 1
      ? 'This member owns an open action, and nobody else would follow it.'
      : `This member owns ${many} open actions, and nobody else would follow them.`,
    'Hand them over first, or leave them to nobody yet with a reason.',
    { openActions: many },
  );
}

function notToThemselves(): AppError {
  const sentence = 'Whoever leaves cannot keep an action.';
  return new AppError('invalid-input', sentence, 'Choose somebody else, or nobody yet.', {
    fields: { to: sentence },
  });
}
