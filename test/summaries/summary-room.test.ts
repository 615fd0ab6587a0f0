/** A summary's document in the rooms: synced like a review's, by the roles of the review it was made from. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeReviewStores } from '../../db/review-stores.ts';
import { Summaries } from '../../server/summaries/summaries.ts';
import { nothingKnown } from '../../shared/deidentify/finding.ts';
import { createRecord, recordText } from '../../shared/review-document/edits.ts';
import { readRecords } from '../../shared/review-document/reads.ts';
import { makeCollabWorld, type CollabWorld } from '../support/collab-world.ts';
import { seededBytes } from '../support/review-world.ts';
import { leaveAll, stockClient, synced, until, type StockClient } from '../support/stock-client.ts';

let world: CollabWorld;
let summaries: Summaries;
let stores: ReturnType<typeof makeReviewStores>;
const id = 'summary-one';
const random = seededBytes(7);
let now = Date.UTC(2026, 2, 3);
const by = (memberId: string) => ({ memberId, at: (now += 1) });

beforeEach(async () => {
  world = await makeCollabWorld();
  for (const name of ['Ada', 'Ben', 'Cem']) world.member(name);
  await world.review('r1', 'ada');
  world.participant('r1', 'ben', 'panel');
  world.participant('r1', 'cem', 'observer');
  stores = makeReviewStores(world.database.orm, world.engine);
  await world.rooms.edit('r1', { memberId: null }, (doc) => {
    createRecord({ doc, origin: null, random, now: () => now }, 'lessons', { text: 'Show the rest.' });
  });
  summaries = new Summaries({
    ...{ stores, door: world.rooms, hints: world.hints, random, clock: () => now },
    standing: (summaryId) => world.engine.rights.document(summaryId),
    knownNames: async () => nothingKnown,
    mail: false,
  });
  await summaries.make(id, 'r1', { audience: 'board', version: null }, by('ada'));
});
afterEach(async () => {
  leaveAll();
  await world.close();
});

async function join(memberId: string): Promise<StockClient> {
  const client = stockClient(world.url, id, memberId);
  await synced(client);
  return client;
}

const lessons = ({ doc }: StockClient): string[] =>
  readRecords(doc, 'points')
    .filter(({ part }) => part === 'lesson')
    .map(({ text }) => text);
const write = ({ doc }: StockClient, text: string): string =>
  createRecord({ doc, origin: null, random: seededBytes(doc.clientID), now: () => now }, 'points', {
    part: 'lesson',
    text,
  });

test('two who write in the review write in its summary together', async () => {
  const [ada, ben] = [await join('ada'), await join('ben')];
  expect(lessons(ada)).toEqual(['Show the rest.']);
  const point = write(ben, 'Two look');
  await until(() => lessons(ada).length === 2, 'the point arrives');
  recordText(ada.doc, 'points', point, 'text')?.insert(8, ' at it');
  await until(() => lessons(ben).includes('Two look at it'), 'the words arrive');
});

test('an observer reads and cannot write', async () => {
  const [ada, cem] = [await join('ada'), await join('cem')];
  write(cem, 'Not mine to write');
  await until(() => cem.refusals.length > 0, 'it is refused');
  expect(cem.refusals[0]?.code).toBe('read-only');
  expect(lessons(ada)).toEqual(['Show the rest.']);
});

test('whoever loses the part in the review loses the summary at once', async () => {
  const ben = await join('ben');
  world.participant('r1', 'ben', null);
  world.hints.publish({ kind: 'access', memberId: 'ben', reviewId: 'r1' });
  await until(() => ben.closed() !== null, 'the socket is closed');
  expect(ben.closed()).toBe(4403);
  expect(world.rooms.standing(id, 'ben')).toBeNull();
});

test('nobody outside the review gets a socket', async () => {
  world.member('Dora');
  const dora = stockClient(world.url, id, 'dora');
  await until(() => dora.closed() !== null, 'the socket is closed');
  expect(dora.closed()).toBe(4403);
});

test('while approval is asked for nothing is taken, and everybody in the room hears of it', async () => {
  const ben = await join('ben');
  const { sha256 } = await summaries.preview(id, 'ada');
  await summaries.ask(id, sha256, [], by('ada'));
  await until(() => ben.notices.some((notice) => notice.includes('summary')), 'they hear of it');
  write(ben, 'Too late');
  await until(() => ben.refusals.length > 0, 'it is refused');
  expect(ben.refusals[0]?.code).toBe('signed');
});

test('reading it for every audience and looking through it makes no update of the document', async () => {
  const seq = () => world.engine.rights.document(id)?.seq;
  const before = [seq(), world.engine.rights.document('r1')?.seq];
  const first = await summaries.readSummary(id, 'ada');
  await summaries.findings(id, 'ada');
  await summaries.preview(id, 'cem');
  const second = await summaries.readSummary(id, 'ada');
  expect(second).toEqual(first);
  expect([seq(), world.engine.rights.document('r1')?.seq]).toEqual(before);
});

test('whoever wrote over the socket is known as one who wrote', async () => {
  const [ada, ben] = [await join('ada'), await join('ben')];
  write(ben, 'Two look');
  await until(() => lessons(ada).length === 2, 'it is stored');
  const wrote = async (memberId: string) => (await stores.summaries.standing(id, memberId)).wrote;
  expect([await wrote('ada'), await wrote('ben'), await wrote('cem')]).toEqual([true, true, false]);
});
