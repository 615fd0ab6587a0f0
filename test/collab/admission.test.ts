/** Who gets a socket, who is told what instead, and who loses it again. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRecord, factText, type Editing } from '../../shared/review-document/edits.ts';
import { makeCollabWorld, type CollabWorld } from '../support/collab-world.ts';
import { seededBytes } from '../support/review-world.ts';
import {
  bareSocket,
  leaveAll,
  stockClient,
  synced,
  until,
  type BareSocket,
} from '../support/stock-client.ts';

let world: CollabWorld;

beforeEach(async () => {
  world = await makeCollabWorld();
  world.member('Ada');
  world.member('Ben');
  await world.review('r1', 'ada');
});

afterEach(async () => {
  leaveAll();
  await world.close();
});

async function knock(path: string, headers: Record<string, string>): Promise<BareSocket> {
  const socket = bareSocket(world.url.replace('/collab', path), headers);
  await until(() => socket.closed() !== null, 'the socket is closed');
  return socket;
}

const ada = { cookie: 'session=ada' };
const ben = { cookie: 'session=ben' };

test('[P2] a wrong path and a foreign page get HTTP 403', async () => {
  for (const path of ['/collab', '/collab/', '/collab/r1/more', '/other/r1']) {
    expect((await knock(path, ada)).reason(), path).toContain('403');
  }
  const foreign = await knock('/collab/r1', { ...ada, origin: 'https://elsewhere.example' });
  expect(foreign.reason()).toContain('403');
});

test('[P2] our own page gets in, and so does a client without an Origin', async () => {
  const origin = world.url.replace('ws:', 'http:').replace('/collab', '');
  const page = bareSocket(`${world.url}/r1`, { ...ada, origin });
  await until(() => page.heard.length > 0, 'step 1 is heard');
  page.ws.close();
});

test('[P3] without a session the socket opens and is closed with 4401', async () => {
  const socket = await knock('/collab/r1', {});
  expect(socket.closed()).toBe(4401);
  expect(socket.heard).toEqual([]);
});

test('[P4] a review of others and one that does not exist get the same answer, byte for byte', async () => {
  const answers: unknown[] = [];
  for (const id of ['r1', 'r2', 'no such', '%00']) {
    const socket = await knock(`/collab/${encodeURIComponent(id)}`, ben);
    answers.push([socket.closed(), socket.reason(), socket.heard]);
  }
  for (const answer of answers) expect(answer).toEqual([4403, '', []]);
});

test('[P4] a patient partner, who reads a page made for them, gets no document', async () => {
  world.participant('r1', 'ben', 'patient-partner');
  expect((await knock('/collab/r1', ben)).closed()).toBe(4403);
});

test('[P5] another epoch is closed with 4409, an older layout with 4426', async () => {
  expect((await knock('/collab/r1?epoch=2', ada)).closed()).toBe(4409);
  expect((await knock('/collab/r1?layout=0', ada)).closed()).toBe(4426);
  expect((await knock('/collab/r1?layout=nonsense', ada)).closed()).toBe(4426);
  const current = await synced(stockClient(world.url, 'r1', 'ada', { params: { epoch: '1', layout: '1' } }));
  expect(current.closed()).toBeNull();
});

test('[P30] a removed member is closed with 4403 and nothing of theirs commits afterwards', async () => {
  world.participant('r1', 'ben', 'panel');
  const client = await synced(stockClient(world.url, 'r1', 'ben'));
  const seqBefore = seq();
  world.participant('r1', 'ben', null);
  world.hints.publish({ kind: 'access', memberId: 'ben', reviewId: 'r1' });
  createRecord(editing(client.doc), 'lessons', { text: 'too late' });
  await until(() => client.closed() === 4403, 'closed');
  await world.engine.idle();
  expect(seq()).toBe(seqBefore);
});

test('[P30] a member who lost the right without anyone saying so is closed at the next frame', async () => {
  world.participant('r1', 'ben', 'panel');
  const client = await synced(stockClient(world.url, 'r1', 'ben'));
  world.participant('r1', 'ben', null);
  createRecord(editing(client.doc), 'lessons', { text: 'too late' });
  await until(() => client.closed() === 4403, 'closed');
});

test('[P30] a demoted member comes back as an observer', async () => {
  world.participant('r1', 'ben', 'panel');
  const client = await synced(stockClient(world.url, 'r1', 'ben'));
  const [fact = ''] = client.doc.getMap('facts').keys();
  world.participant('r1', 'ben', 'observer');
  world.hints.publish({ kind: 'access', memberId: 'ben' });
  await until(() => !client.provider.wsconnected, 'disconnected');
  await synced(client);
  factText(client.doc, fact, 'value')?.insert(0, 'x');
  await until(() => client.closed() === 4422, 'refused');
  expect(client.refusals).toEqual([{ frame: client.sent(), code: 'read-only' }]);
});

test('[P30] the sockets of an ended session are closed with 4401', async () => {
  const client = await synced(stockClient(world.url, 'r1', 'ada'));
  world.signOut('ada');
  await until(() => client.closed() === 4401, 'closed');
});

test('[P29] many who join at once share one loading of the document', async () => {
  const clients = Array.from({ length: 6 }, () => stockClient(world.url, 'r1', 'ada'));
  for (const client of clients) await synced(client);
  const edit = (kind: string) =>
    world.rooms.edit('r1', { memberId: 'ada' }, (doc) => doc.getMap('kinds').set(kind, true));
  await Promise.all([edit('omission'), edit('drift')]);
  expect(world.rooms.counts).toEqual({ open: 1, live: 1 });
  const docs = await Promise.all([
    world.rooms.read('r1', (doc) => doc.guid),
    world.rooms.read('r1', (doc) => doc.guid),
  ]);
  expect(docs[0]).toBe(docs[1]);
});

function seq(): number {
  return world.engine.rights.document('r1')?.seq ?? 0;
}

let seed = 50;
function editing(doc: Editing['doc']): Editing {
  return { doc, origin: 'test', random: seededBytes(seed++), now: () => 1 };
}
