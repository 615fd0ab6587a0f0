/** `doctor`: looks at everything the server needs and says of each whether it is in order. Changes nothing. */
import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { freeBytes, leastFreeBytes, lockFolder, prepareFolder } from '../../db/data-folder.ts';
import { unsafeFileSystem } from '../../db/file-system.ts';
import { checkVersion } from '../../db/pragmas.ts';
import { UnsafeGround } from '../../db/unsafe-ground.ts';
import { searchState } from '../../db/verify-search.ts';
import { newestCommit, clockFault } from '../clock-check.ts';
import type { Config } from '../config.ts';
import { isFolderTaken } from '../explain-failure.ts';
import { nodeTooOld } from '../node-version.ts';
import { databaseFileOf } from '../places.ts';
import { systemClock } from '../system-clock.ts';
import { searchWords } from './verify.ts';

interface Finding {
  readonly fine: boolean;
  readonly words: string;
}

/** Returns whether everything is in order. */
export function doctor(config: Config, say: (line: string) => void): boolean {
  const findings = [node(), sqliteVersion(), ...folder(config), ...database(config), backupFolder(config)];
  for (const { fine, words } of findings) say(`${fine ? '  ok ' : '  !! '} ${words}`);
  return findings.every(({ fine }) => fine);
}

function node(): Finding {
  const refusal = nodeTooOld(process.versions.node);
  return { fine: refusal === null, words: refusal ?? `Node ${process.versions.node}` };
}

function sqliteVersion(): Finding {
  const memory = new Database(':memory:');
  try {
    checkVersion(memory);
    const version = memory.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '';
    return { fine: true, words: `SQLite ${version}` };
  } catch (error) {
    return refused(error);
  } finally {
    memory.close();
  }
}

function folder({ dataDir, allowUnsafeFileSystem }: Config): Finding[] {
  try {
    prepareFolder(dataDir);
  } catch (error) {
    return [refused(error)];
  }
  const kind = unsafeFileSystem(dataDir);
  const free = freeBytes(dataDir);
  const gib = (free / 1024 ** 3).toFixed(1);
  return [
    { fine: true, words: `The data folder ${dataDir} can be written to` },
    {
      fine: kind === null || allowUnsafeFileSystem === true,
      words: kind === null ? 'It is on a file system of this machine' : `It is on ${kind}, which is not safe`,
    },
    {
      fine: free >= leastFreeBytes,
      words: `${gib} GiB are free; below ${leastFreeBytes / 1024 ** 2} MiB no edit is taken`,
    },
    owner(dataDir),
  ];
}

function owner(dataDir: string): Finding {
  try {
    lockFolder(dataDir).release();
    return { fine: true, words: 'No server is running on it' };
  } catch (error) {
    if (!isFolderTaken(error)) return refused(error);
    return { fine: true, words: 'A server is running on it' };
  }
}

function database({ dataDir }: Config): Finding[] {
  const file = databaseFileOf(dataDir);
  if (!existsSync(file))
    return [{ fine: true, words: 'There is no database yet; the first start makes one' }];
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(file, { readonly: true, fileMustExist: true });
    const mode = sqlite.pragma('journal_mode', { simple: true });
    const fault = clockFault(systemClock(), newestCommit(sqlite));
    const search = searchState(sqlite);
    return [
      { fine: mode === 'wal', words: `The database opens; its journal mode is ${String(mode)}` },
      { fine: fault === null, words: fault ?? 'The clock agrees with the newest edit' },
      ...(search === null ? [] : [{ fine: search.wrong.length === 0, words: searchWords(search) }]),
    ];
  } catch (error) {
    return [{ fine: false, words: `The database cannot be read (${messageOf(error)}); run verify` }];
  } finally {
    sqlite?.close();
  }
}

function backupFolder({ backups }: Config): Finding {
  if (backups === undefined)
    return { fine: true, words: 'No nightly backup is made; BACKUP_DIR would name a folder' };
  const { folder: name, keep } = backups;
  try {
    prepareFolder(name);
    return { fine: true, words: `Nightly backups go to ${name}, the last ${keep} are kept` };
  } catch (error) {
    return refused(error);
  }
}

function refused(error: unknown): Finding {
  return {
    fine: false,
    words: error instanceof UnsafeGround ? `${error.message} ${error.remedy}` : messageOf(error),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
