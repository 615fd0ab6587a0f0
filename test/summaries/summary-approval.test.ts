/** Whoever is asked to approve a summary hears of it, for as long as they can; whoever wrote or asked hears the answer. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InboxPage } from '../../shared/api/inbox.ts';
import type { SummaryDetail } from '../../shared/api/summaries.ts';
import type { Visitor } from '../support/test-app.ts';
import { openSummaryGround, type SummaryGround } from './summary-ground.ts';

let ground: SummaryGround;
let id: string;
/** A second safety lead, outside the review. */
let lea: Visitor;

beforeEach(async () => {
  ground = await openSummaryGround();
  lea = await ground.app.join(ground.lead, 'Lea', ['safety-lead']);
  id = await ground.summary('public');
  await ground.write(id, ground.chair, 'lesson', 'Show the rest of the list.');
  await ground.write(id, ground.panel, 'plain-words', 'A list hid what it should have shown.');
  await ground.keepAll(id, ground.chair);
  for (const who of [ground.lead, ground.chair, ground.panel, ground.facilitator, lea])
    await who.call('POST', '/inbox/read', { upTo: 1000 });
});
afterEach(() => ground.close());

const idOf = async (who: Visitor): Promise<string> => String((await who.call('GET', '/me')).json['id']);
const inbox = async (who: Visitor): Promise<InboxPage> =>
  (await who.call('GET', '/inbox')).json as unknown as InboxPage;
const detail = async (who: Visitor): Promise<SummaryDetail> =>
  (await who.call('GET', `/summaries/${id}`)).json as unknown as SummaryDetail;

/** Items about summaries, the newest first: what is said and whether it is unread. */
async function told(who: Visitor): Promise<unknown[]> {
  const { items } = await inbox(who);
  return items
    .filter(({ summary }) => summary !== null)
    .map(({ kind, summary, readAt }) => [kind, summary?.answer, readAt === null]);
}

async function ask(...chosen: readonly Visitor[]) {
  const { sha256 } = await ground.preview(id, ground.chair);
  const approvers = await Promise.all(chosen.map(idOf));
  return ground.chair.call('POST', `/summaries/${id}/approval`, { sha256, approvers });
}

const answer = async (by: Visitor, body: object) =>
  by.call('PUT', `/summaries/${id}/approval`, { sha256: (await ground.preview(id, by)).sha256, ...body });
const waiting = ['summary-asked', null, true];

test('with nobody chosen everybody who can approve it is asked, and nobody who wrote in it or asks', async () => {
  const { lead, chair, panel, facilitator } = ground;
  const names = (await detail(chair)).approvers.map(({ name, role }) => [name, role]);
  expect(names).toEqual([
    ['Ada Stern', 'Safety lead'],
    ['Fay', 'Facilitator'],
    ['Lea', 'Safety lead'],
  ]);
  await ask();
  for (const who of [lead, lea, facilitator]) expect(await told(who)).toEqual([waiting]);
  for (const who of [chair, panel]) expect(await told(who)).toEqual([]);
  const [item] = (await inbox(lea)).items;
  expect(item).toMatchObject({
    byName: 'Chris',
    review: null,
    summary: { id, title: 'A list that hid what it had not flagged', audience: 'public' },
  });
});

test('those who are chosen are asked, and the desk says who and since when', async () => {
  const { lead, chair, facilitator } = ground;
  expect((await ask(lea, facilitator)).status).toBe(200);
  expect([await told(lea), await told(lead)]).toEqual([[waiting], []]);
  const asked = { at: ground.app.time.now, byName: 'Chris', chosen: true };
  expect((await detail(chair)).asked).toEqual({
    ...asked,
    people: [
      { name: 'Fay', role: 'Facilitator' },
      { name: 'Lea', role: 'Safety lead' },
    ],
  });
  // Who takes part in a review is not told to those who take none.
  expect((await detail(lea)).asked?.people).toEqual([
    { name: null, role: 'Facilitator' },
    { name: 'Lea', role: 'Safety lead' },
  ]);
  // Whoever was not chosen can approve it all the same.
  expect((await detail(lead)).may.approve).toBe(true);
});

test('somebody who cannot approve it is not asked, and then nobody is', async () => {
  const refused = await ask(lea, ground.panel);
  expect([refused.status, refused.json['code']]).toEqual([422, 'invalid-input']);
  expect([(await detail(ground.chair)).state, await told(lea)]).toEqual(['draft', []]);
});

test('what was asked is done for everybody when one of them approves it, and its writers hear of that', async () => {
  const { lead, chair, panel, facilitator } = ground;
  await ask();
  expect((await answer(lea, { answer: 'approved' })).status).toBe(204);
  const done = ['summary-asked', 'approved', false];
  for (const who of [lead, lea, facilitator]) expect(await told(who)).toEqual([done]);
  expect((await inbox(lead)).unread).toBe(0);
  for (const who of [chair, panel]) expect(await told(who)).toEqual([['summary-approved', null, true]]);
  await lead.call('POST', `/summaries/${id}/publication`, { address: 'none' });
  await lead.call('POST', `/summaries/${id}/withdrawal`, { reason: 'Somebody was recognised.' });
  const { items } = await inbox(panel);
  expect(items.slice(0, 3).map(({ kind, summary }) => [kind, summary?.reason])).toEqual([
    ['summary-withdrawn', 'Somebody was recognised.'],
    ['summary-published', ''],
    ['summary-approved', ''],
  ]);
});

test('a summary that is sent back tells why, and is done for those who were asked and may read it', async () => {
  const { chair, facilitator } = ground;
  await ask();
  await answer(facilitator, { answer: 'refused', reason: 'Too long.' });
  const [item] = (await inbox(chair)).items;
  expect(item).toMatchObject({
    kind: 'summary-refused',
    byName: 'Fay',
    summary: { id, reason: 'Too long.' },
  });
  expect(await told(facilitator)).toEqual([['summary-asked', 'refused', false]]);
  // It is a draft again, of which a safety lead outside the review knows nothing.
  expect([await told(lea), (await inbox(lea)).unread]).toEqual([[], 0]);
});

test('a request that is taken back is done, and asked again it waits again', async () => {
  const { chair, facilitator } = ground;
  await ask(facilitator);
  await chair.call('DELETE', `/summaries/${id}/approval`);
  const done = ['summary-asked', 'taken-back', false];
  expect(await told(facilitator)).toEqual([done]);
  expect((await detail(chair)).asked).toBeNull();
  await ask(facilitator);
  expect(await told(facilitator)).toEqual([waiting, done]);
});

test('what was asked goes away with the right to approve it, and is counted no more', async () => {
  const { lead, chair, facilitator, reviewId } = ground;
  await ask();
  const member = `/reviews/${reviewId}/participants/${await idOf(facilitator)}`;
  await chair.call('PATCH', member, { role: 'panel' });
  expect([await told(facilitator), (await detail(chair)).asked?.people.length]).toEqual([[], 2]);
  expect((await inbox(facilitator)).items.filter(({ readAt }) => readAt === null)).toHaveLength(
    (await inbox(facilitator)).unread,
  );
  await lead.call('PATCH', `/members/${await idOf(lea)}`, { organisationRoles: ['member'] });
  const gone = await lea.call('GET', '/inbox');
  expect(gone.text).not.toContain(id);
  expect(gone.json['unread']).toBe(0);
});

test('a safety lead who is patient partner of the review reads what would leave, without its document', async () => {
  const { chair, reviewId } = ground;
  const memberId = await idOf(lea);
  await chair.call('POST', `/reviews/${reviewId}/participants`, { memberId, role: 'patient-partner' });
  await ask(lea);
  expect((await inbox(lea)).items[0]).toMatchObject({ kind: 'summary-asked', summary: { id } });
  expect(await detail(lea)).toMatchObject({ epoch: null, may: { approve: true } });
  expect((await answer(lea, { answer: 'approved' })).status).toBe(204);
});
