import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { digestOf } from '../../db/document-store.ts';
import { openSummaryGround, type SummaryGround } from './summary-ground.ts';

let ground: SummaryGround;
beforeAll(async () => {
  ground = await openSummaryGround();
});
afterAll(() => ground.close());

const state = async (id: string): Promise<unknown> =>
  (await ground.chair.call('GET', `/summaries/${id}`)).json['state'];

test('a summary begins with what may leave of the review, and with nothing else of it', async () => {
  const id = await ground.summary('network');
  const { model } = await ground.preview(id, ground.chair);
  expect(model).toMatchObject({
    status: 'draft',
    audience: 'network',
    when: '2026-Q1',
    narrative: { whatHappened: ['The list was sorted by what the system had flagged.'] },
    timeline: [{ offset: '0 min' }, { offset: '+12 min' }],
    factors: [{ mark: 'I1', condition: 'The list hid the rest', codes: ['I1'] }],
    outcomes: [{ mark: 'O1' }],
    links: [{ from: 'I1', to: 'O1', kind: 'contributes' }],
    noneFound: [{ layer: 'human', reason: 'Looked at together' }],
  });
  const words = JSON.stringify(model);
  for (const inside of [ground.reviewId, id, 'Secret', 'secret.example', '2026-02-11', 'Chris'])
    expect(words).not.toContain(inside);
});

test('it begins from a version as the review was then', async () => {
  const { chair, reviewId, app } = ground;
  const kept = await chair.call('POST', `/reviews/${reviewId}/versions`);
  await app.services.deps.door.edit(reviewId, { memberId: null }, (doc) => {
    doc.getMap('lessons').clear();
  });
  const made = await chair.call('POST', `/reviews/${reviewId}/summaries`, {
    audience: 'panel',
    version: Number(kept.json['number']),
  });
  const then = await ground.preview(String(made.json['id']), chair);
  expect(then.model.lessons).toHaveLength(1);
  const now = await ground.preview(await ground.summary('panel'), chair);
  expect(now.model.lessons).toEqual([]);
  expect(now.reasons.map(({ code }) => code)).toContain('no-lesson');
});

test('it is asked about, approved by a second person, frozen with its digest, published and withdrawn', async () => {
  const { chair, lead } = ground;
  const id = await ground.summary('public');
  await ground.write(id, chair, 'lesson', 'Show the rest of the list.');
  await ground.write(id, chair, 'plain-words', 'A list hid what it should have shown.');
  await ground.keepAll(id, chair);
  expect((await ground.ask(id, chair)).json).toMatchObject({ state: 'asked', may: { write: false } });

  const own = await ground.approve(id, chair);
  expect([own.status, own.json['code']]).toEqual([403, 'forbidden']);
  expect((await ground.approve(id, lead)).status).toBe(204);
  const approved = await lead.call('GET', `/summaries/${id}`);
  const model = await lead.call('GET', `/summaries/${id}/revisions/1`);
  expect(model.json).toMatchObject({ status: 'final', deidentification: { approvedBy: ['Safety lead'] } });
  const register = approved.json['register'] as { sha256: string }[];
  expect(register[0]?.sha256).toBe(digestOf(canonicalJson(JSON.parse(model.text))));

  const published = await lead.call('POST', `/summaries/${id}/publication`, { address: 'unguessable' });
  expect(published.json).toMatchObject({ state: 'published', address: { kind: 'unguessable' } });
  expect((published.json['address'] as { token: string }).token).toMatch(/^[a-z2-7]{40}$/);
  const telling = await lead.call('POST', `/summaries/${id}/withdrawal`, {
    reason: 'Dr Ada Stern was recognised on 3 March 2026.',
  });
  expect([telling.status, telling.json['code']]).toEqual([422, 'invalid-input']);
  expect(telling.text).toContain('everybody reads this reason');
  const withdrawn = await lead.call('POST', `/summaries/${id}/withdrawal`, {
    reason: 'Somebody was recognised.',
  });
  expect(withdrawn.json).toMatchObject({ state: 'withdrawn', withdrawnReason: 'Somebody was recognised.' });
  expect((await chair.call('GET', `/summaries/${id}/revisions/1`)).json).toMatchObject({
    status: 'withdrawn',
    withdrawnBecause: 'Somebody was recognised.',
    id: model.json['id'],
  });
});

test('nobody who wrote in it approves it, whoever asked', async () => {
  const { chair, facilitator, panel } = ground;
  const id = await ground.summary('staff');
  await ground.write(id, facilitator, 'lesson', 'Two people look.');
  await ground.keepAll(id, chair);
  expect((await ground.ask(id, panel)).status).toBe(200);
  const refused = await ground.approve(id, facilitator);
  expect([refused.status, refused.json['title'] ?? refused.json['sentence']]).toEqual([
    403,
    expect.stringContaining('second person'),
  ]);
  expect(await state(id)).toBe('asked');
});

test('what was approved is what was read: a text that moved is not', async () => {
  const { chair, lead } = ground;
  const id = await ground.summary('staff');
  await ground.write(id, chair, 'lesson', 'Two people look.');
  await ground.keepAll(id, chair);
  const before = (await ground.preview(id, chair)).sha256;
  await ground.write(id, chair, 'lesson', 'And a third.');
  const moved = await chair.call('POST', `/summaries/${id}/approval`, { sha256: before });
  expect([moved.status, moved.json['code']]).toEqual([412, 'changed-meanwhile']);
  await ground.ask(id, chair);
  const wrong = await lead.call('PUT', `/summaries/${id}/approval`, { answer: 'approved', sha256: before });
  expect(wrong.status).toBe(412);
});

test('nobody writes in it while it is asked about; taking it back or refusing opens it again', async () => {
  const { chair, lead, panel } = ground;
  const id = await ground.summary('staff');
  await ground.write(id, chair, 'lesson', 'Two people look.');
  await ground.keepAll(id, chair);
  await ground.ask(id, chair);
  await expect(ground.write(id, panel, 'lesson', 'Not now')).rejects.toMatchObject({ code: 'signed' });
  const facts = await chair.call('PATCH', `/summaries/${id}`, { audience: 'panel' }, { 'if-match': '"2"' });
  expect([facts.status, facts.json['code']]).toEqual([409, 'not-allowed-now']);
  expect((await chair.call('DELETE', `/summaries/${id}/approval`)).json['state']).toBe('draft');
  await ground.write(id, panel, 'lesson', 'Now');
  await ground.keepAll(id, panel);
  await ground.ask(id, chair);
  const without = await lead.call('PUT', `/summaries/${id}/approval`, { answer: 'refused', sha256: '' });
  expect(without.status).toBe(422);
  await lead.call('PUT', `/summaries/${id}/approval`, { answer: 'refused', sha256: '', reason: 'Too long.' });
  expect(await state(id)).toBe('draft');
  const moves = (await chair.call('GET', `/summaries/${id}`)).json['moves'] as { move: string }[];
  expect(moves.map(({ move }) => move)).toEqual(['made', 'asked', 'taken-back', 'asked', 'refused']);
});

test('facts are changed against the version that was seen, and another version is refused', async () => {
  const { chair } = ground;
  const id = await ground.summary('board');
  const seen = await chair.call('GET', `/summaries/${id}`);
  const etag = seen.headers.get('etag') ?? '';
  const facts = { setting: 'A ward', peopleAffected: '3' };
  const changed = await chair.call('PATCH', `/summaries/${id}`, { facts }, { 'if-match': etag });
  expect(changed.json).toMatchObject({
    version: 2,
    facts: { ...facts, title: 'A list that hid what it had not flagged' },
  });
  const late = await chair.call('PATCH', `/summaries/${id}`, { facts }, { 'if-match': etag });
  expect([late.status, late.json['code']]).toEqual([412, 'changed-meanwhile']);
  expect((await chair.call('PATCH', `/summaries/${id}`, { facts })).status).toBe(400);
  const day = await chair.call(
    'PATCH',
    `/summaries/${id}`,
    { facts: { when: '2026-02-11' } },
    { 'if-match': '"2"' },
  );
  expect(day.status).toBe(422);
  expect((await ground.preview(id, chair)).model).toMatchObject({ peopleAffected: '<5', setting: 'A ward' });
});

test('a name that is switched on leaves only after somebody else released it', async () => {
  const { chair, facilitator } = ground;
  const id = await ground.summary('staff');
  await ground.write(id, chair, 'lesson', 'Two people look.');
  const off = { text: '', shown: false };
  const names = { product: { text: 'Lumen', shown: true }, maker: off, publisher: off };
  await chair.call('PATCH', `/summaries/${id}`, { facts: { names } }, { 'if-match': '"1"' });
  await ground.keepAll(id, chair);
  expect((await ground.ask(id, chair)).json['code']).toBe('not-allowed-now');
  const own = await chair.call('PUT', `/summaries/${id}/names`, { released: true });
  expect(own.status).toBe(403);
  expect(
    (await facilitator.call('PUT', `/summaries/${id}/names`, { released: true })).json['namesReleased'],
  ).toBe(true);
  expect((await ground.ask(id, chair)).status).toBe(200);
  await chair.call('DELETE', `/summaries/${id}/approval`);
  const other = { ...names, product: { text: 'Lumen 2', shown: true } };
  const version = (await chair.call('GET', `/summaries/${id}`)).headers.get('etag') ?? '';
  const changed = await chair.call(
    'PATCH',
    `/summaries/${id}`,
    { facts: { names: other } },
    { 'if-match': version },
  );
  expect(changed.json['namesReleased']).toBe(false);
});

test('a new revision begins with the approved text, and what was published stays until the next', async () => {
  const { chair, lead, panel } = ground;
  const id = await ground.summary('staff');
  await ground.write(id, chair, 'lesson', 'Two people look.');
  await ground.keepAll(id, chair);
  await ground.ask(id, chair);
  await ground.approve(id, lead);
  await lead.call('POST', `/summaries/${id}/publication`, { address: 'none' });
  const revised = await chair.call('POST', `/summaries/${id}/revisions`);
  expect(revised.json).toMatchObject({ state: 'draft', revision: 2, may: { write: true } });
  await ground.write(id, chair, 'lesson', 'A later thought.');
  const published = await panel.call('GET', `/summaries/${id}/revisions/published`);
  expect(published.json).toMatchObject({ revision: 1, lessons: [{ text: 'Two people look.' }] });
  await ground.keepAll(id, chair);
  await ground.ask(id, chair);
  await ground.approve(id, lead);
  expect((await lead.call('GET', `/summaries/${id}/revisions/2`)).json).toMatchObject({ revision: 2 });
});

test('reading a summary does not go through the whole audit', async () => {
  const { sqlite } = ground.app.services.database;
  const id = await ground.summary('staff');
  const prepare = sqlite.prepare.bind(sqlite);
  const asked: string[] = [];
  sqlite.prepare = (query: string) => {
    asked.push(query);
    return prepare(query);
  };
  try {
    expect((await ground.panel.call('GET', `/summaries/${id}`)).status).toBe(200);
  } finally {
    sqlite.prepare = prepare;
  }
  const ofAudit = asked.filter((query) => /from "audit_entries"/i.test(query));
  expect(ofAudit).not.toEqual([]);
  for (const query of ofAudit) {
    const steps = prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${query}`).all(
      ...Array<null>(query.split('?').length - 1).fill(null),
    );
    expect(steps.map(({ detail }) => detail).join('; '), query).not.toMatch(/SCAN audit_entries/);
  }
});
