/**
 * Opens the one database of a data folder: folder writable and ours alone, SQLite new enough, settings taken, tables
 * brought up to date without losing a row, log held for durable commits. Whatever is wrong is said in a sentence, and
 * nothing is opened half.
 */
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../shared/clock.ts';
import { beginAuditChain } from './audit-chain.ts';
import { Checkpointer } from './checkpointer.ts';
import { freeBytes, leastFreeBytes, lockFolder, prepareFolder } from './data-folder.ts';
import { DurableLog } from './durable-log.ts';
import { checkFileSystem } from './file-system.ts';
import { migrateSafely } from './migrate.ts';
import type { Orm } from './orm.ts';
import { applyPragmas, checkVersion } from './pragmas.ts';
import { UnsafeGround } from './unsafe-ground.ts';

export interface OpenOptions {
  readonly migrationsFolder: string;
  /** UTC milliseconds, for what opening itself has to record. */
  readonly clock?: Clock | undefined;
  /** Called when a sync failed and durability can no longer be promised. By default it ends the process. */
  readonly onFatal?: ((error: unknown) => void) | undefined;
  /** Hears of what went wrong without harm to any row. */
  readonly report?: ((error: unknown) => void) | undefined;
  /** Whether a network or virtual file system is taken all the same. */
  readonly allowUnsafeFileSystem?: boolean | undefined;
  /** Bytes free on the disk; replaced in tests of a full disk. */
  readonly freeBytes?: (() => number) | undefined;
  /** Replaces the sync of the log; for tests of slow and failing disks. */
  readonly sync?: ((handle: FileHandle) => Promise<void>) | undefined;
}

export interface OpenDatabase {
  readonly file: string;
  readonly folder: string;
  readonly sqlite: Database.Database;
  readonly orm: Orm;
  readonly log: DurableLog;
  readonly checkpointer: Checkpointer;
  /** Whether enough space is left to take edits. Looks at the disk at most once for `tick`; cheap to ask. */
  hasSpace(): boolean;
  /** Waits for syncs under way, closes and gives the folder free. */
  close(): Promise<void>;
}

/**
 * @throws UnsafeGround when the folder, the disk, SQLite or the database cannot be trusted.
 */
export async function openDatabase(file: string, options: OpenOptions): Promise<OpenDatabase> {
  const folder = dirname(file);
  const report = options.report ?? ((error: unknown) => console.error(error));
  prepareFolder(folder);
  checkFileSystem(folder, options.allowUnsafeFileSystem ?? false);
  const lock = lockFolder(folder);
  let sqlite: Database.Database | undefined;
  try {
    sqlite = openFile(file);
    checkVersion(sqlite);
    applyPragmas(sqlite);
    migrateSafely(sqlite, options.migrationsFolder);
    beginAuditChain(sqlite, (options.clock ?? Date.now)());
    // One read brings the log file into being even when no migration ran.
    sqlite.prepare('SELECT count(*) FROM sqlite_schema').get();
    const log = await DurableLog.open(file, { onFatal: options.onFatal ?? endProcess, sync: options.sync });
    await log.durable();
    const checkpointer = new Checkpointer({ databaseFile: file, report });
    const connection = sqlite;
    return {
      file,
      folder,
      sqlite: connection,
      orm: drizzle(connection, { casing: 'snake_case' }),
      log,
      checkpointer,
      hasSpace: spaceCheck(options.freeBytes ?? (() => freeBytes(folder))),
      async close() {
        await checkpointer.close();
        await log.close();
        connection.close();
        lock.release();
      },
    };
  } catch (error) {
    sqlite?.close();
    lock.release();
    throw error;
  }
}

function openFile(file: string): Database.Database {
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(file);
    // Only reading tells whether it is a database at all.
    sqlite.prepare('SELECT count(*) FROM sqlite_schema').get();
    return sqlite;
  } catch (error) {
    sqlite?.close();
    throw new UnsafeGround(
      `The database ${file} cannot be opened (${error instanceof Error ? error.message : String(error)}).`,
      'Check that it is a database of Causeway which this account may read and write, or set DATA_DIR to another folder.',
      error,
    );
  }
}

/** Questions answered from one look at the disk. */
const tick = 64;

function spaceCheck(free: () => number): () => boolean {
  let asked = 0;
  let enough = true;
  return () => {
    if (asked % tick === 0 || !enough) enough = free() >= leastFreeBytes;
    asked += 1;
    return enough;
  };
}

function endProcess(error: unknown): void {
  console.error('The disk did not confirm a write, so nothing more can be promised. Causeway stops.', error);
  process.exit(1);
}
