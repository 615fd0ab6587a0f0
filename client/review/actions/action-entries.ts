/**
 * The actions of a review as its page shows them: wording from the document while proposed, from the row ever after.
 * Pure. An agreed action stays on the page even if its record went into the bin: the row owns it.
 */
import { wordingFields } from '../../../shared/actions/action-fields.ts';
import { wordingOwner } from '../../../shared/actions/action-status.ts';
import type { ActionStatus } from '../../../shared/actions/action-status.ts';
import { actionWording } from '../../../shared/actions/action-wording.ts';
import type { Action } from '../../../shared/api/actions.ts';
import type { ActionRecord } from '../../../shared/review-document/records.ts';
import { strengthOf } from '../../../shared/taxonomy/action-categories.ts';
import type { Strength } from '../../../shared/taxonomy/action-categories.ts';
import type { Layer } from '../../../shared/taxonomy/layers.ts';

export interface ActionEntry {
  readonly id: string;
  /** Its record in the document, live or kept only for what the row does not hold; null when it has none. */
  readonly record: ActionRecord | null;
  /** Null for a moment after it was proposed. */
  readonly row: Action | null;
  readonly status: ActionStatus;
  /** Who owns the wording. */
  readonly owner: 'document' | 'row';
  readonly title: string;
  readonly category: string | null;
  readonly strength: Strength | null;
  readonly layers: readonly Layer[];
  readonly factors: readonly string[];
  readonly measureName: string;
  /** It was born in an earlier review, which keeps its words. */
  readonly carried: boolean;
}

export function actionEntries(
  records: readonly ActionRecord[],
  rows: ReadonlyMap<string, Action>,
): readonly ActionEntry[] {
  const live = records.map((record) => entryOf(record, rows.get(record.id) ?? null));
  const shown = new Set(records.map(({ id }) => id));
  const rest = [...rows.values()].filter(
    (row) => !shown.has(row.actionId) && wordingOwner(row.status) === 'row',
  );
  return [...live, ...rest.map((row) => entryOf(null, row))].filter((entry) => entry !== null);
}

/** Actions of earlier reviews that this one carries on; its document holds nothing of them. */
export function carriedEntries(rows: readonly Action[]): readonly ActionEntry[] {
  return rows
    .map((row) => entryOf(null, row))
    .flatMap((entry) => (entry === null ? [] : { ...entry, carried: true }));
}

/**
 * Whether the row has caught up with what the document says, so that deciding on it decides on these words.
 * @param isLive whether the document still has that factor; links to others are no part of a row
 */
export function rowFollows(
  record: ActionRecord,
  row: Action,
  isLive: (factorId: string) => boolean,
): boolean {
  const wording = actionWording(record);
  const same = wordingFields.every((field) => (wording[field] ?? '') === (row[field] ?? ''));
  const linked = row.factors?.map(({ id }) => id).toSorted() ?? [];
  return (
    same &&
    wording.layers.join() === row.layers.join() &&
    wording.factors.filter(isLive).join() === linked.filter(isLive).join()
  );
}

function entryOf(record: ActionRecord | null, row: Action | null): ActionEntry | null {
  const status = row?.status ?? 'proposed';
  if (row !== null && wordingOwner(status) === 'row') {
    return {
      id: row.actionId,
      record,
      row,
      status,
      owner: 'row',
      title: row.title,
      category: row.category,
      strength: row.strength,
      layers: row.layers,
      factors: row.factors?.map(({ id }) => id) ?? [],
      measureName: row.measureName,
      carried: false,
    };
  }
  if (record === null) return null;
  const { title, category, layers, factors, measureName } = actionWording(record);
  return {
    id: record.id,
    record,
    row,
    // A record taken out of the bin counts as proposed before its row has heard of it.
    status: 'proposed',
    owner: 'document',
    title,
    category,
    strength: category === null ? null : (strengthOf(category) ?? null),
    layers,
    factors,
    measureName,
    carried: false,
  };
}
