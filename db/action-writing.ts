/**
 * What every change of an action's row is made of: the row with its next version, its history, its links to factors,
 * and whom to tell. Used inside the transactions of the action store; decides nothing.
 */
import { and, desc, eq, getTableColumns, sql, type SQL } from 'drizzle-orm';
import { tell } from './inbox-store.ts';
import type { Orm } from './orm.ts';
import { preparedOnce } from './prepared-once.ts';
import { actionFactors, actionHistory, actions } from './schema.ts';

export type ActionRow = typeof actions.$inferSelect;

/** A line of history: a field that changed, or something that was added (`from` is null then). */
export interface FieldChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Which change of an action history speaks of; `by` is null for the document and for the server itself. */
export interface Stamp {
  readonly version: number;
  readonly at: number;
  readonly by: string | null;
}

export function rowOf(orm: Orm, reviewId: string, actionId: string): ActionRow | undefined {
  return statements(orm).row.get({ reviewId, actionId });
}

export function storeRow(orm: Orm, row: ActionRow): void {
  statements(orm).store.run({ ...row, layers: JSON.stringify(row.layers) });
}

/** The note stands with the first change, else alone. */
export function recordHistory(
  orm: Orm,
  row: Pick<ActionRow, 'reviewId' | 'actionId'>,
  stamp: Stamp,
  changes: readonly FieldChange[],
  note: string | null = null,
): void {
  const { reviewId, actionId } = row;
  const lines = changes.length === 0 ? [{ field: 'note', from: null, to: null }] : changes;
  lines.forEach((line, place) => {
    statements(orm).history.run({ reviewId, actionId, ...stamp, ...line, note: place === 0 ? note : null });
  });
}

/** Whether the newest line of history is this note of this member: a request that was sent twice. */
export function isNewestNote(orm: Orm, row: ActionRow, by: string, note: string): boolean {
  const newest = orm
    .select()
    .from(actionHistory)
    .where(and(eq(actionHistory.reviewId, row.reviewId), eq(actionHistory.actionId, row.actionId)))
    .orderBy(desc(actionHistory.id))
    .limit(1)
    .get();
  return newest?.field === 'note' && newest.by === by && newest.note === note;
}

/** The owner hears of what others did to their action; a new owner hears that they were asked. Returns who is told. */
export function tellOwner(
  orm: Orm,
  before: ActionRow,
  after: ActionRow,
  stamp: { readonly byId: string | null; readonly at: number },
): readonly string[] {
  const { reviewId, actionId, ownerId } = after;
  if (ownerId === null) return [];
  const agreed = before.status !== 'agreed' && after.status === 'agreed';
  const kind = ownerId !== before.ownerId ? 'action-owner' : agreed ? 'action-agreed' : 'action-changed';
  return tell(orm, { memberId: ownerId, kind, reviewId, actionId, ...stamp }) ? [ownerId] : [];
}

/** Makes the links what they should be; says whether that changed anything. */
export function linkFactors(
  orm: Orm,
  reviewId: string,
  actionId: string,
  wanted: readonly string[],
): boolean {
  const where = and(eq(actionFactors.reviewId, reviewId), eq(actionFactors.actionId, actionId));
  const present = orm
    .select({ id: actionFactors.factorId })
    .from(actionFactors)
    .where(where)
    .all()
    .map(({ id }) => id);
  const same = present.length === wanted.length && wanted.every((id) => present.includes(id));
  if (same) return false;
  orm.delete(actionFactors).where(where).run();
  for (const factorId of wanted) orm.insert(actionFactors).values({ reviewId, actionId, factorId }).run();
  return true;
}

const given = sql.placeholder;
const rowAt = and(eq(actions.reviewId, given('reviewId')), eq(actions.actionId, given('actionId')));
const everyColumn = Object.keys(getTableColumns(actions)).map((name) => [name, sql`${given(name)}`]);

const statements = preparedOnce((orm) => ({
  row: orm.select().from(actions).where(rowAt).prepare(),
  store: orm
    .update(actions)
    .set(Object.fromEntries(everyColumn) as Record<keyof ActionRow, SQL>)
    .where(rowAt)
    .prepare(),
  history: orm
    .insert(actionHistory)
    .values({
      reviewId: given('reviewId'),
      actionId: given('actionId'),
      version: given('version'),
      at: given('at'),
      by: given('by'),
      field: given('field'),
      from: given('from'),
      to: given('to'),
      note: given('note'),
    })
    .prepare(),
}));
