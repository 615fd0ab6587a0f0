/**
 * The checks of an action's effect as rows: planned when it is implemented and when its AI system gets a new version,
 * answered by whoever looked, lapsed when the action is taken back to work. Runs inside the transactions of the action
 * store and of the register; the row's `nextCheckOn` is what its open checks say.
 */
import { and, asc, eq, isNull, lt, lte, inArray, sql } from 'drizzle-orm';
import { actionStatuses, mayBeChecked } from '../shared/actions/action-status.ts';
import {
  checksAfter,
  fallsDue,
  repeatCheckDays,
  versionCheckDays,
  type CheckKind,
  type CheckOutcome,
} from '../shared/actions/effect-checks.ts';
import { addDays } from '../shared/review-document/local-time.ts';
import { recordHistory, storeRow, tellOwner, type ActionRow } from './action-writing.ts';
import type { Orm } from './orm.ts';
import { preparedOnce } from './prepared-once.ts';
import { actionChecks } from './schema-actions.ts';
import { actions, reviews } from './schema.ts';

type CheckRow = typeof actionChecks.$inferSelect;

export interface CheckStamp {
  readonly by: string;
  readonly at: number;
  /** The calendar day of `at`. */
  readonly today: string;
}

const checkable = actionStatuses.filter(mayBeChecked);
const fallingDue = actionStatuses.filter((status) => fallsDue(status, '2000-01-01', '2000-01-01'));
/** Actions moved in one transaction, so that nobody who types waits for hundreds of them. */
const atOnce = 100;

/**
 * Makes the planned checks what the change from `before` to `after` asks for; `asked` when a person wants one now.
 * Returns when the next one is due.
 */
export function keepChecks(
  orm: Orm,
  before: ActionRow,
  after: ActionRow,
  stamp: CheckStamp,
  asked: boolean,
): string | null {
  if (!mayBeChecked(after.status)) {
    lapse(orm, openChecks(orm, after), stamp.at);
    return null;
  }
  const begun = !mayBeChecked(before.status);
  if (begun && after.implementedOn !== null) {
    for (const { kind, dueOn } of checksAfter(after.implementedOn))
      plan(orm, after, { kind, dueOn }, stamp.at);
  } else if (before.implementedOn !== null && after.implementedOn !== null) {
    reschedule(orm, after, before.implementedOn);
  }
  if (asked && !openChecks(orm, after).some(({ dueOn }) => dueOn <= stamp.today)) {
    plan(orm, after, { kind: 'asked', dueOn: stamp.today }, stamp.at);
  }
  return nextCheckOn(orm, after);
}

/**
 * One look at the measure answers every check that is due, or the first one when none is due yet: an early look never
 * answers the check of the year. After "cannot tell" one looks again.
 */
export function recordCheck(
  orm: Orm,
  row: ActionRow,
  found: { readonly outcome: CheckOutcome; readonly note: string },
  stamp: CheckStamp,
): void {
  const open = openChecks(orm, row);
  const due = open.filter(({ dueOn }) => dueOn <= stamp.today);
  const first = open.find(({ kind }) => kind === 'first');
  const [answered, ...others] = due.length > 0 ? due : first === undefined ? [] : [first];
  const answer = { outcome: found.outcome, note: found.note, by: stamp.by, at: stamp.at };
  if (answered === undefined) {
    const asked = { kind: 'asked', dueOn: stamp.today, plannedAt: stamp.at } as const;
    orm
      .insert(actionChecks)
      .values({ reviewId: row.reviewId, actionId: row.actionId, ...asked, ...answer })
      .run();
  } else {
    orm.update(actionChecks).set(answer).where(eq(actionChecks.id, answered.id)).run();
  }
  lapse(orm, others, stamp.at);
  if (found.outcome !== 'cannot-tell') return;
  const dueOn = addDays(stamp.today, repeatCheckDays);
  plan(
    orm,
    row,
    {
      kind: answered?.kind ?? 'asked',
      dueOn,
      systemVersionId: answered?.systemVersionId ?? null,
      systemVersion: answered?.systemVersion ?? null,
    },
    stamp.at,
  );
}

/** When the earliest open check is due. */
export function nextCheckOn(orm: Orm, row: Pick<ActionRow, 'reviewId' | 'actionId'>): string | null {
  return openChecks(orm, row)[0]?.dueOn ?? null;
}

/**
 * Moves up to a hundred actions whose check is due by `today` to awaiting it. Returns the reviews they belong to, who is
 * told, and whether there may be more.
 */
export function moveDue(
  orm: Orm,
  today: string,
  at: number,
): { reviewIds: string[]; told: string[]; more: boolean } {
  const rows = orm
    .select()
    .from(actions)
    .where(and(lte(actions.nextCheckOn, today), inArray(actions.status, fallingDue)))
    .orderBy(asc(actions.nextCheckOn), asc(actions.reviewId), asc(actions.actionId))
    .limit(atOnce)
    .all();
  const told = rows.flatMap((row) => {
    const version = row.version + 1;
    const next: ActionRow = { ...row, status: 'awaiting-check', version, changedAt: at };
    storeRow(orm, next);
    recordHistory(orm, row, { version, at, by: null }, [
      { field: 'status', from: row.status, to: next.status },
    ]);
    return tellOwner(orm, row, next, { byId: null, at });
  });
  return {
    reviewIds: [...new Set(rows.map(({ reviewId }) => reviewId))],
    told: [...new Set(told)],
    more: rows.length === atOnce,
  };
}

/** A version of an AI system as the register has it. */
export interface VersionInUse {
  readonly systemId: string;
  readonly versionId: string;
  readonly label: string;
  /** Calendar days; null is an open end. */
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * Plans a check for each action that was done before this version came into use. Planning again after the register
 * changed replaces what was planned; what was answered stays. Returns the reviews whose actions changed.
 */
export function planVersionChecks(orm: Orm, version: VersionInUse, stamp: CheckStamp): readonly string[] {
  const began = version.from ?? stamp.today;
  const wanted = version.to === null || version.to >= stamp.today;
  const dropped = dropVersionChecks(orm, version.versionId, stamp.at);
  const rows = wanted ? doneBefore(orm, version.systemId, began) : [];
  const dueOn = latest(addDays(began, versionCheckDays), stamp.today);
  const moved = rows.filter((row) => !answeredAlready(orm, row, version.versionId));
  for (const row of moved) {
    const { versionId: systemVersionId, label: systemVersion } = version;
    plan(orm, row, { kind: 'version', dueOn, systemVersionId, systemVersion }, stamp.at);
  }
  return settle(orm, [...moved, ...dropped], stamp);
}

/** The version was entered by mistake: its open checks lapse. Returns the reviews whose actions changed. */
export function forgetVersionChecks(orm: Orm, versionId: string, stamp: CheckStamp): readonly string[] {
  return settle(orm, dropVersionChecks(orm, versionId, stamp.at), stamp);
}

/** Brings each of these rows in step with its open checks, with a line of history when that changed anything. */
function settle(orm: Orm, rows: readonly ActionRow[], stamp: CheckStamp): readonly string[] {
  const touched = new Set<string>();
  for (const row of new Map(rows.map((row) => [`${row.reviewId} ${row.actionId}`, row])).values()) {
    const due = nextCheckOn(orm, row);
    if (due === row.nextCheckOn) continue;
    const version = row.version + 1;
    storeRow(orm, { ...row, nextCheckOn: due, version, changedAt: stamp.at });
    const line = { field: 'nextCheckOn', from: row.nextCheckOn, to: due };
    recordHistory(orm, row, { version, at: stamp.at, by: stamp.by }, [line]);
    touched.add(row.reviewId);
  }
  return [...touched];
}

function doneBefore(orm: Orm, systemId: string, day: string): ActionRow[] {
  return orm
    .select({ row: actions })
    .from(actions)
    .innerJoin(reviews, eq(reviews.id, actions.reviewId))
    .where(
      and(eq(reviews.systemId, systemId), inArray(actions.status, checkable), lt(actions.implementedOn, day)),
    )
    .all()
    .map(({ row }) => row);
}

function answeredAlready(orm: Orm, row: ActionRow, versionId: string): boolean {
  const found = orm
    .select({ id: actionChecks.id })
    .from(actionChecks)
    .where(
      and(
        ofAction(row),
        eq(actionChecks.systemVersionId, versionId),
        sql`${actionChecks.outcome} is not null`,
      ),
    )
    .get();
  return found !== undefined;
}

function dropVersionChecks(orm: Orm, versionId: string, at: number): ActionRow[] {
  const open = orm
    .select({ check: actionChecks, row: actions })
    .from(actionChecks)
    .innerJoin(
      actions,
      and(eq(actions.reviewId, actionChecks.reviewId), eq(actions.actionId, actionChecks.actionId)),
    )
    .where(and(isOpen, eq(actionChecks.systemVersionId, versionId)))
    .all();
  lapse(
    orm,
    open.map(({ check }) => check),
    at,
  );
  return open.map(({ row }) => row);
}

function plan(
  orm: Orm,
  row: Pick<ActionRow, 'reviewId' | 'actionId'>,
  check: {
    readonly kind: CheckKind;
    readonly dueOn: string;
    readonly systemVersionId?: string | null;
    readonly systemVersion?: string | null;
  },
  plannedAt: number,
): void {
  const { reviewId, actionId } = row;
  const version = { systemVersionId: null, systemVersion: null };
  statements(orm).plan.run({ reviewId, actionId, ...version, ...check, plannedAt });
}

/** Where the day of implementation was corrected, what is still planned from the old one moves along. */
function reschedule(orm: Orm, row: ActionRow, formerly: string): void {
  if (row.implementedOn === null || row.implementedOn === formerly) return;
  const before = checksAfter(formerly);
  for (const { kind, dueOn } of checksAfter(row.implementedOn)) {
    const old = before.find((check) => check.kind === kind)?.dueOn ?? '';
    const planned = and(ofAction(row), isOpen, eq(actionChecks.kind, kind), eq(actionChecks.dueOn, old));
    orm.update(actionChecks).set({ dueOn }).where(planned).run();
  }
}

function lapse(orm: Orm, checks: readonly CheckRow[], at: number): void {
  if (checks.length === 0) return;
  const ids = checks.map(({ id }) => id);
  orm.update(actionChecks).set({ lapsedAt: at }).where(inArray(actionChecks.id, ids)).run();
}

/** Soonest first. */
function openChecks(orm: Orm, row: Pick<ActionRow, 'reviewId' | 'actionId'>): CheckRow[] {
  return statements(orm).open.all({ reviewId: row.reviewId, actionId: row.actionId });
}

const isOpen = and(isNull(actionChecks.outcome), isNull(actionChecks.lapsedAt));

const given = sql.placeholder;
const statements = preparedOnce((orm) => ({
  open: orm
    .select()
    .from(actionChecks)
    .where(
      and(eq(actionChecks.reviewId, given('reviewId')), eq(actionChecks.actionId, given('actionId')), isOpen),
    )
    .orderBy(asc(actionChecks.dueOn), asc(actionChecks.id))
    .prepare(),
  plan: orm
    .insert(actionChecks)
    .values({
      reviewId: given('reviewId'),
      actionId: given('actionId'),
      kind: given('kind'),
      dueOn: given('dueOn'),
      systemVersionId: given('systemVersionId'),
      systemVersion: given('systemVersion'),
      plannedAt: given('plannedAt'),
    })
    .prepare(),
}));

function ofAction({ reviewId, actionId }: Pick<ActionRow, 'reviewId' | 'actionId'>) {
  return and(eq(actionChecks.reviewId, reviewId), eq(actionChecks.actionId, actionId));
}

function latest(a: string, b: string): string {
  return a > b ? a : b;
}
