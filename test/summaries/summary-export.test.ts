/** A summary leaves as a file: only when nothing stands in its way, looked through as it is, and with an entry of it. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { summaryFormats } from '../../shared/summaries/summary-formats.ts';
import { openSummaryGround, type SummaryGround } from './summary-ground.ts';

let ground: SummaryGround;
beforeAll(async () => {
  ground = await openSummaryGround();
});
afterAll(() => ground.close());

const exported = (id: string, format: string) =>
  ground.chair.fetch('GET', `/summaries/${id}/export?format=${format}`);

test('a draft for the panel leaves in every format, twice the same, and its document stays as it was', async () => {
  const id = await ground.summary('panel');
  await ground.keepAll(id, ground.chair);
  const standing = ground.app.services.engine.rights.document(id)?.seq;
  for (const format of summaryFormats) {
    const [first, second] = [await exported(id, format), await exported(id, format)];
    expect(first.status).toBe(200);
    const bytes = Buffer.from(await first.arrayBuffer());
    expect(bytes.equals(Buffer.from(await second.arrayBuffer()))).toBe(true);
    expect(first.headers.get('content-disposition')).toMatch(
      /^attachment; filename="learning-summary-panel-\d{4}-\d\d-r1\.\w+"$/,
    );
    if (format !== 'json') continue;
    const { sha256 } = await ground.preview(id, ground.chair);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  }
  expect(ground.app.services.engine.rights.document(id)?.seq).toBe(standing);
});

test('what could tell who it was in a harm grade or a kind is asked about before approval, and leaves once it is answered', async () => {
  const { chair, facilitator } = ground;
  const id = await ground.summary('staff');
  await ground.keepAll(id, chair);
  const seen = await chair.call('GET', `/summaries/${id}`);
  const facts = {
    harm: [{ dimension: 'northmere-patients', grade: 'As Northmere grades it' }],
    kinds: ['northmere-alarm'],
  };
  const version = { 'if-match': seen.headers.get('etag') ?? '' };
  expect((await chair.call('PATCH', `/summaries/${id}`, { facts }, version)).status).toBe(200);
  const found = await chair.call('GET', `/summaries/${id}/findings`);
  const open = (found.json['findings'] as { field: string; answer: unknown }[]).filter(
    ({ answer }) => answer === null,
  );
  expect(open.map(({ field }) => field)).toEqual(['kinds.0', 'harm.0.dimension', 'harm.0.grade']);
  expect((await ground.ask(id, chair)).status).toBe(409);
  await ground.keepAll(id, chair);
  expect((await ground.ask(id, chair)).status).toBe(200);
  expect((await ground.approve(id, facilitator)).status).toBe(204);
  for (const format of summaryFormats)
    expect([format, (await exported(id, format)).status]).toEqual([format, 200]);
});

test('a draft for anybody else does not leave, and the answer says what to do', async () => {
  const id = await ground.summary('staff');
  const refused = await ground.chair.call('GET', `/summaries/${id}/export?format=html`);
  expect(refused.status).toBe(409);
  expect(refused.json).toMatchObject({ code: 'not-allowed-now' });
  expect(String(refused.json['remedy'])).not.toBe('');
});

test('what was approved leaves, and the audit tells format, audience and text', async () => {
  const { chair, facilitator } = ground;
  const id = await ground.summary('staff');
  await ground.keepAll(id, chair);
  expect((await ground.ask(id, chair)).status).toBe(200);
  expect((await ground.approve(id, facilitator)).status).toBe(204);
  const answer = await exported(id, 'json');
  expect(answer.status).toBe(200);
  const registered = createHash('sha256')
    .update(Buffer.from(await answer.arrayBuffer()))
    .digest('hex');
  const entries = ground.app.services.database.sqlite
    .prepare<[string], { detail: string }>(
      "SELECT detail FROM audit_entries WHERE act = 'summary.exported' AND subject_id = ?",
    )
    .all(id);
  expect(entries.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([
    { format: 'json', audience: 'staff', sha256: registered },
  ]);
});

test('a format that is none is refused', async () => {
  const id = await ground.summary('panel');
  expect((await exported(id, 'exe')).status).toBe(422);
});

test('the schema of its JSON is there for everybody', async () => {
  const schema = await ground.app.visitor().call('GET', '/schemas/learning-summary-1.json');
  expect(schema.status).toBe(200);
  expect(schema.json).toMatchObject({ title: 'causeway.learning-summary/1' });
});
