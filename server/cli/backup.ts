/** `backup FILE`: copies the database to a file while the server runs or not, and checks the copy. */
import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { backUp } from '../../db/backup.ts';
import { DatabaseFault, verifyDatabase } from '../../db/verify-database.ts';
import type { Config } from '../config.ts';
import { databaseFileOf } from '../places.ts';
import { StartRefusal } from '../start-refusal.ts';
import { auditWords, verifiedWords } from './verify.ts';

export async function backup(config: Config, file: string, say: (line: string) => void): Promise<void> {
  const to = resolve(file);
  await backUp(databaseFileOf(config.dataDir), to);
  const sqlite = new Database(to, { readonly: true, fileMustExist: true });
  try {
    const found = verifyDatabase(sqlite);
    say(`${to} holds everything that was saved when it was begun: ${verifiedWords(found)}.`);
    say(auditWords(found));
  } catch (error) {
    if (!(error instanceof DatabaseFault)) throw error;
    throw new StartRefusal(
      `The backup ${to} is a copy of a database that has a fault. ${error.message}`,
      'Keep it, keep the last backup that passed, and run: npm run causeway -- verify',
    );
  } finally {
    sqlite.close();
    for (const beside of ['-wal', '-shm']) rmSync(to + beside, { force: true });
  }
}
