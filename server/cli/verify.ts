/** `verify [FILE or folder]`: checks a database from its pages to its chain, and names the first fault. */
import Database from 'better-sqlite3';
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseFault, verifyDatabase, type Verified } from '../../db/verify-database.ts';
import type { Config } from '../config.ts';
import { databaseFileOf } from '../places.ts';
import { StartRefusal } from '../start-refusal.ts';

export function verify(config: Config, path: string | undefined, say: (line: string) => void): void {
  const given = resolve(path ?? config.dataDir);
  const file = existsSync(given) && statSync(given).isDirectory() ? databaseFileOf(given) : given;
  say(`${file} is sound: ${verifiedWords(verifyFile(file))}.`);
}

/** @throws StartRefusal naming the first fault. */
export function verifyFile(file: string): Verified {
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(file, { readonly: true, fileMustExist: true });
    return verifyDatabase(sqlite);
  } catch (error) {
    const sentence =
      error instanceof DatabaseFault ? error.message : `It cannot be read as one (${messageOf(error)}).`;
    throw new StartRefusal(
      `${file} is not a sound database of Causeway. ${sentence}`,
      'Restore the last backup that passes this check, with: npm run causeway -- restore FILE',
    );
  } finally {
    sqlite?.close();
  }
}

export function verifiedWords(found: Verified): string {
  const { documents, updates, snapshots, versions, files, commits, commitsWithoutRows } = found;
  const aged =
    commitsWithoutRows === 0 ? '' : `, ${commitsWithoutRows} of them with rows that have gone of age`;
  return (
    `${count(documents, 'document')} can be built; ${count(updates, 'update')}, ${count(snapshots, 'snapshot')}, ` +
    `${count(versions, 'version')} and ${count(files, 'file')} are as they were stored; the chain of ${count(commits, 'commit')} holds${aged}`
  );
}

function count(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? '' : 's'}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
