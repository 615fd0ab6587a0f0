/** Who gets which answer from the routes of reports, systems, inbox, themes, library, audit and break-glass, asked as the roles themselves would. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

const match = { 'if-match': '"1"' };
const sheet = { name: 'Lung finder' };
const words = { happened: 'A shadow was not marked.', grade: 'none-yet' };

/** What each gets: signed out, another member, the reporter, a safety lead, an admin who is nothing else. */
const table: readonly [string, string, unknown, readonly [number, number, number, number, number]][] = [
  ['GET', '/reports', undefined, [401, 200, 200, 200, 200]],
  ['POST', '/reports', words, [401, 201, 201, 201, 201]],
  ['GET', '/reports/REPORT', undefined, [401, 404, 200, 200, 404]],
  ['PATCH', '/reports/REPORT', {}, [401, 403, 403, 200, 403]],
  ['POST', '/reports/REPORT/review', {}, [401, 403, 403, 422, 403]],
  ['POST', '/reports/REPORT/join', { reviewId: 'nothing' }, [401, 403, 403, 404, 403]],
  ['GET', '/systems', undefined, [401, 200, 200, 200, 200]],
  ['POST', '/systems', sheet, [401, 403, 403, 201, 403]],
  ['GET', '/systems/nothing', undefined, [401, 404, 404, 404, 404]],
  ['GET', '/systems/nothing/reviews', undefined, [401, 404, 404, 404, 404]],
  ['PATCH', '/systems/nothing', {}, [401, 403, 403, 404, 403]],
  ['POST', '/systems/nothing/versions', {}, [401, 403, 403, 422, 403]],
  ['PUT', '/systems/nothing/versions/nothing', {}, [401, 403, 403, 422, 403]],
  ['DELETE', '/systems/nothing/versions/nothing', undefined, [401, 403, 403, 404, 403]],
  ['GET', '/inbox', undefined, [401, 200, 200, 200, 200]],
  ['GET', '/inbox/unread', undefined, [401, 200, 200, 200, 200]],
  ['POST', '/inbox/read', { upTo: 1 }, [401, 200, 200, 200, 200]],
  ['GET', '/me/reminders', undefined, [401, 200, 200, 200, 200]],
  ['PATCH', '/me/reminders', { mail: 'none' }, [401, 200, 200, 200, 200]],
  ['GET', '/me/calendar', undefined, [401, 200, 200, 200, 200]],
  ['POST', '/me/calendar', undefined, [401, 201, 201, 201, 201]],
  ['DELETE', '/me/calendar', undefined, [401, 204, 204, 204, 204]],
  ['GET', '/members/nobody/open-actions', undefined, [401, 403, 403, 200, 200]],
  ['GET', '/outside/no-such-link', undefined, [404, 404, 404, 404, 404]],
  ['POST', '/outside/no-such-link/words', { kind: 'note', text: 'Done.' }, [404, 404, 404, 404, 404]],
  ['GET', '/actions/import-reviews', undefined, [401, 200, 200, 200, 200]],
  ['GET', '/similar-reviews?title=Nodule', undefined, [401, 200, 200, 200, 200]],
  ['GET', '/themes', undefined, [401, 200, 200, 200, 200]],
  ['GET', '/themes?has=person:ana', undefined, [401, 422, 422, 422, 422]],
  ['GET', '/themes/reviews?has=layer:model', undefined, [401, 200, 200, 200, 200]],
  ['GET', '/themes/csv?table=layers', undefined, [401, 200, 200, 200, 200]],
  ['GET', '/themes/csv?table=grid&rows=systems', undefined, [401, 400, 400, 400, 400]],
  ['GET', '/library', undefined, [401, 200, 200, 200, 200]],
  ['GET', '/library/nothing', undefined, [401, 404, 404, 404, 404]],
  ['GET', '/library/nothing/export?format=json', undefined, [401, 404, 404, 404, 404]],
  ['GET', '/library/nothing/signed', undefined, [401, 404, 404, 404, 404]],
  ['GET', '/dashboard', undefined, [401, 403, 403, 200, 403]],
  ['GET', '/dashboard/reviews', undefined, [401, 403, 403, 200, 403]],
  ['GET', '/audit', undefined, [401, 403, 403, 403, 200]],
  ['GET', '/audit/csv', undefined, [401, 403, 403, 403, 200]],
  ['GET', '/audit/check', undefined, [401, 403, 403, 403, 200]],
  ['GET', '/break-glass', undefined, [401, 403, 403, 403, 200]],
  ['GET', '/break-glass/reviews', undefined, [401, 403, 403, 403, 200]],
  ['POST', '/break-glass', {}, [401, 403, 403, 403, 422]],
];

let app: TestApp;
let people: readonly Visitor[];
let reportId: string;

beforeAll(async () => {
  app = await openTestApp();
  const first = await app.setUp();
  const reporter = await app.join(first, 'Rea');
  people = [
    app.visitor(),
    await app.join(first, 'Ben'),
    reporter,
    await app.join(first, 'Lea', ['safety-lead']),
    await app.join(first, 'Ida', ['admin']),
  ];
  reportId = String((await reporter.call('POST', '/reports', words)).json['id']);
});
afterAll(() => app.close());

test.each(table)('%s %s', async (method, path, body, expected) => {
  const seen = [];
  for (const visitor of people) {
    seen.push((await visitor.call(method, path.replace('REPORT', reportId), body, match)).status);
  }
  expect(seen).toEqual(expected);
});

test('somebody else’s report is answered like one that does not exist', async () => {
  const other = people[1]!;
  const theirs = await other.call('GET', `/reports/${reportId}`);
  const none = await other.call('GET', '/reports/no-such-report');
  expect([theirs.status, theirs.text]).toEqual([none.status, none.text]);
});

test('a member and an admin who ask for everybody’s reports get their own', async () => {
  for (const visitor of [people[1]!, people[4]!]) {
    const { reports } = (await visitor.call('GET', '/reports?whose=all')).json as {
      reports: { mine: boolean }[];
    };
    expect(reports.every(({ mine }) => mine)).toBe(true);
  }
});
