/**
 * The rows of proposals follow what the document says; a row that owns its wording stays as it is. Runs inside the
 * transaction of the projection.
 */
import { nextStatuses, wordingOwner } from '../shared/actions/action-status.ts';
import type { ActionWording } from '../shared/actions/action-wording.ts';
import { linkFactors, recordHistory, storeRow, tellOwner, type ActionRow } from './action-writing.ts';
import type { Orm } from './orm.ts';
import { actions } from './schema.ts';

/** A proposal as the document has it; `withdrawn` when it is in the bin or gone. */
export interface DocumentAction {
  readonly actionId: string;
  readonly createdAt: number;
  readonly withdrawn: boolean;
  readonly wording: ActionWording;
}

/** `rows` are those of the review as they are. Returns whether any changed. */
export function followProposals(
  orm: Orm,
  document: { readonly reviewId: string; readonly seq: number; readonly at: number },
  present: readonly ActionRow[],
  proposals: readonly DocumentAction[],
): boolean {
  const { reviewId, seq, at } = document;
  const rows = new Map(present.map((row) => [row.actionId, row]));
  let changed = false;
  for (const proposal of proposals) {
    const row = rows.get(proposal.actionId);
    rows.delete(proposal.actionId);
    const moved =
      row === undefined ? born(orm, reviewId, seq, proposal, at) : followed(orm, row, seq, proposal, at);
    changed = changed || moved;
  }
  for (const gone of rows.values()) {
    if (gone.status !== 'proposed') continue;
    moveByDocument(orm, gone, { ...gone, status: 'withdrawn', seq }, at);
    changed = true;
  }
  return changed;
}

/** A proposal gets its row once it has a title; before that there is nothing to recognise it by. */
function born(orm: Orm, reviewId: string, seq: number, proposal: DocumentAction, at: number): boolean {
  if (proposal.withdrawn || proposal.wording.title === '') return false;
  const { factors, layers, ...words } = proposal.wording;
  const { actionId, createdAt } = proposal;
  orm
    .insert(actions)
    .values({
      reviewId,
      actionId,
      version: 1,
      seq,
      status: 'proposed',
      ...words,
      layers: [...layers],
      ownerId: null,
      dueOn: null,
      createdAt,
      changedAt: at,
    })
    .run();
  linkFactors(orm, reviewId, actionId, factors);
  const born = { field: 'status', from: null, to: 'proposed' };
  recordHistory(orm, { reviewId, actionId }, { version: 1, at, by: null }, [born]);
  return true;
}

function followed(orm: Orm, row: ActionRow, seq: number, proposal: DocumentAction, at: number): boolean {
  if (wordingOwner(row.status) === 'row') return false;
  const { factors, layers, ...words } = proposal.wording;
  const next: ActionRow = {
    ...row,
    ...words,
    layers: [...layers],
    status: proposal.withdrawn ? 'withdrawn' : 'proposed',
    seq,
  };
  const relinked = linkFactors(orm, row.reviewId, row.actionId, factors);
  const same = JSON.stringify({ ...next, seq: 0 }) === JSON.stringify({ ...row, seq: 0 });
  if (same && !relinked) return false;
  moveByDocument(orm, row, next, at);
  return true;
}

/** One version up; a status the document moved is part of the action's history, wording is part of the document's. */
function moveByDocument(orm: Orm, before: ActionRow, after: ActionRow, at: number): void {
  const moves = after.status !== before.status;
  if (moves && !nextStatuses(before.status).includes(after.status)) {
    throw new Error(`An action may not move from ${before.status} to ${after.status}.`);
  }
  const version = before.version + 1;
  storeRow(orm, { ...after, version, changedAt: at });
  if (!moves) return;
  tellOwner(orm, before, after, { byId: null, at });
  recordHistory(orm, before, { version, at, by: null }, [
    { field: 'status', from: before.status, to: after.status },
  ]);
}
