/** Who gets which answer from each route of a summary, asked from outside as the roles themselves would. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reviewRoles } from '../../shared/access.ts';
import { fileNameHeader, uploadMediaType } from '../../shared/evidence/file-rules.ts';
import { everybody, reviewWithEveryRole, type Who } from '../support/every-role.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

const readers: readonly Who[] = ['chair', 'facilitator', 'panel', 'supplier', 'observer', 'break-glass'];
const writers: readonly Who[] = ['chair', 'facilitator', 'panel'];
const leaders: readonly Who[] = ['chair', 'facilitator'];
const lead = 'safety-lead outside';

interface Route {
  readonly method: string;
  readonly path: (summaryId: string) => string;
  readonly allowed: readonly Who[];
  /** What those who may get; a refusal about content still shows that access was granted. */
  readonly status?: number;
  /** Who may ask at all, and is told that there is no such summary. */
  readonly unseen?: readonly Who[];
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

const at = (rest: string) => (id: string) => `/summaries/${id}${rest}`;
const sha256 = '0'.repeat(64);

/** A draft: a safety lead outside the review does not know of it yet. */
const routes: Readonly<Record<string, Route>> = {
  'read it in work': { method: 'GET', path: at(''), allowed: readers, unseen: [lead] },
  'read it as it would leave': { method: 'GET', path: at('/preview'), allowed: readers, unseen: [lead] },
  'take it out': {
    method: 'GET',
    path: at('/export?format=pdf'),
    allowed: readers.filter((who) => who !== 'break-glass'),
    // It holds no lesson yet.
    status: 409,
    unseen: [lead],
  },
  'read what was found': { method: 'GET', path: at('/findings'), allowed: readers, unseen: [lead] },
  'decide about a finding': {
    method: 'PUT',
    path: at('/findings/none'),
    allowed: writers,
    status: 404,
    body: { decision: 'removed' },
  },
  'change its facts': {
    method: 'PATCH',
    path: at(''),
    allowed: writers,
    status: 412,
    body: { audience: 'board' },
    headers: { 'if-match': '"999"' },
  },
  'ask for its approval': {
    method: 'POST',
    path: at('/approval'),
    allowed: writers,
    status: 412,
    body: { sha256 },
  },
  'take the asking back': { method: 'DELETE', path: at('/approval'), allowed: writers, status: 409 },
  'answer the asking': {
    method: 'PUT',
    path: at('/approval'),
    allowed: leaders,
    status: 409,
    unseen: [lead],
    body: { answer: 'refused', reason: 'No.', sha256 },
  },
  'release its names': {
    method: 'PUT',
    path: at('/names'),
    allowed: leaders,
    status: 409,
    unseen: [lead],
    body: { released: true },
  },
  'publish it': {
    method: 'POST',
    path: at('/publication'),
    allowed: [],
    unseen: [lead],
    body: { address: 'none' },
  },
  'withdraw it': {
    method: 'POST',
    path: at('/withdrawal'),
    allowed: [],
    unseen: [lead],
    body: { reason: 'No.' },
  },
  'begin a revision': {
    method: 'POST',
    path: at('/revisions'),
    allowed: leaders,
    status: 409,
    unseen: [lead],
  },
  'read the document': {
    method: 'GET',
    path: (id) => `/reviews/${id}/history?place=points/x`,
    allowed: readers,
  },
  'list versions of its text': { method: 'GET', path: (id) => `/reviews/${id}/versions`, allowed: readers },
  'see what a merge swallowed': { method: 'GET', path: (id) => `/reviews/${id}/recovered`, allowed: writers },
};

/** What a review has besides its document; under the id of a summary there is nothing of it for anybody. */
const ofReviewsAlone: Readonly<Record<string, readonly [method: string, rest: string, body?: unknown]>> = {
  'the review': ['GET', ''],
  'its title': ['PATCH', '', { title: 'Mine' }],
  'its stage': ['POST', '/stage', { to: 'analysing' }],
  participants: ['GET', '/participants'],
  'a new participant': ['POST', '/participants', { memberId: 'x', role: 'chair' }],
  actions: ['GET', '/actions'],
  comments: ['GET', '/comments'],
  agreement: ['GET', '/agreement'],
  'its audit': ['GET', '/audit'],
  'the report': ['GET', '/exports/json'],
  'its files': ['GET', '/evidence-files'],
  'one of its files': ['GET', '/evidence-files/none'],
  'quick reports behind it': ['GET', '/reports'],
  'reviews like it': ['GET', '/similar'],
};

let app: TestApp;
let summaryId: string;
let reviewId: string;
let people: ReadonlyMap<Who, Visitor>;

beforeAll(async () => {
  app = await openTestApp();
  ({ reviewId, people } = await reviewWithEveryRole(app));
  const chair = people.get('chair')!;
  const made = await chair.call('POST', `/reviews/${reviewId}/summaries`, { audience: 'panel' });
  summaryId = String(made.json['id']);
});
afterAll(() => app.close());

const asking = async (who: Who, { method, path, body, headers }: Route, id: string) =>
  people.get(who)!.call(method, path(id), body, headers);

describe.each(Object.entries(routes))('%s', (_name, route) => {
  test.each(everybody)('%s gets what the role allows', async (who) => {
    const reply = await asking(who, route, summaryId);
    const takesPart = (reviewRoles as readonly string[]).includes(who);
    const refused = who === 'signed-out' ? 401 : takesPart ? 403 : 404;
    const unseen = route.unseen?.includes(who) === true ? 404 : refused;
    expect(reply.status).toBe(route.allowed.includes(who) ? (route.status ?? 200) : unseen);
  });

  test.each(['outsider', 'admin outside', lead] as const)(
    '%s cannot tell it from a summary that is none',
    async (who) => {
      const forReal = await asking(who, route, summaryId);
      const forNone = await asking(who, route, 'no-such-summary');
      expect([forNone.status, forNone.text]).toEqual([forReal.status, forReal.text]);
    },
  );
});

test.each(Object.entries(ofReviewsAlone))(
  'under the id of a summary there is nothing of %s',
  async (_name, [method, rest, body]) => {
    for (const who of everybody.filter((one) => one !== 'signed-out')) {
      const reply = await people.get(who)!.call(method, `/reviews/${summaryId}${rest}`, body);
      expect([who, reply.status]).toEqual([who, 404]);
    }
  },
);

test('under the id of a summary no file is kept', async () => {
  for (const who of writers) {
    const sent = await people
      .get(who)!
      .send('POST', `/reviews/${summaryId}/evidence-files`, Buffer.from('A log.'), {
        ...{ 'content-type': uploadMediaType, [fileNameHeader]: 'log.txt' },
      });
    expect([who, sent.status]).toEqual([who, 404]);
  }
});

test('only those who lead a review begin a summary, and a safety lead who writes in it', async () => {
  const make = async (who: Who) =>
    (await people.get(who)!.call('POST', `/reviews/${reviewId}/summaries`, { audience: 'panel' })).status;
  const may: Who[] = [];
  for (const who of everybody) if ((await make(who)) === 201) may.push(who);
  expect(may).toEqual(leaders);
  expect(await make(lead)).toBe(404);
  const me = await people.get(lead)!.call('GET', '/me');
  const { chair } = Object.fromEntries(people);
  await chair!.call('POST', `/reviews/${reviewId}/participants`, { memberId: me.json['id'], role: 'panel' });
  expect(await make(lead)).toBe(201);
  await chair!.call('DELETE', `/reviews/${reviewId}/participants/${String(me.json['id'])}`);
});

test('a review lists its summaries for those who read it, and for nobody else', async () => {
  const may: Who[] = [];
  for (const who of everybody) {
    const reply = await people.get(who)!.call('GET', `/reviews/${reviewId}/summaries`);
    if (reply.status === 200) may.push(who);
  }
  expect(may.toSorted()).toEqual(readers.toSorted());
});

test('the library shows a draft to those who read it in work, and a published text to every member', async () => {
  const listed = async (who: Who): Promise<unknown[]> =>
    ((await people.get(who)!.call('GET', '/summaries')).json['summaries'] ?? []) as unknown[];
  const seeing: Who[] = [];
  for (const who of everybody) if ((await listed(who)).length > 0) seeing.push(who);
  expect(seeing.toSorted()).toEqual(readers.toSorted());
  const read = await people.get('outsider')!.call('GET', `/summaries/${summaryId}/revisions/published`);
  expect(read.status).toBe(404);
});

test('a summary has no summaries of its own', async () => {
  const chair = people.get('chair')!;
  const listed = await chair.call('GET', `/reviews/${summaryId}/summaries`);
  const made = await chair.call('POST', `/reviews/${summaryId}/summaries`, { audience: 'panel' });
  expect([listed.status, made.status]).toEqual([404, 404]);
});
