/** Who is in a room: the server says who, the client only where. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as encoding from 'lib0/encoding';
import { makeCollabWorld, type CollabWorld } from '../support/collab-world.ts';
import {
  bareSocket,
  leaveAll,
  stockClient,
  synced,
  until,
  type BareSocket,
  type StockClient,
} from '../support/stock-client.ts';

let world: CollabWorld;

beforeEach(async () => {
  world = await makeCollabWorld();
  world.member('Ada');
  world.member('Ben');
  await world.review('r1', 'ada');
  world.participant('r1', 'ben', 'observer');
});

afterEach(async () => {
  leaveAll();
  await world.close();
});

const states = (client: StockClient) => client.provider.awareness.getStates();
const stateOf = (client: StockClient, other: StockClient) => states(client).get(other.doc.clientID);

function awarenessFrame(
  entries: readonly (readonly [client: number, clock: number, state: unknown])[],
): Uint8Array {
  const update = encoding.createEncoder();
  encoding.writeVarUint(update, entries.length);
  for (const [client, clock, state] of entries) {
    encoding.writeVarUint(update, client);
    encoding.writeVarUint(update, clock);
    encoding.writeVarString(update, JSON.stringify(state));
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update));
  return encoding.toUint8Array(encoder);
}

test('[P24] the server stamps who somebody is; a claimed name or extra field goes nowhere', async () => {
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  const ben = await synced(stockClient(world.url, 'r1', 'ben'));
  ben.provider.awareness.setLocalState({
    user: { name: 'The Chair', role: 'chair' },
    section: 's.what',
    record: 'factors/1',
    cursor: { at: 3 },
    idle: true,
    following: 'ada',
    secret: 'x',
  });
  await until(() => stateOf(ada, ben)?.['section'] === 's.what', 'Ada sees Ben');
  expect(stateOf(ada, ben)).toEqual({
    user: { memberId: 'ben', name: 'Ben', role: 'observer', colour: '#336699' },
    section: 's.what',
    record: 'factors/1',
    cursor: { at: 3 },
    idle: true,
    following: 'ada',
  });
});

test('[P49] a chair may ask everyone to come, nobody else, not twice in fifteen seconds, and nothing but a place', async () => {
  let now = 1_000;
  await world.close();
  world = await makeCollabWorld({ elapsed: () => now });
  for (const name of ['Ada', 'Ben', 'Cleo']) world.member(name);
  await world.review('r1', 'ada');
  world.participant('r1', 'ben', 'panel');
  world.participant('r1', 'cleo', 'facilitator');
  const [ada, ben, cleo] = await Promise.all(
    ['ada', 'ben', 'cleo'].map((id) => synced(stockClient(world.url, 'r1', id))),
  );
  if (ada === undefined || ben === undefined || cleo === undefined) throw new Error('Somebody is missing.');
  /** What Ben, or for Ben himself Ada, hears of a summon once the state that carries it has arrived. */
  let sent = 0;
  const heard = async (from: StockClient, summon: unknown): Promise<unknown> => {
    sent += 1;
    const section = `s.sent-${sent}`;
    from.provider.awareness.setLocalState({ section, summon });
    const listener = from === ben ? ada : ben;
    await until(() => stateOf(listener, from)?.['section'] === section, 'the state arrives');
    return stateOf(listener, from)?.['summon'];
  };
  const place = { number: 7, section: 's.time', record: 'timeline/a' };
  expect(await heard(ada, { ...place, note: 'x' })).toEqual(place);
  expect(await heard(ada, place), 'said again it is the same summon').toEqual(place);
  expect(await heard(ada, { number: 8, section: 's.time' }), 'too soon').toBeUndefined();
  expect(await heard(cleo, { number: 1, section: 's.time' }), 'too soon, by somebody else').toBeUndefined();
  now += 15_000;
  expect(await heard(ada, { number: 8, section: 's.time' }), 'once refused').toBeUndefined();
  expect(await heard(cleo, { number: 2, section: 's.time' })).toEqual({ number: 2, section: 's.time' });
  now += 15_000;
  expect(await heard(ben, place), 'no right to it').toBeUndefined();
  for (const nonsense of [
    'everyone',
    { number: 9 },
    { number: 1.5, section: 's.time' },
    { section: 's.time' },
  ])
    expect(await heard(ada, nonsense)).toBeUndefined();
});

test('[P24] one connection has one entry and cannot speak for another', async () => {
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  ada.provider.awareness.setLocalState({ section: 's.mine' });
  const watcher = await synced(stockClient(world.url, 'r1', 'ben'));
  await until(() => stateOf(watcher, ada) !== undefined, 'Ada is seen');
  const forger = bareSocket(`${world.url}/r1`, { cookie: 'session=ben' });
  await until(() => forger.heard.length > 0, 'open');
  forger.send(awarenessFrame([[ada.doc.clientID, 1e9, { section: 's.forged' }]]));
  forger.send(awarenessFrame([[901, 1, { section: 's.one' }]]));
  forger.send(awarenessFrame([[902, 1, { section: 's.two' }]]));
  await until(() => states(watcher).has(901), 'the first entry of the forger is seen');
  ada.provider.awareness.setLocalState({ section: 's.still-mine' });
  await until(() => stateOf(watcher, ada)?.['section'] === 's.still-mine', 'Ada is not locked out');
  expect(states(watcher).has(902)).toBe(false);
});

test('[P25] a connection hears its own entry with its clock unchanged, and others hear when it leaves', async () => {
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  const bare = bareSocket(`${world.url}/r1`, { cookie: 'session=ben' });
  await until(() => bare.heard.length > 0, 'open');
  bare.send(Uint8Array.of(0, 0, 1, 0));
  bare.send(awarenessFrame([[77, 5, { section: 's.a' }]]));
  await until(
    () => bare.heard.some((frame) => frame[0] === 1 && includesEntry(frame, 77, 5)),
    'the echo is heard',
  );
  await until(() => states(ada).has(77), 'Ada sees it');
  bare.ws.close();
  await until(() => !states(ada).has(77), 'Ada sees it leave');
});

test('[P24] a client that comes back before its old line is found dead keeps its entry', async () => {
  const watcher = await synced(stockClient(world.url, 'r1', 'ada'));
  const lines: BareSocket[] = [];
  for (const [clock, section] of [
    [1, 's.before'],
    [2, 's.after'],
  ] as const) {
    const line = bareSocket(`${world.url}/r1`, { cookie: 'session=ben' });
    lines.push(line);
    await until(() => line.heard.length > 0, 'open');
    line.send(awarenessFrame([[88, clock, { section }]]));
    await until(() => states(watcher).get(88)?.['section'] === section, 'seen');
  }
  lines[0]?.ws.close();
  await until(() => lines[0]?.closed() !== null, 'the old line is gone');
  lines[1]?.send(awarenessFrame([[88, 3, { section: 's.still' }]]));
  await until(() => states(watcher).get(88)?.['section'] === 's.still', 'still there');
});

test('[P24] who joins is told who is there', async () => {
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  ada.provider.awareness.setLocalState({ section: 's.here' });
  await until(() => stateOf(ada, ada)?.['user'] !== undefined || ada.sent() > 0, 'announced');
  const ben = await synced(stockClient(world.url, 'r1', 'ben'));
  await until(() => stateOf(ben, ada)?.['section'] === 's.here', 'Ben sees Ada');
});

test('[P24] presence that is too large or no presence at all ends only its own connection', async () => {
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  const large = awarenessFrame([[78, 1, { cursor: 'x'.repeat(30_000) }]]);
  for (const frame of [large, Uint8Array.of(1, 3, 1, 78, 9)]) {
    const bare = bareSocket(`${world.url}/r1`, { cookie: 'session=ben' });
    await until(() => bare.heard.length > 0, 'open');
    bare.send(frame);
    await until(() => bare.closed() === 4422, 'closed');
  }
  expect(ada.provider.wsconnected).toBe(true);
  expect(states(ada).has(78)).toBe(false);
});

/** Whether an awareness frame begins with this entry; client numbers below 128 take one byte. */
function includesEntry(frame: Uint8Array, client: number, clock: number): boolean {
  for (let at = 2; at + 1 < frame.length; at += 1)
    if (frame[at] === client && frame[at + 1] === clock) return true;
  return false;
}
