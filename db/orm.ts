/** The shape in which stores see the database: Drizzle over our tables, and the one door for durable writes. */
import type { Database } from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

/** `$client` is the connection below, for statements that are prepared once. */
export type Orm = BetterSQLite3Database & { readonly $client: Database };

/**
 * Runs `work` synchronously in one transaction and resolves when its rows are on the disk. A throw inside rolls
 * everything back and rejects with what was thrown.
 */
export interface DurableWriter {
  write<T>(work: (orm: Orm) => T): Promise<T>;
  /** The same for rows that are made again from durable ones after a crash, so that nobody waits for the disk. */
  writeDerived<T>(work: (orm: Orm) => T): T;
}
