/** The chain of the audit over a real database: what breaks it, what it says then, and how it begins on an old one. */
import Database from 'better-sqlite3';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { digestOf } from '../../db/document-store.ts';
import { migrateSafely } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open-database.ts';
import { DatabaseFault, verifyDatabase } from '../../db/verify-database.ts';
import { migrationsFolder } from '../../server/places.ts';
import { SeededRandom } from '../support/seeded-random.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { auditedFolder, type Audited } from './audited-folder.ts';

let audited: Audited;
let copy: Database.Database;

beforeAll(async () => {
  audited = await auditedFolder();
});
afterAll(() => audited.close());
beforeEach(async () => {
  copy = await audited.copy();
});
afterEach(() => copy.close());

function faultIn(sqlite: Database.Database): string | null {
  try {
    verifyDatabase(sqlite);
    return null;
  } catch (error) {
    if (error instanceof DatabaseFault) return error.message;
    throw error;
  }
}

/** What is wrong after a change that is taken back again. */
function faultAfter(change: () => unknown): string | null {
  copy.exec('BEGIN');
  try {
    return change() === 'skip' ? 'skip' : faultIn(copy);
  } finally {
    copy.exec('ROLLBACK');
  }
}

const lastId = () => copy.prepare<[], number>('SELECT max(id) FROM audit_entries').pluck().get() ?? 0;

test('an audit that nobody touched holds to its end, and its newest link is told', () => {
  const { audit } = verifyDatabase(copy);
  expect(audit?.entries).toBe(lastId());
  expect(audit?.head).toMatch(/^[0-9a-f]{64}$/);
});

test('[P50] 1,000 random changes of one byte in entries and versions are all found', () => {
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  const random = new SeededRandom(seed);
  const missed: string[] = [];
  let tried = 0;
  while (tried < 1000) {
    const change = randomChange(copy, random);
    if (change === null) continue;
    const fault = faultAfter(() => {
      // A second row of the same number is nothing that SQLite itself would hold.
      return isTaken(change.make) ? undefined : 'skip';
    });
    if (fault === 'skip') continue;
    tried += 1;
    if (fault === null) missed.push(change.place);
  }
  expect(missed, `seed ${seed}`).toEqual([]);
}, 120_000);

function isTaken(make: () => void): boolean {
  try {
    make();
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) return false;
    throw error;
  }
}

/** One byte of one value of one row, turned into another; null where the value has no bytes. */
function randomChange(
  sqlite: Database.Database,
  random: SeededRandom,
): { place: string; make: () => void } | null {
  const table = random.below(2) === 0 ? 'audit_entries' : 'versions';
  const columns = sqlite.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`).pluck().all();
  const rows = sqlite.prepare<[], number>(`SELECT rowid FROM ${table} ORDER BY rowid`).pluck().all();
  const column = columns[random.below(columns.length)] ?? '';
  const row = rows[random.below(rows.length)] ?? 0;
  const [type, whole, bytes] = sqlite
    .prepare<[number], [string, bigint | null, Buffer | null]>(
      `SELECT typeof("${column}"), CASE typeof("${column}") WHEN 'integer' THEN "${column}" END,
         CAST("${column}" AS BLOB) FROM ${table} WHERE rowid = ?`,
    )
    .raw()
    .safeIntegers()
    .get(row) as [string, bigint | null, Buffer | null];
  if (type === 'null' || bytes === null || bytes.length === 0) return null;
  const place = `${table}.${column} of row ${row}`;
  const flip = 1 + random.below(255);
  if (whole !== null) {
    const changed = BigInt.asIntN(64, whole ^ (BigInt(flip) << BigInt(8 * random.below(8))));
    const statement = sqlite.prepare(`UPDATE ${table} SET "${column}" = ? WHERE rowid = ?`);
    return { place, make: () => void statement.run(changed, row) };
  }
  const changed = Buffer.from(bytes);
  const at = random.below(changed.length);
  changed[at] = (changed[at] ?? 0) ^ flip;
  const value = type === 'text' ? 'CAST(? AS TEXT)' : '?';
  const statement = sqlite.prepare(`UPDATE ${table} SET "${column}" = ${value} WHERE rowid = ?`);
  return { place: `${place}, byte ${at}`, make: () => void statement.run(changed, row) };
}

test('an altered entry is named, and it is the first one', () => {
  const fault = faultAfter(() => {
    copy.exec(`UPDATE audit_entries SET actor_id = 'somebody' WHERE id IN (5, 8)`);
  });
  expect(fault).toBe('Entry 5 of the audit is not what was recorded.');
});

test('an entry that was taken out is named, though every other is as it was', () => {
  expect(faultAfter(() => copy.exec('DELETE FROM audit_entries WHERE id = 6'))).toBe(
    'Entry 6 of the audit is missing.',
  );
  expect(faultAfter(() => copy.exec('DELETE FROM audit_entries WHERE id = 1'))).toBe(
    'Entry 1 of the audit is missing.',
  );
});

test('two entries that changed places are named', () => {
  const fault = faultAfter(() => {
    copy.exec(`UPDATE audit_entries SET id = -1 WHERE id = 4; UPDATE audit_entries SET id = 4 WHERE id = 7;
      UPDATE audit_entries SET id = 7 WHERE id = -1`);
  });
  expect(fault).toBe('Entry 4 of the audit is not what was recorded.');
});

test('[P50] entries cut off the end are missed, and so is the note of where the end is', () => {
  const last = lastId();
  expect(faultAfter(() => copy.exec(`DELETE FROM audit_entries WHERE id > ${last - 3}`))).toBe(
    `The audit ends at entry ${last - 3}, and should at ${last}: 3 entries are missing.`,
  );
  expect(faultAfter(() => copy.exec('DELETE FROM audit_head'))).toBe(
    'Where the audit ends is not noted any more.',
  );
});

test('an entry made up at the end is named', () => {
  const fault = faultAfter(() => {
    copy.exec(`INSERT INTO audit_entries (at, act) VALUES (1, 'review.opened')`);
  });
  expect(fault).toBe(`Entry ${lastId() + 1} of the audit is not what was recorded.`);
});

test('a commit that was exchanged below the audit is named by the entry that ties it in', () => {
  const fault = faultAfter(() => {
    copy.exec(`UPDATE commits SET hash = replace(hash, '0', '1') WHERE id = (SELECT max(id) FROM commits)`);
  });
  expect(fault).toMatch(/^Commit \d+ is not the one that entry \d+ of the audit names\.$/);
});

test('a version that was taken out or made up is named', () => {
  expect(faultAfter(() => copy.exec('DELETE FROM versions WHERE number = 2'))).toBe(
    `Version 2 of review ${audited.reviewId} is missing.`,
  );
  const madeUp = faultAfter(() => {
    copy.exec(`INSERT INTO versions SELECT review_id, 9, at, reason, by_id, seq, epoch, state, state_digest, content,
      sha256, rows FROM versions WHERE number = 2`);
  });
  expect(madeUp).toBe(`Version 9 of review ${audited.reviewId} was never recorded as kept.`);
});

test('an act that fails leaves no gap in the chain', async () => {
  const { deps } = audited.app.services;
  const refused = await audited.chair.call('POST', `/reviews/${audited.reviewId}/stage`, { to: 'signed' });
  expect(refused.status).toBe(409);
  await expect(
    deps.stores.participants.add(audited.reviewId, 'nobody', 'panel', { memberId: 'x', at: 1 }),
  ).rejects.toThrow();
  await audited.chair.call('POST', `/reviews/${audited.reviewId}/versions`);
  const after = await audited.copy();
  expect(faultIn(after)).toBeNull();
  after.close();
});

test('[P50] entries and versions from before get their links once, and the first entry of the chain says how many', async () => {
  const folder = tempFolder();
  try {
    const file = join(folder.path, 'causeway.sqlite');
    writeEarlierDatabase(folder.path, file);
    for (const at of [5_000, 6_000]) {
      const opened = await openDatabase(file, { migrationsFolder, clock: () => at });
      await opened.close();
    }
    const sqlite = new Database(file);
    const linked = sqlite
      .prepare('SELECT id, at, act, detail FROM audit_entries WHERE id > 3 ORDER BY id')
      .all();
    expect(linked).toMatchObject([
      { id: 4, at: 5_000, act: 'audit.linked', detail: '{"entries":3,"versions":1}' },
      { id: 5, at: 5_000, act: 'version.linked' },
    ]);
    expect(faultIn(sqlite)).toBeNull();
    sqlite.exec(`UPDATE audit_entries SET at = 2 WHERE id = 2`);
    expect(faultIn(sqlite)).toBe('Entry 2 of the audit is not what was recorded.');
    sqlite.exec(`UPDATE audit_entries SET at = 1 WHERE id = 2; UPDATE versions SET reason = 'stage'`);
    expect(faultIn(sqlite)).toBe('Version 1 of review r1 is not what was kept.');
    sqlite.close();
  } finally {
    folder.remove();
  }
});

/** As a server from before the chain left it: three entries, and a version among them. */
function writeEarlierDatabase(folder: string, file: string): void {
  const earlier = join(folder, 'earlier');
  mkdirSync(join(earlier, 'meta'), { recursive: true });
  cpSync(migrationsFolder, earlier, { recursive: true });
  const journalFile = join(earlier, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: { tag: string }[] };
  const until = journal.entries.findIndex(({ tag }) => tag.endsWith('_audit'));
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, until) }));
  const sqlite = new Database(file);
  migrateSafely(sqlite, earlier);
  const content = '{}';
  const state = Buffer.from([0, 0]);
  sqlite.exec(`INSERT INTO members (id, name, email, password_hash, organisation_roles, colour, created_at)
    VALUES ('m1', 'Ada', 'ada@example.org', 'none', '["admin"]', '#336699', 1);
    INSERT INTO reviews (id, title, template_id, template_version, stage, created_by, created_at)
    VALUES ('r1', 'One', 'huddle', 1, 'gathering', 'm1', 1);
    INSERT INTO audit_entries (at, actor_id, act, review_id, subject_id, detail) VALUES
      (1, 'm1', 'review.created', 'r1', NULL, '{"template":"huddle"}'), (1, 'm1', 'review.opened', 'r1', NULL, NULL),
      (1, 'm1', 'version.kept', 'r1', '1', '{"reason":"asked"}')`);
  sqlite
    .prepare(
      `INSERT INTO versions (review_id, number, at, reason, by_id, seq, epoch, state, state_digest, content, sha256, rows)
       VALUES ('r1', 1, 1, 'asked', 'm1', 0, 1, ?, ?, ?, ?, '{}')`,
    )
    .run(state, digestOf(state), content, digestOf(content));
  sqlite.close();
}
