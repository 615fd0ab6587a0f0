/** A client as y-websocket ships it syncs with us, whoever it is and whatever it did before. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { createRecord, factText, recordText, type Editing } from '../../shared/review-document/edits.ts';
import { makeCollabWorld, type CollabWorld } from '../support/collab-world.ts';
import { seededBytes } from '../support/review-world.ts';
import { allAcked, leaveAll, stockClient, synced, until } from '../support/stock-client.ts';

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

let seed = 7;
function editing(doc: Y.Doc): Editing {
  return { doc, origin: 'test', random: seededBytes(seed++), now: () => 1 };
}

test('[P1] a stock client syncs, reads the seeded roots and has every frame acknowledged', async () => {
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  expect(ada.doc.getMap('meta').get('layout')).toBe(1);
  expect(ada.doc.getMap('layers').size).toBe(5);
  const id = createRecord(editing(ada.doc), 'factors', { condition: 'No second reader at night' });
  recordText(ada.doc, 'factors', id, 'effect')?.insert(0, 'missed');
  await allAcked(ada);
  world.participant('r1', 'ben', 'panel');
  const ben = await synced(stockClient(world.url, 'r1', 'ben'));
  expect(recordText(ben.doc, 'factors', id, 'effect')?.toString()).toBe('missed');
  recordText(ben.doc, 'factors', id, 'effect')?.insert(6, ' nodule');
  await until(
    () => recordText(ada.doc, 'factors', id, 'effect')?.toString() === 'missed nodule',
    'Ada sees it',
  );
});

test('[P1] a stock observer syncs, follows and is refused nothing for an empty step 2', async () => {
  world.participant('r1', 'ben', 'observer');
  const ada = await synced(stockClient(world.url, 'r1', 'ada'));
  const ben = await synced(stockClient(world.url, 'r1', 'ben'));
  await allAcked(ben);
  const fact = [...ada.doc.getMap('facts').keys()][0] ?? '';
  factText(ada.doc, fact, 'value')?.insert(0, 'Chest CT');
  await until(() => factText(ben.doc, fact, 'value')?.toString() === 'Chest CT', 'the observer sees it');
  expect(ben.refusals).toEqual([]);
  expect(ben.closed()).toBeNull();
});

test('[P6] offline edits and typing before the first reply arrive whole, are acknowledged, and nothing is refused', async () => {
  const first = await synced(stockClient(world.url, 'r1', 'ada'));
  const fact = [...first.doc.getMap('facts').keys()][0] ?? '';
  first.leave();
  const { doc } = first;
  const text = () => factText(doc, fact, 'value');
  text()?.insert(0, 'offline ');
  const again = stockClient(world.url, 'r1', 'ada', { doc });
  again.provider.on('status', ({ status }) => {
    // Open, and nothing heard from the server yet.
    if (status === 'connected') setImmediate(() => text()?.insert(text()?.length ?? 0, 'and typing'));
  });
  await synced(again);
  await until(() => text()?.toString() === 'offline and typing', 'typed');
  await allAcked(again);
  expect(again.refusals).toEqual([]);
  const seen = await world.rooms.read('r1', (stored) => factText(stored, fact, 'value')?.toString());
  expect(seen).toBe('offline and typing');
});
