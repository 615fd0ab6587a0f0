/** A patient partner's point: written into the document by the server, live, once, and without a name. */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { readContent } from '../../shared/review-document/reads.ts';
import { setChoice } from '../../shared/review-document/edits.ts';
import { signReview } from '../support/sign-review.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

let app: TestApp;
let chair: Visitor;
let partner: Visitor;
let reviewId: string;

beforeAll(async () => {
  app = await openTestApp();
  chair = await app.setUp();
  partner = await app.join(chair, 'Pat');
});
afterAll(() => app.close());
beforeEach(async () => {
  const opened = await chair.call('POST', '/reviews', { title: 'A missed nodule', templateId: 'full' });
  reviewId = String(opened.json['id']);
  const me = await partner.call('GET', '/me');
  await chair.call('POST', `/reviews/${reviewId}/participants`, {
    memberId: me.json['id'],
    role: 'patient-partner',
  });
});

const key = 'a-key-of-the-partners-own';

function say(text: string, headers: Record<string, string> = {}) {
  return partner.call('POST', `/reviews/${reviewId}/voices`, { text }, headers);
}

async function voices() {
  return app.services.deps.door.read(reviewId, (doc) => readContent(doc).records.voices);
}

test("a partner's point stands in the document as a patient's, open, with nobody's name", async () => {
  const reply = await say('  Nobody told me that software had a part in it.  ');
  expect(reply.status).toBe(201);
  expect(reply.json['voices']).toEqual([
    {
      of: 'patient',
      text: 'Nobody told me that software had a part in it.',
      response: '',
      answer: 'open',
    },
  ]);
  expect(await voices()).toMatchObject([{ of: 'patient', answer: 'open', response: '' }]);
  const document = await chair.call('GET', `/reviews/${reviewId}/document`);
  expect(document.text).not.toMatch(/\bPat\b/);
});

test('a point sent again after its answer got lost is made once', async () => {
  await say('Who else is waiting?', { 'idempotency-key': key });
  const again = await say('Who else is waiting?', { 'idempotency-key': key });
  expect(again.status).toBe(201);
  expect(await voices()).toHaveLength(1);
});

test('whoever is removed while their point is on its way makes none', async () => {
  const { door } = app.services.deps;
  const edit = door.edit.bind(door);
  const me = await partner.call('GET', '/me');
  vi.spyOn(door, 'edit').mockImplementationOnce(async (...asked) => {
    await chair.call('DELETE', `/reviews/${reviewId}/participants/${String(me.json['id'])}`);
    await edit(...asked);
  });
  const reply = await say('Said too late.');
  expect([reply.status, reply.json['code']]).toEqual([403, 'forbidden']);
  expect(await voices()).toEqual([]);
});

test('an empty point is refused with a sentence, and nothing is written', async () => {
  expect((await say('   ')).status).toBe(422);
  expect(await voices()).toEqual([]);
});

test('what came of a point shows on the page of the partner', async () => {
  await say('Who else is waiting?');
  const { door, random, clock } = app.services.deps;
  await door.edit(reviewId, { memberId: null }, (doc) => {
    const editing = { doc, origin: null, random, now: clock };
    for (const { id } of readContent(doc).records.voices)
      setChoice(editing, 'voices', id, 'answer', 'changed');
  });
  const page = await partner.call('GET', `/reviews/${reviewId}/partner-page`);
  expect(page.json['voices']).toMatchObject([{ answer: 'changed' }]);
});

test('a review without a section for voices takes no point, and says why', async () => {
  const huddle = await chair.call('POST', '/reviews', { title: 'Short', templateId: 'huddle' });
  reviewId = String(huddle.json['id']);
  const me = await partner.call('GET', '/me');
  const people = `/reviews/${reviewId}/participants`;
  await chair.call('POST', people, { memberId: me.json['id'], role: 'patient-partner' });
  const page = await partner.call('GET', `/reviews/${reviewId}/partner-page`);
  expect(page.json['takesVoices']).toBe(false);
  const reply = await say('Where would this go?');
  expect([reply.status, reply.json['code']]).toEqual([409, 'not-allowed-now']);
  expect(await voices()).toEqual([]);
});

test('a signed review takes no further point', async () => {
  await signReview(app, chair, reviewId);
  const reply = await say('Too late?');
  expect([reply.status, reply.json['code']]).toEqual([409, 'signed']);
});
