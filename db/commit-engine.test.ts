/** Rows are durable before anyone hears of them; documents are read back as they were written. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CommitEngine } from './commit-engine.ts';
import type { DocumentWrite } from './document-rows.ts';
import { SqliteDocumentStore } from './document-store.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';
import { auditEntries, members, reviews } from './schema.ts';

let folder: string;
let database: OpenDatabase;
let engine: CommitEngine;
let syncs = 0;
let beforeSync: () => Promise<void>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-engine-'));
  syncs = 0;
  beforeSync = async () => undefined;
  database = await openDatabase(join(folder, 'causeway.sqlite'), {
    migrationsFolder: join(import.meta.dirname, 'migrations'),
    sync: async (handle) => {
      syncs += 1;
      await beforeSync();
      await handle.datasync();
    },
  });
  engine = new CommitEngine(database, { clock: () => 1000 });
  await engine.write((orm) => {
    const member = {
      name: 'Ada',
      passwordHash: 'none',
      organisationRoles: ['member' as const],
      colour: '#000',
    };
    orm
      .insert(members)
      .values({ ...member, id: 'ada', email: 'ada@example.org', createdAt: 1 })
      .run();
  });
});

afterEach(async () => {
  await engine.idle();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

interface UpdateRow {
  readonly review_id: string;
  readonly epoch: number;
  readonly seq: number;
  readonly member_id: string | null;
  readonly at: number;
  readonly bytes: Buffer;
}

async function seedReview(id: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  doc.clientID = 1;
  doc.getMap('meta').set('layout', 1);
  await engine.write((orm) => {
    const row = { id, title: id, templateId: 'huddle', templateVersion: 1, stage: 'gathering' as const };
    orm
      .insert(reviews)
      .values({ ...row, createdBy: 'ada', createdAt: 1 })
      .run();
    const bytes = Y.encodeStateAsUpdate(doc);
    const bindings = [{ clientNumber: 1, memberId: null }];
    engine.insertSeed(orm, { reviewId: id, epoch: 1, layout: 1, bytes, bindings, at: 1 });
  });
  return doc;
}

function write(reviewId: string, seq: number, bytes: Uint8Array, clientNumber?: number): () => DocumentWrite {
  return () => ({
    reviewId,
    epoch: 1,
    seq,
    parts: [{ memberId: null, bytes, clientNumbers: clientNumber === undefined ? [] : [clientNumber] }],
    bindings: clientNumber === undefined ? [] : [{ clientNumber, memberId: null }],
    swallowed: [],
  });
}

test('[P12] a write resolves after a sync that began after its commit, and those waiting share one', async () => {
  let release: () => void = () => undefined;
  beforeSync = () => new Promise((resolve) => (release = resolve));
  const done: number[] = [];
  const note = (number: number) => (orm: OpenDatabase['orm']) =>
    orm.insert(auditEntries).values({ at: number, act: 'test' }).run();
  const first = engine.write(note(1)).then(() => done.push(1));
  const before = syncs;
  const others = [2, 3, 4].map((number) => engine.write(note(number)).then(() => done.push(number)));
  await new Promise((resolve) => setImmediate(resolve));
  expect(done).toEqual([]);
  beforeSync = async () => undefined;
  release();
  await Promise.all([first, ...others]);
  expect(syncs).toBe(before + 1);
});

test('[P12] work that throws leaves nothing behind and rejects with what was thrown', async () => {
  const rows = () => database.orm.select().from(auditEntries).all().length;
  const before = rows();
  const failing = engine.write((orm) => {
    orm.insert(auditEntries).values({ at: 1, act: 'test' }).run();
    throw new RangeError('no');
  });
  await expect(failing).rejects.toThrow(RangeError);
  expect(rows()).toBe(before);
});

test('[P36] on a full disk a write is refused in a sentence, earlier rows stay, and it goes on once there is room', async () => {
  const pages = database.sqlite.pragma('page_count', { simple: true }) as number;
  database.sqlite.pragma(`max_page_count = ${pages}`);
  const large = 'x'.repeat(100_000);
  const write = () =>
    engine.write((orm) => orm.insert(auditEntries).values({ at: 1, act: large }).run().changes);
  await expect(write()).rejects.toMatchObject({ code: 'storage' });
  expect(database.orm.select().from(members).all().length).toBe(1);
  database.sqlite.pragma('max_page_count = 1000000');
  expect(await write()).toBe(1);
});

test('[P16] every link of the chain follows from the one before and from the rows of its commit', async () => {
  const doc = await seedReview('r1');
  await engine.commit(write('r1', 1, Y.encodeStateAsUpdate(doc)));
  const links = database.sqlite
    .prepare<[], { id: number; hash: string }>('SELECT * FROM commits ORDER BY id')
    .all();
  const rows = database.sqlite.prepare<[number], UpdateRow>(
    'SELECT * FROM document_updates WHERE commit_id = ? ORDER BY review_id, seq',
  );
  let previous = '';
  for (const { id, hash } of links) {
    const link = createHash('sha256').update(previous);
    for (const row of rows.all(id)) {
      const digest = createHash('sha256').update(row.bytes).digest('hex');
      link.update(JSON.stringify([row.review_id, row.epoch, row.seq, row.member_id, row.at, digest]));
    }
    expect(hash).toBe(link.digest('hex'));
    previous = hash;
  }
  expect(links.length).toBe(2);
});

test('[P16] a slice that is over leaves the others to the next, and all are heard of in the order of commits', async () => {
  for (const id of ['r1', 'r2', 'r3']) await seedReview(id);
  const sliced = new CommitEngine(database, { clock: () => 1000, slice: 0 });
  const links = database.sqlite.prepare<[], number>('SELECT count(*) FROM commits').pluck();
  const before = links.get() ?? 0;
  const heard: string[] = [];
  for (const id of ['r1', 'r2', 'r3']) {
    void sliced.commit(write(id, 1, new Uint8Array([0, 0]))).then(() => heard.push(id));
  }
  await sliced.idle();
  expect(heard).toEqual(['r1', 'r2', 'r3']);
  expect(links.get()).toBe(before + 3);
});

test('[P16] many rows of one commit are each stored as they were handed over', async () => {
  await seedReview('r1');
  const parts = Array.from({ length: 21 }, (_, index) => ({
    memberId: null,
    bytes: Uint8Array.of(0, 0, index),
    clientNumbers: [index],
  }));
  await engine.commit(() => ({ reviewId: 'r1', epoch: 1, seq: 1, parts, bindings: [], swallowed: [] }));
  const rows = database.sqlite
    .prepare<[], { seq: number; bytes: Buffer; client_numbers: string; digest: Buffer }>(
      'SELECT seq, bytes, client_numbers, digest FROM document_updates WHERE seq > 1 ORDER BY seq',
    )
    .all();
  expect(rows.map(({ seq }) => seq)).toEqual(parts.map((_, index) => index + 2));
  rows.forEach(({ bytes, client_numbers, digest }, index) => {
    expect([...bytes]).toEqual([0, 0, index]);
    expect(client_numbers).toBe(`[${index}]`);
    expect(digest).toEqual(createHash('sha256').update(bytes).digest().subarray(0, 16));
  });
});

test('[P18] a client number is bound once; a second binding commits nothing', async () => {
  const doc = await seedReview('r1');
  await engine.commit(write('r1', 1, Y.encodeStateAsUpdate(doc), 7));
  await expect(engine.commit(write('r1', 2, Y.encodeStateAsUpdate(doc), 7))).rejects.toThrow('UNIQUE');
  expect(engine.rights.document('r1')?.seq).toBe(2);
});

test('[P38] a document is its newest whole snapshot and the updates behind it', async () => {
  const store = new SqliteDocumentStore(database);
  const doc = await seedReview('r1');
  let seq = 1;
  const edit = async (key: string): Promise<void> => {
    const before = Y.encodeStateVector(doc);
    doc.getMap('kinds').set(key, true);
    await engine.commit(write('r1', seq, Y.encodeStateAsUpdate(doc, before)));
    seq += 1;
  };
  await edit('a');
  await store.writeSnapshot({
    reviewId: 'r1',
    epoch: 1,
    seq,
    at: 1,
    bytes: Y.encodeStateAsUpdate(doc),
    summary: null,
  });
  await edit('b');
  const stored = await store.load('r1');
  expect(stored?.updates.length).toBe(1);
  expect(keysOf(stored)).toEqual(['a', 'b']);
  await store.writeSnapshot({
    reviewId: 'r1',
    epoch: 1,
    seq,
    at: 2,
    bytes: Y.encodeStateAsUpdate(doc),
    summary: null,
  });
  database.sqlite.prepare(`UPDATE document_snapshots SET bytes = x'00' WHERE seq = ?`).run(seq);
  await edit('c');
  const afterDamage = await store.load('r1');
  expect(afterDamage?.updates.length).toBe(2);
  expect(keysOf(afterDamage)).toEqual(['a', 'b', 'c']);
  expect((await store.sizes('r1')).updates).toBeGreaterThan(0);
  expect(await store.load('r2')).toBeNull();
});

test(
  '[P39] the log is tidied while writing goes on without a pause, and everything is still there',
  { timeout: 60_000 },
  async () => {
    const bytes = new Uint8Array(60_000);
    const logSize = () => statSync(join(folder, 'causeway.sqlite-wal')).size;
    const most = 1500;
    let commits = 0;
    let begunAnew = false;
    const writeOn = async (reviewId: string): Promise<void> => {
      await seedReview(reviewId);
      for (let seq = 1; !begunAnew && commits < most; seq += 1) {
        const before = logSize();
        commits += 1;
        await engine.commit(write(reviewId, seq, bytes));
        // The file never shrinks; a commit that does not lengthen it has begun the log anew.
        begunAnew ||= logSize() === before;
      }
    };
    await Promise.all(['r1', 'r2', 'r3'].map(writeOn));
    expect(commits).toBeLessThan(most);
    expect(statSync(join(folder, 'causeway.sqlite')).size).toBeGreaterThan(5_000_000);
    const rows = database.sqlite.prepare('SELECT count(*) AS n FROM document_updates').get();
    expect(rows).toEqual({ n: commits + 3 });
  },
);

test('[P16] what is durable is told before more is committed', async () => {
  for (const reviewId of ['r1', 'r2', 'r3', 'r4']) await seedReview(reviewId);
  const oneByOne = new CommitEngine(database, { clock: () => 1000, slice: 0 });
  const events: string[] = [];
  let release: () => void = () => undefined;
  beforeSync = () => new Promise((resolve) => (release = resolve));
  const enlist = (reviewId: string, then: () => void = () => undefined): void => {
    oneByOne.enlist({
      take: () => {
        events.push(`${reviewId} taken`);
        return write(reviewId, 1, new Uint8Array(10))();
      },
      durable: () => {
        events.push(`${reviewId} told`);
        then();
      },
      failed: (error) => events.push(String(error)),
    });
  };
  enlist('r1');
  enlist('r2', () => enlist('r4'));
  enlist('r3');
  await expect.poll(() => events.length).toBe(3);
  beforeSync = async () => undefined;
  release();
  await expect.poll(() => events.length).toBe(8);
  expect(events).toEqual(
    ['r1', 'r2', 'r3']
      .map((id) => `${id} taken`)
      .concat(['r1 told', 'r2 told', 'r3 told', 'r4 taken', 'r4 told']),
  );
});

function keysOf(stored: Awaited<ReturnType<SqliteDocumentStore['load']>>): string[] {
  const doc = new Y.Doc();
  if (stored?.snapshot != null) Y.applyUpdate(doc, stored.snapshot);
  for (const update of stored?.updates ?? []) Y.applyUpdate(doc, update);
  return [...doc.getMap('kinds').keys()].sort();
}

test('[P23] letters lost one by one in one place become one text; whole passages stay apart', async () => {
  const doc = await seedReview('r1');
  let seq = 1;
  const lose = async (text: string): Promise<void> => {
    const before = Y.encodeStateVector(doc);
    doc.getMap('kinds').set(`k${seq}`, true);
    const made = write('r1', seq, Y.encodeStateAsUpdate(doc, before));
    const swallowed = [{ id: `lost${seq}`, place: 'prose:s.what', text, authorId: 'ada', otherId: null }];
    seq = (await engine.commit(() => ({ ...made(), swallowed }))).seq;
  };
  for (const text of ['n', 'ig', 'ht', 'A whole passage', '.']) await lose(text);
  const texts = database.sqlite.prepare('SELECT text FROM recovered_texts ORDER BY rowid').pluck().all();
  expect(texts).toEqual(['night', 'A whole passage.']);
});
