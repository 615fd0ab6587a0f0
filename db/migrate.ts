/**
 * Brings the tables to the present form. SQLite changes a table by building a new one and dropping the old, which
 * empties every table that points at it when foreign keys are on; so they are off, every table that lives on must
 * still hold as many rows as before, and every reference must still lead somewhere, before anything is committed.
 * Drizzle's own migrator commits first and cannot be asked to wait, so its files are run here, in its order and with
 * its bookkeeping.
 */
import type { Database } from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { setPragma } from './pragmas.ts';
import { UnsafeGround } from './unsafe-ground.ts';

/**
 * Runs every migration newer than the newest applied one, all in one transaction, and turns foreign keys on.
 * @throws UnsafeGround when a table lost rows or a reference leads nowhere; the database is then as it was before.
 */
export function migrateSafely(sqlite: Database, migrationsFolder: string): void {
  setPragma(sqlite, 'foreign_keys', 'OFF', 0);
  sqlite
    .transaction(() => {
      const before = countRows(sqlite);
      if (runMigrations(sqlite, migrationsFolder) === 0) return;
      checkNothingLost(before, countRows(sqlite));
      checkReferences(sqlite);
    })
    .immediate();
  setPragma(sqlite, 'foreign_keys', 'ON', 1);
}

/** How many files ran. */
function runMigrations(sqlite: Database, migrationsFolder: string): number {
  sqlite.exec(
    'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
  );
  const newest =
    sqlite.prepare<[], number>('SELECT max(created_at) FROM __drizzle_migrations').pluck().get() ?? -1;
  const due = readMigrationFiles({ migrationsFolder }).filter(({ folderMillis }) => folderMillis > newest);
  const note = sqlite.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)');
  for (const { sql, hash, folderMillis } of due) {
    for (const statement of sql) sqlite.exec(statement);
    note.run(hash, folderMillis);
  }
  return due.length;
}

function countRows(sqlite: Database): ReadonlyMap<string, number> {
  const tables = sqlite
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'`)
    .pluck()
    .all();
  return new Map(
    tables.map((name) => [
      name,
      sqlite
        .prepare<[], number>(`SELECT count(*) FROM "${name.replaceAll('"', '""')}"`)
        .pluck()
        .get() ?? 0,
    ]),
  );
}

function checkNothingLost(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): void {
  for (const [name, rows] of before) {
    const left = after.get(name);
    if (left === undefined || left >= rows) continue;
    throw new UnsafeGround(
      `Updating the database would have lost ${rows - left} of ${rows} rows of the table ${name}; nothing was changed.`,
      'Go on with the version of Causeway that last ran on this folder, and report this sentence.',
    );
  }
}

function checkReferences(sqlite: Database): void {
  const broken = sqlite.prepare<[], { table: string }>('PRAGMA foreign_key_check').all();
  const [first] = broken;
  if (first === undefined) return;
  throw new UnsafeGround(
    `The database holds ${broken.length} rows that point at nothing, the first in the table ${first.table}.`,
    'Restore the last backup, or go on with the version of Causeway that last ran on this folder.',
  );
}
