/** What concerns a member comes into their inbox with the act itself, and shows no more than they may see. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { InboxPage } from '../../shared/api/inbox.ts';
import { createRecord } from '../../shared/review-document/edits.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

let app: TestApp;
let ada: Visitor;
let ben: Visitor;
let benId: string;
let reviewId: string;

beforeEach(async () => {
  app = await openTestApp();
  ada = await app.setUp();
  ben = await app.join(ada, 'Ben');
  benId = String((await ben.call('GET', '/me')).json['id']);
  const opened = await ada.call('POST', '/reviews', { title: 'A missed nodule', templateId: 'huddle' });
  reviewId = String(opened.json['id']);
});
afterEach(() => app.close());

async function inbox(visitor: Visitor, query = ''): Promise<InboxPage> {
  return (await visitor.call('GET', `/inbox${query}`)).json as unknown as InboxPage;
}

const join = (role: string) =>
  ada.call('POST', `/reviews/${reviewId}/participants`, { memberId: benId, role });

async function actionOfBen(): Promise<string> {
  const { deps } = app.services;
  let actionId = '';
  await deps.door.edit(reviewId, { memberId: null }, (doc) => {
    const editing = { doc, origin: null, random: deps.random, now: deps.clock };
    actionId = createRecord(editing, 'actions', { title: 'Show uncertainty' });
  });
  const path = `/actions/${reviewId}/${actionId}`;
  await vi.waitFor(async () => expect((await ada.call('GET', path)).status).toBe(200), 10_000);
  await change(actionId, { ownerId: benId });
  return actionId;
}

async function change(actionId: string, body: object, by = ada): Promise<void> {
  const path = `/actions/${reviewId}/${actionId}`;
  const etag = (await by.call('GET', path)).headers.get('etag') ?? '';
  expect((await by.call('PATCH', path, body, { 'if-match': etag })).status).toBe(200);
}

test('being added, getting another role and a stage that moves are told to those concerned, not to who did it', async () => {
  await join('panel');
  await ada.call('PATCH', `/reviews/${reviewId}/participants/${benId}`, { role: 'observer' });
  await ada.call('POST', `/reviews/${reviewId}/stage`, { to: 'analysing' });
  const { items, unread } = await inbox(ben);
  expect(items.map(({ kind, role, stage, byName }) => [kind, role, stage, byName])).toEqual([
    ['review-stage', null, 'analysing', 'Ada Stern'],
    ['review-role', 'observer', null, 'Ada Stern'],
    ['review-added', 'panel', null, 'Ada Stern'],
  ]);
  expect([unread, (await inbox(ada)).items]).toEqual([3, []]);
});

test('the title of a review is gone from the inbox with the right to read it', async () => {
  await join('panel');
  expect((await inbox(ben)).items[0]?.review).toEqual({ id: reviewId, title: 'A missed nodule' });
  await ada.call('DELETE', `/reviews/${reviewId}/participants/${benId}`);
  const after = await ben.call('GET', '/inbox');
  expect(after.text).not.toContain('nodule');
  expect((after.json as unknown as InboxPage).items[0]?.review).toBeNull();
});

test('an owner outside the review hears of being asked, of agreement and of changes, without the review’s title', async () => {
  const actionId = await actionOfBen();
  await change(actionId, { status: 'agreed' });
  await change(actionId, { dueOn: '2026-04-01' });
  await change(actionId, { note: 'Begun.' }, ben);
  const { items } = await inbox(ben);
  expect(items.map(({ kind }) => kind)).toEqual(['action-changed', 'action-agreed', 'action-owner']);
  expect(items[0]).toMatchObject({ action: { actionId, title: 'Show uncertainty' }, review: null });
  expect(JSON.stringify(items)).not.toContain('nodule');
});

test('an action that went to somebody else is no longer named', async () => {
  const actionId = await actionOfBen();
  await change(actionId, { ownerId: null });
  expect((await inbox(ben)).items[0]).toMatchObject({ kind: 'action-owner', action: null });
});

test('one item is read, then all up to the newest seen; one that came later stays unread', async () => {
  await join('panel');
  for (const role of ['observer', 'panel', 'observer'])
    await ada.call('PATCH', `/reviews/${reviewId}/participants/${benId}`, { role });
  const [newest, second] = (await inbox(ben)).items;
  const one = await ben.call('POST', '/inbox/read', { item: second!.id });
  expect(one.json).toEqual({ unread: 3 });
  await ada.call('POST', `/reviews/${reviewId}/stage`, { to: 'analysing' });
  const upTo = await ben.call('POST', '/inbox/read', { upTo: newest!.id });
  expect(upTo.json).toEqual({ unread: 1 });
  expect((await inbox(ben, '?unread=true')).items.map(({ kind }) => kind)).toEqual(['review-stage']);
});

test('words that a merge swallowed are told to their author once, however many follow, until that was read', async () => {
  await join('panel');
  await ben.call('POST', '/inbox/read', { upTo: 1000 });
  const lose = async (id: string) => {
    const seq = (await app.services.deps.stores.reviews.sequence(reviewId)) ?? 0;
    const lost = { id, place: 'prose:s.what', text: 'A whole passage.', authorId: benId, otherId: null };
    await app.services.engine.commit(() => ({
      reviewId,
      epoch: 1,
      seq,
      parts: [],
      bindings: [],
      swallowed: [lost],
    }));
  };
  await lose('lost-1');
  await lose('lost-2');
  const { items, unread } = await inbox(ben);
  expect(unread).toBe(1);
  expect(items[0]).toMatchObject({ kind: 'words-recovered', review: { id: reviewId }, byName: null });
  await ben.call('POST', '/inbox/read', { item: items[0]!.id });
  await lose('lost-3');
  expect((await inbox(ben)).unread).toBe(1);
});

test('nobody marks what is somebody else’s', async () => {
  await join('panel');
  const [item] = (await inbox(ben)).items;
  await ada.call('POST', '/inbox/read', { item: item!.id });
  await ada.call('POST', '/inbox/read', { upTo: item!.id });
  expect((await inbox(ben)).unread).toBe(1);
});

test('pages follow one another without a gap', async () => {
  await join('panel');
  for (const role of ['observer', 'panel', 'observer', 'panel'])
    await ada.call('PATCH', `/reviews/${reviewId}/participants/${benId}`, { role });
  const seen: number[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: InboxPage = await inbox(ben, `?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual([...seen].sort((a, b) => b - a));
  expect(new Set(seen).size).toBe(5);
});
