import { afterEach, beforeEach, expect, test } from 'vitest';
import { actions, auditEntries, recoveredTexts } from '../../db/schema.ts';
import { templateList } from '../../shared/api/templates.ts';
import { createRecord, recordText, type Editing } from '../../shared/review-document/edits.ts';
import { appendProse } from '../../shared/review-document/prose-write.ts';
import { readRecord, readSectionProse } from '../../shared/review-document/reads.ts';
import { templates as shipped } from '../../shared/templates/templates.ts';
import { signReview } from '../support/sign-review.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

/** Milliseconds to wait for what happens beside the request; generous, because machines are busy. */
const soon = { timeout: 10_000 };

let app: TestApp;
let ada: Visitor;
let ben: Visitor;
let reviewId: string;

async function edit<T>(work: (editing: Editing) => T): Promise<T> {
  const { door, random, clock } = app.services.deps;
  let result: T | undefined;
  await door.edit(reviewId, { memberId: null }, (doc) => {
    result = work({ doc, origin: null, random, now: clock });
  });
  return result as T;
}

async function addParticipant(visitor: Visitor, role: string): Promise<string> {
  const memberId = String((await visitor.call('GET', '/me')).json['id']);
  await ada.call('POST', `/reviews/${reviewId}/participants`, { memberId, role });
  return memberId;
}

async function proposedAction(): Promise<string> {
  const actionId = await edit((editing) =>
    createRecord(editing, 'actions', { title: 'Show uncertainty', category: 'software-change' }),
  );
  await expect.poll(() => app.services.deps.orm.select().from(actions).all().length, soon).toBeGreaterThan(0);
  return actionId;
}

beforeEach(async () => {
  app = await openTestApp();
  ada = await app.setUp();
  ben = await app.join(ada, 'Ben');
  const opened = await ada.call('POST', '/reviews', {
    title: 'A missed nodule',
    templateId: 'full',
    occurredOn: '2026-01-31',
  });
  expect(opened.status).toBe(201);
  reviewId = String(opened.json['id']);
});
afterEach(() => app.close());

test('a review sent twice with one idempotency key is opened once', async () => {
  const key = { 'idempotency-key': 'b9f4c7d2-0001-4a5e-9d3c' };
  const body = { title: 'Another', templateId: 'huddle' };
  const first = await ada.call('POST', '/reviews', body, key);
  const again = await ada.call('POST', '/reviews', body, key);
  expect(again.json['id']).toBe(first.json['id']);
  expect((await ada.call('GET', '/reviews')).json['reviews']).toHaveLength(2);
  const hers = await ben.call('POST', '/reviews', body, key);
  expect(hers.json['id']).not.toBe(first.json['id']);
});

test('an empty title, a date that is none and an unknown template each say what to do', async () => {
  const refused = async (body: object, field: string) => {
    const reply = await ada.call('POST', '/reviews', { title: 'T', templateId: 'full', ...body });
    expect(reply.status).toBe(422);
    return (reply.json['fields'] as Record<string, string>)[field];
  };
  expect(await refused({ title: '  ' }, 'title')).toMatch(/Give the review a title/);
  expect(await refused({ occurredOn: '2026-02-30' }, 'occurredOn')).toMatch(/date that exists/);
  expect(await refused({ templateId: 'none' }, 'templateId')).toMatch(/template/);
});

test('the document reads as JSON without a socket, and an unchanged one is not sent again', async () => {
  await edit((editing) => appendProse(editing, 's.what', ['The scan was read at night.']));
  const first = await ada.call('GET', `/reviews/${reviewId}/document`);
  expect(first.text).toContain('The scan was read at night.');
  expect(first.json).toMatchObject({ content: { meta: { template: { id: 'full', version: 1 } } } });
  const tag = first.headers.get('etag') ?? '';
  const path = `/reviews/${reviewId}/document`;
  expect((await ada.call('GET', path, undefined, { 'if-none-match': tag })).status).toBe(304);
  await edit((editing) => appendProse(editing, 's.what', ['By one person.']));
  expect((await ada.call('GET', path, undefined, { 'if-none-match': tag })).status).toBe(200);
  const opened = app.services.deps.orm
    .select()
    .from(auditEntries)
    .all()
    .filter(({ act }) => act === 'review.opened');
  expect(opened).toHaveLength(1);
});

test('a patient partner reads lessons and actions, and no factor, evidence, staff view or name', async () => {
  const partner = await app.join(ada, 'Pat');
  await addParticipant(partner, 'patient-partner');
  await edit((editing) => {
    appendProse(editing, 's.what', ['The scan was read at night.']);
    createRecord(editing, 'timeline', { text: 'Scan taken', from: '2026-01-31T22:10' });
    createRecord(editing, 'factors', { condition: 'SECRET factor', layer: 'workflow' });
    createRecord(editing, 'evidence', { text: 'SECRET quote', source: 'SECRET source' });
    createRecord(editing, 'voices', { text: 'Nobody told us.', response: 'We now call.', of: 'family' });
    createRecord(editing, 'voices', { text: 'SECRET staff view', of: 'staff' });
    createRecord(editing, 'lessons', { text: 'Absence of a mark is no all-clear.' });
    createRecord(editing, 'areas', { text: 'How results reach the ward' });
  });
  await proposedAction();
  const page = await partner.call('GET', `/reviews/${reviewId}/partner-page`);
  expect(page.json).toMatchObject({
    title: 'A missed nodule',
    whatHappened: [{ as: 'paragraph', text: 'The scan was read at night.' }],
    timeline: [{ text: 'Scan taken' }],
    voices: [{ of: 'family', text: 'Nobody told us.', response: 'We now call.' }],
    lessons: ['Absence of a mark is no all-clear.'],
    areas: ['How results reach the ward'],
    actions: [{ title: 'Show uncertainty', strength: 'intermediate', status: 'proposed' }],
  });
  expect(page.text).not.toMatch(/SECRET|Ada|Pat/);
  expect((await partner.call('GET', `/reviews/${reviewId}/document`)).status).toBe(403);
});

test('a status set over HTTP takes the wording from the document and says so to the others', async () => {
  const actionId = await proposedAction();
  const path = `/actions/${reviewId}/${actionId}`;
  const seen = await ada.call('GET', path);
  const kinds: string[] = [];
  app.services.deps.hints.subscribe(({ kind }) => kinds.push(kind));
  const agreed = await ada.call(
    'PATCH',
    path,
    { status: 'agreed', dueOn: '2026-04-01' },
    { 'if-match': seen.headers.get('etag') ?? '' },
  );
  expect(agreed.json).toMatchObject({ status: 'agreed', dueOn: '2026-04-01', title: 'Show uncertainty' });
  expect(agreed.headers.get('etag')).toBe('"2"');
  expect(kinds).toContain('actions');
  await edit(({ doc }) => recordText(doc, 'actions', actionId, 'title')?.insert(0, 'Later: '));
  expect((await ada.call('GET', path)).json['title']).toBe('Show uncertainty');
});

test('a change to an action needs the version it was made on, and a stale one shows both values', async () => {
  const path = `/actions/${reviewId}/${await proposedAction()}`;
  expect((await ada.call('PATCH', path, { dueOn: '2026-04-01' })).json).toMatchObject({
    code: 'bad-request',
  });
  const etag = (await ada.call('GET', path)).headers.get('etag') ?? '';
  await ada.call('PATCH', path, { dueOn: '2026-04-01' }, { 'if-match': etag });
  const second = await ada.call('PATCH', path, { dueOn: '2026-05-01' }, { 'if-match': etag });
  expect(second.json).toMatchObject({
    code: 'changed-meanwhile',
    details: { yours: { dueOn: '2026-05-01' }, theirs: { dueOn: '2026-04-01' } },
  });
});

test('a reading, a proof and a check go over the one route of an action and stand in what it answers', async () => {
  const path = `/actions/${reviewId}/${await proposedAction()}`;
  const change = async (visitor: Visitor, body: object) => {
    const etag = (await ada.call('GET', path)).headers.get('etag') ?? '';
    return visitor.call('PATCH', path, body, { 'if-match': etag });
  };
  const memberId = await addParticipant(ben, 'panel');
  await change(ada, { status: 'agreed', ownerId: memberId });
  const unproven = await change(ben, { status: 'implemented' });
  expect(unproven.status).toBe(422);
  expect(unproven.json).toMatchObject({
    code: 'invalid-input',
    fields: { proof: expect.any(String) as unknown },
  });
  const proof = { kind: 'link', text: 'https://records.example.org/12' };
  await change(ben, { status: 'implemented', proof, implementedOn: '2026-01-05' });
  expect((await change(ben, { reading: { day: '2026-02-31', value: '61 %' } })).status).toBe(422);
  await change(ben, { reading: { day: '2026-02-03', value: '61 %' } });
  const worked = { checkOutcome: 'worked', note: 'Seen on 98 of 100.' };
  expect((await change(ben, worked)).json).toMatchObject({ code: 'not-allowed-now' });
  expect((await change(ada, worked)).json).toMatchObject({
    status: 'verified-effective',
    implementedOn: '2026-01-05',
    nextCheckOn: '2027-01-05',
    proofs: [{ kind: 'link', text: 'https://records.example.org/12', byName: 'Ben' }],
    readings: [{ day: '2026-02-03', value: '61 %', number: 61 }],
    checks: [
      { kind: 'first', dueOn: '2026-04-05', outcome: 'worked' },
      { kind: 'year', dueOn: '2027-01-05', outcome: null },
    ],
  });
});

test('the export tells what became of an action, the same to everybody', async () => {
  const path = `/actions/${reviewId}/${await proposedAction()}`;
  await addParticipant(ben, 'observer');
  for (const body of [
    { status: 'agreed' },
    { status: 'implemented', proof: { kind: 'quote', text: 'In use since Monday' } },
    { reading: { day: '2026-02-03', value: '61 %' } },
  ]) {
    const etag = (await ada.call('GET', path)).headers.get('etag') ?? '';
    expect((await ada.call('PATCH', path, body, { 'if-match': etag })).status).toBe(200);
  }
  const [first, second] = await Promise.all(
    [ada, ben].map((one) => one.call('GET', `/reviews/${reviewId}/exports/json`)),
  );
  expect(first?.text).toBe(second?.text);
  expect(first?.json['actions']).toMatchObject([
    {
      status: 'implemented',
      readings: [{ value: '61 %' }],
      proofs: [{ kind: 'quote', text: 'In use since Monday' }],
      checks: [{ kind: 'first' }, { kind: 'year' }],
    },
  ]);
});

test('removing a participant tells the sockets at once and shuts them out at once', async () => {
  const memberId = await addParticipant(ben, 'panel');
  expect((await ben.call('GET', `/reviews/${reviewId}`)).status).toBe(200);
  const heard: unknown[] = [];
  app.services.deps.hints.subscribe((hint) => heard.push(hint));
  await ada.call('DELETE', `/reviews/${reviewId}/participants/${memberId}`);
  expect(heard).toEqual([
    { kind: 'access', memberId, reviewId },
    { kind: 'participants', reviewId },
  ]);
  const forReal = await ben.call('GET', `/reviews/${reviewId}`);
  const forNone = await ben.call('GET', '/reviews/none');
  expect([forReal.status, forReal.text]).toEqual([404, forNone.text]);
});

test('recovered text is put back once, where it stood, and left texts stay out', async () => {
  const factorId = await edit((editing) => createRecord(editing, 'factors', { condition: 'No alarm' }));
  const swallow = (id: string, place: string, text: string) =>
    app.services.deps.orm
      .insert(recoveredTexts)
      .values({ id, reviewId, place, text, authorId: 'someone', at: 1 })
      .run();
  swallow('t1', 'prose:s.what', 'The night was busy.');
  swallow('t2', `factors/${factorId}/condition`, 'was raised');
  swallow('t3', 'factors/gone/condition', 'nowhere');
  swallow('t4', 'prose:s.what', 'Not needed.');
  const decide = (id: string, outcome: string) =>
    ada.call('POST', `/reviews/${reviewId}/recovered/${id}`, { outcome });
  expect((await decide('t1', 'put-back')).json['recovered']).toHaveLength(3);
  expect((await decide('t1', 'put-back')).status).toBe(409);
  expect((await decide('t2', 'put-back')).status).toBe(200);
  expect((await decide('t3', 'put-back')).status).toBe(409);
  await decide('t4', 'leave');
  const open = await ada.call('GET', `/reviews/${reviewId}/recovered`);
  expect(open.json['recovered']).toMatchObject([{ id: 't3', text: 'nowhere' }]);
  const read = await app.services.deps.door.read(reviewId, (doc) => ({
    prose: JSON.stringify(readSectionProse(doc, 's.what')),
    condition: readRecord(doc, 'factors', factorId)?.condition,
  }));
  expect(read.prose.match(/The night was busy\./g)).toHaveLength(1);
  expect(read.prose).not.toContain('Not needed.');
  expect(read.condition).toBe('No alarm was raised');
});

test('a signed review takes no recovered text, which then stays on offer', async () => {
  const { orm } = app.services.deps;
  orm
    .insert(recoveredTexts)
    .values({ id: 't1', reviewId, place: 'prose:s.what', text: 'Late', authorId: 'someone', at: 1 })
    .run();
  await signReview(app, ada, reviewId);
  const refused = await ada.call('POST', `/reviews/${reviewId}/recovered/t1`, { outcome: 'put-back' });
  expect(refused.json).toMatchObject({ code: 'signed' });
  expect((await ada.call('GET', `/reviews/${reviewId}/recovered`)).json['recovered']).toHaveLength(1);
});

test.each([
  ['markdown', /^# A missed nodule/, 'md'],
  ['json', /"schema":"causeway.review\/1"/, 'json'],
])(
  'taking out %s leaves an audit entry and the document as it was, under a name that tells nothing',
  async (format, start, ending) => {
    await edit((editing) => appendProse(editing, 's.what', ['Zwölf Befunde fehlten.']));
    await proposedAction();
    const before = await app.services.deps.stores.reviews.sequence(reviewId);
    expect((await ada.call('HEAD', `/reviews/${reviewId}/exports/${format}`)).status).toBe(200);
    const taken = await ada.call('GET', `/reviews/${reviewId}/exports/${format}`);
    expect(taken.text).toMatch(start);
    expect(taken.text).toContain('Zwölf Befunde fehlten.');
    expect(taken.headers.get('content-type')).toMatch(/charset=utf-8/);
    expect(taken.headers.get('content-disposition')).toBe(
      `attachment; filename="causeway-review-2026-03-02.${ending}"`,
    );
    expect(await app.services.deps.stores.reviews.sequence(reviewId)).toBe(before);
    const entries = app.services.deps.orm.select().from(auditEntries).all();
    expect(entries.at(-1)).toMatchObject({ act: 'review.exported', reviewId, detail: { format } });
  },
);

test('the same review taken out by two participants is the same bytes', async () => {
  await addParticipant(ben, 'observer');
  await proposedAction();
  const path = `/reviews/${reviewId}/exports/json`;
  expect((await ben.call('GET', path)).text).toBe((await ada.call('GET', path)).text);
});

test('the templates come with their sections and prompts', async () => {
  const { templates } = templateList.parse((await ada.call('GET', '/templates')).json);
  expect(templates.map(({ id }) => id)).toEqual(shipped.map(({ id }) => id));
  expect(templates.flatMap(({ sections }) => sections).filter(({ heading }) => heading === '')).toEqual([]);
});
