/**
 * The data folder: made when missing, probed for writing, owned by one process at a time, watched for free space.
 * The owner holds an operating-system lock through SQLite on `causeway.lock`, so it is free again the moment its
 * process is gone, however it went; the file also names the owner's pid for the sentence a second process prints.
 */
import Database from 'better-sqlite3';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnsafeGround } from './unsafe-ground.ts';

/** Bytes; with less than this free no edit is taken, so that what is there can still be kept in order. */
export const leastFreeBytes = 200 * 1024 * 1024;

export interface FolderLock {
  release(): void;
}

/** @throws UnsafeGround when the folder cannot be made or written to. */
export function prepareFolder(folder: string): void {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, 'ok');
    rmSync(probe);
  } catch (error) {
    throw new UnsafeGround(
      `Causeway cannot write to its data folder ${folder} (${reason(error)}).`,
      'Give the account that runs Causeway the right to write there, or set DATA_DIR to another folder.',
      error,
    );
  }
}

/**
 * Takes the folder for this process.
 * @throws UnsafeGround naming folder and pid when a living process owns it.
 */
export function lockFolder(folder: string): FolderLock {
  const lock = new Database(join(folder, 'causeway.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN IMMEDIATE');
    lock.exec('CREATE TABLE IF NOT EXISTS owner (pid INTEGER NOT NULL)');
    lock.exec('DELETE FROM owner');
    lock.prepare('INSERT INTO owner VALUES (?)').run(process.pid);
    lock.exec('COMMIT');
    lock.exec('BEGIN IMMEDIATE');
  } catch (error) {
    const pid = isBusy(error) ? ownerOf(lock) : undefined;
    lock.close();
    if (!isBusy(error)) throw error;
    throw new UnsafeGround(
      `Another Causeway${pid === undefined ? '' : ` (process ${pid})`} is already using the data folder ${folder}.`,
      'Stop that one first, or give this one a folder of its own with DATA_DIR.',
      error,
    );
  }
  return { release: () => void lock.close() };
}

/** Bytes free for this account on the disk that holds the folder. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function ownerOf(lock: Database.Database): number | undefined {
  try {
    const row = lock.prepare<[], { pid: number }>('SELECT pid FROM owner').get();
    return row?.pid;
  } catch (error) {
    // The owner is in the middle of writing its pid: that it exists is all there is to say.
    if (isBusy(error) || error instanceof Database.SqliteError) return undefined;
    throw error;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
