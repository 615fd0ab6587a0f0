/** The log of a document is merged now and then, off the event loop, and nothing of the document changes by it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Compactor } from '../../db/compactor.ts';
import { SqliteDocumentStore } from '../../db/document-store.ts';
import { summaryOfUpdates } from '../../db/document-summary.ts';
import { verifyDatabase } from '../../db/verify-database.ts';
import { StoredState } from '../../server/collab/stored-state.ts';
import { systemLater } from '../../server/later.ts';
import { factText } from '../../shared/review-document/edits.ts';
import { makeCollabWorld, type CollabWorld } from '../support/collab-world.ts';
import { allAcked, leaveAll, stockClient, synced, type StockClient } from '../support/stock-client.ts';

let world: CollabWorld;
let ada: StockClient;

beforeEach(async () => {
  world = await makeCollabWorld();
  world.member('Ada');
  await world.review('r1', 'ada');
  ada = await synced(stockClient(world.url, 'r1', 'ada'));
});

afterEach(async () => {
  leaveAll();
  await world.close();
});

function fact(): Y.Text {
  const [id = ''] = ada.doc.getMap('facts').keys();
  const text = factText(ada.doc, id, 'value');
  if (text === undefined) throw new Error('The review has no fact.');
  return text;
}

/** Types letter by letter, taking some back, so that the log has many rows of small pieces. */
async function type(words: string): Promise<void> {
  for (const letter of words) {
    fact().insert(fact().length, letter);
    if (letter === ' ') {
      fact().insert(fact().length, 'xyz');
      await allAcked(ada);
      fact().delete(fact().length - 3, 3);
    }
  }
  await allAcked(ada);
}

const snapshots = () =>
  world.database.sqlite
    .prepare<[], { seq: number; bytes: Uint8Array }>('SELECT seq, bytes FROM document_snapshots ORDER BY seq')
    .all();

const rows = () =>
  world.database.sqlite.prepare<[], number>('SELECT count(*) FROM document_updates').pluck().get() ?? 0;

async function stored(): Promise<{ readonly doc: Y.Doc; readonly updates: number }> {
  const found = await new SqliteDocumentStore(world.database).load('r1');
  const doc = new Y.Doc();
  if (found?.snapshot) Y.applyUpdate(doc, found.snapshot);
  for (const update of found?.updates ?? []) Y.applyUpdate(doc, update);
  return { doc, updates: found?.updates.length ?? 0 };
}

test('[P43] merging leaves the same document behind a snapshot of the size of its state', async () => {
  await type('what the model was asked and what it answered then ');
  const before = await stored();
  expect(await world.compactor.compact('r1')).toBe(true);
  const after = await stored();
  expect(after.updates).toBe(0);
  expect(Y.encodeStateVector(after.doc)).toEqual(Y.encodeStateVector(before.doc));
  expect(Y.snapshotContainsUpdate(Y.snapshot(after.doc), Y.encodeStateAsUpdate(before.doc))).toBe(true);
  const [snapshot] = snapshots();
  expect(snapshot?.bytes.byteLength).toBeLessThanOrEqual(Y.encodeStateAsUpdate(before.doc).byteLength * 1.2);
  expect(await world.compactor.compact('r1')).toBe(false);
});

test('[P43] the last two snapshots are kept; when the newest is damaged the older one and its tail take over', async () => {
  for (const words of ['one ', 'two ', 'three ']) {
    await type(words);
    await world.compactor.compact('r1');
  }
  await type('four');
  expect(snapshots()).toHaveLength(2);
  const newest = snapshots().at(-1);
  world.database.sqlite
    .prepare('UPDATE document_snapshots SET bytes = zeroblob(length(bytes)) WHERE seq = ?')
    .run(newest?.seq);
  const { doc } = await stored();
  expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(ada.doc));
});

test('[P38] a letter that changed in a stored update is noticed when it is read, and by a check of the database', async () => {
  await type('one two ');
  const { sqlite } = world.database;
  const row = sqlite
    .prepare<[], { seq: number; bytes: Buffer }>('SELECT seq, bytes FROM document_updates ORDER BY seq DESC')
    .all()
    .find(({ bytes }) => bytes.includes('xyz'));
  const altered = Buffer.from(row?.bytes ?? []);
  altered.write('xyq', altered.indexOf('xyz'));
  sqlite.prepare('UPDATE document_updates SET bytes = ? WHERE seq = ?').run(altered, row?.seq);
  const sentence = `Row ${row?.seq} of the log of review r1 is not what was stored`;
  await expect(stored()).rejects.toThrow(sentence);
  await expect(world.compactor.compact('r1')).rejects.toThrow(sentence);
  expect(() => verifyDatabase(sqlite)).toThrow(sentence);
});

test('[P43] what is kept about a snapshot is true of it; when it is damaged the snapshot is read through', async () => {
  await type('one two ');
  await world.compactor.compact('r1');
  await type('three');
  const { sqlite } = world.database;
  const load = () => new SqliteDocumentStore(world.database).load('r1');
  const [found] = snapshots();
  const before = await load();
  expect(before?.summary).toEqual(summaryOfUpdates(null, [found?.bytes ?? new Uint8Array()]));
  sqlite.prepare('UPDATE document_snapshots SET summary = zeroblob(length(summary))').run();
  const after = await load();
  expect(after?.summary).toBeNull();
  const [told, read] = [before, after].map((it) => it && StoredState.ofBytes(it).stateVector);
  expect(read).toEqual(told);
  expect(() => verifyDatabase(sqlite)).toThrow('is not true of it');
});

test.each([
  { busy: 0.95, rows: 2000, merged: 0 },
  { busy: 0.95, rows: 20_000, merged: 1 },
  { busy: 0.5, rows: 2000, merged: 1 },
])(
  '[P43] a log of $rows rows is merged $merged times while people type and the process is busy $busy of its time',
  async ({ busy, rows: many, merged }) => {
    await type('one two ');
    const { file: databaseFile, sqlite } = world.database;
    const report = (error: unknown) => console.error(error);
    const compactor = new Compactor({
      ...{ databaseFile, sqlite, writer: world.engine, later: systemLater, report },
      clock: () => 1000,
      busy: () => busy,
    });
    compactor.wrote('r1', many, 0);
    await compactor.close();
    expect(snapshots()).toHaveLength(merged);
  },
);

test('[P43] a log that a stop left long is merged after the next start, a short one is not', async () => {
  await type('short');
  world.compactor.catchUp();
  fact().insert(0, 'x'.repeat(70_000));
  await allAcked(ada);
  world.compactor.catchUp();
  await expect.poll(() => snapshots().length, { timeout: 5000 }).toBe(1);
});

test('[P43] a log with a row missing is not merged, and what there is stays as it is', async () => {
  await type('a b c ');
  world.database.sqlite.prepare('DELETE FROM document_updates WHERE seq = 3').run();
  await expect(world.compactor.compact('r1')).rejects.toThrow('do not make a whole');
  expect(snapshots()).toHaveLength(0);
});

test('[P43] a long tail is merged when the room is left, without anyone asking', async () => {
  world.compactor.loaded('r1', 100, 1000);
  await type('x');
  world.compactor.left('r1');
  await expect.poll(() => snapshots().length, { timeout: 5000 }).toBe(1);
});

test('[P44] raw rows go when they are thirty days old and behind the older snapshot; the chain stays', async () => {
  const { sqlite } = world.database;
  const links = () => sqlite.prepare<[], number>('SELECT count(*) FROM commits').pluck().get();
  await type('old words ');
  await world.compactor.compact('r1');
  const older = snapshots()[0]?.seq ?? 0;
  await type('newer words ');
  await world.compactor.compact('r1');
  await type('tail');
  const all = rows();
  await world.compactor.tidy();
  expect(rows()).toBe(all);
  const chain = links();
  sqlite.prepare('UPDATE document_updates SET at = 1').run();
  await world.compactor.tidy();
  expect(rows()).toBe(all - older);
  expect(links()).toBe(chain);
  const { doc } = await stored();
  expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(ada.doc));
});
