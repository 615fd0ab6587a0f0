/**
 * Copies a database to one file while a server writes to it: SQLite writes what a reader sees at one commit, so every
 * edit acknowledged before it began is in it. The file appears under its name only when it is whole and on the disk.
 */
import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UnsafeGround } from './unsafe-ground.ts';

/** @throws UnsafeGround when there is nothing to copy, the file exists already, or it cannot be written. */
export async function backUp(databaseFile: string, to: string): Promise<void> {
  if (!existsSync(databaseFile)) {
    throw new UnsafeGround(
      `There is no database ${databaseFile} to back up.`,
      'Set DATA_DIR to the data folder of the server, or start the server once.',
    );
  }
  if (existsSync(to)) {
    throw new UnsafeGround(
      `${to} is there already, and a backup replaces no file.`,
      'Choose another name, or move that file away first.',
    );
  }
  const partial = `${to}.partial`;
  try {
    await rm(partial, { force: true });
    copyInto(databaseFile, partial);
    await syncFile(partial);
    await rename(partial, to);
    await syncFile(dirname(to));
  } catch (error) {
    await rm(partial, { force: true });
    throw new UnsafeGround(
      `The backup ${to} could not be written (${error instanceof Error ? error.message : String(error)}).`,
      'Check that the folder is there, that this account may write to it, and that its disk has room.',
      error,
    );
  }
}

function copyInto(databaseFile: string, to: string): void {
  const source = new Database(databaseFile, { readonly: true, fileMustExist: true });
  try {
    source.pragma('busy_timeout = 10000');
    source.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
}

/** Also for a folder, whose names must outlive a power cut too. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
