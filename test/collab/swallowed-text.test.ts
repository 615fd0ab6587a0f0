/** Text that a merge took along though nobody who deleted can have seen it is kept and offered. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeCollabWorld, type CollabWorld } from '../support/collab-world.ts';
import { allAcked, leaveAll, stockClient, synced, until, type StockClient } from '../support/stock-client.ts';

let world: CollabWorld;
let ada: StockClient;
let ben: StockClient;
let root: string;

beforeEach(async () => {
  world = await makeCollabWorld();
  world.member('Ada');
  world.member('Ben');
  await world.review('r1', 'ada');
  world.participant('r1', 'ben', 'panel');
  ada = await synced(stockClient(world.url, 'r1', 'ada'));
  ben = await synced(stockClient(world.url, 'r1', 'ben'));
  const sections = (ada.doc.getMap('meta').get('sections') as Y.Array<string>).toArray();
  root = `prose:${sections[0] ?? ''}`;
  prose(ada).insert(0, [block('The scan was read at night.'), block('Second.')]);
  await allAcked(ada);
  await until(() => prose(ben).length === 2, 'Ben has both blocks');
});

afterEach(async () => {
  leaveAll();
  await world.close();
});

const prose = (client: StockClient) => client.doc.getXmlFragment(root);
const text = (client: StockClient, index: number) =>
  (prose(client).get(index) as Y.XmlElement).get(0) as Y.XmlText;

function block(words: string): Y.XmlElement {
  const element = new Y.XmlElement('block');
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}

function kept(): unknown[] {
  return world.database.sqlite
    .prepare('SELECT place, text, author_id, other_id FROM recovered_texts ORDER BY rowid')
    .all();
}

async function offline(client: StockClient): Promise<void> {
  client.provider.disconnect();
  await until(() => !client.provider.wsconnected, 'offline');
}

async function online(client: StockClient): Promise<void> {
  client.provider.connect();
  await synced(client);
  await allAcked(client);
}

test('[P23] words typed into a block that another deleted meanwhile are kept, with both names and the place', async () => {
  const hints: unknown[] = [];
  world.hints.subscribe((hint) => hints.push(hint));
  await offline(ben);
  text(ben, 0).insert(26, ' By one person alone');
  await online(ben);
  // Ada deletes the block before she has seen Ben's words: her update names only what she knew.
  await offline(ada);
  const stale = new Y.Doc();
  Y.applyUpdate(stale, Y.encodeStateAsUpdate(ada.doc));
  expect(kept()).toEqual([]);
  await offline(ben);
  prose(ada).delete(1, 1);
  text(ben, 1).insert(0, 'Late: ');
  await online(ben);
  await online(ada);
  expect(kept()).toEqual([{ place: root, text: 'Late: ', author_id: 'ben', other_id: 'ada' }]);
  expect(hints).toContainEqual({ kind: 'recovered', reviewId: 'r1' });
  await until(() => ben.notices.includes('{"kinds":["recovered"]}'), 'the panel is told');
});

test('[P23] words that arrive after the block is gone are kept too, and tell who deleted it', async () => {
  await offline(ben);
  prose(ada).delete(0, 1);
  await allAcked(ada);
  text(ben, 0).insert(4, 'CT ');
  text(ben, 0).insert(7, 'chest ');
  await online(ben);
  expect(kept()).toEqual([{ place: root, text: 'CT chest ', author_id: 'ben', other_id: 'ada' }]);
});

test('[P23] what was deleted knowingly is not offered back', async () => {
  text(ben, 0).insert(0, 'Ben: ');
  await until(() => text(ada, 0).toJSON().startsWith('Ben: '), 'Ada has read it');
  prose(ada).delete(0, 1);
  text(ada, 0).delete(0, 3);
  await allAcked(ada);
  expect(kept()).toEqual([]);
});

test('[P23] words typed and deleted again while away are not offered back', async () => {
  await offline(ben);
  text(ben, 0).insert(0, 'never mind');
  text(ben, 0).delete(0, 10);
  await online(ben);
  expect(kept()).toEqual([]);
});
