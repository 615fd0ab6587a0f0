import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { activityGap } from '../../server/versions.ts';
import type { Later } from '../../server/later.ts';
import { createRecord, recordText, type Editing } from '../../shared/review-document/edits.ts';
import { readRecords } from '../../shared/review-document/reads.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

let app: TestApp;
let ada: Visitor;
let reviewId: string;
let waiting: (() => void)[];

/** Only the wait for a version of the day's work is held; everything else runs on its timers. */
const later: Later = (work, ms) => {
  if (ms === activityGap) {
    waiting.push(work);
    return () => (waiting = waiting.filter((other) => other !== work));
  }
  const timer = setTimeout(work, ms);
  timer.unref();
  return () => clearTimeout(timer);
};

async function edit<T>(work: (editing: Editing) => T): Promise<T> {
  const { door, random, clock } = app.services.deps;
  let result: T | undefined;
  await door.edit(reviewId, { memberId: null }, (doc) => {
    result = work({ doc, origin: null, random, now: clock });
  });
  return result as T;
}

interface Entry {
  readonly number: number;
  readonly reason: string;
  readonly byName: string | null;
}

async function listed(): Promise<Entry[]> {
  const reply = await ada.call('GET', `/reviews/${reviewId}/versions`);
  return (reply.json['versions'] as Entry[]).map(({ number, reason, byName }) => ({
    number,
    reason,
    byName,
  }));
}

const lessons = () =>
  app.services.deps.door.read(reviewId, (doc) => readRecords(doc, 'lessons').map(({ text }) => text));

beforeEach(async () => {
  waiting = [];
  app = await openTestApp({ later });
  ada = await app.setUp();
  const opened = await ada.call('POST', '/reviews', { title: 'A missed nodule', templateId: 'full' });
  reviewId = String(opened.json['id']);
});
afterEach(() => app.close());

test('[P46] ten minutes after the first edit since the last version one is kept, once for the same content', async () => {
  await edit((editing) => createRecord(editing, 'lessons', { text: 'one' }));
  await edit((editing) => createRecord(editing, 'lessons', { text: 'two' }));
  expect(waiting).toHaveLength(1);
  waiting.shift()?.();
  await expect.poll(listed).toEqual([{ number: 1, reason: 'activity', byName: null }]);
  const id = await edit((editing) => createRecord(editing, 'lessons', { text: 'three' }));
  await edit(({ doc }) => recordText(doc, 'lessons', id, 'text')?.insert(5, '!'));
  expect(waiting).toHaveLength(1);
});

test('[P46] a version is kept before the stage changes, by whoever changes it', async () => {
  await edit((editing) => createRecord(editing, 'lessons', { text: 'gathered' }));
  const moved = await ada.call('POST', `/reviews/${reviewId}/stage`, { to: 'analysing' });
  expect(moved.status).toBe(200);
  expect(await listed()).toEqual([{ number: 1, reason: 'stage', byName: 'Ada Stern' }]);
});

test('[P46] a version is read with content that its hash is of', async () => {
  await edit((editing) => createRecord(editing, 'lessons', { text: 'kept' }));
  expect((await ada.call('POST', `/reviews/${reviewId}/versions`)).json).toEqual({ number: 1 });
  const { text, json } = await ada.call('GET', `/reviews/${reviewId}/versions/1`);
  const content = text.slice(text.indexOf('"content":') + '"content":'.length, -1);
  expect(json['sha256']).toBe(createHash('sha256').update(content).digest('hex'));
  expect((await ada.call('GET', `/reviews/${reviewId}/versions/9`)).status).toBe(404);
  expect((await ada.call('GET', `/reviews/${reviewId}/versions/x`)).status).toBe(404);
});

test('[P46] restoring sets the review back as a new change, after keeping what was there', async () => {
  await edit((editing) => createRecord(editing, 'lessons', { text: 'first' }));
  await ada.call('POST', `/reviews/${reviewId}/versions`);
  await edit((editing) => createRecord(editing, 'lessons', { text: 'second' }));
  const differs = await ada.call('GET', `/reviews/${reviewId}/versions/1/compare/0`);
  expect(differs.json['differences']).toMatchObject([{ change: 'added', before: '', after: 'second' }]);
  const restored = await ada.call('POST', `/reviews/${reviewId}/versions/1/restore`);
  expect(restored.json).toEqual({ kept: 2 });
  expect(await lessons()).toEqual(['first']);
  expect((await listed())[0]).toEqual({ number: 2, reason: 'restore', byName: 'Ada Stern' });
  await ada.call('POST', `/reviews/${reviewId}/versions/2/restore`);
  expect((await lessons()).sort()).toEqual(['first', 'second']);
});

test('[P46] a version that is damaged on the disk is neither shown nor restored', async () => {
  await ada.call('POST', `/reviews/${reviewId}/versions`);
  const { sqlite } = app.services.database;
  sqlite.prepare(`UPDATE versions SET content = replace(content, 'full', 'fill')`).run();
  for (const [method, path] of [
    ['GET', '/versions/1'],
    ['POST', '/versions/1/restore'],
  ] as const) {
    const reply = await ada.call(method, `/reviews/${reviewId}${path}`);
    expect([reply.status, reply.json['code']]).toEqual([500, 'internal']);
  }
});
