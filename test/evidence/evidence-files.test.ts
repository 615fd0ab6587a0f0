/** Files kept as evidence over the real app: what comes in, what comes out, what is refused, what a backup holds. */
import Database from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { backUp } from '../../db/backup.ts';
import { evidenceFileParts, evidenceFiles } from '../../db/schema-evidence.ts';
import { auditEntries } from '../../db/schema.ts';
import { DatabaseFault, verifyDatabase } from '../../db/verify-database.ts';
import { databaseFileOf } from '../../server/places.ts';
import type { EvidenceFileAdded } from '../../shared/api/evidence-files.ts';
import { largestEvidenceFile } from '../../shared/evidence/file-rules.ts';
import { exif, jpeg, png } from '../support/sample-files.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

let app: TestApp;
let chair: Visitor;
let reviewId: string;

beforeAll(async () => {
  app = await openTestApp();
  chair = await app.setUp();
  reviewId = await newReview();
});
afterAll(() => app.close());

async function newReview(): Promise<string> {
  const made = await chair.call('POST', '/reviews', { title: 'Files', templateId: 'huddle' });
  return String(made.json['id']);
}

function send(who: Visitor, review: string, bytes: Uint8Array, name = 'a.png', headers = {}) {
  return who.send('POST', `/reviews/${review}/evidence-files`, bytes, {
    'content-type': 'application/octet-stream',
    'x-file-name': encodeURIComponent(name),
    ...headers,
  });
}

const files = (review: string): string => `/reviews/${review}/evidence-files`;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a file', () => {
  test('is answered with what was kept, listed, and given back as it is', async () => {
    const reply = await send(chair, reviewId, png(), 'Überblick (1).png');
    expect(reply.status).toBe(201);
    const file = reply.json as unknown as EvidenceFileAdded;
    expect(file).toMatchObject({
      name: 'Überblick (1).png',
      mediaType: 'image/png',
      kind: 'picture',
      size: png().length,
      sha256: sha256(png()),
      width: 8,
      height: 6,
      alreadyThere: false,
    });
    const list = await chair.call('GET', files(reviewId));
    const { alreadyThere: _there, ...row } = file;
    expect(list.json).toMatchObject({ files: [row], used: file.size });
    const back = await chair.fetch('GET', `${files(reviewId)}/${file.id}`);
    expect(new Uint8Array(await back.arrayBuffer())).toEqual(new Uint8Array(png()));
  });

  test('leaves as a download that is no page of ours', async () => {
    const { json } = await send(chair, reviewId, Buffer.from('a,b\n1,2\n'), 'values.csv');
    const { headers } = await chair.fetch('GET', `${files(reviewId)}/${String(json['id'])}`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="file"; filename*=UTF-8''values.csv`,
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });

  test('of a camera is kept without where it was taken', async () => {
    const { json } = await send(chair, reviewId, jpeg([exif(1, 'GPS Ward 7')]), 'photo.jpg');
    const back = await chair.call('GET', `${files(reviewId)}/${String(json['id'])}`);
    expect(back.text).not.toContain('Ward 7');
  });

  test('of several megabytes comes back byte for byte', async () => {
    const words = Buffer.from('0123456789abcdef\n'.repeat(130_000));
    const { json } = await send(chair, reviewId, words, 'long.log');
    expect(json).toMatchObject({ size: words.length, sha256: sha256(words) });
    const back = await chair.fetch('GET', `${files(reviewId)}/${String(json['id'])}`);
    expect(sha256(new Uint8Array(await back.arrayBuffer()))).toBe(sha256(words));
  });

  test('sent twice, even at once, is kept once in a review and apart in another', async () => {
    const own = await newReview();
    const replies = await Promise.all([1, 2].map(() => send(chair, own, png({ shade: 1 }))));
    const again = await send(chair, own, png({ shade: 1 }), 'other-name.png');
    const ids = [...replies, again].map(({ json }) => json['id']);
    expect(new Set(ids).size).toBe(1);
    expect(again.json['alreadyThere']).toBe(true);
    expect((await chair.call('GET', files(own))).json['files']).toHaveLength(1);
    const elsewhere = await send(chair, await newReview(), png({ shade: 1 }));
    expect(ids).not.toContain(elsewhere.json['id']);
  });

  test('of somebody who was removed while it was on its way is not kept', async () => {
    const ben = await app.join(chair, 'Ben');
    const memberId = String((await ben.call('GET', '/me')).json['id']);
    const own = await newReview();
    await chair.call('POST', `/reviews/${own}/participants`, { memberId, role: 'panel' });
    const { evidenceFiles: store } = app.services.deps.stores;
    const add = store.add.bind(store);
    vi.spyOn(store, 'add').mockImplementationOnce(async (file) => {
      await chair.call('DELETE', `/reviews/${own}/participants/${memberId}`);
      return add(file);
    });
    const reply = await send(ben, own, png({ shade: 3 }));
    expect([reply.status, reply.json['code']]).toEqual([403, 'forbidden']);
    expect((await chair.call('GET', files(own))).json['files']).toEqual([]);
  });

  test('of one review cannot be read through another', async () => {
    const { json } = await send(chair, reviewId, png({ shade: 2 }));
    const other = await newReview();
    expect((await chair.call('GET', `${files(other)}/${String(json['id'])}`)).status).toBe(404);
  });

  test('leaves an audit entry with its digest and without its name', async () => {
    const { json } = await send(chair, reviewId, png({ shade: 3 }), 'Mrs Miller.png');
    const entry = app.services.deps.orm
      .select()
      .from(auditEntries)
      .all()
      .find(({ subjectId }) => subjectId === json['id']);
    expect(entry).toMatchObject({ act: 'evidence-file.added', detail: { sha256: json['sha256'] } });
    expect(JSON.stringify(entry)).not.toContain('Miller');
  });
});

describe('is refused with a sentence and leaves nothing behind:', () => {
  const rows = () => [
    app.services.deps.orm.select({ id: evidenceFiles.id }).from(evidenceFiles).all().length,
    app.services.deps.orm.select({ part: evidenceFileParts.part }).from(evidenceFileParts).all().length,
  ];

  test.each([
    ['a drawing that runs scripts', Buffer.from('<svg onload="x()"/>'), 'a.svg', 422, /SVG/],
    ['a page called a picture', Buffer.from('<html>'), 'a.png', 422, /web page/],
    ['a picture with a wrong ending', png(), 'a.pdf', 422, /is a PNG picture/],
    ['more than 20 MB', Buffer.alloc(largestEvidenceFile + 1, 65), 'a.txt', 413, /at most 20 MB/],
  ])('%s', async (_what, bytes, name, status, sentence) => {
    const before = rows();
    const reply = await send(chair, reviewId, bytes, name);
    expect(reply.status).toBe(status);
    expect(reply.json['title']).toMatch(sentence);
    expect(rows()).toEqual(before);
  });

  test('what another site’s form could send', async () => {
    for (const type of [
      'text/plain',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
    ]) {
      expect((await send(chair, reviewId, png(), 'a.png', { 'content-type': type })).status).toBe(400);
    }
    const foreign = { 'sec-fetch-site': 'cross-site' };
    expect((await send(chair, reviewId, png(), 'a.png', foreign)).status).toBe(403);
  });

  test('bytes as the body of any other address', async () => {
    const path = `/reviews/${reviewId}/versions`;
    const headers = { 'content-type': 'application/octet-stream' };
    expect((await chair.send('POST', path, png(), headers)).status).toBe(400);
  });

  test('a file that a full review has no room for', async () => {
    const full = await newReview();
    const { orm, clock } = app.services.deps;
    const me = await chair.call('GET', '/me');
    const row = { reviewId: full, name: 'x', mediaType: 'text/plain', sha256: 'x' } as const;
    const whose = { addedBy: String(me.json['id']), startedAt: clock(), completedAt: clock() };
    orm
      .insert(evidenceFiles)
      .values({ ...row, ...whose, id: 'full', size: 200 * 1024 * 1024 - 10 })
      .run();
    const reply = await send(chair, full, png());
    expect([reply.status, reply.json['title']]).toEqual([413, expect.stringMatching(/200 of 200 MB/)]);
    orm.delete(evidenceFiles).where(eq(evidenceFiles.id, 'full')).run();
  });

  test('a file for a signed review', async () => {
    const { orm } = app.services.deps;
    const signed = await newReview();
    app.services.database.sqlite.prepare(`UPDATE reviews SET stage = 'signed' WHERE id = ?`).run(signed);
    const reply = await send(chair, signed, png());
    expect([reply.status, reply.json['code']]).toEqual([409, 'signed']);
    expect(
      orm
        .select()
        .from(evidenceFiles)
        .all()
        .some((file) => file.reviewId === signed),
    ).toBe(false);
  });
});

test('an upload that a crash cut off is never shown, and is forgotten at the next one', async () => {
  const { orm, clock } = app.services.deps;
  const own = await newReview();
  const me = await chair.call('GET', '/me');
  orm
    .insert(evidenceFiles)
    .values({
      id: 'cut-off',
      reviewId: own,
      name: 'a.txt',
      mediaType: 'text/plain',
      size: 3,
      sha256: 'none',
      addedBy: String(me.json['id']),
      startedAt: clock() - 2 * 3_600_000,
    })
    .run();
  orm
    .insert(evidenceFileParts)
    .values({ fileId: 'cut-off', part: 0, bytes: Buffer.from('abc') })
    .run();
  expect((await chair.call('GET', files(own))).json['files']).toEqual([]);
  expect((await chair.call('GET', `${files(own)}/cut-off`)).status).toBe(404);
  await send(chair, own, png({ shade: 9 }));
  const left = orm.select({ id: evidenceFileParts.fileId }).from(evidenceFileParts).all();
  expect(left.map(({ id }) => id)).not.toContain('cut-off');
});

test('a backup holds the files, and verifying finds a changed byte of one', async () => {
  const folder = tempFolder();
  const copy = join(folder.path, 'backup.sqlite');
  await backUp(databaseFileOf(app.services.deps.config.dataDir), copy);
  const sqlite = new Database(copy);
  try {
    expect(verifyDatabase(sqlite).files).toBeGreaterThan(3);
    sqlite.exec(
      `UPDATE evidence_file_parts SET bytes = x'00' WHERE rowid = (SELECT min(rowid) FROM evidence_file_parts)`,
    );
    expect(() => verifyDatabase(sqlite)).toThrow(DatabaseFault);
  } finally {
    sqlite.close();
    folder.remove();
  }
});
