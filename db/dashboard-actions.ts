/**
 * What the dashboard counts of actions. Each figure is one grouped read of an index that is as narrow as the question;
 * the tracker finds the same rows by the same groups.
 */
import { inArray, isNotNull, sql, type SQL } from 'drizzle-orm';
import { actionStatuses, isOverdue } from '../shared/actions/action-status.ts';
import {
  daysOfQuarter,
  dueDaysOf,
  lateBands,
  quartersUpTo,
  statusGroups,
  statusesOf,
  type LateBand,
} from '../shared/actions/dashboard-groups.ts';
import { spreadOf, type DayCount } from '../shared/actions/dashboard-spread.ts';
import type { CheckOutcome } from '../shared/actions/effect-checks.ts';
import type { Dashboard } from '../shared/api/dashboard.ts';
import { actionCategories, strengthIds, type Strength } from '../shared/taxonomy/action-categories.ts';
import type { Orm } from './orm.ts';
import { actions } from './schema.ts';

const canBeOverdue = actionStatuses.filter((status) =>
  isOverdue({ status, dueOn: '2000-01-01' }, '2000-01-02'),
);
const counted = actionStatuses.filter((status) => status !== 'withdrawn');
type DayColumn = (typeof actions)['dueOn' | 'agreedOn' | 'implementedOn' | 'verifiedOn'];

/** Two years, so that a quarter stands beside the same one of the year before. */
const quartersShown = 8;

/** Late actions by how late they are on `today`, a calendar day. */
export function lateByAge(orm: Orm, today: string): Dashboard['late'] {
  const cases = lateBands.map((band) => {
    const { first, last } = dueDaysOf(band, today);
    const within = first === null ? sql`${actions.dueOn} <= ${last}` : between(actions.dueOn, first, last);
    return sql`when ${within} then ${band}`;
  });
  const rows = orm.all<{ band: LateBand; many: number }>(
    sql`select case ${sql.join(cases, sql` `)} end as band, count(*) as many
      from ${actions} indexed by actions_by_status
      where ${inArray(actions.status, canBeOverdue)} and ${actions.dueOn} < ${today} group by band`,
  );
  return lateBands.map((band) => ({ band, many: rows.find((row) => row.band === band)?.many ?? 0 }));
}

/** How strong the actions are that stand at each point of their lives. */
export function strengthMix(orm: Orm): Dashboard['strength'] {
  const rows = orm.all<{ status: string; strength: string | null; many: number }>(
    sql`select ${actions.status} as status, ${actions.strength} as strength, count(*) as many
      from ${actions} indexed by actions_by_strength
      where ${inArray(actions.status, counted)} group by ${actions.status}, ${actions.strength}`,
  );
  return statusGroups.map((group) => {
    const of: readonly string[] = statusesOf[group];
    const sumOf = (strength: Strength | null): number =>
      rows
        .filter((row) => of.includes(row.status) && knownStrength(row.strength) === strength)
        .reduce((sum, row) => sum + row.many, 0);
    return {
      group,
      counts: {
        stronger: sumOf('stronger'),
        intermediate: sumOf('intermediate'),
        weaker: sumOf('weaker'),
        none: sumOf(null),
      },
    };
  });
}

/** How long it took, by the quarter in which it was done and in which it was known to work. Never less than no days. */
export function timesByQuarter(orm: Orm, today: string): Dashboard['times'] {
  const quarters = quartersUpTo(today, quartersShown);
  const implemented = daysTaken(
    orm,
    quarters,
    actions.agreedOn,
    actions.implementedOn,
    'actions_implemented',
  );
  const verified = daysTaken(orm, quarters, actions.implementedOn, actions.verifiedOn, 'actions_verified');
  return quarters.map((quarter) => ({
    quarter,
    agreedToImplemented: spreadOf(implemented.get(quarter) ?? []),
    implementedToVerified: spreadOf(verified.get(quarter) ?? []),
  }));
}

function daysTaken(
  orm: Orm,
  quarters: readonly string[],
  from: DayColumn,
  to: DayColumn,
  index: 'actions_implemented' | 'actions_verified',
): ReadonlyMap<string, readonly DayCount[]> {
  const first = daysOfQuarter(quarters[0] ?? '').first;
  const last = daysOfQuarter(quarters.at(-1) ?? '').last;
  const rows = orm.all<DayCount & { quarter: string }>(
    sql`select substr(${to}, 1, 4) || '-Q' || ((substr(${to}, 6, 2) + 2) / 3) as quarter,
      max(0, cast(julianday(${to}) - julianday(${from}) as integer)) as days, count(*) as many
      from ${actions} indexed by ${sql.raw(index)}
      where ${between(to, first, last)} and ${isNotNull(from)} group by quarter, days`,
  );
  return Map.groupBy(rows, (row) => row.quarter);
}

/** What the newest checks showed, by the kind of action; in the order of the kinds, strongest first. */
export function effectsByCategory(orm: Orm): Dashboard['effects'] {
  const rows = orm.all<{ category: string | null; outcome: CheckOutcome; many: number }>(
    sql`select ${actions.category} as category, ${actions.lastOutcome} as outcome, count(*) as many
      from ${actions} indexed by actions_checked
      where ${isNotNull(actions.lastOutcome)} group by ${actions.lastOutcome}, ${actions.category}`,
  );
  const kinds = [...actionCategories, { id: null, strength: null }];
  return kinds.flatMap(({ id: category, strength }) => {
    const counts = { worked: 0, partly: 0, 'did-not': 0, 'cannot-tell': 0 };
    for (const row of rows) if (knownCategory(row.category) === category) counts[row.outcome] += row.many;
    const none = Object.values(counts).every((many) => many === 0);
    return none ? [] : [{ category, strength, counts }];
  });
}

/** What this version does not know counts as not chosen, here as in the tracker. */
function knownCategory(category: string | null): string | null {
  return actionCategories.find(({ id }) => id === category)?.id ?? null;
}

function knownStrength(strength: string | null): Strength | null {
  return strengthIds.find((id) => id === strength) ?? null;
}

function between(day: DayColumn, first: string, last: string): SQL {
  return sql`${day} between ${first} and ${last}`;
}
