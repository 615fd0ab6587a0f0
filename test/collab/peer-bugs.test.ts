/** Faults that were reported of other collaboration servers, tried on this one. */
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { createRecord, factText, type Editing } from '../../shared/review-document/edits.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import { makeCollabWorld, type CollabWorld, type CollabWorldOptions } from '../support/collab-world.ts';
import { seededBytes } from '../support/review-world.ts';
import { allAcked, bareSocket, leaveAll, stockClient, synced, until } from '../support/stock-client.ts';

let world: CollabWorld;
let jobs: (() => void)[];

async function start(options: CollabWorldOptions = {}): Promise<void> {
  jobs = [];
  world = await makeCollabWorld({
    later: (work, ms) => {
      // Pings come when a test asks for them, which none here does.
      if (ms < 25_000) jobs.push(work);
      return () => undefined;
    },
    ...options,
  });
  world.member('Ada');
  world.member('Ben');
  for (const review of ['r1', 'r2']) await world.review(review, 'ada');
}

afterEach(async () => {
  leaveAll();
  await world.close();
});

let seed = 900;
function editing(doc: Y.Doc): Editing {
  return { doc, origin: 'test', random: seededBytes(seed++), now: () => 1 };
}

/** Time passes for the rooms until none is open. */
async function untilNoneIsOpen(): Promise<void> {
  await until(() => {
    for (const job of jobs.splice(0)) job();
    return world.rooms.counts.open === 0;
  }, 'no room is open');
}

const storedBytes = (review: string): Uint8Array[] =>
  world.database.sqlite
    .prepare<[string], { bytes: Uint8Array }>(
      'SELECT bytes FROM document_updates WHERE review_id = ? ORDER BY seq',
    )
    .all(review)
    .map(({ bytes }) => bytes);

const lessonsOf = (review: string): Promise<string[]> =>
  world.rooms.read(review, (doc) =>
    readContent(doc)
      .records.lessons.map(({ text }) => text)
      .sort(),
  );

test('[P29] a load that fails leaves the stored document as it was, and the next one gets all of it', async () => {
  await start();
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  createRecord(editing(ada.doc), 'lessons', { text: 'kept' });
  await allAcked(ada);
  ada.leave();
  await untilNoneIsOpen();
  const before = storedBytes('r1');
  world.database.sqlite.exec('ALTER TABLE document_updates RENAME TO out_of_reach');
  const unlucky = bareSocket(`${world.url}/r1`, { cookie: 'session=ada' });
  await until(() => unlucky.closed() !== null, 'sent away');
  expect(unlucky.closed()).toBe(1012);
  world.database.sqlite.exec('ALTER TABLE out_of_reach RENAME TO document_updates');
  expect(storedBytes('r1')).toEqual(before);
  const again = await synced(stockClient(world.url, 'r1', 'ada'));
  expect(readContent(again.doc).records.lessons.map(({ text }) => text)).toEqual(['kept']);
});

test('[P38] a document whose stored bytes are damaged is not served, and all others are', async () => {
  await start();
  world.database.sqlite
    .prepare(`UPDATE document_updates SET bytes = ? WHERE review_id = 'r1'`)
    .run(Buffer.from([9, 9, 9]));
  const damaged = bareSocket(`${world.url}/r1`, { cookie: 'session=ada' });
  damaged.ws.on('open', () => damaged.send(Uint8Array.of(0, 0, 1, 0)));
  await until(() => damaged.closed() !== null, 'sent away');
  const whole = await synced(stockClient(world.url, 'r2', 'ada'));
  createRecord(editing(whole.doc), 'lessons', { text: 'goes on' });
  await allAcked(whole);
  await expect(world.rooms.read('r1', (doc) => readContent(doc))).rejects.toThrow();
  expect(storedBytes('r1').map((bytes) => [...bytes])).toEqual([[9, 9, 9]]);
  expect(damaged.heard.some(([type, step]) => type === 0 && step === 1)).toBe(false);
});

test('[P29] many who open a new review at once find what the template seeded exactly once', async () => {
  await start();
  const before = storedBytes('r1');
  const clients = await Promise.all(
    Array.from({ length: 10 }, () => synced(stockClient(world.url, 'r1', 'ada'))),
  );
  const seeded = await world.rooms.read('r1', (doc) => JSON.stringify(readContent(doc)));
  expect(new Set(clients.map(({ doc }) => JSON.stringify(readContent(doc))))).toEqual(new Set([seeded]));
  expect(storedBytes('r1')).toEqual(before);
});

test('[P40] sockets that close while they are let in, or are refused, leave nothing behind', async () => {
  await start();
  for (let round = 0; round < 40; round += 1) {
    const socket = new WebSocket(`${world.url}/r1`, { headers: { cookie: 'session=ada' } });
    socket.on('error', () => undefined);
    if (round % 2 === 0) socket.on('upgrade', () => socket.terminate());
    else setImmediate(() => socket.terminate());
  }
  const refused = Array.from({ length: 20 }, () => bareSocket(`${world.url}/r1`, { cookie: 'session=ben' }));
  await until(() => refused.every((socket) => socket.closed() === 4403), 'refused');
  await untilNoneIsOpen();
  expect(world.rooms.counts).toEqual({ open: 0, live: 0 });
});

test('[P40] reads and edits of the server itself keep no room open', async () => {
  await start();
  await world.rooms.edit(
    'r1',
    { memberId: 'ada' },
    (doc) => void createRecord(editing(doc), 'lessons', { text: 'one' }),
  );
  expect(await lessonsOf('r1')).toEqual(['one']);
  await untilNoneIsOpen();
  expect(await lessonsOf('r1')).toEqual(['one']);
});

test('[P12] who leaves right after writing, again and again, finds each word once', async () => {
  await start();
  const written: string[] = [];
  const doc = new Y.Doc();
  for (let visit = 0; visit < 25; visit += 1) {
    const ada = await synced(stockClient(world.url, 'r1', 'ada', { doc }));
    const text = `visit ${String(visit).padStart(2, '0')}`;
    createRecord(editing(doc), 'lessons', { text });
    written.push(text);
    if (visit % 5 === 4) await allAcked(ada);
    ada.leave();
    for (const job of jobs.splice(0)) job();
  }
  await allAcked(await synced(stockClient(world.url, 'r1', 'ada', { doc })));
  expect(await lessonsOf('r1')).toEqual(written);
});

test('[P1] going to and fro between two reviews always ends in the right one', async () => {
  await start();
  const facts: string[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    const review = turn % 2 === 0 ? 'r1' : 'r2';
    const passing = stockClient(world.url, review === 'r1' ? 'r2' : 'r1', 'ada');
    passing.leave();
    const ada = await synced(stockClient(world.url, review, 'ada'));
    const [fact = ''] = ada.doc.getMap('facts').keys();
    factText(ada.doc, fact, 'value')?.insert(0, review === 'r1' ? 'a' : 'b');
    await allAcked(ada);
    ada.leave();
    if (turn >= 18)
      facts.push((await world.rooms.read(review, (doc) => factText(doc, fact, 'value')?.toString())) ?? '');
  }
  expect(facts).toEqual(['a'.repeat(10), 'b'.repeat(10)]);
});

test('[P27] a message in thousands of pieces is cut off, and compression is not agreed to', async () => {
  await start();
  const socket = bareSocket(`${world.url}/r1`, { cookie: 'session=ada' });
  await until(() => socket.heard.length > 0, 'let in');
  expect(socket.ws.extensions).toBe('');
  for (let piece = 0; piece < 3000; piece += 1) socket.ws.send(Uint8Array.of(0), { fin: false });
  await until(() => socket.closed() !== null, 'cut off');
  await synced(stockClient(world.url, 'r1', 'ada'));
});
