/** A summary lies in the tables of reviews and is one in none of the lists, figures and feeds. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createRecord } from '../../shared/review-document/edits.ts';
import { openSummaryGround, type SummaryGround } from './summary-ground.ts';

const canary = 'Quokkasummary';
const marker = 'Wombatlesson';
let ground: SummaryGround;
let id: string;

beforeAll(async () => {
  ground = await openSummaryGround();
  id = await ground.summary('panel');
  const { deps } = ground.app.services;
  // As a foreign client might: the roots of a review in the document of a summary.
  await deps.door.edit(id, { memberId: null }, (doc) => {
    const editing = { doc, origin: null, random: deps.random, now: deps.clock };
    createRecord(editing, 'points', { part: 'lesson', text: canary });
    createRecord(editing, 'actions', { title: `${canary} action` });
    createRecord(editing, 'factors', { layer: 'model', condition: `${canary} factor`, codes: ['M1'] });
  });
  // What is written in the review afterwards is found: by then whoever follows documents has seen both.
  await deps.door.edit(ground.reviewId, { memberId: null }, (doc) => {
    createRecord({ doc, origin: null, random: deps.random, now: deps.clock }, 'lessons', { text: marker });
  });
  await vi.waitFor(
    async () => {
      expect((await ground.chair.call('GET', `/search?q=${marker}`)).text).toContain(ground.reviewId);
    },
    { timeout: 20_000, interval: 100 },
  );
});
afterAll(() => ground.close());

test('no list, figure or feed names a summary to anybody, but for the library', async () => {
  const described = (await ground.lead.call('GET', '/openapi.json')).json['paths'] as Record<string, object>;
  const lists = Object.entries(described)
    .filter(([path, operations]) => 'get' in operations && !path.includes('{'))
    .map(([path]) => path.replace('/api/v1', ''))
    // A stream that does not end, and the one list of summaries.
    .filter((path) => path !== '/events' && path !== '/summaries');
  expect(lists).toEqual(expect.arrayContaining(['/reviews', '/actions', '/inbox', '/break-glass/reviews']));
  for (const path of [...lists, `/search?q=${canary}`, `/reviews/${ground.reviewId}/actions`]) {
    for (const who of [ground.lead, ground.chair, ground.panel]) {
      const reply = await who.call('GET', path);
      expect([path, reply.text.includes(id) && !path.includes('audit')]).toEqual([path, false]);
      expect([path, reply.text.includes(canary)]).toEqual([path, false]);
    }
  }
});

test('no table that is derived from reviews holds a row of a summary', async () => {
  const { sqlite } = ground.app.services.database;
  const tables = sqlite
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%review_id%'`,
    )
    .all()
    .map(({ name }) => name);
  const holding = tables.filter(
    (table) => sqlite.prepare(`SELECT 1 FROM "${table}" WHERE review_id = ? LIMIT 1`).get(id) !== undefined,
  );
  // The document, its log and versions; who did what stands under the review it was made from.
  const own = ['client_numbers', 'document_snapshots', 'document_updates', 'documents', 'versions'];
  expect(holding.filter((table) => !own.includes(table) && !table.startsWith('search_'))).toEqual([]);
  const found = sqlite
    .prepare(`SELECT count(*) AS n FROM search_entries WHERE review_id = ? AND (text LIKE ? OR title LIKE ?)`)
    .get(id, `%${canary}%`, `%${canary}%`);
  expect(found).toEqual({ n: 0 });
});

test('projection and search wait for no summary, and do not call it behind', async () => {
  const { stores } = ground.app.services.deps;
  expect(await stores.projections.behind()).not.toContain(id);
  expect(await stores.projections.outdated()).not.toContain(id);
  expect(await stores.projections.wanted(id)).toBeNull();
  expect(await stores.search.behind()).not.toContain(id);
  expect(await stores.search.wanted(id)).toBeNull();
});

test('nobody breaks the glass on a summary', async () => {
  const broken = await ground.lead.call('POST', '/break-glass', {
    reviewId: id,
    reason: 'I want to read this summary before it is asked about.',
    password: 'a long enough password',
  });
  expect(broken.status).toBe(404);
});
