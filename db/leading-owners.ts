/**
 * The owners whose actions come first in the order of names: a page of a list by owner then reads the actions of a few
 * of them, instead of putting every action of the organisation in that order.
 */
import { and, sql, type SQL } from 'drizzle-orm';
import type { Orm } from './orm.ts';
import { actions, members } from './schema.ts';

interface Owner {
  readonly id: string;
  readonly place: string;
  readonly many: number;
}

/**
 * Enough owners, by name, to hold `many` actions of this status; null when it takes those that nobody owns too.
 * @param from the name at which the page begins, of which some actions may have been shown
 */
export function leadingOwners(
  orm: Orm,
  status: SQL | undefined,
  descending: boolean,
  from: string | null,
  many: number,
): readonly string[] | null {
  const place = sql`lower(${members.name})`;
  const begins = from === null ? sql`1` : descending ? sql`${place} <= ${from}` : sql`${place} >= ${from}`;
  const owners = orm.all<Owner>(
    sql`select ${members.id} as id, ${place} as place, many
      from (select ${actions.ownerId} as owner, count(*) as many
        from ${actions} indexed by actions_by_owner
        where ${and(sql`${actions.ownerId} is not null`, status)} group by ${actions.ownerId})
      join ${members} on ${members.id} = owner
      where ${begins} order by place ${sql.raw(descending ? 'desc' : 'asc')}`,
  );
  const ids: string[] = [];
  let held = 0;
  let last: string | null = null;
  for (const owner of owners) {
    if (held >= many && owner.place !== last) return ids;
    ids.push(owner.id);
    last = owner.place;
    if (owner.place !== from) held += owner.many;
  }
  return held >= many ? ids : null;
}
