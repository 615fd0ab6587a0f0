/** Comments over HTTP: who may what, what is kept, and who hears of it. */
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientNumbers, reviews } from '../../db/schema.ts';
import type { CommentPage, CommentThread } from '../../shared/api/comments.ts';
import type { InboxPage } from '../../shared/api/inbox.ts';
import { makeAnchor } from '../../shared/comments/make-anchor.ts';
import type { TextAnchor } from '../../shared/comments/anchor.ts';
import { createRecord } from '../../shared/review-document/edits.ts';
import { appendProse } from '../../shared/review-document/prose-write.ts';
import { openTestApp, type Reply, type TestApp, type Visitor } from '../support/test-app.ts';

let app: TestApp;
let reviewId: string;
const people = new Map<string, { visitor: Visitor; id: string }>();
const of = (name: string) => people.get(name)!.visitor;
const idOf = (name: string) => people.get(name)!.id;

beforeEach(async () => {
  app = await openTestApp();
  const ada = await app.setUp();
  people.set('Ada', { visitor: ada, id: String((await ada.call('GET', '/me')).json['id']) });
  const opened = await ada.call('POST', '/reviews', { title: 'A missed nodule', templateId: 'huddle' });
  reviewId = String(opened.json['id']);
  for (const [name, role] of [
    ['Ben', 'panel'],
    ['Olga', 'observer'],
    ['Sue', 'supplier'],
    ['Pat', 'patient-partner'],
  ] as const) {
    const visitor = await app.join(ada, name);
    const id = String((await visitor.call('GET', '/me')).json['id']);
    people.set(name, { visitor, id });
    await ada.call('POST', `/reviews/${reviewId}/participants`, { memberId: id, role });
  }
});
afterEach(() => app.close());

const path = (rest = '') => `/reviews/${reviewId}/comments${rest}`;
const threadOf = (reply: Reply) => reply.json as unknown as CommentThread;

/** Writes as a member, so that the words have an author. */
async function write(text: string, by = 'Ada'): Promise<TextAnchor> {
  const { door, random, clock } = app.services.deps;
  await door.edit(reviewId, { memberId: idOf(by) }, (doc) => {
    appendProse({ doc, origin: null, random, now: clock }, 's.what', [text]);
  });
  const anchor = await door.read(reviewId, (doc) => makeAnchor(doc, 'prose:s.what', 0, text.length)!);
  // As though the words had come over their socket.
  const { orm } = app.services.database;
  orm
    .update(clientNumbers)
    .set({ memberId: idOf(by) })
    .where(eq(clientNumbers.clientNumber, anchor.from[0]))
    .run();
  return anchor;
}

async function begin(name: string, body: object = {}, headers = {}): Promise<Reply> {
  return of(name).call('POST', path(), { place: 'review', text: 'Who saw it first?', ...body }, headers);
}

async function list(name: string, query = ''): Promise<CommentPage> {
  return (await of(name).call('GET', path(query))).json as unknown as CommentPage;
}

async function inbox(name: string) {
  const page = (await of(name).call('GET', '/inbox')).json as unknown as InboxPage;
  return page.items.filter(({ kind }) => kind === 'mention' || kind.startsWith('comment'));
}

test('a thread on words keeps its anchor and quote, is numbered, and answers stand in it in order', async () => {
  const anchor = await write('The alert was switched off at night.');
  const made = threadOf(await begin('Olga', { place: 'prose:s.what', anchor, text: 'Since when?' }));
  expect(made).toMatchObject({ number: 1, place: 'prose:s.what', anchor, state: 'open' });
  await of('Ben').call('POST', path(`/${made.id}/replies`), { text: 'Since March.' });
  await begin('Sue');
  const seen = await list('Ada');
  expect(seen.threads.map(({ number }) => number)).toEqual([1, 2]);
  expect(seen.threads[0]?.comments.map(({ byName, byRole, text }) => [byName, byRole, text])).toEqual([
    ['Olga', 'observer', 'Since when?'],
    ['Ben', 'panel', 'Since March.'],
  ]);
});

test('the same key begins one thread and gives one answer, however often it is sent', async () => {
  const key = { 'idempotency-key': 'a-key-long-enough-1' };
  const first = threadOf(await begin('Ben', {}, key));
  expect(threadOf(await begin('Ben', {}, key)).id).toBe(first.id);
  const reply = () => of('Ada').call('POST', path(`/${first.id}/replies`), { text: 'I did.' }, key);
  await reply();
  expect(threadOf(await reply()).comments).toHaveLength(2);
  expect((await list('Ada')).threads).toHaveLength(1);
});

test('only its author rewords a comment, against the version they saw; earlier wordings stay', async () => {
  const thread = threadOf(await begin('Ben', { text: 'Nobody looked.' }));
  const one = path(`/${thread.id}/replies/${thread.comments[0]!.id}`);
  expect((await of('Ada').call('PATCH', one, { text: 'x' }, { 'if-match': '"1"' })).status).toBe(403);
  expect((await of('Ben').call('PATCH', one, { text: 'x' })).status).toBe(400);
  app.time.now += 1000;
  const edited = await of('Ben').call('PATCH', one, { text: 'Nobody was shown it.' }, { 'if-match': '"1"' });
  expect(threadOf(edited).comments[0]).toMatchObject({
    text: 'Nobody was shown it.',
    version: 2,
    editedAt: app.time.now,
    earlier: [{ text: 'Nobody looked.', at: app.time.now - 1000 }],
  });
  const late = await of('Ben').call('PATCH', one, { text: 'x' }, { 'if-match': '"1"' });
  expect([late.status, late.json['code']]).toEqual([412, 'changed-meanwhile']);
});

test('a removed comment says that it was removed, and its words and earlier words are gone; an empty thread goes', async () => {
  const thread = threadOf(await begin('Ben', { text: 'A name slipped in here.' }));
  await of('Ada').call('POST', path(`/${thread.id}/replies`), { text: 'Please take it out.' });
  const one = path(`/${thread.id}/replies/${thread.comments[0]!.id}`);
  await of('Ben').call('PATCH', one, { text: 'A name slipped in.' }, { 'if-match': '"1"' });
  expect((await of('Ada').call('DELETE', one, undefined, { 'if-match': '"2"' })).status).toBe(403);
  expect((await of('Ben').call('DELETE', one, undefined, { 'if-match': '"2"' })).status).toBe(204);
  const after = await of('Ada').call('GET', path());
  expect(after.text).not.toContain('slipped');
  expect((after.json as unknown as CommentPage).threads[0]?.comments[0]).toMatchObject({
    removedAt: app.time.now,
    text: '',
  });
  const alone = threadOf(await begin('Ben'));
  const last = path(`/${alone.id}/replies/${alone.id}`);
  await of('Ben').call('DELETE', last, undefined, { 'if-match': '"1"' });
  expect((await list('Ada')).threads.map(({ id }) => id)).toEqual([thread.id]);
  expect(threadOf(await begin('Ben')).number).toBe(3);
});

test('the panel settles every thread, a reader only their own; it can be opened again', async () => {
  const theirs = threadOf(await begin('Ada'));
  const own = threadOf(await begin('Olga'));
  const settle = (name: string, id: string, state: string) =>
    of(name).call('PUT', path(`/${id}/state`), { state });
  expect((await settle('Olga', theirs.id, 'resolved')).status).toBe(403);
  expect(threadOf(await settle('Olga', own.id, 'resolved'))).toMatchObject({
    state: 'resolved',
    stateByName: 'Olga',
  });
  expect((await list('Ben', '?state=open')).threads.map(({ id }) => id)).toEqual([theirs.id]);
  expect(threadOf(await settle('Ben', own.id, 'open'))).toMatchObject({ state: 'open', stateByName: 'Ben' });
});

test('filters answer with what concerns the reader and with what stands in a place', async () => {
  const { deps } = app.services;
  let factorId = '';
  await deps.door.edit(reviewId, { memberId: null }, (doc) => {
    factorId = createRecord({ doc, origin: null, random: deps.random, now: deps.clock }, 'factors', {
      condition: 'Small findings score low',
    });
  });
  await begin('Ben', { text: 'For the review.' });
  await begin('Olga', { place: `factors/${factorId}`, text: '@Ben, who chose it?', mentions: [idOf('Ben')] });
  const texts = async (query: string) =>
    (await list('Ben', query)).threads.map(({ comments }) => comments[0]?.text);
  expect(await texts('?whose=mine')).toEqual(['For the review.']);
  expect(await texts('?whose=mentions')).toEqual(['@Ben, who chose it?']);
  expect(await texts(`?place=factors/${factorId}`)).toEqual(['@Ben, who chose it?']);
  expect(await texts('?limit=1')).toEqual(['For the review.']);
  const { nextCursor } = await list('Ben', '?limit=1');
  expect(await texts(`?limit=1&cursor=${nextCursor ?? ''}`)).toEqual(['@Ben, who chose it?']);
});

test('whoever is named, spoke before, or wrote the words hears of it once; nobody of what they did themselves', async () => {
  const anchor = await write('The alert was switched off.', 'Ada');
  const thread = threadOf(
    await begin('Olga', {
      place: 'prose:s.what',
      anchor,
      text: '@Ben, since when was it off?',
      mentions: [idOf('Ben')],
    }),
  );
  expect(await inbox('Ada')).toMatchObject([
    { kind: 'comment-on-mine', byName: 'Olga', comment: { threadId: thread.id, number: 1 } },
  ]);
  expect(await inbox('Ben')).toMatchObject([
    { kind: 'mention', comment: { words: '@Ben, since when was it off?' } },
  ]);
  await of('Ben').call('POST', path(`/${thread.id}/replies`), {
    text: '@Olga since March.',
    mentions: [idOf('Olga')],
  });
  expect((await inbox('Olga')).map(({ kind }) => kind)).toEqual(['mention']);
  await of('Ada').call('POST', path(`/${thread.id}/replies`), { text: 'By default.' });
  expect((await inbox('Olga')).map(({ kind }) => kind)).toEqual(['comment-reply', 'mention']);
  expect((await inbox('Ben')).map(({ kind }) => kind)).toEqual(['comment-reply', 'mention']);
  expect(await inbox('Ada')).toHaveLength(1);
});

test('what a comment said leaves the inbox with the right to read it, and when it is removed', async () => {
  const thread = threadOf(await begin('Ada', { text: '@Ben a secret', mentions: [idOf('Ben')] }));
  expect((await inbox('Ben'))[0]?.comment?.words).toBe('@Ben a secret');
  await of('Ada').call('DELETE', path(`/${thread.id}/replies/${thread.id}`), undefined, {
    'if-match': '"1"',
  });
  expect((await inbox('Ben'))[0]).toMatchObject({ kind: 'mention', comment: null });
  await begin('Ada', { text: '@Ben another', mentions: [idOf('Ben')] });
  await of('Ada').call('DELETE', `/reviews/${reviewId}/participants/${idOf('Ben')}`);
  expect((await of('Ben').call('GET', '/inbox')).text).not.toContain('another');
});

test('nobody is named who does not read comments, and places that are not there take none', async () => {
  const partner = await begin('Ada', { text: '@Pat', mentions: [idOf('Pat')] });
  expect([partner.status, partner.json['fields']]).toMatchObject([422, {}]);
  for (const place of ['factors/nothing', 'prose:s.nowhere', 'meta/x', 'factors/nothing/condition'])
    expect((await begin('Ada', { place })).status, place).toBe(422);
  expect((await begin('Ada', { text: '  ' })).status).toBe(422);
  expect((await begin('Ada', { text: 'a'.repeat(4001) })).status).toBe(422);
});

test('a signed review shows its comments and takes no more', async () => {
  const thread = threadOf(await begin('Ada'));
  const { orm } = app.services.database;
  orm.update(reviews).set({ stage: 'signed' }).run();
  const refused = [
    await begin('Ada'),
    await of('Ada').call('POST', path(`/${thread.id}/replies`), { text: 'One more.' }),
    await of('Ada').call('PUT', path(`/${thread.id}/state`), { state: 'resolved' }),
  ];
  expect(refused.map(({ json }) => json['code'])).toEqual(['signed', 'signed', 'signed']);
  expect((await list('Olga')).threads).toHaveLength(1);
});
