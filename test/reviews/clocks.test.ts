/** Reporting clocks: worked out from data, changed against the version seen, told to whoever looks after them. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reportingRegimes } from '../../shared/harm/reporting-regimes.ts';
import { signReview } from '../support/sign-review.ts';
import { openTestApp, type Reply, type TestApp, type Visitor } from '../support/test-app.ts';

let app: TestApp;
let chair: Visitor;
let panel: Visitor;
let panelId: string;
let reviewId: string;

beforeEach(async () => {
  app = await openTestApp();
  chair = await app.setUp();
  panel = await app.join(chair, 'Ben');
  panelId = String((await panel.call('GET', '/me')).json['id']);
  const opened = await chair.call('POST', '/reviews', { title: 'A nodule', templateId: 'full' });
  reviewId = String(opened.json['id']);
  await chair.call('POST', `/reviews/${reviewId}/participants`, { memberId: panelId, role: 'panel' });
});
afterEach(() => app.close());

async function take(regimeId: string): Promise<string> {
  const made = await chair.call('POST', `/reviews/${reviewId}/clocks`, { regimeId });
  expect(made.status).toBe(201);
  return String(made.json['id']);
}

function change(who: Visitor, id: string, version: number, body: object): Promise<Reply> {
  return who.call('PATCH', `/reviews/${reviewId}/clocks/${id}`, body, { 'if-match': `"${String(version)}"` });
}

const trigger = { local: '2026-03-27T18:00', zone: 'Europe/London' };

test('a clock that was started says when it is due, and by which data', async () => {
  const id = await take('uk-gdpr-breach');
  const started = await change(chair, id, 1, { state: 'running', trigger });
  expect(started.json).toMatchObject({
    state: 'running',
    dueAt: Date.UTC(2026, 2, 30, 18),
    dueDay: '2026-03-30',
    holidaysKnown: true,
    version: 2,
    checkedOn: reportingRegimes.find((regime) => regime.id === 'uk-gdpr-breach')?.checkedOn,
  });
});

test('a rule without a number takes the moment and works out nothing', async () => {
  const id = await take('uk-yellow-card');
  const started = await change(chair, id, 1, { state: 'running', trigger });
  expect(started.json).toMatchObject({ trigger: trigger.local, dueAt: null, dueDay: null });
  const gap = await change(chair, id, 2, { trigger: { local: '2026-03-29T01:30', zone: 'Europe/London' } });
  expect([gap.status, Object.keys(gap.json['fields'] as object)]).toEqual([422, ['trigger']]);
});

test('each state asks for what it needs, by field', async () => {
  const id = await take('eu-mdr-death');
  const fieldsOf = async (body: object) =>
    Object.keys((await change(chair, id, 1, body)).json['fields'] as object);
  expect(await fieldsOf({ state: 'running' })).toEqual(['trigger']);
  expect(await fieldsOf({ state: 'filed' })).toEqual(['filedOn', 'reference']);
  expect(await fieldsOf({ state: 'not-applicable' })).toEqual(['reason']);
  expect((await change(chair, id, 1, { state: 'not-applicable', reason: 'No device.' })).status).toBe(200);
});

test('two people who change it at once are told apart, and every change stands in its history', async () => {
  const id = await take('eu-mdr-serious');
  await change(chair, id, 1, { state: 'running', trigger });
  expect((await change(panel, id, 1, { reason: 'Late.' })).status).toBe(412);
  await change(panel, id, 2, { state: 'filed', filedOn: '2026-03-30', reference: 'R-17' });
  const { json } = await panel.call('GET', `/reviews/${reviewId}/clocks/${id}/history`);
  expect(json['entries']).toMatchObject([
    { field: 'reference', from: null, to: 'R-17', byName: 'Ben' },
    { field: 'filedOn', to: '2026-03-30' },
    { field: 'state', from: 'running', to: 'filed' },
    { field: 'dueDay', from: null, to: '2026-04-11' },
    { field: 'zone' },
    { field: 'trigger', to: trigger.local },
    { field: 'state', from: 'not-started', to: 'running' },
  ]);
});

test('whoever looks after a running clock finds it waiting; others, and those who left, do not', async () => {
  const id = await take('us-mdr-manufacturer');
  const waiting = async (who: Visitor) => (await who.call('GET', '/clocks/waiting')).json['clocks'];
  await change(chair, id, 1, { keeperId: panelId });
  expect(await waiting(panel)).toEqual([]);
  await change(chair, id, 2, { state: 'running', trigger });
  expect(await waiting(panel)).toMatchObject([
    { id, reviewId, reviewTitle: 'A nodule', name: 'Device report: manufacturer', dueDay: '2026-04-26' },
  ]);
  expect(await waiting(chair)).toEqual([]);
  await chair.call('DELETE', `/reviews/${reviewId}/participants/${panelId}`);
  expect(await waiting(panel)).toEqual([]);
});

test('a keeper takes part in the review and reads all of it', async () => {
  const outsider = await app.join(chair, 'Olga');
  const id = await take('eu-mdr-death');
  const outsiderId = String((await outsider.call('GET', '/me')).json['id']);
  const refused = await change(chair, id, 1, { keeperId: outsiderId });
  expect([refused.status, Object.keys(refused.json['fields'] as object)]).toEqual([422, ['keeperId']]);
});

test('clocks go on after the review was signed, and stand in its exports with their notice', async () => {
  const id = await take('england-duty-of-candour-contract');
  await change(chair, id, 1, {
    state: 'running',
    trigger: { local: '2026-04-01T16:00', zone: 'Europe/London' },
  });
  await signReview(app, chair, reviewId);
  const filed = await change(panel, id, 2, {
    state: 'filed',
    filedOn: '2026-04-10',
    reference: 'Letter | 4',
  });
  expect(filed.status).toBe(200);
  const { text } = await chair.call('GET', `/reviews/${reviewId}/exports/markdown`);
  expect(text).toContain('Not legal advice.');
  expect(text).toMatch(
    /Duty of candour: first notice under the NHS contract.*17 April 2026.*Filed 10 April 2026/,
  );
  expect(text).toContain('Letter \\| 4');
  const json = JSON.parse((await chair.call('GET', `/reviews/${reviewId}/exports/json`)).text) as {
    clocks: object[];
  };
  expect(json.clocks).toMatchObject([{ regimeId: 'england-duty-of-candour-contract', dueDay: '2026-04-17' }]);
  expect(JSON.stringify(json.clocks)).not.toContain(panelId);
});

test('clocks chosen at one instant keep the order in which they were chosen', async () => {
  const chosen: string[] = [];
  for (const { id } of reportingRegimes.slice(0, 8)) chosen.push(await take(id));
  const { json } = await chair.call('GET', `/reviews/${reviewId}/clocks`);
  const listed = json['clocks'] as { id: string; changedAt: number }[];
  expect(new Set(listed.map(({ changedAt }) => changedAt)).size).toBe(1);
  expect(listed.map(({ id }) => id)).toEqual(chosen);
});

test('a rule that is not on the list is refused, and the same request twice makes one clock', async () => {
  expect((await chair.call('POST', `/reviews/${reviewId}/clocks`, { regimeId: 'none' })).status).toBe(404);
  const key = { 'idempotency-key': 'a-key-that-is-long-enough' };
  for (let i = 0; i < 2; i += 1)
    await chair.call('POST', `/reviews/${reviewId}/clocks`, { regimeId: 'eu-mdr-death' }, key);
  expect((await chair.call('GET', `/reviews/${reviewId}/clocks`)).json['clocks']).toHaveLength(1);
});
