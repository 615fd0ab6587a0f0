/**
 * Statements that are built once for each database instead of at every call: building one costs many times what running
 * it does, which shows where one act asks the same of hundreds of rows.
 */
import type { Database } from 'better-sqlite3';
import type { Orm } from './orm.ts';

/** Returns what gives the statements of a database, made by `make` when they are first asked for. */
export function preparedOnce<T>(make: (orm: Orm) => T): (orm: Orm) => T {
  const known = new WeakMap<Database, T>();
  return (orm) => {
    const there = known.get(orm.$client);
    if (there !== undefined) return there;
    const made = make(orm);
    known.set(orm.$client, made);
    return made;
  };
}
