/** Themes as the roles themselves would ask for them: what is counted for whom, what is named, and what may leave. */
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createRecord } from '../../shared/review-document/edits.ts';
import type { ThemeReviews, Themes } from '../../shared/api/themes.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

const soon = { timeout: 10_000 };
const drift = 'code:model.drift';

let app: TestApp;
let lead: Visitor;
let chair: Visitor;
let partner: Visitor;
let admin: Visitor;
const ids: string[] = [];

async function open(number: number): Promise<void> {
  const title = `Nodule ${number}`;
  const asked = { title, templateId: 'full', occurredOn: number < 6 ? '2026-01-15' : '2025-11-02' };
  const id = String((await chair.call('POST', '/reviews', asked)).json['id']);
  ids.push(id);
  const { door, random, clock } = app.services.deps;
  await door.edit(id, { memberId: null }, (doc) => {
    const editing = { doc, origin: null, random, now: clock };
    createRecord(editing, 'factors', {
      condition: 'Results slowly bent',
      layer: 'model',
      codes: number === 0 ? ['model.drift', 'model.label-proxy'] : ['model.drift'],
    });
    createRecord(editing, 'safeguards', { text: 'Second reader', stage: 'review', status: 'bypassed' });
  });
}

async function themes(who: Visitor, query = ''): Promise<Themes> {
  const reply = await who.call('GET', `/themes${query}`);
  expect(reply.status).toBe(200);
  return reply.json as unknown as Themes;
}

async function behind(who: Visitor, has: string): Promise<ThemeReviews> {
  return (await who.call('GET', `/themes/reviews?has=${has}`)).json as unknown as ThemeReviews;
}

async function table(who: Visitor, query: string): Promise<string[][]> {
  const reply = await who.call('GET', `/themes/csv?${query}`);
  expect(reply.status).toBe(200);
  return Papa.parse<string[]>(reply.text, { skipEmptyLines: true }).data;
}

beforeAll(async () => {
  app = await openTestApp();
  const first = await app.setUp();
  lead = await app.join(first, 'Lea', ['safety-lead']);
  chair = await app.join(first, 'Bea');
  partner = await app.join(first, 'Dora');
  admin = await app.join(first, 'Ida', ['admin']);
  for (let number = 0; number < 8; number += 1) await open(number);
  const dora = String((await partner.call('GET', '/me')).json['id']);
  await chair.call('POST', `/reviews/${ids[0]}/participants`, { memberId: dora, role: 'patient-partner' });
  await vi.waitFor(async () => {
    const { rows } = await themes(chair);
    expect(rows.find(({ row }) => row === drift)?.reviews).toBe(8);
  }, soon);
});
afterAll(() => app.close());

test('what a panel writes is counted by layer, code and quarter, for whoever works in those reviews', async () => {
  const found = await themes(chair);
  expect(found).toMatchObject({ reviews: 8, yours: 8, everywhere: false });
  expect(found.quarters).toEqual(['2025-Q4', '2026-Q1']);
  expect(found.cells).toContainEqual({ row: drift, column: 'quarter:2026-Q1', reviews: 6 });
  expect(found.layers[0]).toEqual({ layer: 'model', found: 8, none: 0, unlooked: 0 });
  const opened = await behind(chair, `${drift},quarter:2025-Q4`);
  expect(opened.reviews.map(({ title }) => title).sort()).toEqual(['Nodule 6', 'Nodule 7']);
});

test('a safety lead who takes part in none counts them all and is given no title and no id', async () => {
  const reply = await lead.call('GET', '/themes');
  expect(reply.json).toMatchObject({ reviews: 8, yours: 0, everywhere: true });
  expect(await behind(lead, drift)).toEqual({ reviews: [], total: 8, others: 8 });
  for (const id of ids) expect(reply.text).not.toContain(id);
});

test('an admin, an outsider and a patient partner count nothing: what a document says is not theirs to learn', async () => {
  for (const who of [admin, partner]) {
    expect(await themes(who)).toMatchObject({ reviews: 0, rows: [], pairs: [], layers: { length: 5 } });
    expect(await behind(who, drift)).toEqual({ reviews: [], total: 0, others: 0 });
  }
});

test('an admin who broke the glass into a review has not come to learn from it', async () => {
  const granted = await admin.call('POST', '/break-glass', {
    reviewId: ids[0],
    reason: 'A patient may be harmed today, and nobody of the panel can be reached.',
    password: 'another long password',
  });
  expect(granted.status).toBe(201);
  expect(await themes(admin)).toMatchObject({ reviews: 0 });
});

test('what leaves hides one to four, rounds the rest, names no review, and leaves a trace', async () => {
  const [headings, ...rows] = await table(lead, 'table=grid');
  expect(headings?.slice(2)).toEqual(['Q4 2025', 'Q1 2026']);
  expect(rows).toEqual([
    ['Model', 'Model', '<5', '5'],
    ['Model', 'Drift over time', '<5', '5'],
    ['Model', expect.any(String), '0', '<5'],
  ]);
  const safeguards = await table(lead, 'table=safeguards');
  expect(safeguards.find(([stage]) => stage === 'At review by a person')).toContain('10');
  for (const name of ['grid', 'time', 'pairs', 'safeguards', 'returns', 'layers', 'actions']) {
    const { text } = await lead.call('GET', `/themes/csv?table=${name}`);
    expect(text).not.toMatch(/Nodule/);
    for (const id of ids) expect(text).not.toContain(id);
    for (const [, cell = ''] of text.matchAll(/,([^,\r\n]*)/g)) expect(cell).not.toMatch(/^[1-4]$/);
  }
  const { text } = await admin.call('GET', '/audit');
  expect(text).toContain('took a table of themes out as CSV');
});

test('what came back is taken out as a sum over every system, also of those that the page does not list', async () => {
  const { sqlite } = app.services.database;
  const systems = 130;
  const put = (table: string, row: Readonly<Record<string, unknown>>): void => {
    const names = Object.keys(row);
    sqlite
      .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
      .run(...Object.values(row));
  };
  const copied = (table: string, where: string): Record<string, unknown> =>
    sqlite.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table} WHERE ${where} LIMIT 1`).get() ?? {};
  const made = await lead.call('POST', '/systems', { name: 'System' });
  expect(made.status).toBe(201);
  const [system, review] = [copied('ai_systems', '1'), copied('reviews', `id = '${ids[0]}'`)];
  const shared = { review_id: '', factor_id: 'f1' };
  sqlite.transaction(() => {
    for (let at = 0; at < systems; at += 1) {
      const system_id = `system-${at}`;
      put('ai_systems', { ...system, id: system_id, name: `System ${at}` });
      for (const [id, occurred_on] of [
        [`first-${at}`, '2026-01-10'],
        [`later-${at}`, '2026-03-10'],
      ] as const) {
        put('reviews', { ...review, id, system_id, occurred_on });
        put('review_themes', { review_id: id, aspect: 'code', value: 'model.drift' });
      }
      const first = { ...shared, review_id: `first-${at}` };
      put('factors', { ...copied('factors', `review_id = '${ids[1]}'`), ...first });
      put('actions', {
        ...{ review_id: first.review_id, action_id: 'a1', version: 1, seq: 1, status: 'implemented' },
        ...{ title: 'Act', detail: '', measure_name: '', baseline: '', target: '', source: '' },
        ...{ unintended: '', equity: '', layers: '[]', implemented_on: '2026-02-01' },
        ...{ created_at: 1, changed_at: 1 },
      });
      put('action_factors', { ...first, action_id: 'a1' });
    }
  })();
  const { returns, moreReturns } = await themes(lead);
  expect([returns.length, moreReturns]).toEqual([100, 30]);
  const rows = await table(lead, 'table=returns');
  expect(rows.slice(1)).toEqual([['Model', 'Drift over time', '130', '130']]);
});
