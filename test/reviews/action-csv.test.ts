/** The list of actions as CSV: every cell reads as text, in the order of the page, and holds what the reader may see. */
import Papa from 'papaparse';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { actions } from '../../db/schema.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

let app: TestApp;
let chair: Visitor;
let reviewId: string;

beforeEach(async () => {
  app = await openTestApp();
  chair = await app.setUp();
  const opened = await chair.call('POST', '/reviews', { title: '=HYPERLINK("x")', templateId: 'full' });
  reviewId = String(opened.json['id']);
});
afterEach(() => app.close());

async function put(
  actionId: string,
  title: string,
  over: Partial<typeof actions.$inferInsert> = {},
): Promise<void> {
  const words = { title, detail: 'A detail', measureName: '+1', baseline: '-2', target: '@3', source: '' };
  const rest = { unintended: '', equity: '', layers: [], createdAt: 0, changedAt: 0 };
  await app.services.engine.write((orm) => {
    orm
      .insert(actions)
      .values({ reviewId, actionId, version: 1, seq: 1, status: 'agreed', ...words, ...rest, ...over })
      .run();
  });
}

async function table(who: Visitor, query = ''): Promise<Record<string, string>[]> {
  const reply = await who.call('GET', `/actions/csv${query}`);
  expect(reply.status).toBe(200);
  const { data, errors } = Papa.parse<Record<string, string>>(reply.text, {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data;
}

test('no cell can be run by a spreadsheet, whatever people wrote', async () => {
  const hostile = ['=1+1', '+1', '-1', '@sum', '\t=1', ' =1', '"=1', 'a\n=1', '=cmd|"/c calc"!A1'];
  for (const [index, title] of hostile.entries()) await put(`a${index}`, title);
  const reply = await chair.call('GET', '/actions/csv');
  const rows = Papa.parse<string[]>(reply.text, { skipEmptyLines: true }).data;
  expect(rows).toHaveLength(hostile.length + 1);
  for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
});

test('it holds all pages of what the filters ask for, in their order', async () => {
  await Promise.all(
    Array.from({ length: 450 }, (_, index) =>
      put(`a${index}`, `Action ${String(index).padStart(3, '0')}`, {
        strength: index % 2 === 0 ? 'weaker' : 'stronger',
      }),
    ),
  );
  const found = await table(chair, '?sort=title&strength=weaker');
  expect(found).toHaveLength(225);
  expect(found.map((row) => row['Action'])).toEqual(found.map((row) => row['Action']).toSorted());
  expect(found[0]).toMatchObject({ Status: 'Agreed', Strength: 'Weaker', Late: 'no' });
});

test('a safety lead from outside gets no title of a review, and the audit says that the list was taken out', async () => {
  await put('a', 'Show the source', { dueOn: '2026-01-01' });
  const lead = await app.join(chair, 'Lea', ['safety-lead']);
  expect(await table(lead)).toMatchObject([{ Action: 'Show the source', Review: '', Late: 'yes' }]);
  const { json } = await chair.call('GET', '/audit');
  const acts = (json['entries'] as { words: string }[]).map(({ words }) => words);
  expect(acts[0]).toBe('took the list of actions out as CSV');
  expect(await table(await app.join(chair, 'Sten'))).toEqual([]);
});
