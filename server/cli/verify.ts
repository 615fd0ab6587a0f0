/** `verify [FILE or folder]`: checks a database from its pages to its chain, and names the first fault. */
import Database from 'better-sqlite3';
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseFault, verifyDatabase, type Verified } from '../../db/verify-database.ts';
import { searchState, type SearchState } from '../../db/verify-search.ts';
import type { Config } from '../config.ts';
import { databaseFileOf } from '../places.ts';
import { StartRefusal } from '../start-refusal.ts';

export function verify(config: Config, path: string | undefined, say: (line: string) => void): void {
  const given = resolve(path ?? config.dataDir);
  const file = existsSync(given) && statSync(given).isDirectory() ? databaseFileOf(given) : given;
  say(`${file} is sound: ${verifiedWords(verifyFile(file))}.`);
  const search = readSearchState(file);
  if (search !== null) say(searchWords(search));
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

function readSearchState(file: string): SearchState | null {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return searchState(sqlite);
  } finally {
    sqlite.close();
  }
}

/** In a sentence, with what to do when something is wrong. */
export function searchWords({ readIn, behind, wrong }: SearchState): string {
  if (wrong.length > 0) {
    return (
      `The search does not say what is stored (${wrong.slice(0, 5).join(', ')}). Nothing else depends on it; ` +
      'stop the server and make it anew with: npm run causeway -- rebuild-search'
    );
  }
  const waits = behind === 0 ? '' : `; ${count(behind, 'document')} will be read in when the server runs`;
  return `The search says what ${count(readIn, 'document')} ${readIn === 1 ? 'says' : 'say'}${waits}.`;
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
