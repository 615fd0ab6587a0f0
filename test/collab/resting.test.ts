/** A document that nobody edits is not kept built, and nobody notices. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createRecord, factText, recordText, type Editing } from '../../shared/review-document/edits.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import { makeCollabWorld, type CollabWorld } from '../support/collab-world.ts';
import { seededBytes } from '../support/review-world.ts';
import {
  allAcked,
  bareSocket,
  leaveAll,
  stockClient,
  synced,
  until,
  updateFrame,
} from '../support/stock-client.ts';

/** Time and timers that stand still until the test moves them. */
class StillTime {
  now = 0;
  #jobs: { readonly at: number; readonly work: () => void }[] = [];

  readonly later = (work: () => void, ms: number): (() => void) => {
    const job = { at: this.now + ms, work };
    this.#jobs.push(job);
    return () => {
      this.#jobs = this.#jobs.filter((other) => other !== job);
    };
  };

  pass(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const [next] = this.#jobs.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
      if (next === undefined) break;
      this.#jobs = this.#jobs.filter((job) => job !== next);
      this.now = next.at;
      next.work();
    }
    this.now = end;
  }
}

let world: CollabWorld;
let time: StillTime;

beforeEach(async () => {
  time = new StillTime();
  world = await makeCollabWorld({ later: time.later, elapsed: () => time.now });
  world.member('Ada');
  world.member('Ben');
  await world.review('r1', 'ada');
  world.participant('r1', 'ben', 'panel');
});

afterEach(async () => {
  leaveAll();
  await world.close();
});

let seed = 900;
function editing(doc: Y.Doc): Editing {
  return { doc, origin: 'test', random: seededBytes(seed++), now: () => 1 };
}

function firstFact(doc: Y.Doc): Y.Text {
  const [fact = ''] = doc.getMap('facts').keys();
  const text = factText(doc, fact, 'value');
  if (text === undefined) throw new Error('The review has no fact.');
  return text;
}

const live = () => world.rooms.counts.live;

/** Lets the room rest, with signs of life on the way so that no socket is given up. */
async function rest(): Promise<void> {
  time.pass(20_000);
  await new Promise((resolve) => setTimeout(resolve, 20));
  time.pass(11_000);
  await until(() => live() === 0, 'the document rests');
}

test('[P41] joining, reading and presence build no document; the first edit does, half a minute without one ends it', async () => {
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  const ben = await synced(stockClient(world.url, 'r1', 'ben'));
  await allAcked(ben);
  ada.provider.awareness.setLocalStateField('section', 's.facts');
  const states = () => [...ben.provider.awareness.getStates().values()];
  await until(() => states().some((state) => state['section'] === 's.facts'), 'Ben sees where Ada is');
  expect(await world.rooms.read('r1', (doc) => firstFact(doc).toString())).toBe('');
  expect(world.rooms.counts).toEqual({ open: 1, live: 0 });
  firstFact(ada.doc).insert(0, 'typed');
  await until(() => firstFact(ben.doc).toString() === 'typed', 'Ben reads it');
  expect(live()).toBe(1);
  time.pass(29_000);
  expect(live()).toBe(1);
  firstFact(ben.doc).insert(5, ' on');
  await allAcked(ben);
  time.pass(29_000);
  expect(live()).toBe(1);
  time.pass(1000);
  expect(live()).toBe(0);
  expect(await world.rooms.read('r1', (doc) => firstFact(doc).toString())).toBe('typed on');
  ada.provider.awareness.setLocalStateField('section', 's.lessons');
  await until(() => states().some((state) => state['section'] === 's.lessons'), 'presence goes on');
  expect(live()).toBe(0);
});

test('[P41] whoever joins a document at rest gets all of it, and whoever has some of it what is missing', async () => {
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  const id = createRecord(editing(ada.doc), 'lessons', { text: 'kept' });
  await allAcked(ada);
  const away = new Y.Doc();
  Y.applyUpdate(away, Y.encodeStateAsUpdate(ada.doc));
  recordText(ada.doc, 'lessons', id, 'text')?.delete(0, 2);
  recordText(ada.doc, 'lessons', id, 'text')?.insert(0, 's');
  firstFact(ada.doc).insert(0, 'later');
  await allAcked(ada);
  await rest();
  const fresh = await synced(stockClient(world.url, 'r1', 'ben'));
  const back = await synced(stockClient(world.url, 'r1', 'ben', { doc: away }));
  for (const client of [fresh, back]) {
    expect(readContent(client.doc)).toEqual(readContent(ada.doc));
    expect(recordText(client.doc, 'lessons', id, 'text')?.toString()).toBe('spt');
    expect(client.doc.store.pendingStructs).toBeNull();
    await allAcked(client);
  }
  expect(live()).toBe(0);
});

test('[P41] a snapshot and the tail behind it make one document', async () => {
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  firstFact(ada.doc).insert(0, 'before');
  await allAcked(ada);
  await world.compactor.compact('r1');
  firstFact(ada.doc).delete(0, 3);
  firstFact(ada.doc).insert(3, '!');
  await allAcked(ada);
  await rest();
  const rows = world.database.sqlite.prepare('SELECT count(*) FROM document_snapshots').pluck().get();
  expect(rows).toBe(1);
  const ben = await synced(stockClient(world.url, 'r1', 'ben'));
  expect(firstFact(ben.doc).toString()).toBe('ore!');
  expect(Y.encodeStateVector(ben.doc)).toEqual(Y.encodeStateVector(ada.doc));
});

test('[P42] at rest what adds nothing is acknowledged and what may not be taken is refused, without a document', async () => {
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  firstFact(ada.doc).insert(0, 'typed and deleted');
  firstFact(ada.doc).delete(0, 9);
  await allAcked(ada);
  const all = Y.encodeStateAsUpdate(ada.doc);
  await rest();
  const again = bareSocket(`${world.url}/r1`, { cookie: 'session=ada' });
  await until(() => again.heard.length > 0, 'open');
  again.send(updateFrame(all));
  await until(() => again.heard.some(([type, frames]) => type === 4 && frames === 1), 'acknowledged');
  again.send(updateFrame(Uint8Array.of(1, 2, 3)));
  await until(() => again.closed() === 4422, 'refused');
  expect(again.reason()).toBe('malformed');
  world.participant('r1', 'ben', 'observer');
  const ben = await synced(stockClient(world.url, 'r1', 'ben'));
  firstFact(ben.doc).insert(0, 'mine');
  await until(() => ben.closed() === 4422, 'refused');
  expect(ben.refusals.map(({ code }) => code)).toEqual(['read-only']);
  expect(live()).toBe(0);
});

test('[P42] a deletion alone wakes the document', async () => {
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  firstFact(ada.doc).insert(0, 'typed');
  await allAcked(ada);
  await rest();
  firstFact(ada.doc).delete(0, 2);
  await allAcked(ada);
  expect(live()).toBe(1);
  expect(await world.rooms.read('r1', (doc) => firstFact(doc).toString())).toBe('ped');
});

test('[P42] what comes while the document is built waits and is taken in order', async () => {
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  const ben = await synced(stockClient(world.url, 'r1', 'ben'));
  await allAcked(ada);
  expect(live()).toBe(0);
  for (const letter of 'causeway') firstFact(ada.doc).insert(firstFact(ada.doc).length, letter);
  const edit = world.rooms.edit('r1', { memberId: 'ben' }, (doc) => doc.getMap('kinds').set('drift', true));
  const late = stockClient(world.url, 'r1', 'ben');
  await edit;
  await allAcked(ada);
  await synced(late);
  await until(() => firstFact(ben.doc).toString() === 'causeway', 'Ben reads it in order');
  expect(ben.doc.getMap('kinds').get('drift')).toBe(true);
  await until(() => firstFact(late.doc).toString() === 'causeway', 'so does who came meanwhile');
  expect(ada.refusals).toEqual([]);
  expect(ben.doc.store.pendingStructs).toBeNull();
});

test('[P42] at rest a client number still belongs to who wrote under it', async () => {
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  firstFact(ada.doc).insert(0, 'Ada’s');
  await allAcked(ada);
  const number = ada.doc.clientID;
  await rest();
  const forger = new Y.Doc();
  Y.applyUpdate(forger, Y.encodeStateAsUpdate(ada.doc));
  forger.clientID = number;
  const before = Y.encodeStateVector(forger);
  firstFact(forger).insert(0, 'not ');
  const ben = bareSocket(`${world.url}/r1`, { cookie: 'session=ben' });
  await until(() => ben.heard.length > 0, 'open');
  ben.send(updateFrame(Y.encodeStateAsUpdate(forger, before)));
  await until(() => ben.closed() === 4422, 'refused');
  expect(ben.reason()).toBe('foreign-client');
  expect(await world.rooms.read('r1', (doc) => firstFact(doc).toString())).toBe('Ada’s');
});

test('[P41] an edit after a rest goes on where the log ends', async () => {
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  const ben = await synced(stockClient(world.url, 'r1', 'ben'));
  for (const word of ['one', ' two', ' three']) {
    firstFact(ada.doc).insert(firstFact(ada.doc).length, word);
    await allAcked(ada);
    await rest();
  }
  await until(() => firstFact(ben.doc).toString() === 'one two three', 'Ben reads all of it');
  expect(ada.provider.wsconnected && ben.provider.wsconnected).toBe(true);
});
