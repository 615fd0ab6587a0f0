/** Most of a review's text gone in one update: kept first, then done. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { factText } from '../../shared/review-document/edits.ts';
import { makeCollabWorld, type CollabWorld } from '../support/collab-world.ts';
import { allAcked, leaveAll, stockClient, synced, until, type StockClient } from '../support/stock-client.ts';

let world: CollabWorld;
let ada: StockClient;
let kept: { readonly by: string; readonly text: string }[];
let fault: Error | null;

beforeEach(async () => {
  kept = [];
  fault = null;
  world = await makeCollabWorld({
    keepVersion: async (reviewId, by) => {
      if (fault !== null) throw fault;
      const text = await world.rooms.read(reviewId, (doc) => fact(doc).toString());
      kept.push({ by, text });
    },
  });
  world.member('Ada');
  await world.review('r1', 'ada');
  ada = await synced(stockClient(world.url, 'r1', 'ada'));
});

afterEach(async () => {
  leaveAll();
  await world.close();
});

function fact(doc: Y.Doc): Y.Text {
  const [id = ''] = [...doc.getMap('facts').keys()].sort();
  const text = factText(doc, id, 'value');
  if (text === undefined) throw new Error('The review has no fact.');
  return text;
}

const words = 'what was seen and heard on the ward ';

test('[P45] a version is kept before an update that deletes most of the text, and the update is taken', async () => {
  fact(ada.doc).insert(0, words.repeat(20));
  await allAcked(ada);
  ada.doc.transact(() => {
    fact(ada.doc).delete(0, 700);
    fact(ada.doc).insert(0, 'instead');
  });
  fact(ada.doc).insert(0, 'typed on meanwhile, ');
  await allAcked(ada);
  expect(kept).toEqual([{ by: 'ada', text: words.repeat(20) }]);
  expect(await world.rooms.read('r1', (doc) => fact(doc).toString())).toBe(fact(ada.doc).toString());
  expect(fact(ada.doc).toString().startsWith('typed on meanwhile, instead')).toBe(true);
});

test('[P45] smaller deletions, short texts and what was deleted before are nobody’s business', async () => {
  fact(ada.doc).insert(0, words.repeat(10));
  await allAcked(ada);
  fact(ada.doc).delete(0, fact(ada.doc).length);
  fact(ada.doc).insert(0, words.repeat(40));
  await allAcked(ada);
  fact(ada.doc).delete(0, 1000);
  await allAcked(ada);
  // A client that comes back repeats every deletion it knows of beside the letter it adds.
  const again = new Y.Doc();
  Y.applyUpdate(again, Y.encodeStateAsUpdate(ada.doc));
  fact(again).insert(0, 'x');
  await allAcked(await synced(stockClient(world.url, 'r1', 'ada', { doc: again })));
  expect(kept).toEqual([]);
});

test('[P45] when no version can be kept, the deletion is not accepted and nothing is gone', async () => {
  fact(ada.doc).insert(0, words.repeat(20));
  await allAcked(ada);
  fault = new Error('the disk is full');
  fact(ada.doc).delete(0, 720);
  await until(() => ada.closed() === 4422, 'refused');
  expect(ada.refusals.map(({ code }) => code)).toEqual(['storage']);
  expect(await world.rooms.read('r1', (doc) => fact(doc).toString())).toBe(words.repeat(20));
});
