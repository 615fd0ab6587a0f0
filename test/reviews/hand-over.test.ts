/** Handing over when an owner leaves: nothing open stays with somebody who cannot sign in, and each move says why. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { putAction } from '../support/put-action.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

let app: TestApp;
let admin: Visitor;
let leaver: Visitor;
let heir: Visitor;
let leaverId: string;
let heirId: string;
let reviewId: string;

beforeEach(async () => {
  app = await openTestApp();
  admin = await app.setUp();
  leaver = await app.join(admin, 'Lena');
  heir = await app.join(admin, 'Hugo');
  leaverId = await idOf(leaver);
  heirId = await idOf(heir);
  const opened = await admin.call('POST', '/reviews', { title: 'Nodule of Mr Quill', templateId: 'full' });
  reviewId = String(opened.json['id']);
});
afterEach(() => app.close());

async function idOf(visitor: Visitor): Promise<string> {
  return String((await visitor.call('GET', '/me')).json['id']);
}

function owned(actionId: string, more: Partial<Parameters<typeof putAction>[1]> = {}): Promise<void> {
  return putAction(app, { reviewId, actionId, ownerId: leaverId, ...more });
}

function switchOff(handOver?: unknown) {
  const body = { disabled: true, ...(handOver === undefined ? {} : { handOver }) };
  return admin.call('PATCH', `/members/${leaverId}`, body);
}

async function detail(actionId: string) {
  return (await admin.call('GET', `/actions/${reviewId}/${actionId}`)).json;
}

test('switching off somebody who owns open actions is refused with how many, until it is said who takes them over', async () => {
  await owned('one');
  await owned('two');
  await owned('over', { status: 'verified-effective' });
  const refused = await switchOff();
  expect(refused.status).toBe(409);
  expect(refused.json).toMatchObject({ code: 'not-allowed-now', details: { openActions: 2 } });
  expect((await leaver.call('GET', '/me')).status).toBe(200);
  expect((await switchOff({ to: heirId, reason: 'Lena retires.' })).status).toBe(200);
  expect((await leaver.call('GET', '/me')).status).toBe(401);
  expect(await detail('one')).toMatchObject({ ownerId: heirId, version: 2, ownerLeft: false });
  expect(await detail('over')).toMatchObject({ ownerId: leaverId, version: 1, ownerLeft: true });
});

test('whoever does it sees what the member owns, soonest first, by title and day alone, and the audit knows', async () => {
  await owned('later', { dueOn: '2026-05-01', title: 'Later', detail: 'Quill' });
  await owned('sooner', { dueOn: '2026-04-01', title: 'Sooner' });
  await owned('over', { status: 'declined' });
  const listed = await admin.call('GET', `/members/${leaverId}/open-actions`);
  expect((listed.json['actions'] as { title: string }[]).map(({ title }) => title)).toEqual([
    'Sooner',
    'Later',
  ]);
  expect(listed.text).not.toContain('Quill');
  expect((await heir.call('GET', `/members/${leaverId}/open-actions`)).status).toBe(403);
  expect((await admin.call('GET', '/audit')).text).toContain('open actions of Lena');
});

test('each hand-over is a line of history with who, why and to whom, and the new owner finds it in the inbox', async () => {
  await owned('one', { title: 'Show uncertainty' });
  await switchOff({ to: heirId, reason: 'Lena retires.' });
  expect((await detail('one'))['history']).toMatchObject([
    { byName: 'Ada Stern', field: 'owner', from: 'Lena', to: 'Hugo', note: 'Lena retires.' },
  ]);
  expect((await heir.call('GET', '/inbox')).json['items']).toMatchObject([
    { kind: 'action-owner', byName: 'Ada Stern', action: { title: 'Show uncertainty' } },
  ]);
  expect((await heir.call('GET', '/actions?mine=true')).json['total']).toBe(1);
});

test('one by one: some go to one person, some to nobody yet, and what came meanwhile goes with the rest', async () => {
  await owned('hers');
  await owned('nobodys');
  await owned('meanwhile');
  const each = [
    { reviewId, actionId: 'hers', to: heirId },
    { reviewId, actionId: 'nobodys', to: null },
  ];
  await switchOff({ to: heirId, each, reason: 'Lena retires.' });
  expect((await detail('hers'))['ownerId']).toBe(heirId);
  expect((await detail('meanwhile'))['ownerId']).toBe(heirId);
  expect(await detail('nobodys')).toMatchObject({ ownerId: null, ownerLeft: true });
});

test('to nobody needs a reason; to somebody switched off, or to whoever leaves, nothing is handed over at all', async () => {
  await owned('one');
  const off = await idOf(await app.join(admin, 'Otto'));
  await admin.call('PATCH', `/members/${off}`, { disabled: true });
  for (const wrong of [
    { to: null, reason: ' ' },
    { to: off, reason: 'Lena retires.' },
    { to: leaverId, reason: 'Lena retires.' },
  ]) {
    expect((await switchOff(wrong)).status).toBe(422);
  }
  expect(await detail('one')).toMatchObject({ ownerId: leaverId, version: 1 });
  expect((await leaver.call('GET', '/me')).status).toBe(200);
});

test('an action whose owner has left is at risk for that reason, and a filter finds it, until somebody owns it', async () => {
  await owned('gone');
  await putAction(app, { reviewId, actionId: 'free' });
  await switchOff({ to: null, reason: 'Nobody has the time yet.' });
  const lead = await app.join(admin, 'Sue', ['safety-lead']);
  const atRisk = await lead.call('GET', '/actions/at-risk?limit=9');
  const reasons = (atRisk.json['actions'] as { action: { actionId: string }; reasons: string[] }[]).map(
    ({ action, reasons: why }) => [action.actionId, ...why],
  );
  expect(reasons.sort()).toEqual([
    ['free', 'no-owner'],
    ['gone', 'owner-left'],
  ]);
  const found = async () =>
    ((await lead.call('GET', '/actions?ownerLeft=true')).json['actions'] as { actionId: string }[]).map(
      ({ actionId }) => actionId,
    );
  expect(await found()).toEqual(['gone']);
  const taken = { ownerId: heirId, note: 'Hugo takes it.' };
  await lead.call('PATCH', `/actions/${reviewId}/gone`, taken, { 'if-match': '"2"' });
  expect(await found()).toEqual([]);
});

test('what is taken up again of somebody who left long ago counts as left, though it kept its name', async () => {
  await owned('aside', { status: 'declined' });
  await switchOff();
  const match = { 'if-match': '"1"' };
  await admin.call('PATCH', `/actions/${reviewId}/aside`, { status: 'agreed', note: 'Money came.' }, match);
  expect((await admin.call('GET', '/actions?ownerLeft=true')).json['total']).toBe(1);
  const atRisk = await admin.call('GET', '/actions/at-risk');
  expect(atRisk.json['actions']).toMatchObject([{ reasons: ['owner-left'] }]);
});
