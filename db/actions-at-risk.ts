/** The actions most at risk that a reader may see, by the rule of `shared/actions/at-risk.ts`, with why. */
import { sql } from 'drizzle-orm';
import { actionStatuses, isSettled } from '../shared/actions/action-status.ts';
import { riskOf, type Risk, type RiskFacts, type RiskReason } from '../shared/actions/at-risk.ts';
import type { Action } from '../shared/api/actions.ts';
import { isOutside, ownerHasLeft, sources, type ActionKey, type Reader } from './action-finding.ts';
import { actionsByKey } from './action-rows.ts';
import type { Orm } from './orm.ts';
import { actions } from './schema.ts';

export interface ActionAtRisk {
  readonly action: Action;
  readonly reasons: RiskReason[];
  readonly lateDays: number;
}

/** As SQLite has truth. */
interface Flags {
  readonly outside: 0 | 1;
  readonly ownerLeft: 0 | 1 | null;
}

const settled = actionStatuses.filter((status) => isSettled(status));

/** Worst first. Reads the narrow index of whatever could be at risk; the rule itself stays in one place. */
export function actionsAtRisk(orm: Orm, reader: Reader, today: string, limit: number): ActionAtRisk[] {
  const parts = sources(reader, '').map(
    ({ index, whose }) => sql`select ${actions.reviewId} as "reviewId", ${actions.actionId} as "actionId",
      ${actions.status} as status, ${actions.dueOn} as "dueOn", ${actions.nextCheckOn} as "nextCheckOn",
      ${actions.ownerId} as "ownerId", ${actions.strength} as strength,
      ${isOutside} as outside, ${ownerHasLeft} as "ownerLeft"
      from ${actions} ${index} where ${whose ?? sql`1`} and ${actions.status} not in ${settled}
      and (${actions.dueOn} < ${today} or ${actions.nextCheckOn} < ${today}
        or ${actions.ownerId} is null or ${ownerHasLeft} or ${actions.status} = 'not-effective')`,
  );
  const worst: { key: ActionKey; risk: Risk }[] = [];
  for (const row of orm.all<ActionKey & Omit<RiskFacts, 'outside' | 'ownerLeft'> & Flags>(
    sql.join(parts, sql` union `),
  )) {
    const risk = riskOf({ ...row, outside: row.outside === 1, ownerLeft: row.ownerLeft === 1 }, today);
    const least = worst.at(-1);
    if (
      risk.weight === 0 ||
      (worst.length === limit && least !== undefined && risk.weight <= least.risk.weight)
    )
      continue;
    const place = worst.findIndex((other) => other.risk.weight < risk.weight);
    worst.splice(place < 0 ? worst.length : place, 0, { key: row, risk });
    if (worst.length > limit) worst.pop();
  }
  const rows = actionsByKey(
    orm,
    reader,
    worst.map(({ key }) => key),
  );
  return rows.flatMap((action, at) => {
    const risk = worst[at]?.risk;
    return risk === undefined ? [] : [{ action, reasons: [...risk.reasons], lateDays: risk.lateDays }];
  });
}
