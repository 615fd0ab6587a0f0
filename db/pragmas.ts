/** The settings every connection runs with, read back because SQLite answers an impossible wish with silence. */
import type { Database } from 'better-sqlite3';
import { UnsafeGround } from './unsafe-ground.ts';

/** Older versions can corrupt a write-ahead log that several connections use. */
const leastVersion = [3, 51, 3] as const;

/** @throws UnsafeGround when the SQLite inside is too old to be trusted. */
export function checkVersion(sqlite: Database): void {
  const version = sqlite.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '0';
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const [leastMajor, leastMinor, leastPatch] = leastVersion;
  const number = (major * 1000 + minor) * 1000 + patch;
  if (number >= (leastMajor * 1000 + leastMinor) * 1000 + leastPatch) return;
  throw new UnsafeGround(
    `The SQLite inside this installation is ${version}; older than ${leastVersion.join('.')} it can damage its log.`,
    'Install again with `npm ci`, which brings a newer one.',
  );
}

/**
 * Write-ahead log without automatic checkpoints (a worker does them), NORMAL because the sync that counts is ours.
 * Foreign keys stay off until migrations are through.
 * @throws UnsafeGround when a setting does not take, as on some network and virtual disks.
 */
export function applyPragmas(sqlite: Database): void {
  sqlite.pragma('busy_timeout = 5000');
  const wanted: readonly (readonly [name: string, set: string, read: unknown])[] = [
    ['journal_mode', 'WAL', 'wal'],
    ['synchronous', 'NORMAL', 1],
    ['wal_autocheckpoint', '0', 0],
    ['secure_delete', 'ON', 1],
    ['cell_size_check', 'ON', 1],
    ['trusted_schema', 'OFF', 0],
    ['mmap_size', '0', 0],
    // 16 MiB: the pages at the end of some hundred logs that are written at the same time.
    ['cache_size', '-16384', -16384],
    ['foreign_keys', 'OFF', 0],
  ];
  for (const [name, set, read] of wanted) setPragma(sqlite, name, set, read);
}

/** @throws UnsafeGround when the setting does not take. */
export function setPragma(sqlite: Database, name: string, set: string, read: unknown): void {
  sqlite.pragma(`${name} = ${set}`);
  const found = sqlite.pragma(name, { simple: true }) ?? read;
  if (found === read) return;
  throw new UnsafeGround(
    `The database refuses the setting ${name}=${set} (it stays at ${String(found)}).`,
    'Put the data folder on a local disk; network and some virtual disks cannot keep a database safe.',
  );
}
