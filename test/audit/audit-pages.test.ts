/** The audit as it is read: by admins for the organisation, by chairs for their review, as a list and as CSV. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditEntryRead } from '../../shared/api/audit.ts';
import { auditKinds } from '../../shared/audit/audit-acts.ts';
import type { Visitor } from '../support/test-app.ts';
import { auditedFolder, type Audited } from './audited-folder.ts';

let audited: Audited;
let admin: Visitor;
let chair: Visitor;
let under: string;

beforeAll(async () => {
  audited = await auditedFolder();
  ({ admin, chair } = audited);
  under = `/reviews/${audited.reviewId}/audit`;
});
afterAll(() => audited.close());

async function entries(visitor: Visitor, path: string): Promise<AuditEntryRead[]> {
  return ((await visitor.call('GET', path)).json as { entries: AuditEntryRead[] }).entries;
}

test('a chair reads what was done in the review, in words, and nothing of elsewhere', async () => {
  const all = await entries(chair, `${under}?limit=200`);
  expect(
    all.every(({ review }) => review?.id === audited.reviewId && review.title === 'Wrong side read as clear'),
  ).toBe(true);
  const lines = all.map(({ actor, words }) => `${actor?.name ?? 'The server'} ${words}`);
  expect(lines).toContain('Bea took the review out as Markdown');
  expect(lines).toContain('Bea added Cyril as panel member');
  expect(lines).toContain('Cyril began thread 1 of comments');
  expect(lines.at(-1)).toBe('Bea started the review');
});

test('an admin reads everything of the organisation, without the title of a review they take no part in', async () => {
  const page = await admin.call('GET', '/audit?limit=200');
  expect(page.text).not.toContain('Wrong side');
  expect(page.text).not.toContain('Show the side');
  const all = (page.json as { entries: AuditEntryRead[] }).entries;
  expect(all.some(({ review }) => review?.id === audited.reviewId && review.title === null)).toBe(true);
  expect(all.some(({ words }) => words === 'changed their name')).toBe(true);
});

test('no entry is without words, and every kind has acts of its own', async () => {
  const all = await entries(admin, '/audit?limit=200');
  expect(all.filter(({ words }) => words.startsWith('did what is recorded'))).toEqual([]);
  const kinds = new Set<string>(auditKinds);
  expect(all.filter(({ kind }) => !kinds.has(kind))).toEqual([]);
});

test('pages follow each other without a gap or a repetition, and filters narrow them', async () => {
  const whole = await entries(admin, '/audit?limit=200');
  const ids: number[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page = (await admin.call('GET', `/audit?limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`))
      .json as {
      entries: AuditEntryRead[];
      nextCursor: string | null;
    };
    ids.push(...page.entries.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(ids).toEqual(whole.map(({ id }) => id));

  const versions = await entries(admin, '/audit?kind=writing&limit=200');
  expect(new Set(versions.map(({ kind }) => kind))).toEqual(new Set(['writing']));
  const { id } = (await chair.call('GET', '/me')).json as { id: string };
  const hers = await entries(admin, `/audit?memberId=${id}&limit=200`);
  expect(hers.every(({ actor }) => actor?.id === id)).toBe(true);
  const [middle] = whole.slice(whole.length / 2);
  const before = await entries(admin, `/audit?until=${middle?.at ?? 0}&limit=200`);
  expect(before.every(({ at }) => at < (middle?.at ?? 0))).toBe(true);
  expect(before.length + (await entries(admin, `/audit?from=${middle?.at ?? 0}&limit=200`)).length).toBe(
    whole.length,
  );
});

test('who graded harm or sent a report is not told, and cannot be found out by the filter', async () => {
  const { id } = (await chair.call('GET', '/me')).json as { id: string };
  await chair.call('POST', '/reports', { happened: 'The wrong side was marked.', grade: 'none-yet' });
  const [sent] = await entries(admin, '/audit?kind=report');
  expect(sent).toMatchObject({ actor: null, unnamed: true, words: 'sent a quick report' });
  expect(await entries(admin, `/audit?kind=report&memberId=${id}`)).toEqual([]);
});

test('the CSV holds what the filter lets through, stands in the audit itself, and holds no formula', async () => {
  await chair.call('PATCH', `/reviews/${audited.reviewId}`, { title: '=HYPERLINK("http://example.org")' });
  await admin.call('PATCH', '/me', { name: '@Ada' });
  const mine = await chair.call('GET', `${under}/csv?kind=review`);
  expect(mine.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const cells = mine.text
    .split('\r\n')
    .flatMap((line) => line.split(','))
    .map((cell) => cell.replace(/^"/, ''));
  expect(cells.some((cell) => cell.startsWith("'=HYPERLINK"))).toBe(true);
  const all = await admin.call('GET', '/audit/csv');
  expect(all.text).toContain("'@Ada");
  const heads = all.text
    .split('\r\n')
    .flatMap((line) => line.split(',').map((cell) => cell.replace(/^"/, '')));
  expect(heads.filter((cell) => /^[=+\-@\t]/.test(cell))).toEqual([]);
  expect((await entries(chair, `${under}?kind=taking-out`))[0]?.words).toBe('took the audit out as CSV');
});

test('a reader asks whether the chain holds, and hears up to where', async () => {
  const check = await chair.call('GET', `${under}/check`);
  const newest = await entries(admin, '/audit?limit=1');
  expect(check.json).toMatchObject({
    fault: null,
    holdsThrough: { id: newest[0]?.id },
    entries: newest[0]?.id,
  });
  const { sqlite } = audited.app.services.database;
  sqlite.exec(`UPDATE audit_entries SET actor_id = 'nobody' WHERE id = 5`);
  const broken = await admin.call('GET', '/audit/check');
  expect(broken.json).toMatchObject({
    fault: 'Entry 5 of the audit is not what was recorded.',
    holdsThrough: { id: 4 },
  });
});
