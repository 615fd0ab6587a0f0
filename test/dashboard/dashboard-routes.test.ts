/** The dashboard over HTTP, with actions that went through their lives by the product itself. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Action, ActionPage } from '../../shared/api/actions.ts';
import type { Dashboard, DashboardReviews } from '../../shared/api/dashboard.ts';
import { createRecords } from '../../shared/review-document/edits.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

const dayMs = 86_400_000;
let app: TestApp;
let ada: Visitor;
let lead: Visitor;
let reviewId: string;

beforeEach(async () => {
  app = await openTestApp();
  ada = await app.setUp();
  lead = await app.join(ada, 'Lea', ['safety-lead']);
  reviewId = String(
    (await ada.call('POST', '/reviews', { title: 'The drip of the night', templateId: 'huddle' })).json['id'],
  );
  const { deps } = app.services;
  await deps.door.edit(reviewId, { memberId: null }, (doc) => {
    const editing = { doc, origin: null, random: deps.random, now: deps.clock };
    createRecords(editing, 'actions', [{ title: 'Show the cut-off', category: 'forcing-function' }]);
  });
  await vi.waitFor(async () => expect(await listed()).toHaveLength(1));
}, 30_000);
afterEach(() => app.close());

async function listed(query = ''): Promise<readonly Action[]> {
  return ((await ada.call('GET', `/actions${query}`)).json as unknown as ActionPage).actions;
}

async function change(body: object): Promise<void> {
  const [action] = await listed();
  const path = `/actions/${reviewId}/${action!.actionId}`;
  const reply = await ada.call('PATCH', path, body, { 'if-match': `"${action!.version}"` });
  expect(reply.status, reply.text).toBe(200);
}

async function figures(query = ''): Promise<Dashboard> {
  return (await lead.call('GET', `/dashboard${query}`)).json as unknown as Dashboard;
}

async function pass(days: number): Promise<void> {
  app.time.now += days * dayMs;
  // Sessions end after a while without use.
  for (const visitor of [ada, lead]) await visitor.call('GET', '/me');
}

function quarterNow(all: Dashboard): Dashboard['times'][number] | undefined {
  return all.times.at(-1);
}

const done = { status: 'implemented', proof: { kind: 'quote', text: 'In use since Monday' } };

test('days from agreed to implemented and on to verified follow the life of an action', async () => {
  await change({ status: 'agreed' });
  await pass(4);
  await change({ status: 'in-progress' });
  await pass(3);
  await change(done);
  expect(quarterNow(await figures())?.agreedToImplemented).toEqual({
    many: 1,
    median: 7,
    lower: 7,
    upper: 7,
  });
  expect((await figures()).effects).toEqual([]);
  await pass(5);
  await change({ checkOutcome: 'worked', note: 'Looked at forty films.' });
  const shown = await figures();
  expect(quarterNow(shown)?.implementedToVerified).toEqual({ many: 1, median: 5, lower: 5, upper: 5 });
  expect(shown.effects).toEqual([
    {
      category: 'forcing-function',
      strength: 'stronger',
      counts: { worked: 1, partly: 0, 'did-not': 0, 'cannot-tell': 0 },
    },
  ]);
  expect(await listed('?outcome=worked&category=forcing-function')).toHaveLength(1);

  await change({ status: 'reopened', note: 'It came back.' });
  const reopened = await figures();
  expect([quarterNow(reopened)?.agreedToImplemented, quarterNow(reopened)?.implementedToVerified]).toEqual([
    null,
    null,
  ]);
  expect(reopened.effects[0]?.counts['worked']).toBe(1);
});

test('an action that was put aside and taken up again was agreed on that day', async () => {
  const approver = (await lead.call('GET', '/me')).json['id'];
  await change({ status: 'agreed' });
  await change({ status: 'declined', note: 'Not ours to do.', approverId: approver });
  await pass(20);
  await change({ status: 'agreed', note: 'It is ours after all.' });
  await pass(2);
  await change(done);
  expect(quarterNow(await figures())?.agreedToImplemented?.median).toBe(2);
});

test('what came of an action before these days were kept is told by its history', async () => {
  await change({ status: 'agreed' });
  await pass(3);
  await change(done);
  await pass(6);
  await change({ checkOutcome: 'worked', note: 'Looked at forty films.' });
  const kept = await figures();
  const { $client: sqlite } = app.services.deps.orm;
  sqlite.exec('update actions set agreed_on = null, verified_on = null, last_outcome = null');
  const { readFileSync } = await import('node:fs');
  const file = new URL('../../db/migrations/0017_dashboard.sql', import.meta.url);
  for (const statement of readFileSync(file, 'utf8').split('--> statement-breakpoint'))
    if (statement.trim().startsWith('UPDATE')) sqlite.exec(statement);
  expect(await figures()).toEqual(kept);
});

test('a review is stuck once nothing has happened in it for so many days, and a safety lead outside is not told its title', async () => {
  await pass(9);
  const stuckNow = async (query: string) => (await figures(query)).stuck.find((one) => one.stuck > 0);
  expect(await stuckNow('?quietDays=10')).toBeUndefined();
  expect(await stuckNow('?quietDays=9')).toMatchObject({ place: 'gathering', open: 1, longestDays: 9 });
  const path = '/dashboard/reviews?place=gathering&stuck=true&quietDays=9';
  const outside = (await lead.call('GET', path)).text;
  expect(JSON.parse(outside)).toMatchObject({
    total: 1,
    reviews: [{ id: reviewId, title: null, templateName: 'Rapid AI huddle', chairs: 1, openActions: 1 }],
  });
  expect(outside).not.toContain('drip');
  const within = (await ada.call('GET', path)).json as unknown as DashboardReviews;
  expect(within.reviews[0]?.title).toBe('The drip of the night');
  await ada.call('POST', `/reviews/${reviewId}/comments`, { place: 'review', text: 'Who saw it first?' });
  expect(await stuckNow('?quietDays=9')).toBeUndefined();
});
