/** Quick reports from sending to what became of them, over the real app. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reports } from '../../db/schema-reports.ts';
import { auditEntries } from '../../db/schema.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

const words = {
  happened: 'The system did not mark a shadow on a chest film. A colleague saw it an hour later.',
  shown: 'No finding, in green.',
  occurredOn: '2026-03-01',
  occurredAt: '23:40',
  zone: 'Europe/London',
  grade: 'near-miss',
  affected: 'One person waiting for a result.',
  systemName: 'Lung finder',
  lookAt: 'Whether the night films come through at a lower resolution.',
};

let app: TestApp;
let lead: Visitor;
let rea: Visitor;
let ben: Visitor;

beforeEach(async () => {
  app = await openTestApp();
  lead = await app.setUp();
  rea = await app.join(lead, 'Rea');
  ben = await app.join(lead, 'Ben');
});
afterEach(() => app.close());

async function send(more: object = {}): Promise<string> {
  const sent = await rea.call('POST', '/reports', { ...words, ...more });
  expect(sent.status).toBe(201);
  return String(sent.json['id']);
}

const seen = (version: number) => ({ 'if-match': `"${version}"` });

test('a report sent twice with one key is stored once', async () => {
  const key = { 'idempotency-key': 'report-key-0001-4a5e' };
  const first = await rea.call('POST', '/reports', words, key);
  const again = await rea.call('POST', '/reports', words, key);
  expect(again.json['id']).toBe(first.json['id']);
  expect(app.services.deps.orm.select().from(reports).all()).toHaveLength(1);
});

test('what happened and what came of it are all that a report needs', async () => {
  const missing = await rea.call('POST', '/reports', { happened: ' ', grade: 'harm' });
  expect(missing).toMatchObject({
    status: 422,
    json: { fields: { happened: 'Say in a few words what happened.' } },
  });
  const least = await rea.call('POST', '/reports', { happened: 'It went dark.', grade: 'harm' });
  expect(least).toMatchObject({ status: 201, json: { state: 'new', goodCatch: false, occurredAt: null } });
});

test('a report noticed before it did harm is a good catch from the first moment', async () => {
  expect((await rea.call('GET', `/reports/${await send()}`)).json).toMatchObject({ goodCatch: true });
});

test('a safety lead reads every report and learns the name only when the reporter chose so', async () => {
  const quiet = await send();
  const open = await send({ named: true });
  expect((await lead.call('GET', `/reports/${quiet}`)).json['reporterName']).toBeNull();
  expect((await lead.call('GET', `/reports/${open}`)).json['reporterName']).toBe('Rea');
  expect((await rea.call('GET', `/reports/${quiet}`)).json['reporterName']).toBe('Rea');
});

test('closing needs words, and the reporter reads them in the inbox', async () => {
  const id = await send();
  const silent = await lead.call('PATCH', `/reports/${id}`, { state: 'closed' }, seen(1));
  expect(silent).toMatchObject({
    status: 422,
    json: { fields: { words: 'Tell the reporter in a sentence why nothing more is done.' } },
  });
  const closed = await lead.call(
    'PATCH',
    `/reports/${id}`,
    { state: 'closed', words: 'The maker has mended it.' },
    seen(1),
  );
  expect(closed.status).toBe(200);
  expect((await rea.call('GET', `/reports/${id}`)).json['steps']).toMatchObject([
    { state: 'closed', words: 'The maker has mended it.' },
  ]);
  expect((await rea.call('GET', '/inbox')).json).toMatchObject({
    unread: 1,
    items: [{ kind: 'report-state', report: { id, state: 'closed', words: 'The maker has mended it.' } }],
  });
  expect((await lead.call('GET', '/inbox')).json).toMatchObject({ unread: 0 });
});

test('two safety leads who decide at once: the second is told what became of it', async () => {
  const id = await send();
  await lead.call('PATCH', `/reports/${id}`, { state: 'under-look' }, seen(1));
  const late = await lead.call('PATCH', `/reports/${id}`, { state: 'closed', words: 'No.' }, seen(1));
  expect(late).toMatchObject({ status: 412, json: { code: 'changed-meanwhile' } });
  const unseen = await lead.call('PATCH', `/reports/${id}`, { state: 'under-look' });
  expect(unseen).toMatchObject({ status: 400, json: { code: 'bad-request' } });
});

test('a report becomes a review that begins with its words, and both know of each other', async () => {
  const id = await send();
  const became = await lead.call(
    'POST',
    `/reports/${id}/review`,
    { templateId: 'full', title: 'A shadow not marked', words: 'Thank you, a panel looks at it.' },
    seen(1),
  );
  expect(became).toMatchObject({
    status: 201,
    json: { state: 'became-review', review: { title: 'A shadow not marked' } },
  });
  const reviewId = (became.json['review'] as { id: string }).id;
  const content = await app.services.deps.door.read(reviewId, readContent);
  const prose = JSON.stringify(content.prose['s.what']);
  for (const text of ['A colleague saw it', 'No finding, in green.', 'night films'])
    expect(prose).toContain(text);
  expect(content.records.timeline).toMatchObject([
    {
      text: 'The system did not mark a shadow on a chest film.',
      from: '2026-03-01T23:40',
      precision: 'minute',
      tz: 'Europe/London',
    },
  ]);
  expect(content.facts['system.name']).toEqual({
    value: 'Lung finder',
    source: 'Quick report of 2026-03-02',
    state: 'known',
  });
  expect((await lead.call('GET', `/reviews/${reviewId}`)).json).toMatchObject({
    aiSystem: 'Lung finder',
    occurredOn: '2026-03-01',
    myRole: 'chair',
  });
  expect((await lead.call('GET', `/reviews/${reviewId}/reports`)).json['reports']).toMatchObject([
    { id, happened: words.happened },
  ]);
  expect((await lead.call('GET', `/reviews/${reviewId}/reports`)).text).not.toContain('Rea');
});

test('its reporter learns that a review exists, and which one only as a participant', async () => {
  const id = await send();
  const body = { templateId: 'huddle', title: 'Not for everybody' };
  const became = await lead.call('POST', `/reports/${id}/review`, body, seen(1));
  const reviewId = (became.json['review'] as { id: string }).id;
  const before = await rea.call('GET', `/reports/${id}`);
  expect(before.json).toMatchObject({ state: 'became-huddle', review: { id: null, title: null } });
  expect(before.text).not.toContain('Not for everybody');
  expect((await rea.call('GET', '/inbox')).text).not.toContain('Not for everybody');
  const memberId = (await rea.call('GET', '/me')).json['id'];
  await lead.call('POST', `/reviews/${reviewId}/participants`, { memberId, role: 'observer' });
  expect((await rea.call('GET', `/reports/${id}`)).json).toMatchObject({ review: { id: reviewId } });
});

test('a template without a story of what happened keeps the words in its first prose', async () => {
  const id = await send();
  const body = { templateId: 'theme', title: 'Several at once' };
  const became = await lead.call('POST', `/reports/${id}/review`, body, seen(1));
  expect(became.status).toBe(201);
  const reviewId = (became.json['review'] as { id: string }).id;
  const content = await app.services.deps.door.read(reviewId, readContent);
  expect(JSON.stringify(content.prose)).toContain('A colleague saw it');
});

test('asked again with the same key the report opens no second review; without it, it is settled', async () => {
  const id = await send();
  const body = { templateId: 'huddle', title: 'Once' };
  const key = { 'idempotency-key': 'review-of-report-0001', ...seen(1) };
  await lead.call('POST', `/reports/${id}/review`, body, key);
  expect((await lead.call('POST', `/reports/${id}/review`, body, key)).status).toBe(201);
  expect((await lead.call('GET', '/reviews')).json['reviews']).toHaveLength(1);
  const settled = await lead.call('POST', `/reports/${id}/review`, body, seen(2));
  expect(settled).toMatchObject({ status: 409, json: { code: 'not-allowed-now' } });
  expect((await lead.call('GET', '/reviews')).json['reviews']).toHaveLength(1);
});

test('a report joins only a review that the safety lead writes in', async () => {
  const theirs = String(
    (await ben.call('POST', '/reviews', { title: 'Ben’s', templateId: 'huddle' })).json['id'],
  );
  const id = await send();
  const outside = await lead.call('POST', `/reports/${id}/join`, { reviewId: theirs }, seen(1));
  expect(outside.status).toBe(404);
  const memberId = (await lead.call('GET', '/me')).json['id'];
  await ben.call('POST', `/reviews/${theirs}/participants`, { memberId, role: 'observer' });
  expect((await lead.call('POST', `/reports/${id}/join`, { reviewId: theirs }, seen(1))).status).toBe(403);
  await ben.call('PATCH', `/reviews/${theirs}/participants/${String(memberId)}`, { role: 'panel' });
  const joined = await lead.call('POST', `/reports/${id}/join`, { reviewId: theirs }, seen(1));
  expect(joined.json).toMatchObject({ state: 'joined', review: { id: theirs } });
  expect((await ben.call('GET', `/reviews/${theirs}/reports`)).json['reports']).toMatchObject([{ id }]);
});

test('pages of reports follow one another without a gap, and say how many wait', async () => {
  for (const happened of ['one', 'two', 'three']) {
    app.time.now += 1000;
    await send({ happened });
  }
  const first = (await lead.call('GET', '/reports?whose=all&limit=2')).json;
  expect(first['waiting']).toBe(3);
  const rest = (await lead.call('GET', `/reports?whose=all&cursor=${String(first['nextCursor'])}`)).json;
  const told = [first, rest].flatMap((page) => page['reports'] as { happened: string }[]);
  expect(told.map(({ happened }) => happened)).toEqual(['three', 'two', 'one']);
});

test('the audit says who sent and who decided, and nothing of what was written', async () => {
  const id = await send();
  await lead.call('PATCH', `/reports/${id}`, { state: 'under-look', words: 'We look at it.' }, seen(1));
  const entries = app.services.deps.orm
    .select()
    .from(auditEntries)
    .all()
    .filter(({ subjectId }) => subjectId === id);
  expect(entries.map(({ act }) => act)).toEqual(['report.sent', 'report.changed']);
  expect(JSON.stringify(entries)).not.toMatch(/shadow|We look/);
});
