/** Slow, silent and dead connections, and what everyone is told besides the document. */
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type * as Y from 'yjs';
import { createRecord, factText, recordText, type Editing } from '../../shared/review-document/edits.ts';
import { makeCollabWorld, type CollabWorld, type CollabWorldOptions } from '../support/collab-world.ts';
import { seededBytes } from '../support/review-world.ts';
import { allAcked, bareSocket, leaveAll, stockClient, synced, until } from '../support/stock-client.ts';

let world: CollabWorld;

async function start(options: CollabWorldOptions = {}): Promise<void> {
  world = await makeCollabWorld(options);
  world.member('Ada');
  world.member('Ben');
  await world.review('r1', 'ada');
  world.participant('r1', 'ben', 'panel');
}

afterEach(async () => {
  leaveAll();
  await world.close();
});

let seed = 400;
function editing(doc: Y.Doc): Editing {
  return { doc, origin: 'test', random: seededBytes(seed++), now: () => 1 };
}

test('[P26] a reader that takes nothing is closed to come back, and nobody waits for it', async () => {
  await start();
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  const slow = bareSocket(`${world.url}/r1`, { cookie: 'session=ben' });
  await until(() => slow.heard.length > 0, 'open');
  slow.send(Uint8Array.of(0, 0, 1, 0));
  await until(() => slow.heard.some(([type, step]) => type === 0 && step === 1), 'synced');
  slow.ws.pause();
  const id = createRecord(editing(ada.doc), 'lessons', {});
  const text = recordText(ada.doc, 'lessons', id, 'text');
  for (let time = 0; time < 16; time += 1) {
    text?.insert(0, 'x'.repeat(900_000));
    await allAcked(ada);
    text?.delete(0, 900_000);
  }
  await allAcked(ada);
  slow.ws.resume();
  await until(() => slow.closed() !== null, 'the slow one is closed');
  expect([1006, 4508]).toContain(slow.closed());
  expect(ada.provider.wsconnected).toBe(true);
});

test('[P28] a connection that leaves two pings unanswered is ended, one that answers stays', async () => {
  const jobs: (() => void)[] = [];
  await start({
    later: (work, ms) => {
      if (ms === 25_000) jobs.push(work);
      return () => undefined;
    },
  });
  const alive = await synced(stockClient(world.url, 'r1', 'ada'));
  const dead = new WebSocket(`${world.url}/r1`, { headers: { cookie: 'session=ben' }, autoPong: false });
  let ended = false;
  let pings = 0;
  dead.on('close', () => (ended = true));
  dead.on('ping', () => (pings += 1));
  await new Promise((resolve) => dead.once('message', resolve));
  for (let round = 1; round <= 3; round += 1) {
    jobs.shift()?.();
    await until(() => pings === round || ended, `ping ${round} arrives`);
  }
  await until(() => ended, 'the dead one is ended');
  expect(pings).toBe(2);
  expect(alive.provider.wsconnected).toBe(true);
});

test('[P3] a session that ran out is found at the next sign of life', async () => {
  const jobs: (() => void)[] = [];
  await start({
    later: (work, ms) => {
      if (ms === 25_000) jobs.push(work);
      return () => undefined;
    },
  });
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  world.expire('ada');
  jobs.shift()?.();
  await until(() => ada.closed() === 4401, 'closed');
});

test('[P33] hints about rows of the review reach everyone in it as one notice, and nobody else', async () => {
  await start();
  await world.review('r2', 'ada');
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  const elsewhere = await synced(stockClient(world.url, 'r2', 'ada'));
  world.hints.publish({ kind: 'actions', reviewId: 'r1' });
  world.hints.publish({ kind: 'phase', reviewId: 'r1' });
  world.hints.publish({ kind: 'members' });
  await until(() => ada.notices.length > 0, 'heard');
  expect(ada.notices).toEqual(['{"kinds":["actions","phase"]}']);
  expect(elsewhere.notices).toEqual([]);
});

test('[P40] a room without anyone goes, and the next one who comes finds everything', async () => {
  const jobs: (() => void)[] = [];
  await start({
    later: (work, ms) => {
      if (ms < 25_000) jobs.push(work);
      return () => undefined;
    },
  });
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  const [fact = ''] = ada.doc.getMap('facts').keys();
  factText(ada.doc, fact, 'value')?.insert(0, 'kept');
  await allAcked(ada);
  const guid = () => world.rooms.read('r1', (doc) => doc.guid);
  const before = await guid();
  for (const job of jobs.splice(0)) job();
  expect(await guid()).toBe(before);
  ada.leave();
  await until(() => jobs.length > 0, 'the room is let go later');
  for (const job of jobs.splice(0)) job();
  expect(await guid()).not.toBe(before);
  expect(await world.rooms.read('r1', (doc) => factText(doc, fact, 'value')?.toString())).toBe('kept');
});

test('[P15] whoever joins while others type gets a whole document and misses nothing', async () => {
  await start();
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  const [fact = ''] = ada.doc.getMap('facts').keys();
  const joined = [];
  for (let time = 0; time < 30; time += 1) {
    factText(ada.doc, fact, 'value')?.insert(0, `${time} `);
    if (time % 6 === 0) joined.push(stockClient(world.url, 'r1', 'ben'));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await allAcked(ada);
  const whole = factText(ada.doc, fact, 'value')?.toString();
  for (const client of joined) {
    await synced(client);
    await until(() => factText(client.doc, fact, 'value')?.toString() === whole, 'everything is there');
    expect(client.doc.store.pendingStructs).toBeNull();
  }
});
