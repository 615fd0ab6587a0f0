/** The tracker over HTTP: several actions changed at once, what is at risk, and views that are one's own. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Action, ActionPage, ActionsAtRisk, BulkChangeAnswer } from '../../shared/api/actions.ts';
import { createRecords } from '../../shared/review-document/edits.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

let app: TestApp;
let ada: Visitor;
let reviewId: string;

beforeEach(async () => {
  app = await openTestApp();
  ada = await app.setUp();
  reviewId = String((await ada.call('POST', '/reviews', { title: 'A', templateId: 'huddle' })).json['id']);
  const { deps } = app.services;
  await deps.door.edit(reviewId, { memberId: null }, (doc) => {
    const editing = { doc, origin: null, random: deps.random, now: deps.clock };
    createRecords(editing, 'actions', [{ title: 'Show the cut-off' }, { title: 'Count the alarms' }]);
  });
  await vi.waitFor(async () => expect(await listed()).toHaveLength(2));
}, 30_000);
afterEach(() => app.close());

async function listed(query = ''): Promise<readonly Action[]> {
  return ((await ada.call('GET', `/actions${query}`)).json as unknown as ActionPage).actions;
}

async function change(preview: boolean, change: object, items: readonly Action[]): Promise<BulkChangeAnswer> {
  const asked = items.map(({ reviewId, actionId, version }) => ({ reviewId, actionId, version, change }));
  const answer = await ada.call('POST', '/actions/changes', { preview, items: asked });
  expect(answer.status).toBe(200);
  return answer.json as unknown as BulkChangeAnswer;
}

test('a preview says what would be refused and why, and changes nothing', async () => {
  const [first, second] = await listed();
  await change(false, { status: 'agreed' }, [first!]);
  const before = await listed();
  const { results } = await change(true, { status: 'in-progress' }, before);
  const refused = new Map(results.map((result) => [result.actionId, result.refused]));
  expect(refused.get(first!.actionId)).toBeNull();
  expect(refused.get(second!.actionId)?.sentence).toMatch(/\S/);
  expect(await listed()).toEqual(before);
});

test('a change of several is a change of each, and one that moved on meanwhile is left alone', async () => {
  const actions = await listed();
  await change(false, { dueOn: '2026-12-01' }, [actions[0]!]);
  const { results } = await change(false, { dueOn: '2026-12-24' }, actions);
  expect(results.map(({ refused }) => refused === null)).toEqual([false, true]);
  expect((await listed()).map(({ dueOn }) => dueOn).toSorted()).toEqual(['2026-12-01', '2026-12-24']);
});

test('what is most at risk comes first, with why', async () => {
  const actions = await listed();
  await change(false, { status: 'agreed' }, actions);
  await change(false, { dueOn: '2020-01-01' }, (await listed()).slice(0, 1));
  const late = (await listed()).find(({ dueOn }) => dueOn !== null);
  const found = (await ada.call('GET', '/actions/at-risk')).json as unknown as ActionsAtRisk;
  expect(found.actions.map(({ action }) => action.actionId)[0]).toBe(late?.actionId);
  expect(found.actions[0]?.reasons).toEqual(['late', 'no-owner']);
  expect(found.actions).toHaveLength(2);
});

test('what has no owner and no measure is found', async () => {
  expect(await listed('?noOwner=true&noMeasure=true')).toHaveLength(2);
  expect(await listed('?stage=signed')).toHaveLength(0);
  expect(await listed('?text=CUT-off')).toHaveLength(1);
});

test('a view is its member’s alone to open, rename and delete', async () => {
  const kept = await ada.call('POST', '/me/views', { name: 'Late', query: 'overdue=true' });
  const [view] = kept.json['views'] as { id: string }[];
  const ben = await app.join(ada, 'Ben');
  expect((await ben.call('GET', '/me/views')).json['views']).toEqual([]);
  expect((await ben.call('PATCH', `/me/views/${view!.id}`, { name: 'Mine' })).status).toBe(404);
  expect((await ben.call('DELETE', `/me/views/${view!.id}`)).status).toBe(404);
  const renamed = await ada.call('PATCH', `/me/views/${view!.id}`, { name: 'Overdue' });
  expect(renamed.json['views']).toEqual([{ id: view!.id, name: 'Overdue', query: 'overdue=true' }]);
  expect((await ada.call('DELETE', `/me/views/${view!.id}`)).json['views']).toEqual([]);
});
