/** What the log tells of a record, a fact and the prose of a section: who did what to it, before and after merging. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as Y from 'yjs';
import { PlaceHistories } from '../../db/place-histories.ts';
import { systemLater } from '../../server/later.ts';
import type { PlaceHistory } from '../../shared/api/history.ts';
import {
  binRecord,
  createRecord,
  factText,
  recordText,
  restoreRecord,
  setChoice,
  type Editing,
} from '../../shared/review-document/edits.ts';
import { proseFragment } from '../../shared/review-document/roots.ts';
import { makeCollabWorld, type CollabWorld } from '../support/collab-world.ts';
import { seededBytes } from '../support/review-world.ts';
import { allAcked, leaveAll, stockClient, synced, until, type StockClient } from '../support/stock-client.ts';

let world: CollabWorld;
let histories: PlaceHistories;
let ada: StockClient;
let ben: StockClient;

beforeEach(async () => {
  world = await makeCollabWorld();
  world.member('Ada');
  world.member('Ben');
  await world.review('r1', 'ada');
  world.participant('r1', 'ben', 'panel');
  ada = await synced(stockClient(world.url, 'r1', 'ada'));
  ben = await synced(stockClient(world.url, 'r1', 'ben'));
  const { file: databaseFile, sqlite } = world.database;
  histories = new PlaceHistories({
    databaseFile,
    sqlite,
    later: systemLater,
    report: (error) => console.error(error),
  });
});

afterEach(async () => {
  leaveAll();
  await histories.close();
  await world.close();
});

function editing({ doc }: StockClient, seed: number): Editing {
  return { doc, origin: null, random: seededBytes(seed), now: () => 1 };
}

/** Both have what the other wrote, and it is stored. */
async function settled(): Promise<void> {
  await allAcked(ada);
  await allAcked(ben);
  await until(
    () =>
      Buffer.compare(Y.encodeStateVector(ada.doc), Y.encodeStateVector(ben.doc)) === 0 ||
      JSON.stringify(ada.doc) === JSON.stringify(ben.doc),
    'both have the same',
  );
}

const told = ({ entries }: Pick<PlaceHistory, 'entries'>): string[] =>
  entries.map(({ name, acts }) => `${name ?? 'Causeway'}: ${acts.map(actWords).join(', ')}`);

function actWords({ kind, field, value, was }: PlaceHistory['entries'][number]['acts'][number]): string {
  return [kind, field, was === '' ? '' : `${was} to`, value].filter((word) => word !== '').join(' ');
}

/** Ada proposes a factor, Ben rates and moves it, Ada bins it, Ben brings it back. */
async function aFactorsLife(): Promise<string> {
  const id = createRecord(editing(ada, 1), 'factors', { layer: 'human' });
  recordText(ada.doc, 'factors', id, 'condition')?.insert(0, 'Two lists are kept by hand');
  await settled();
  setChoice(editing(ben, 2), 'factors', id, 'confidence', 'high');
  setChoice(editing(ben, 2), 'factors', id, 'layer', 'workflow');
  await settled();
  binRecord(editing(ada, 3), 'factors', id);
  await settled();
  restoreRecord(editing(ben, 4), 'factors', id);
  await settled();
  const condition = recordText(ben.doc, 'factors', id, 'condition');
  condition?.delete(0, condition.length);
  await settled();
  return id;
}

const factorsLife = [
  'Ben: revived, erased condition',
  'Ada: binned',
  'Ben: set confidence high, set layer human to workflow',
  'Ada: made human, wrote condition',
];

test('the history of a factor says who proposed, wrote, rated, moved, binned and brought it back', async () => {
  const id = await aFactorsLife();
  const history = await histories.read('r1', `factors/${id}`, null);
  expect(told(history)).toEqual(factorsLife);
  expect(history).toMatchObject({ before: null, since: null, versions: [] });
});

test('it says the same after the log has been merged twice and nothing but ids is left of what was erased', async () => {
  const id = await aFactorsLife();
  await world.compactor.compact('r1');
  factText(ada.doc, 'system.name', 'value')?.insert(0, 'Sepsis score');
  await settled();
  await world.compactor.compact('r1');
  expect(told(await histories.read('r1', `factors/${id}`, null))).toEqual(factorsLife);
});

test('another record, another section and another review have nothing of it', async () => {
  await aFactorsLife();
  const other = createRecord(editing(ben, 9), 'factors', { layer: 'model' });
  await settled();
  expect(told(await histories.read('r1', `factors/${other}`, null))).toEqual(['Ben: made model']);
  for (const place of ['factors/nothing', 'prose:s.what', 'lessons/x', 'nowhere/x']) {
    expect((await histories.read('r1', place, null)).entries).toEqual([]);
  }
  expect((await histories.read('r2', `factors/${other}`, null)).entries).toEqual([]);
});

test('prose says who wrote and who took words out, those that were deleted and collected included', async () => {
  const [own, theirs] = [proseFragment(ada.doc, 's.what'), proseFragment(ben.doc, 's.what')];
  const block = new Y.XmlElement('block');
  block.insert(0, [new Y.XmlText('The alert came late.')]);
  own?.insert(0, [block]);
  await settled();
  theirs?.delete(0, 1);
  await settled();
  await world.compactor.compact('r1');
  factText(ada.doc, 'system.name', 'value')?.insert(0, 'x');
  await settled();
  await world.compactor.compact('r1');
  expect(told(await histories.read('r1', 'prose:s.what', null))).toEqual(['Ben: erased', 'Ada: wrote']);
  expect(told(await histories.read('r1', 'prose:s.known', null))).toEqual([]);
});

test('what the log no longer holds is told by versions: between which two it changed, not by whom', async () => {
  const { sqlite } = world.database;
  const keep = (number: number, at: number, factor: object | null): void => {
    const content = JSON.stringify({ prose: {}, records: { factors: factor === null ? [] : [factor] } });
    sqlite
      .prepare(
        `INSERT INTO versions (review_id, number, at, reason, by_id, seq, epoch, state, state_digest, content, sha256, rows)
         VALUES ('r1', ?, ?, 'asked', NULL, 1, 1, x'', '', ?, '', '{}')`,
      )
      .run(number, at, content);
  };
  const id = await aFactorsLife();
  keep(1, 10, null);
  keep(2, 20, { id, order: 'a', condition: 'One' });
  keep(3, 30, { id, order: 'b', condition: 'One' });
  keep(4, 40, { id, order: 'b', condition: 'Two' });
  await world.compactor.compact('r1');
  sqlite.prepare("DELETE FROM document_updates WHERE review_id = 'r1' AND seq < 3").run();
  const { since, versions } = await histories.read('r1', `factors/${id}`, null);
  expect(since).toBeGreaterThan(40);
  expect(versions).toEqual([
    { from: 30, at: 40, change: 'changed', fields: ['condition'] },
    { from: 10, at: 20, change: 'came', fields: [] },
  ]);
});

test('a long log is read in parts, on a thread that keeps nobody waiting', async () => {
  const id = createRecord(editing(ada, 1), 'factors', { layer: 'human' });
  await settled();
  const { sqlite } = world.database;
  const row = sqlite
    .prepare<[], { seq: number; at: number; commit_id: number; bytes: Buffer }>(
      'SELECT seq, at, commit_id, bytes FROM document_updates ORDER BY seq DESC LIMIT 1',
    )
    .get();
  if (row === undefined) throw new Error('Nothing was stored.');
  // The same row again and again is as much work as so many edits.
  const many = 50_000;
  sqlite
    .prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
       INSERT INTO document_updates (review_id, seq, epoch, commit_id, member_id, client_numbers, at, bytes)
       SELECT 'r1', ? + i, 1, ?, 'ada', '[]', ? + i * 1000, ? FROM n`,
    )
    .run(many, row.seq, row.commit_id, row.at, row.bytes);
  await histories.read('r1', 'factors/nothing', null);
  const began = performance.now();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let before: number | null = null;
  let parts = 0;
  do {
    const part: Omit<PlaceHistory, 'decisions'> = await histories.read('r1', `factors/${id}`, before);
    expect(part.entries.length).toBeGreaterThan(0);
    before = part.before;
    parts += 1;
  } while (before !== null);
  delay.disable();
  expect(parts).toBe(3);
  // On a machine that is busy with other things too, nothing like the time that one part takes.
  const perPart = (performance.now() - began) / parts;
  expect(delay.max / 1e6).toBeLessThan(Math.max(50, perPart / 3));
});
