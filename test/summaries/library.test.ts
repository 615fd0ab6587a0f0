/** The library over HTTP, and two installations: what one publishes the other brings in, and nothing that was changed. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uploadMediaType } from '../../shared/evidence/file-rules.ts';
import { openTestApp, type Reply, type TestApp, type Visitor } from '../support/test-app.ts';
import { seededNumbers } from '../support/review-world.ts';
import { writtenSummary } from '../support/written-summary.ts';
import { openSummaryGround, type SummaryGround } from './summary-ground.ts';

let ground: SummaryGround;
let other: TestApp;
let theirLead: Visitor;
beforeAll(async () => {
  ground = await openSummaryGround();
  other = await openTestApp();
  theirLead = await other.setUp();
});
afterAll(async () => {
  await ground.close();
  await other.close();
});

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly origin: string | null;
  readonly withdrawn: string | null;
}

async function published(audience = 'public', address = 'public'): Promise<{ id: string; publicId: string }> {
  const { chair, facilitator, lead } = ground;
  const id = await ground.summary(audience);
  await ground.write(id, chair, 'plain-words', 'The list now shows what was not flagged as well.');
  await ground.keepAll(id, chair);
  expect((await ground.ask(id, chair)).status).toBe(200);
  expect((await ground.approve(id, facilitator)).status).toBe(204);
  const done = await lead.call('POST', `/summaries/${id}/publication`, { address });
  expect(done.status).toBe(200);
  return { id, publicId: String(done.json['publicId']) };
}

async function signedBytes(publicId: string): Promise<Buffer> {
  const answer = await ground.chair.fetch('GET', `/library/${publicId}/signed`);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

function bringIn(
  by: Visitor,
  bytes: Uint8Array,
  query = 'origin=Northmere',
  type: string = uploadMediaType,
): Promise<Reply> {
  return by.send('POST', `/library/import?${query}`, bytes, { 'content-type': type });
}

const list = async (by: Visitor, query = ''): Promise<readonly Entry[]> =>
  (await by.call('GET', `/library${query}`)).json['summaries'] as Entry[];

const encoded = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

test('what was published stands in the library for every member, and what is in work does not', async () => {
  const ben = await ground.app.join(ground.lead, 'Ben');
  await ground.summary('staff');
  const before = (await list(ben)).length;
  const { publicId } = await published();
  const entries = await list(ben);
  expect(entries).toHaveLength(before + 1);
  expect(entries[0]).toMatchObject({ id: publicId, origin: null, withdrawn: null });
  expect(JSON.stringify(entries)).not.toContain(ground.reviewId);
  const one = await ben.call('GET', `/library/${publicId}`);
  expect(one.json).toMatchObject({ id: publicId, compared: true, schema: 'causeway.learning-summary/1' });
  const json = await ben.fetch('GET', `/library/${publicId}/export?format=json`);
  const digest = createHash('sha256')
    .update(Buffer.from(await json.arrayBuffer()))
    .digest('hex');
  expect(digest).toBe(one.json['sha256']);
  expect((await ben.call('GET', '/library/no-such-summary')).status).toBe(404);
});

test('the list is narrowed by each of its filters and by words, and says what there is to choose', async () => {
  const { publicId } = await published();
  const { json } = await ground.lead.call('GET', '/library');
  expect(json['choices']).toMatchObject({ codes: expect.arrayContaining(['I1']) as unknown });
  const ids = async (query: string): Promise<readonly string[]> =>
    (await list(ground.lead, query)).map(({ id }) => id);
  for (const query of ['?layer=interface', '?code=I1', '?audience=public', '?from=here', '?words=FLAGGED'])
    expect(await ids(query)).toContain(publicId);
  for (const query of ['?layer=model', '?code=M1', '?audience=board', '?from=elsewhere', '?words=zebra'])
    expect(await ids(query)).not.toContain(publicId);
  expect((await ground.lead.call('GET', '/library?layer=nobody')).status).toBe(422);
});

test('list and feed read no text a second time, until another takes its place', async () => {
  const { id, publicId } = await published();
  const ask = async () => {
    const feed = await ground.app.visitor().call('GET', '//learning/feed.atom');
    const found = await ground.chair.call('GET', '/library?words=flagged');
    expect([feed.status, found.status]).toEqual([200, 200]);
    return [feed.text, found.text] as const;
  };
  const before = await ask();
  expect(before[1]).toContain(publicId);
  // Whoever reads this text now is told that it is damaged.
  const { sqlite } = ground.app.services.database;
  const spoil = sqlite.prepare("UPDATE summary_revisions SET content = content || ' ' WHERE summary_id = ?");
  const mend = sqlite.prepare('UPDATE summary_revisions SET content = rtrim(content) WHERE summary_id = ?');
  expect(spoil.run(id).changes).toBe(1);
  expect((await ground.chair.call('GET', `/library/${publicId}`)).status).toBe(500);
  expect(await ask()).toEqual(before);
  mend.run(id);
  const reason = 'A date in it was wrong.';
  expect((await ground.lead.call('POST', `/summaries/${id}/withdrawal`, { reason })).status).toBe(200);
  const [feed] = await ask();
  expect(feed).toContain(reason);
  expect((await list(ground.chair)).find((entry) => entry.id === publicId)?.withdrawn).toBe(reason);
});

test('a second, empty installation brings in what the first published: digest and signature hold', async () => {
  const { publicId } = await published();
  const bytes = await signedBytes(publicId);
  const done = await bringIn(theirLead, bytes);
  expect(done.status).toBe(200);
  expect(done.json['id']).toBe(publicId);
  const ours = await ground.chair.call('GET', `/library/${publicId}`);
  const theirs = await theirLead.call('GET', `/library/${publicId}`);
  expect(theirs.json['sha256']).toBe(ours.json['sha256']);
  expect(theirs.json['model']).toEqual(ours.json['model']);
  expect(theirs.json['key']).toBe(ours.json['key']);
  expect(theirs.json).toMatchObject({ origin: 'Northmere', compared: true });
  // As anybody could check it, with nothing of ours.
  const file = JSON.parse(bytes.toString()) as Record<'signature' | 'publicKey' | 'sha256', string>;
  const key = createPublicKey({ key: Buffer.from(file.publicKey, 'base64'), format: 'der', type: 'spki' });
  const json = await ground.chair.fetch('GET', `/library/${publicId}/export?format=json`);
  const text = Buffer.from(await json.arrayBuffer());
  expect(verify(null, text, key, Buffer.from(file.signature, 'base64'))).toBe(true);
  // What was brought in leaves again as it came.
  const again = await theirLead.fetch('GET', `/library/${publicId}/signed`);
  expect(Buffer.from(await again.arrayBuffer()).equals(bytes)).toBe(true);
  expect((await bringIn(theirLead, bytes)).status).toBe(200);
  expect((await bringIn(ground.lead, bytes)).status).toBe(409);
});

test('any changed byte of a signed file is refused with a sentence, and nothing is brought in', async () => {
  const { publicId } = await published();
  const bytes = await signedBytes(publicId);
  const seed = 20_261_120;
  const random = seededNumbers(seed);
  for (let round = 0; round < 400; round += 1) {
    const at = Math.floor(random() * bytes.length);
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at]! + 1 + Math.floor(random() * 255)) % 256;
    const refused = await bringIn(theirLead, changed);
    expect(refused.status, `seed ${seed}, round ${round}, byte ${at}`).toBe(400);
    expect(String(refused.json['sentence'] ?? refused.json['detail'] ?? refused.json['title'])).not.toBe('');
  }
  expect((await list(theirLead)).map(({ id }) => id)).not.toContain(publicId);
});

test('a plain file is compared with the SHA-256 its publisher told, and without one it says that nobody did', async () => {
  const model = { ...writtenSummary, id: 'plainfileplainfile', status: 'final' };
  const refused = await bringIn(theirLead, encoded(model), `origin=A&sha256=${'0'.repeat(64)}`);
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('SHA-256');
  expect((await bringIn(theirLead, encoded(model))).status).toBe(200);
  const one = await theirLead.call('GET', '/library/plainfileplainfile');
  expect(one.json).toMatchObject({ compared: false, key: null, origin: 'Northmere' });
  expect((await theirLead.call('GET', '/library/plainfileplainfile/signed')).status).toBe(404);
});

test('a withdrawal travels with the id, takes the place of what it withdraws, and stays', async () => {
  const { id, publicId } = await published();
  const first = await signedBytes(publicId);
  expect((await bringIn(theirLead, first)).status).toBe(200);
  const reason = 'A count in it was wrong.';
  expect((await ground.lead.call('POST', `/summaries/${id}/withdrawal`, { reason })).status).toBe(200);
  expect((await list(ground.chair)).find((entry) => entry.id === publicId)?.withdrawn).toBe(reason);
  const withdrawal = await signedBytes(publicId);
  expect((await bringIn(theirLead, withdrawal)).status).toBe(200);
  const entries = (await list(theirLead)).filter((entry) => entry.id === publicId);
  expect(entries.map(({ withdrawn }) => withdrawn)).toEqual([reason]);
  expect((await bringIn(theirLead, first)).status).toBe(409);
  const acts = other.services.database.sqlite
    .prepare<[string], { detail: string }>(
      "SELECT detail FROM audit_entries WHERE act = 'summary.imported' AND subject_id = ? ORDER BY id",
    )
    .all(publicId);
  expect(acts.map(({ detail }) => (JSON.parse(detail) as { withdrawn: boolean }).withdrawn)).toEqual([
    false,
    true,
  ]);
});

test('what was signed is followed only by what the same key signed, and only forwards', async () => {
  const { publicId } = await published();
  const bytes = await signedBytes(publicId);
  expect((await bringIn(theirLead, bytes)).status).toBe(200);
  const { summary } = JSON.parse(bytes.toString()) as { summary: typeof writtenSummary };
  const forged = { ...summary, revision: summary.revision + 1, title: 'Something else' };
  expect((await bringIn(theirLead, encoded(forged))).status).toBe(409);
  const unsigned = { ...writtenSummary, id: 'goesonlyforwards', revision: 3 };
  expect((await bringIn(theirLead, encoded(unsigned))).status).toBe(200);
  expect((await bringIn(theirLead, encoded({ ...unsigned, revision: 2 }))).status).toBe(409);
  expect((await bringIn(theirLead, encoded({ ...unsigned, title: 'Other words' }))).status).toBe(409);
  expect((await bringIn(theirLead, encoded({ ...unsigned, revision: 4 }))).status).toBe(200);
});

test('drafts, other forms, what is no JSON and what is too large are refused with what to do', async () => {
  const draft = await bringIn(
    theirLead,
    encoded({ ...writtenSummary, id: 'adraftadraftadraft', status: 'draft' }),
  );
  expect([draft.status, draft.text]).toEqual([400, expect.stringContaining('draft')]);
  for (const bytes of [
    encoded({ ...writtenSummary, more: 'than the form has' }),
    encoded({ schema: 'causeway.learning-summary/9' }),
    encoded({ schema: { toString: 'no name' } }),
    new TextEncoder().encode(`{"schema":${'['.repeat(900_000)}${']'.repeat(900_000)}}`),
    encoded(null),
    new TextEncoder().encode('%PDF-1.7'),
    Uint8Array.of(0xff, 0xfe, 0x7b, 0x7d),
  ]) {
    expect((await bringIn(theirLead, bytes)).status).toBe(400);
  }
  expect((await bringIn(theirLead, new Uint8Array(2 * 1024 * 1024 + 1).fill(0x20))).status).toBe(413);
  expect((await bringIn(theirLead, encoded(writtenSummary), 'origin=')).status).toBe(422);
});

test('only a safety lead brings one in, and only members read the library', async () => {
  const ben = await other.join(theirLead, 'Ben');
  const ida = await other.join(theirLead, 'Ida', ['admin']);
  const bytes = encoded({ ...writtenSummary, id: 'whomaybringonein' });
  for (const [visitor, status] of [
    [other.visitor(), 401],
    [ben, 403],
    [ida, 403],
    [theirLead, 200],
  ] as const) {
    expect((await bringIn(visitor, bytes)).status).toBe(status);
  }
  expect((await ben.call('GET', '/library/whomaybringonein')).status).toBe(200);
});
