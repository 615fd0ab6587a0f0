/** The history of a place over HTTP: with the decisions about an action, and with what came by a step of the review. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PlaceHistory } from '../../shared/api/history.ts';
import { createRecord, recordText, type Editing } from '../../shared/review-document/edits.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

let app: TestApp;
let ada: Visitor;
let memberId: string;
let reviewId: string;

beforeEach(async () => {
  app = await openTestApp();
  ada = await app.setUp();
  memberId = String((await ada.call('GET', '/me')).json['id']);
  reviewId = String((await ada.call('POST', '/reviews', { title: 'A', templateId: 'huddle' })).json['id']);
});

afterEach(() => app.close());

async function edit<T>(work: (editing: Editing) => T): Promise<T> {
  let result: T | undefined;
  const { door, random } = app.services.deps;
  await door.edit(reviewId, { memberId }, (doc) => {
    result = work({ doc, origin: null, random, now: () => app.time.now });
  });
  return result as T;
}

async function history(place: string): Promise<PlaceHistory> {
  const { status, json } = await ada.call('GET', `/reviews/${reviewId}/history?place=${place}`);
  expect(status).toBe(200);
  return json as unknown as PlaceHistory;
}

test('the history of an action holds what was decided in the tracker, newest first', async () => {
  const id = await edit((editing) =>
    createRecord(editing, 'actions', { title: 'Show uncertainty', category: 'software-change' }),
  );
  const path = `/actions/${reviewId}/${id}`;
  await expect.poll(async () => (await ada.call('GET', path)).status).toBe(200);
  const version = String((await ada.call('GET', path)).json['version']);
  const agreed = await ada.call('PATCH', path, { status: 'agreed' }, { 'if-match': `"${version}"` });
  expect(agreed.status).toBe(200);
  const { entries, decisions } = await history(`actions/${id}`);
  expect(decisions[0]).toMatchObject({ byName: 'Ada Stern', field: 'status', to: 'agreed' });
  expect(entries.at(-1)).toMatchObject({ name: 'Ada Stern', byStep: true });
});

test('going back to a version is told as a step of the review, not as writing', async () => {
  const id = await edit((editing) => createRecord(editing, 'lessons', { text: 'One' }));
  await ada.call('POST', `/reviews/${reviewId}/versions`);
  await edit(({ doc }) => recordText(doc, 'lessons', id, 'text')?.insert(3, ' and more'));
  app.time.now += 3_600_000;
  await ada.call('POST', `/reviews/${reviewId}/versions/1/restore`);
  const [newest] = (await history(`lessons/${id}`)).entries;
  expect(newest).toMatchObject({ byStep: true, name: 'Ada Stern' });
});

test('what names no place is refused with a sentence', async () => {
  for (const place of ['', 'x', 'prose:', 'factors/../a', 'a/b/c']) {
    const query = new URLSearchParams({ place }).toString();
    expect((await ada.call('GET', `/reviews/${reviewId}/history?${query}`)).status).toBe(422);
  }
});
