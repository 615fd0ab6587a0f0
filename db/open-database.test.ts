/** A data folder is opened whole or not at all, with a sentence. */
import Database from 'better-sqlite3';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { leastFreeBytes } from './data-folder.ts';
import { openDatabase, type OpenDatabase, type OpenOptions } from './open-database.ts';
import { UnsafeGround } from './unsafe-ground.ts';

const shipped = join(import.meta.dirname, 'migrations');
let folder: string;
const open: OpenDatabase[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-db-'));
});

afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openIn(name: string, options: Partial<OpenOptions> = {}): Promise<OpenDatabase> {
  const database = await openDatabase(join(folder, name, 'causeway.sqlite'), {
    migrationsFolder: shipped,
    ...options,
  });
  open.push(database);
  return database;
}

async function refusal(opening: Promise<unknown>): Promise<UnsafeGround> {
  const error: unknown = await opening.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UnsafeGround);
  return error as UnsafeGround;
}

test('[P34] a missing folder is made, and every setting that durability rests on is in force', async () => {
  const { sqlite } = await openIn('new/inner');
  const settings = ['journal_mode', 'synchronous', 'wal_autocheckpoint', 'foreign_keys', 'secure_delete'];
  expect(settings.map((name) => sqlite.pragma(name, { simple: true }))).toEqual(['wal', 1, 0, 1, 1]);
});

test('[P35] a folder has one owner; a second is told which folder and which process', async () => {
  await openIn('one');
  const { message, remedy } = await refusal(openIn('one'));
  expect(message).toContain(join(folder, 'one'));
  expect(message).toContain(`process ${process.pid}`);
  expect(remedy).toContain('DATA_DIR');
});

test('[P35] what an owner that is gone left behind keeps nobody out', async () => {
  const first = await openIn('one');
  await first.close();
  open.length = 0;
  const again = await openIn('one');
  expect(again.sqlite.open).toBe(true);
});

test('[P35] reading with another program meanwhile is fine', async () => {
  const { file } = await openIn('one');
  const reader = new Database(file, { readonly: true });
  expect(reader.prepare('SELECT count(*) AS n FROM reviews').get()).toEqual({ n: 0 });
  reader.close();
});

test('[P36] a folder that cannot be written is named in a sentence', async () => {
  writeFileSync(join(folder, 'file'), '');
  const { message } = await refusal(openIn('file'));
  expect(message).toContain(join(folder, 'file'));
});

test('[P36] a file that is no database is named in a sentence, and the folder is free again', async () => {
  mkdirSync(join(folder, 'odd'));
  writeFileSync(
    join(folder, 'odd/causeway.sqlite'),
    'this is no database, only words in a file of that name',
  );
  expect((await refusal(openIn('odd'))).message).toContain('causeway.sqlite');
  rmSync(join(folder, 'odd/causeway.sqlite'));
  await openIn('odd');
});

test('[P36] too little free space is noticed, and noticed to be over', async () => {
  let free = leastFreeBytes;
  const database = await openIn('one', { freeBytes: () => free });
  expect(database.hasSpace()).toBe(true);
  free -= 1;
  const asked = Array.from({ length: 64 }, () => database.hasSpace());
  expect(asked.at(-1)).toBe(false);
  free += 1;
  expect(database.hasSpace()).toBe(true);
});

test('[P37] a rebuild of a table empties no table that points at it', async () => {
  const migrationsFolder = await withMigration('ON DELETE CASCADE', [
    'PRAGMA foreign_keys=OFF',
    'CREATE TABLE __new_parents (id integer PRIMARY KEY, note text)',
    'INSERT INTO __new_parents (id) SELECT id FROM parents',
    'DROP TABLE parents',
    'ALTER TABLE __new_parents RENAME TO parents',
    'PRAGMA foreign_keys=ON',
  ]);
  const { sqlite } = await openIn('one', { migrationsFolder });
  expect(sqlite.prepare('SELECT count(*) AS n FROM children').get()).toEqual({ n: 2 });
  expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
});

test('[P37] a migration that would lose rows changes nothing and says so', async () => {
  const migrationsFolder = await withMigration('ON DELETE RESTRICT', ['DELETE FROM children WHERE id = 1']);
  const { message } = await refusal(openIn('one', { migrationsFolder }));
  expect(message).toContain('1 of 2 rows of the table children');
  expect(rowsAfterwards('children')).toBe(2);
});

test('[P37] a migration that leaves a reference to nothing changes nothing and says so', async () => {
  const migrationsFolder = await withMigration('ON DELETE RESTRICT', [
    'UPDATE children SET parent_id = 99 WHERE id = 1',
  ]);
  const { message } = await refusal(openIn('one', { migrationsFolder }));
  expect(message).toContain('children');
  expect(rowsAfterwards('children WHERE parent_id = 99')).toBe(0);
});

test('[P37] the journal of migrations rises strictly, so that none is passed over', () => {
  const journal = JSON.parse(readFileSync(join(shipped, 'meta/_journal.json'), 'utf8')) as {
    entries: { when: number }[];
  };
  const whens = journal.entries.map(({ when }) => when);
  expect(whens.length).toBeGreaterThan(0);
  expect(whens).toEqual([...new Set(whens)].sort((one, other) => one - other));
});

/** A database in `one` with a parent, two children and the shipped tables, and a migration behind that. */
async function withMigration(onDelete: string, statements: readonly string[]): Promise<string> {
  const migrations = join(folder, 'migrations');
  cpSync(shipped, migrations, { recursive: true });
  const path = join(migrations, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: Record<string, unknown>[] };
  const add = (tag: string, when: number, sql: readonly string[]): void => {
    writeFileSync(join(migrations, `${tag}.sql`), sql.join(';\n--> statement-breakpoint\n'));
    journal.entries.push({ idx: journal.entries.length, version: '6', when, tag, breakpoints: true });
    writeFileSync(path, JSON.stringify(journal));
  };
  const later = 9_000_000_000_000;
  add('9000_family', later, [
    'CREATE TABLE parents (id integer PRIMARY KEY)',
    `CREATE TABLE children (id integer PRIMARY KEY, parent_id integer NOT NULL REFERENCES parents(id) ${onDelete})`,
    'INSERT INTO parents VALUES (1)',
    'INSERT INTO children VALUES (1, 1), (2, 1)',
  ]);
  const first = await openDatabase(join(folder, 'one/causeway.sqlite'), { migrationsFolder: migrations });
  await first.close();
  add('9001_change', later + 1, statements);
  return migrations;
}

function rowsAfterwards(what: string): unknown {
  const database = new Database(join(folder, 'one/causeway.sqlite'));
  const rows = database.prepare(`SELECT count(*) FROM ${what}`).pluck().get();
  database.close();
  return rows;
}
