/**
 * `verify [FILE or folder]`: checks a database from its pages to its chains, and names the first fault. Prints the newest
 * link of the audit, to be noted elsewhere, and finds one that was noted before. A file that ends in `.json` is checked as
 * a signed version, from the file alone.
 */
import Database from 'better-sqlite3';
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseFault, verifyDatabase, type Verified } from '../../db/verify-database.ts';
import { entryWithLink } from '../../db/verify-audit.ts';
import { searchState, type SearchState } from '../../db/verify-search.ts';
import type { Config } from '../config.ts';
import { databaseFileOf } from '../places.ts';
import { isJson, verifySigned } from './verify-signed.ts';
import { StartRefusal } from '../start-refusal.ts';

/** @param noted a link of the audit that somebody wrote down earlier. @throws StartRefusal naming the first fault. */
export function verify(
  config: Config,
  path: string | undefined,
  noted: string | undefined,
  say: (line: string) => void,
): void {
  const given = resolve(path ?? config.dataDir);
  if (isJson(given)) {
    say(verifySigned(given));
    return;
  }
  const file = existsSync(given) && statSync(given).isDirectory() ? databaseFileOf(given) : given;
  const found = verifyFile(file);
  say(`${file} is sound: ${verifiedWords(found)}.`);
  say(auditWords(found));
  if (noted !== undefined) say(notedWords(file, noted));
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

/** The newest link of the audit: who notes it down elsewhere can prove later that nothing before it was changed. */
export function auditWords({ audit }: Pick<Verified, 'audit'>): string {
  if (audit === null)
    return 'Its audit is no chain yet; it becomes one when this version of Causeway opens it.';
  if (audit.entries === 0) return 'Its audit has no entry yet.';
  return `The audit has ${count(audit.entries, 'entry')}; note down its newest link: ${audit.head}`;
}

function notedWords(file: string, noted: string): string {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const entry = entryWithLink(sqlite, noted.trim());
    if (entry !== undefined)
      return `The link you noted is that of entry ${entry}: nothing up to there was changed since.`;
  } finally {
    sqlite.close();
  }
  throw new StartRefusal(
    'The chain of the audit holds, but no entry has the link you noted.',
    'Either this is another database or an older backup, or its audit was written anew. Compare it with a backup of then.',
  );
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
  return `${many} ${many === 1 ? what : what.endsWith('y') ? `${what.slice(0, -1)}ies` : `${what}s`}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
