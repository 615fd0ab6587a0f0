/** What is not accepted, what the sender is told, and how far the ack goes. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createRecord, factText, recordText, type Editing } from '../../shared/review-document/edits.ts';
import { maxUpdateBytes } from '../../shared/collab/protocol.ts';
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
  type BareSocket,
} from '../support/stock-client.ts';

let world: CollabWorld;
let free = Infinity;

beforeEach(async () => {
  free = Infinity;
  world = await makeCollabWorld({ freeBytes: () => free });
  world.member('Ada');
  world.member('Ben');
  await world.review('r1', 'ada');
  world.participant('r1', 'ben', 'panel');
});

afterEach(async () => {
  leaveAll();
  await world.close();
});

let seed = 80;
function editing(doc: Y.Doc): Editing {
  return { doc, origin: 'test', random: seededBytes(seed++), now: () => 1 };
}

async function bare(memberId: string): Promise<BareSocket> {
  const socket = bareSocket(`${world.url}/r1`, { cookie: `session=${memberId}` });
  await until(() => socket.heard.length > 0, 'step 1 is heard');
  return socket;
}

async function copyOf(clientNumber: number): Promise<Y.Doc> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await world.rooms.read('r1', (stored) => Y.encodeStateAsUpdate(stored)));
  doc.clientID = clientNumber;
  return doc;
}

/** Updates that an edit makes, one by one. */
function updatesOf(doc: Y.Doc, edit: () => void): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const hear = (update: Uint8Array) => updates.push(update);
  doc.on('update', hear);
  edit();
  doc.off('update', hear);
  return updates;
}

const acks = (socket: BareSocket) => socket.heard.filter(([type]) => type === 4).map(([, number]) => number);
const step1s = (socket: BareSocket) => socket.heard.filter(([type, step]) => type === 0 && step === 0).length;

test('[P7] the ack counts update-bearing frames, empty ones too, and nothing else', async () => {
  const doc = await copyOf(501);
  const socket = await bare('ada');
  socket.send(Uint8Array.of(0, 0, 1, 0));
  socket.send(Uint8Array.of(3));
  socket.send(updateFrame(Y.encodeStateAsUpdate(new Y.Doc()), 1));
  for (const update of updatesOf(doc, () => createRecord(editing(doc), 'lessons', { text: 'one' }))) {
    socket.send(updateFrame(update));
  }
  await until(() => acks(socket).at(-1) === 3, 'three frames are acknowledged');
});

test('[P6] a frame whose predecessor is missing is answered with step 1, and the ack waits for its content', async () => {
  const doc = await copyOf(502);
  const [first, second] = updatesOf(doc, () => createRecord(editing(doc), 'lessons', { text: 'one' }));
  const socket = await bare('ada');
  socket.send(updateFrame(Y.encodeStateAsUpdate(new Y.Doc()), 1));
  await until(() => acks(socket).at(-1) === 1, 'the empty step 2 is acknowledged');
  expect(step1s(socket)).toBe(1);
  socket.send(updateFrame(second!));
  await until(() => step1s(socket) === 2, 'step 1 is asked again');
  socket.send(updateFrame(first!));
  await world.rooms.read('r1', () => null);
  expect(acks(socket).at(-1)).toBe(1);
  socket.send(updateFrame(Y.encodeStateAsUpdate(doc), 1));
  await until(() => acks(socket).at(-1) === 4, 'all four are acknowledged');
  expect(socket.closed()).toBeNull();
});

test('[P6] whoever never brings what is missing is refused in the end', async () => {
  const doc = await copyOf(503);
  const [, second] = updatesOf(doc, () => createRecord(editing(doc), 'lessons', { text: 'one' }));
  const socket = await bare('ada');
  for (let time = 0; time < 3; time += 1) socket.send(updateFrame(second!, 1));
  await until(() => socket.closed() === 4422, 'closed');
});

test('[P8] a refused frame is named with its code, nothing of it is applied, and the socket is closed 4422', async () => {
  const client = await synced(stockClient(world.url, 'r1', 'ada'));
  await allAcked(client);
  client.doc.getMap('secrets').set('a', 1);
  await until(() => client.closed() === 4422, 'closed');
  expect(client.refusals).toEqual([{ frame: client.sent(), code: 'unknown-part' }]);
  expect(await world.rooms.read('r1', (doc) => doc.share.has('secrets'))).toBe(false);
});

test('[P8] what was sent before a refused frame is committed and acknowledged first', async () => {
  const client = await synced(stockClient(world.url, 'r1', 'ada'));
  const id = createRecord(editing(client.doc), 'lessons', { text: 'kept' });
  client.doc.getMap('secrets').set('a', 1);
  await until(() => client.closed() === 4422, 'closed');
  expect(client.acked()).toBe(client.sent() - 1);
  const kept = await world.rooms.read('r1', (doc) => recordText(doc, 'lessons', id, 'text')?.toString());
  expect(kept).toBe('kept');
});

test('[P8] nothing more is taken from a client number that was refused', async () => {
  const doc = await copyOf(504);
  const client = await synced(stockClient(world.url, 'r1', 'ada', { doc }));
  doc.clientID = 504;
  doc.getMap('secrets').set('a', 1);
  await until(() => client.closed() === 4422, 'closed');
  const later = await copyOf(504);
  const socket = await bare('ada');
  for (const update of updatesOf(later, () => createRecord(editing(later), 'lessons', { text: 'again' }))) {
    socket.send(updateFrame(update));
  }
  await until(() => socket.closed() === 4422, 'closed again');
});

test('[P8] frames that are no messages, too large, or cut short are refused and harm nobody', async () => {
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  const wrong: [Uint8Array, string][] = [
    [Uint8Array.of(0, 2, 9), 'malformed'],
    [updateFrame(Uint8Array.of(1, 2, 3, 4)), 'malformed'],
    [updateFrame(new Uint8Array(maxUpdateBytes + 1)), 'too-large'],
    [Uint8Array.of(1, 200), 'malformed'],
  ];
  for (const [frame, code] of wrong) {
    const socket = await bare('ben');
    socket.send(frame);
    await until(() => socket.closed() !== null, 'closed');
    expect([socket.closed(), socket.reason()]).toEqual([4422, code]);
  }
  createRecord(editing(ada.doc), 'lessons', { text: 'still here' });
  await allAcked(ada);
});

test('[P9] an observer’s change is refused as read-only', async () => {
  world.participant('r1', 'ben', 'observer');
  const client = await synced(stockClient(world.url, 'r1', 'ben'));
  createRecord(editing(client.doc), 'lessons', { text: 'not for me' });
  await until(() => client.closed() === 4422, 'closed');
  expect(client.refusals[0]?.code).toBe('read-only');
});

test('[P10] a signed review takes no change from anyone, and still syncs', async () => {
  world.stage('r1', 'signed');
  const client = await synced(stockClient(world.url, 'r1', 'ada'));
  await allAcked(client);
  createRecord(editing(client.doc), 'lessons', { text: 'too late' });
  await until(() => client.closed() === 4422, 'closed');
  expect(client.refusals[0]?.code).toBe('signed');
});

test('[P18] writing under somebody else’s client number is refused, and their own writing goes on', async () => {
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  createRecord(editing(ada.doc), 'lessons', { text: 'Ada’s' });
  await allAcked(ada);
  const forged = await copyOf(ada.doc.clientID);
  const socket = await bare('ben');
  for (const update of updatesOf(forged, () =>
    createRecord(editing(forged), 'lessons', { text: 'forged' }),
  )) {
    socket.send(updateFrame(update));
  }
  await until(() => socket.closed() === 4422, 'closed');
  expect(socket.reason()).toBe('foreign-client');
  createRecord(editing(ada.doc), 'lessons', { text: 'more' });
  await allAcked(ada);
});

test('[P8] with too little space left on the disk edits are refused, and reading goes on', async () => {
  const client = await synced(stockClient(world.url, 'r1', 'ada'));
  free = 1000;
  const [fact = ''] = client.doc.getMap('facts').keys();
  for (let time = 0; time < 70 && client.closed() === null; time += 1) {
    factText(client.doc, fact, 'value')?.insert(0, 'x');
    await new Promise((resolve) => setImmediate(resolve));
  }
  await until(() => client.closed() === 4422, 'closed');
  expect(client.refusals[0]?.code).toBe('storage');
  await synced(stockClient(world.url, 'r1', 'ben'));
});

test('[P27] a flood of frames is closed with 4529, which means come back', async () => {
  const socket = await bare('ada');
  const empty = updateFrame(Y.encodeStateAsUpdate(new Y.Doc()));
  for (let time = 0; time < 800; time += 1) socket.send(empty);
  await until(() => socket.closed() === 4529, 'closed');
});
