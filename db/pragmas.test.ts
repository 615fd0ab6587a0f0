import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { checkVersion } from './pragmas.ts';
import { UnsafeGround } from './unsafe-ground.ts';

test('[P34] a SQLite that can damage its log is refused in a sentence', () => {
  const sqlite = new Database(':memory:');
  expect(() => checkVersion(sqlite)).not.toThrow();
  let version = '3.51.2';
  sqlite.function('sqlite_version', () => version);
  expect(() => checkVersion(sqlite)).toThrow(UnsafeGround);
  expect(() => checkVersion(sqlite)).toThrow(/3\.51\.2; older than 3\.51\.3/);
  version = '3.51.3';
  expect(() => checkVersion(sqlite)).not.toThrow();
  sqlite.close();
});
