/** What was read of a right is kept, and never for longer than it is true. */
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, type OpenDatabase } from './open-database.ts';
import { Glance, Rights } from './rights.ts';
import { members, participants, reviews } from './schema.ts';

let folder: string;
let database: OpenDatabase;
let glance: Glance;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-rights-'));
  database = await openDatabase(join(folder, 'causeway.sqlite'), {
    migrationsFolder: join(import.meta.dirname, 'migrations'),
  });
  const ada = { id: 'ada', name: 'Ada', email: 'ada@example.org', passwordHash: 'none', colour: '#000' };
  const row = {
    id: 'r1',
    title: 'r1',
    templateId: 'huddle',
    templateVersion: 1,
    stage: 'gathering' as const,
  };
  const { orm } = database;
  orm
    .insert(members)
    .values({ ...ada, organisationRoles: ['member'], createdAt: 1 })
    .run();
  orm
    .insert(reviews)
    .values({ ...row, createdBy: 'ada', createdAt: 1 })
    .run();
  orm
    .insert(participants)
    .values({ reviewId: 'r1', memberId: 'ada', role: 'panel', addedAt: 1, addedBy: 'ada' })
    .run();
  glance = new Glance(new Rights(database.sqlite), database.sqlite);
});

afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a right that went on this connection is gone at the next look', () => {
  expect(glance.role('r1', 'ada')).toBe('panel');
  database.sqlite.prepare(`UPDATE participants SET role = 'observer'`).run();
  expect(glance.role('r1', 'ada')).toBe('observer');
  database.sqlite.prepare('UPDATE members SET disabled_at = 1').run();
  expect(glance.role('r1', 'ada')).toBeNull();
});

test('a write that was passed over leaves what is known, and one beside it does not', () => {
  expect(glance.role('r1', 'ada')).toBe('panel');
  glance.passOver(() => database.sqlite.prepare(`UPDATE participants SET role = 'observer'`).run());
  expect(glance.role('r1', 'ada')).toBe('panel');
  database.sqlite.prepare(`UPDATE reviews SET title = 'another'`).run();
  expect(glance.role('r1', 'ada')).toBe('observer');
});

test('a right that went on another connection is gone when a commit begins', () => {
  glance.beginCommit();
  expect(glance.role('r1', 'ada')).toBe('panel');
  const other = new Database(join(folder, 'causeway.sqlite'));
  other.prepare('DELETE FROM participants').run();
  other.close();
  glance.beginCommit();
  expect(glance.role('r1', 'ada')).toBeNull();
});
