/** The command that enters the public cases, against a running server: over HTTP and the socket, as a member. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicCases } from '../../server/public-cases/public-cases.ts';
import type { DocumentRead, ReviewSummary } from '../../shared/api/reviews.ts';
import { setUp, testPassword, type MemberClient } from '../support/member-client.ts';
import { Program } from '../support/run-program.ts';
import { ServerProcess } from '../support/server-process.ts';

const server = new ServerProcess();
let ana: MemberClient;

beforeAll(async () => {
  ana = await setUp(await server.start());
}, 30_000);
afterAll(() => server.dispose());

function enter(password = testPassword): Program {
  const args = ['public-cases', '--email', ana.me?.email ?? '', '--url', server.url];
  return new Program('server/cli/main.ts', args, { DATA_DIR: server.dataDir }, `${password}\n`);
}

async function reviews(): Promise<ReviewSummary[]> {
  return (await ana.expectOk<{ reviews: ReviewSummary[] }>('GET', '/reviews?limit=200')).reviews;
}

test('a wrong password is answered with the server’s sentence, and nothing is entered', async () => {
  const run = enter('not the password at all');
  expect(await run.ends()).toBe(1);
  expect(run.stderr).toMatch(/e-mail|password/i);
  expect(run.stderr).not.toMatch(/\bat .*\.ts:\d/);
  expect(await reviews()).toEqual([]);
}, 30_000);

test('every case is entered with its content, marked as public; an interrupted one is completed; once is enough', async () => {
  const [broken] = publicCases;
  const opened = await ana.expectOk<ReviewSummary>(
    'POST',
    '/reviews',
    { title: broken?.title, templateId: broken?.formerly?.[0] ?? broken?.templateId, publicCase: true },
    { 'idempotency-key': `public-case:${broken?.name ?? ''}:1` },
  );
  const run = enter();
  expect(await run.ends(), run.stderr).toBe(0);
  const entered = await reviews();
  expect(entered.map(({ title }) => title).toSorted()).toEqual(
    publicCases.map(({ title }) => title).toSorted(),
  );
  expect(entered.map(({ id }) => id)).toContain(opened.id);
  for (const one of publicCases) {
    const review = entered.find(({ title }) => title === one.title);
    expect(review).toMatchObject({ publicCase: true, templateId: one.templateId, stage: 'analysing' });
    const path = `/reviews/${review?.id ?? ''}`;
    const { content } = await ana.expectOk<DocumentRead>('GET', `${path}/document`);
    expect(content.records.factors).toHaveLength(one.factors.length);
    expect(Object.keys(content.harm)).toHaveLength(one.harm?.length ?? 0);
    const report = await ana.expectOk<string>('GET', `${path}/exports/markdown`);
    expect(report).toContain('Public case, not reviewed by the organisation.');
  }
  const again = enter();
  expect(await again.ends(), again.stderr).toBe(0);
  expect(again.stdout.match(/there already/g)).toHaveLength(publicCases.length);
  expect(await reviews()).toHaveLength(publicCases.length);
}, 60_000);
