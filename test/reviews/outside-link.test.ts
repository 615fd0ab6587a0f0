/** A link to somebody outside shows one action and nothing else, ends at once, and changes nothing by itself. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { outsideLinks } from '../../db/schema-outside.ts';
import { auditEntries } from '../../db/schema.ts';
import { hashToken } from '../../server/token.ts';
import { putAction } from '../support/put-action.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

const day = 86_400_000;
const wanted = { name: 'J. Weber', organisation: 'Lumen', brief: 'Show how sure the mark is.', days: '30' };
const note = { kind: 'note', text: 'The new screen is drawn.' };
const done = { kind: 'done', text: '', proofKind: 'quote', proof: 'Release 4.2 of 3 April shows it.' };

let app: TestApp;
let chair: Visitor;
let owner: Visitor;
let outside: Visitor;
let reviewId: string;

beforeEach(async () => {
  app = await openTestApp();
  chair = await app.setUp();
  owner = await app.join(chair, 'Olga');
  outside = app.visitor();
  const opened = await chair.call('POST', '/reviews', { title: 'Nodule of Mr Quill', templateId: 'full' });
  reviewId = String(opened.json['id']);
  await putAction(app, {
    ...{ reviewId, actionId: 'mark', title: 'Show uncertainty', detail: 'Dr Quill overlooked it.' },
    ...{ measureName: 'Marks with a range', baseline: '0 %', target: '100 %', dueOn: '2026-05-01' },
    ...{ ownerId: String((await owner.call('GET', '/me')).json['id']), supplierRef: 'Contract 17' },
  });
});
afterEach(() => app.close());

const inside = '/outside';
const place = () => `/actions/${reviewId}/mark`;

async function makeLink(who: Visitor = chair, more: Partial<typeof wanted> = {}): Promise<string> {
  const made = await who.call('POST', `${place()}${inside}`, { ...wanted, ...more });
  expect(made.status).toBe(201);
  return String(made.json['path']);
}

async function state() {
  return (await chair.call('GET', `${place()}${inside}`)).json as {
    link: { state: string } | null;
    words: { id: number; answer: string | null; answeredBy: string | null }[];
  };
}

async function answer(what: 'taken' | 'left', who: Visitor = chair) {
  const [words] = (await state()).words;
  return who.call('POST', `${place()}${inside}/words/${words!.id}`, { answer: what });
}

async function detail() {
  return (await chair.call('GET', place())).json;
}

test('it shows the action field by field and nothing of the review, its people or what was written inside', async () => {
  const path = await makeLink();
  await chair.call('PATCH', place(), { note: 'Quill must not know.' }, { 'if-match': '"2"' });
  const seen = await outside.call('GET', path);
  expect(seen.json).toEqual({
    organisation: 'Northmere',
    invitedBy: 'Ada Stern',
    you: { name: 'J. Weber', organisation: 'Lumen' },
    action: {
      ...{ title: 'Show uncertainty', brief: 'Show how sure the mark is.', status: 'agreed' },
      ...{ measureName: 'Marks with a range', baseline: '0 %', target: '100 %', dueOn: '2026-05-01' },
    },
    expiresAt: app.time.now + 30 * day,
    ...{ mayWrite: true, mayCallDone: true, words: [] },
  });
  expect(seen.text).not.toMatch(/Quill|Nodule|Olga|Contract/);
  expect(seen.text).not.toContain(reviewId);
});

test('it sets no cookie, is kept by no cache, leads no search engine and no referrer anywhere', async () => {
  const { headers } = await outside.call('GET', await makeLink());
  expect(headers.get('set-cookie')).toBeNull();
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-robots-tag')).toContain('noindex');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  const page = await outside.call('GET', '//outside/anything');
  expect(page.headers.get('x-robots-tag')).toContain('noindex');
});

test('the secret is 32 random bytes, shown once, of which only the hash is stored', async () => {
  const token = (await makeLink()).replace('/outside/', '');
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  const rows = app.services.database.orm.select().from(outsideLinks).all();
  expect(rows.map(({ tokenHash }) => tokenHash)).toEqual([hashToken(token)]);
  expect(JSON.stringify(rows)).not.toContain(token);
  for (const path of [`${place()}${inside}`, place(), '/audit']) {
    expect((await chair.call('GET', path)).text).not.toContain(token);
  }
});

describe('a link that opens nothing', () => {
  async function expectNothing(path: string): Promise<void> {
    const unknown = await outside.call('GET', `/outside/${'A'.repeat(43)}`);
    const seen = await outside.call('GET', path);
    expect([seen.status, seen.text]).toEqual([404, unknown.text]);
    expect(seen.headers.get('content-type')).toBe('application/problem+json');
    expect((await outside.call('POST', `${path}/words`, note)).status).toBe(404);
    expect((await state()).words).toEqual([]);
  }

  test('ended: 404 at once, the same as one that never was', async () => {
    const path = await makeLink();
    expect((await outside.call('GET', path)).status).toBe(200);
    expect((await chair.call('DELETE', `${place()}${inside}`)).status).toBe(204);
    await expectNothing(path);
    expect((await state()).link?.state).toBe('ended');
  });

  test('expired: from its last millisecond on', async () => {
    const path = await makeLink(chair, { days: '7' });
    app.time.now += 7 * day - 1;
    expect((await outside.call('GET', path)).status).toBe(200);
    app.time.now += 1;
    await expectNothing(path);
    await chair.call('POST', '/session', { email: 'ada@example.org', password: 'a long enough password' });
    expect((await state()).link?.state).toBe('expired');
  });

  test('replaced: by a newer one of the same action', async () => {
    const path = await makeLink();
    const second = await makeLink();
    await expectNothing(path);
    expect((await outside.call('GET', second)).status).toBe(200);
  });

  test('whose maker was switched off', async () => {
    const lead = await app.join(chair, 'Sue', ['safety-lead']);
    const path = await makeLink(lead);
    const id = String((await lead.call('GET', '/me')).json['id']);
    expect((await chair.call('PATCH', `/members/${id}`, { disabled: true })).status).toBe(200);
    await expectNothing(path);
    expect(await detail()).toMatchObject({ outsideOwner: '' });
  });
});

test('the action names who does it outside, with a line of history, until the link is ended', async () => {
  await makeLink();
  expect(await detail()).toMatchObject({ outsideOwner: 'J. Weber, Lumen', version: 2 });
  await chair.call('DELETE', `${place()}${inside}`);
  const after = await detail();
  expect(after).toMatchObject({ outsideOwner: '', version: 3 });
  expect(after['history']).toMatchObject([
    { byName: 'Ada Stern', field: 'outsideOwner', from: null, to: 'J. Weber, Lumen' },
    { byName: 'Ada Stern', field: 'outsideOwner', from: 'J. Weber, Lumen', to: null },
  ]);
});

test('the table of the review says who does it outside', async () => {
  await makeLink();
  const { text } = await chair.call('GET', `/reviews/${reviewId}/exports/table`);
  expect(text).toContain('"Olga, outside: J. Weber, Lumen"');
});

test('an action done outside is not without an owner; it is again once the link is ended', async () => {
  await putAction(app, { reviewId, actionId: 'free' });
  const none = async () => (await chair.call('GET', '/actions?noOwner=true')).json['total'];
  expect(await none()).toBe(1);
  await chair.call('POST', `/actions/${reviewId}/free/outside`, wanted);
  expect(await none()).toBe(0);
  expect((await chair.call('GET', '/actions/at-risk')).json['actions']).toEqual([]);
  await chair.call('DELETE', `/actions/${reviewId}/free/outside`);
  expect(await none()).toBe(1);
  expect((await chair.call('GET', '/actions?ownerLeft=true')).json['total']).toBe(1);
});

test('a note from outside waits, is told to owner and maker, and becomes a note of the action when taken over', async () => {
  const path = await makeLink();
  expect((await outside.call('POST', `${path}/words`, note)).status).toBe(201);
  expect(await detail()).toMatchObject({ status: 'agreed', version: 2 });
  for (const who of [chair, owner]) {
    expect((await who.call('GET', '/inbox')).json['items']).toMatchObject([
      { kind: 'outside-words', action: { actionId: 'mark' } },
    ]);
  }
  expect((await answer('taken')).status).toBe(200);
  const history = (await detail())['history'] as { byName: string; note: string | null }[];
  expect(history.at(-1)).toMatchObject({
    byName: 'Ada Stern',
    note: 'From J. Weber, Lumen: The new screen is drawn.',
  });
  expect((await outside.call('GET', path)).json['words']).toMatchObject([{ answer: 'taken' }]);
});

test('"it is done" moves nothing until somebody inside accepts it, and then comes with its proof', async () => {
  const path = await makeLink();
  await outside.call('POST', `${path}/words`, done);
  expect(await detail()).toMatchObject({ status: 'agreed', proofs: [] });
  await answer('taken');
  expect(await detail()).toMatchObject({
    status: 'implemented',
    proofs: [{ kind: 'quote', text: done.proof, byName: 'Ada Stern' }],
  });
  const after = await outside.call('GET', path);
  expect(after.json).toMatchObject({ action: { status: 'implemented' }, mayCallDone: false });
  expect((await outside.call('POST', `${path}/words`, { ...done, proof: 'Again.' })).status).toBe(409);
});

test('what is left aside changes nothing, and is answered once', async () => {
  await outside.call('POST', `${await makeLink()}/words`, done);
  expect((await answer('left')).status).toBe(200);
  expect(await detail()).toMatchObject({ status: 'agreed', version: 2 });
  expect((await answer('taken')).status).toBe(412);
  expect(await detail()).toMatchObject({ status: 'agreed', version: 2, proofs: [] });
});

test('the same words sent twice are kept once; without proof, or with a link that is none, nothing is kept', async () => {
  const path = await makeLink();
  await outside.call('POST', `${path}/words`, note);
  await outside.call('POST', `${path}/words`, note);
  for (const wrong of [
    { ...done, proof: ' ' },
    { ...done, proofKind: 'link', proof: 'javascript:alert(1)' },
    { ...done, proofKind: 'file' },
    { kind: 'note', text: '' },
  ]) {
    expect((await outside.call('POST', `${path}/words`, wrong)).status).toBe(422);
  }
  expect((await state()).words).toHaveLength(1);
});

test('another site cannot send words in somebody’s browser, and a form cannot', async () => {
  const path = `${await makeLink()}/words`;
  const foreign = { 'sec-fetch-site': 'cross-site' };
  expect((await outside.call('POST', path, note, foreign)).status).toBe(403);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await outside.call('POST', path, 'kind=note&text=x', form)).status).toBe(400);
  expect((await state()).words).toEqual([]);
});

test('guessing links and flooding one are slowed down', async () => {
  const path = await makeLink();
  const sent = [];
  for (let i = 0; i < 21; i++) {
    sent.push((await outside.call('POST', `${path}/words`, { kind: 'note', text: `Day ${i}` })).status);
  }
  expect([sent[0], sent[19], sent[20]]).toEqual([201, 201, 429]);
  const guessed = [];
  for (let i = 0; i < 240; i++) guessed.push((await outside.call('GET', `/outside/guess-${i}`)).status);
  expect([guessed[0], guessed.at(-1)]).toEqual([404, 429]);
  const behindTheSameProxy = await makeLink();
  expect((await outside.call('GET', behindTheSameProxy)).status).toBe(200);
});

test('a chair, a facilitator and a safety lead make links; nobody else of the review does', async () => {
  const lead = await app.join(chair, 'Sue', ['safety-lead']);
  await makeLink(lead);
  const panel = await app.join(chair, 'Pia');
  const memberId = String((await panel.call('GET', '/me')).json['id']);
  await chair.call('POST', `/reviews/${reviewId}/participants`, { memberId, role: 'panel' });
  expect((await panel.call('POST', `${place()}${inside}`, wanted)).status).toBe(403);
  expect((await panel.call('DELETE', `${place()}${inside}`)).status).toBe(403);
  expect((await panel.call('GET', `${place()}${inside}`)).json['mayChange']).toBe(false);
  expect((await owner.call('POST', `${place()}${inside}`, wanted)).status).toBe(404);
});

test('a link gives no way to anything else: no other action, no list, no member', async () => {
  const token = (await makeLink()).replace('/outside/', '');
  for (const path of ['/actions', place(), '/members', '/me', `/reviews/${reviewId}/document`]) {
    const asked = await outside.call('GET', path, undefined, { authorization: `Bearer ${token}` });
    expect(asked.status).toBe(401);
  }
});

test('a proposed action, or one at its end, goes to nobody outside; one that ends takes no more words', async () => {
  await putAction(app, { reviewId, actionId: 'proposal', status: 'proposed' });
  expect((await chair.call('POST', `/actions/${reviewId}/proposal/outside`, wanted)).status).toBe(409);
  const path = await makeLink();
  const end = { status: 'handed-to-programme', programme: 'Imaging 2030' };
  expect((await chair.call('PATCH', place(), end, { 'if-match': '"2"' })).status).toBe(200);
  expect((await outside.call('GET', path)).json).toMatchObject({ mayWrite: false });
  expect((await outside.call('POST', `${path}/words`, note)).status).toBe(409);
});

test('the audit knows when a link was made, used, answered and ended, by digests and counts alone', async () => {
  const path = await makeLink();
  await outside.call('GET', path);
  await outside.call('GET', path);
  await outside.call('POST', `${path}/words`, note);
  await answer('taken');
  await chair.call('DELETE', `${place()}${inside}`);
  const rows = app.services.database.orm.select().from(auditEntries).all();
  const about = rows.filter(({ act }) => act.startsWith('outside-'));
  expect(about.map(({ act, actorId }) => [act, actorId === null])).toEqual([
    ['outside-link.made', false],
    ['outside-link.opened', true],
    ['outside-words.sent', true],
    ['outside-words.answered', false],
    ['outside-link.ended', false],
  ]);
  expect(JSON.stringify(about)).not.toMatch(/Weber|Lumen|screen|sure|mark is/);
  const broken = await chair.call('GET', '/audit/check');
  expect(broken.json).toMatchObject({ fault: null });
});

test('whoever may not change the action neither takes words over nor leaves them', async () => {
  await outside.call('POST', `${await makeLink()}/words`, done);
  const observer = await app.join(chair, 'Ona');
  const memberId = String((await observer.call('GET', '/me')).json['id']);
  await chair.call('POST', `/reviews/${reviewId}/participants`, { memberId, role: 'observer' });
  expect((await answer('taken', observer)).status).toBe(403);
  expect((await answer('left', observer)).status).toBe(403);
  expect((await state()).words).toMatchObject([{ answer: null }]);
});
