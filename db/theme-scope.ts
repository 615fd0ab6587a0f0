/**
 * The reviews that are counted, as SQL: what the reader may learn from at this moment, and what narrows it. A safety
 * lead counts every review that is not restricted; everybody else those they work in. Only the latter are ever named.
 */
import { sql, type SQL } from 'drizzle-orm';
import { can, reviewRoles } from '../shared/access.ts';
import { statusesOf, type ActionOutcome } from '../shared/learning/action-outcomes.ts';
import {
  failingStatuses,
  halvesOf,
  noneOfThem,
  readConditions,
  type Condition,
} from '../shared/learning/theme-conditions.ts';
import type { ThemeScopeQuery } from '../shared/api/themes.ts';
import type { Reader } from './action-rows.ts';

export function countsEverywhere(reader: Reader): boolean {
  return can({ organisationRoles: reader.organisationRoles, reviewRole: null }, 'themes.read-all');
}

/** Roles in a review by which it is counted and named. */
export const learningRoles = reviewRoles.filter((reviewRole) =>
  can({ organisationRoles: [], reviewRole }, 'review.learn-from'),
);

/**
 * `WITH … scope` of `id, system, day, quarter, yours`: one row for each review that is counted. `day` is when it
 * happened, else when it was noticed, else null; the quarter falls back on when the review was opened. What was found
 * again is no condition on a row: whoever worked it out says which reviews these are.
 *
 * @param only ids, when no other review may be counted
 */
export function withScope(reader: Reader, query: ThemeScopeQuery, only?: readonly string[]): SQL {
  const conditions = readConditions(query.has ?? '') ?? [];
  const rights = countsEverywhere(reader)
    ? sql`(p.role IS NOT NULL OR r.restricted = 0)`
    : sql`p.role IS NOT NULL`;
  const where = [
    rights,
    // The row of a learning summary, which is none of a review.
    sql`r.id NOT IN (SELECT id FROM summaries)`,
    ...(query.signed === 'true' ? [sql`r.stage = 'signed'`] : []),
    ...(query.samples === 'true' ? [] : [sql`r.sample = 0 AND r.public_case = 0`]),
    ...conditions.filter(({ name }) => name !== 'quarter').map(holds),
  ];
  const quarters = [
    ...(query.from === undefined ? [] : [sql`quarter >= ${query.from}`]),
    ...(query.to === undefined ? [] : [sql`quarter <= ${query.to}`]),
    ...conditions.filter(({ name }) => name === 'quarter').map(({ value }) => sql`quarter = ${value}`),
  ];
  const among = only === undefined ? [] : [sql`id IN (SELECT value FROM json_each(${JSON.stringify(only)}))`];
  return sql`WITH dated AS (
      SELECT r.id, r.system_id AS system, coalesce(r.occurred_on, r.detected_on) AS day, p.role IS NOT NULL AS yours,
        coalesce(r.occurred_on, r.detected_on, date(r.created_at / 1000, 'unixepoch')) AS counted
      FROM reviews r LEFT JOIN participants p ON p.review_id = r.id AND p.member_id = ${reader.memberId}
        AND p.role IN ${list(learningRoles)}
      WHERE ${all(where)}
    ), scope AS MATERIALIZED (
      SELECT id, system, day, yours, quarter FROM (SELECT *,
        substr(counted, 1, 4) || '-Q' || ((CAST(substr(counted, 6, 2) AS INTEGER) + 2) / 3) AS quarter FROM dated)
      WHERE ${all([...quarters, ...among])}
    )`;
}

export function list(values: readonly string[]): SQL {
  return sql`(${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`;
}

function all(conditions: readonly SQL[]): SQL {
  return conditions.length === 0 ? sql`1` : sql.join([...conditions], sql` AND `);
}

/** On `reviews r`. */
function holds({ name, value }: Condition): SQL {
  const themed = (aspect: string, wanted: string): SQL =>
    sql`r.id IN (SELECT review_id FROM review_themes WHERE aspect = ${aspect} AND value = ${wanted})`;
  switch (name) {
    case 'layer':
    case 'code':
    case 'kind':
    case 'none':
    case 'safeguard':
      return themed(name, value);
    case 'unlooked':
      return sql`NOT (${themed('layer', value)} OR ${themed('none', value)})`;
    case 'failing':
      return sql`r.id IN (SELECT review_id FROM review_themes WHERE aspect = 'safeguard'
        AND value IN ${list(failingStatuses.map((status) => `${value}/${status}`))})`;
    case 'system':
      return value === noneOfThem ? sql`r.system_id IS NULL` : sql`r.system_id = ${value}`;
    case 'action': {
      const [strength, outcome] = halvesOf(value);
      const wanted = strength === noneOfThem ? sql`strength IS NULL` : sql`strength = ${strength}`;
      return sql`r.id IN (SELECT review_id FROM actions
        WHERE ${wanted} AND status IN ${list(statusesOf(outcome as ActionOutcome))})`;
    }
    case 'quarter':
    case 'answered':
    case 'returned':
      return sql`1`;
  }
}
