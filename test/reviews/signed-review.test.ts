/**
 * A signed review stays as it was signed. Every way there is to change it is tried over a real server, by whoever may most,
 * and afterwards nothing of it is different. Its actions and clocks go on, as they should.
 */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { digestOf } from '../../db/document-store.ts';
import { documents, recoveredTexts, reviews } from '../../db/schema.ts';
import { makeLog } from '../../server/log.ts';
import { startServer, type RunningServer } from '../../server/start-server.ts';
import { checkSignedFile } from '../../shared/agreement/signed-file.ts';
import type { Action } from '../../shared/api/actions.ts';
import type { AgreementState } from '../../shared/api/agreement.ts';
import type { CommentThread } from '../../shared/api/comments.ts';
import { createRecord } from '../../shared/review-document/edits.ts';
import { appendProse } from '../../shared/review-document/prose-write.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import { AckedWriter } from '../support/acked-writer.ts';
import { join, setUp, testPassword, type MemberClient } from '../support/member-client.ts';
import { seededBytes } from '../support/review-world.ts';
import { signOverHttp } from '../support/sign-over-http.ts';
import { bareSocket, until, updateFrame } from '../support/stock-client.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();
const seed = 11;
let server: RunningServer;
let chair: MemberClient;
let panel: MemberClient;
let partner: MemberClient;
let reviewId: string;
let thread: CommentThread;
let agreed: Action;
/** A tab that was open, and offline, while the review was signed. */
let oldTab: AckedWriter;
const path = (rest = '') => `/reviews/${reviewId}${rest}`;
const editing = (doc: Y.Doc) => ({ doc, origin: null, random: seededBytes(seed), now: () => 1 });

beforeAll(async () => {
  server = await startServer(
    { port: 0, host: '127.0.0.1', dataDir: folder.path, publicUrl: null, logLevel: 'silent' },
    { log: makeLog('silent') },
  );
  chair = await setUp(server.url);
  panel = await join(chair, 'Ben Panel');
  partner = await join(chair, 'Pia Partner');
  reviewId = (await chair.createReview({ templateId: 'full', title: 'A missed nodule' })).id;
  await chair.addParticipant(reviewId, panel.me?.id ?? '', 'panel');
  await chair.addParticipant(reviewId, partner.me?.id ?? '', 'patient-partner');
  await panel.expectOk('PUT', path('/interest'), { kind: 'none' });

  oldTab = new AckedWriter();
  await oldTab.connect(server.url, reviewId, panel.cookie);
  oldTab.write('before', (doc) => {
    appendProse(editing(doc), 's.what', ['The scan was read at night.']);
    createRecord(editing(doc), 'actions', { title: 'Change the alarm', category: 'forcing-function' });
  });
  await oldTab.until(() => oldTab.acked.has('before'));
  oldTab.disconnect();
  await oldTab.until(() => oldTab.closeCode !== null);

  thread = await panel.expectOk<CommentThread>('POST', path('/comments'), {
    place: 'review',
    text: 'By whom?',
  });
  await chair.expectOk('PUT', path(`/comments/${thread.id}/state`), { state: 'resolved' });
  const row = await actionRow();
  agreed = await chair.expectOk<Action>(
    'PATCH',
    `/actions/${reviewId}/${row.actionId}`,
    { status: 'agreed' },
    {
      'if-match': `"${row.version}"`,
    },
  );
  await signOverHttp(reviewId, [chair]);
  // Swallowed words are on offer still; they were found by the server, not made by a person.
  server.deps.orm
    .insert(recoveredTexts)
    .values({ id: 't1', reviewId, place: 'prose:s.what', text: 'Late', authorId: panel.me?.id ?? '', at: 1 })
    .run();
}, 60_000);
afterAll(async () => {
  oldTab.disconnect();
  await server.close();
  folder.remove();
});

async function actionRow(): Promise<Action> {
  const end = Date.now() + 10_000;
  while (Date.now() < end) {
    const [row] = await chair.actionsOf(reviewId);
    if (row !== undefined) return row;
  }
  throw new Error('The action has no row.');
}

/** Everything that was signed: document, row, signed file, state of the agreement. */
async function everything(): Promise<unknown> {
  const { orm, door } = server.deps;
  const state = await chair.expectOk<AgreementState>('GET', path('/agreement'));
  const file = await chair.expectOk<object>('GET', path(`/signed-versions/${state.signed[0]?.version ?? 0}`));
  return {
    content: await door.read(reviewId, readContent),
    seq: orm.select({ seq: documents.seq }).from(documents).where(eq(documents.reviewId, reviewId)).get(),
    row: orm.select().from(reviews).where(eq(reviews.id, reviewId)).get(),
    state: { ...state, read: {} },
    file,
    comments: (await chair.call('GET', path('/comments'))).body,
    versions: (await chair.call('GET', path('/versions'))).body,
    harm: (await chair.call('GET', path('/harm'))).body,
    files: (await chair.call('GET', path('/evidence-files'))).body,
  };
}

type Try = readonly [method: string, path: () => string, body?: unknown, headers?: Record<string, string>];
const rating = { grade: 'h5', confidence: 'low', reason: 'Worse.', role: 'Nurse' };

describe('is refused over HTTP to whoever could do it before:', () => {
  const tries: Readonly<Record<string, Try>> = {
    'another title': ['PATCH', () => path(), { title: 'Nothing was missed' }],
    'another system': ['PUT', () => path('/system'), { systemId: null }],
    'another template': [
      'POST',
      () => path('/promotion'),
      { templateId: 'equity', from: { id: 'full', version: 1 } },
    ],
    'an earlier version in its place': ['POST', () => path('/versions/1/restore')],
    'a comment': ['POST', () => path('/comments'), { place: 'review', text: 'Late.' }],
    'an answer to a comment': ['POST', () => path(`/comments/${thread.id}/replies`), { text: 'Late.' }],
    'a thread opened again': ['PUT', () => path(`/comments/${thread.id}/state`), { state: 'open' }],
    'a comment in other words': [
      'PATCH',
      () => path(`/comments/${thread.id}/replies/${thread.comments[0]?.id ?? ''}`),
      { text: 'Other words.' },
      { 'if-match': '"1"' },
    ],
    'a comment taken away': [
      'DELETE',
      () => path(`/comments/${thread.id}/replies/${thread.comments[0]?.id ?? ''}`),
      undefined,
      { 'if-match': '"1"' },
    ],
    'a harm rating': ['PUT', () => path('/harm/ratings/trust'), rating, { 'if-match': '"0"' }],
    'a harm rating taken back': [
      'DELETE',
      () => path('/harm/ratings/physical'),
      undefined,
      { 'if-match': '"2"' },
    ],
    'ratings shown': ['POST', () => path('/harm/showing'), {}],
    'a line about harm': [
      'PUT',
      () => path('/harm/agreements/physical'),
      { kind: 'agreed', grade: 'h5', reason: 'Worse.', seenAt: null },
    ],
    'swallowed words put back': ['POST', () => path('/recovered/t1'), { outcome: 'put-back' }],
    'another declaration of interest': [
      'PUT',
      () => path('/interest'),
      { kind: 'declared', text: 'Shares.' },
    ],
    'another reason': ['PUT', () => path('/condition-reasons/actions'), { reason: 'Another one.' }],
    'another asking': ['POST', () => path('/sign-offs'), { approvers: ['x'], reviewers: [], sha256: '' }],
    'an asking taken back': ['DELETE', () => path('/sign-offs/1')],
    'a second answer': [
      'POST',
      () => path('/sign-offs/1/answer'),
      { answer: 'refused', reason: 'After all.', password: testPassword },
    ],
    'a stage that does not follow': ['POST', () => path('/stage'), { to: 'analysing', reason: 'Because.' }],
  };

  test.each(Object.entries(tries))('%s', async (name, [method, at, body, headers]) => {
    const before = await everything();
    const reply = await chair.call<{ code: string }>(method, at(), body, headers);
    const owned = name.startsWith('a comment ')
      ? await panel.call<{ code: string }>(method, at(), body, headers)
      : reply;
    for (const { status, body: said } of [reply, owned]) {
      expect([name, status, said.code]).toEqual([
        name,
        409,
        name === 'a stage that does not follow' ? 'not-allowed-now' : 'signed',
      ]);
    }
    expect(await everything()).toEqual(before);
  });

  test('a patient partner’s point and rating', async () => {
    const before = await everything();
    const voice = await partner.call<{ code: string }>('POST', path('/voices'), { text: 'Too late?' });
    const rated = await partner.call<{ code: string }>('PUT', path('/harm/ratings/trust'), rating, {
      'if-match': '"0"',
    });
    expect([voice.body.code, rated.body.code]).toEqual(['signed', 'signed']);
    expect(await everything()).toEqual(before);
  });

  test('a file as evidence', async () => {
    const before = await everything();
    const reply = await fetch(`${server.url}/api/v1${path('/evidence-files')}`, {
      method: 'POST',
      headers: {
        cookie: chair.cookie,
        origin: server.url,
        'content-type': 'application/octet-stream',
        'x-file-name': 'note.txt',
        'x-file-type': 'text/plain',
      },
      body: 'A note.',
    });
    expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([409, 'signed']);
    expect(await everything()).toEqual(before);
  });
});

describe('is refused over the socket:', () => {
  test.each(['chair', 'panel'] as const)('an edit of the %s who joins now', async (who) => {
    const before = await everything();
    const writer = new AckedWriter();
    await writer.connect(server.url, reviewId, { chair, panel }[who].cookie);
    writer.write('late', (doc) => appendProse(editing(doc), 's.what', ['One more word.']));
    await writer.until(() => writer.closeCode !== null);
    expect([writer.refusals, writer.closeCode, writer.acked.has('late')]).toEqual([['signed'], 4422, false]);
    expect(await everything()).toEqual(before);
  });

  test('what an old tab wrote while it was offline, when it comes back', async () => {
    const before = await everything();
    oldTab.write('offline', (doc) => appendProse(editing(doc), 's.what', ['Written before it was signed.']));
    // The refusal may come before the first sync is through.
    await oldTab.connect(server.url, reviewId, panel.cookie).catch(() => undefined);
    await oldTab.until(() => oldTab.closeCode !== null);
    expect([oldTab.refusals, oldTab.acked.has('offline')]).toEqual([['signed'], false]);
    expect(await everything()).toEqual(before);
  });

  test('a deletion, sent by hand without asking for the document', async () => {
    const before = await everything();
    const doc = new Y.Doc();
    await server.deps.door.read(reviewId, (stored) => Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored)));
    const vector = Y.encodeStateVector(doc);
    const prose = doc.getXmlFragment('prose:s.what');
    prose.delete(0, prose.length);
    const address = `${server.url.replace('http', 'ws')}/collab/${reviewId}`;
    const socket = bareSocket(address, { cookie: chair.cookie, origin: server.url });
    await until(() => socket.heard.length > 0, 'step 1 is heard');
    socket.send(updateFrame(Y.encodeStateAsUpdate(doc, vector)));
    await until(() => socket.closed() !== null, 'the socket is closed');
    expect(socket.closed()).toBe(4422);
    expect(await everything()).toEqual(before);
  });

  test('an edit by the server itself', async () => {
    const before = await everything();
    const byServer = server.deps.door.edit(reviewId, { memberId: null }, (doc) =>
      appendProse(editing(doc), 's.what', ['By nobody.']),
    );
    await expect(byServer).rejects.toMatchObject({ code: 'signed' });
    expect(await everything()).toEqual(before);
  });
});

test('its actions and clocks go on, and what was signed stays as it was', async () => {
  const { version } =
    (await chair.actionsOf(reviewId)).find(({ actionId }) => actionId === agreed.actionId) ?? agreed;
  const moved = await chair.call<Action>(
    'PATCH',
    `/actions/${reviewId}/${agreed.actionId}`,
    { status: 'in-progress' },
    { 'if-match': `"${version}"` },
  );
  expect([moved.status, moved.body.status]).toEqual([200, 'in-progress']);
  await chair.expectOk(
    'POST',
    path('/clocks'),
    { regimeId: 'eu-mdr-death' },
    { 'idempotency-key': 'k'.repeat(21) },
  );
  const { signed } = await chair.expectOk<AgreementState>('GET', path('/agreement'));
  const { body } = await chair.call<object>('GET', path(`/signed-versions/${signed[0]?.version ?? 0}`));
  const check = checkSignedFile(JSON.stringify(body), digestOf);
  if (!check.sound) throw new Error(check.sentence);
  expect(check.signed.agreed.actions).toMatchObject([{ title: 'Change the alarm', status: 'agreed' }]);
});
