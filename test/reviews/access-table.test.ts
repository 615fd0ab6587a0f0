/** Who gets which answer from each route of a review, asked from outside as the roles themselves would. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { reviewRoles } from '../../shared/access.ts';
import { createRecord } from '../../shared/review-document/edits.ts';
import { everybody, reviewWithEveryRole, type Who } from '../support/every-role.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

const whole: readonly Who[] = ['chair', 'facilitator', 'panel', 'supplier', 'observer'];
/** Also the admin who broke the glass. */
const readers: readonly Who[] = [...whole, 'break-glass'];
const writers: readonly Who[] = ['chair', 'facilitator', 'panel'];
const leaders: readonly Who[] = ['chair', 'facilitator'];
/** Of harm. */
const raters: readonly Who[] = [...writers, 'patient-partner'];

interface Route {
  readonly method: string;
  /** Below /reviews/<id>, or from the top with a leading "/". */
  readonly path: (reviewId: string) => string;
  readonly allowed: readonly Who[];
  /** What those who may get; 200 unless told. A refusal about content still shows that access was granted. */
  readonly status?: number;
  /** Participants to whom even the existence of it is not shown. */
  readonly hidden?: readonly Who[];
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

const under = (rest: string) => (reviewId: string) => `/reviews/${reviewId}${rest}`;
const action = (reviewId: string) => `/actions/${reviewId}/${actionId}`;

const routes: Readonly<Record<string, Route>> = {
  'see the review': { method: 'GET', path: under(''), allowed: reviewRoles },
  'change its title': { method: 'PATCH', path: under(''), allowed: leaders, body: { title: 'The same' } },
  'see what it asks for': { method: 'GET', path: under('/template'), allowed: reviewRoles },
  'give it another template': {
    method: 'POST',
    path: under('/promotion'),
    allowed: leaders,
    status: 412,
    body: { templateId: 'full', from: { id: 'huddle', version: 99 } },
  },
  'move its stage': {
    method: 'POST',
    path: under('/stage'),
    allowed: leaders,
    status: 409,
    body: { to: 'signed' },
  },
  'read its moves between stages': { method: 'GET', path: under('/stage-changes'), allowed: reviewRoles },
  'read the document': { method: 'GET', path: under('/document'), allowed: readers },
  'be offered similar reviews': { method: 'GET', path: under('/similar'), allowed: readers },
  'list its versions': { method: 'GET', path: under('/versions'), allowed: readers },
  'read a version': { method: 'GET', path: under('/versions/999'), allowed: readers, status: 404 },
  'compare versions': {
    method: 'GET',
    path: under('/versions/998/compare/999'),
    allowed: readers,
    status: 404,
  },
  'read the history of a fact': {
    method: 'GET',
    path: under('/history?place=facts/system.name'),
    allowed: readers,
  },
  'keep a version': { method: 'POST', path: under('/versions'), allowed: writers, status: 201 },
  'restore a version': {
    method: 'POST',
    path: under('/versions/999/restore'),
    allowed: writers,
    status: 404,
  },
  'read the partner page': { method: 'GET', path: under('/partner-page'), allowed: ['patient-partner'] },
  'add a voice as a partner': {
    method: 'POST',
    path: under('/voices'),
    allowed: ['patient-partner'],
    // A huddle has no section for voices.
    status: 409,
    body: { text: 'Nobody told us.' },
  },
  'read the reports behind it': { method: 'GET', path: under('/reports'), allowed: readers },
  'tie it to the register': {
    method: 'PUT',
    path: under('/system'),
    allowed: leaders,
    body: { systemId: null },
  },
  'list participants': { method: 'GET', path: under('/participants'), allowed: reviewRoles },
  'add a participant': {
    method: 'POST',
    path: under('/participants'),
    allowed: leaders,
    status: 404,
    body: { memberId: 'nobody', role: 'panel' },
  },
  'change a role': {
    method: 'PATCH',
    path: under('/participants/nobody'),
    allowed: leaders,
    status: 404,
    body: { role: 'panel' },
  },
  'remove a participant': {
    method: 'DELETE',
    path: under('/participants/nobody'),
    allowed: leaders,
    status: 404,
  },
  'list actions': { method: 'GET', path: under('/actions'), allowed: readers },
  'see an action': {
    method: 'GET',
    path: action,
    allowed: [...readers, 'safety-lead outside'],
    hidden: ['patient-partner'],
  },
  'change an action': {
    method: 'PATCH',
    path: action,
    allowed: [...writers, 'safety-lead outside'],
    hidden: ['patient-partner'],
    body: { note: 'Looked into.' },
  },
  'see what would come of a table of actions': {
    method: 'POST',
    path: (reviewId) => `/actions/import/preview?reviewId=${reviewId}`,
    allowed: leaders,
    body: 'Action\nShow the cut-off',
    headers: { 'content-type': 'application/octet-stream' },
  },
  'bring actions in from a table': {
    method: 'POST',
    path: (reviewId) => `/actions/import?reviewId=${reviewId}&digest=${'0'.repeat(64)}`,
    allowed: leaders,
    status: 412,
    body: 'Action\nShow the cut-off',
    headers: { 'content-type': 'application/octet-stream' },
  },
  'see until when reminders of an action are muted': {
    method: 'GET',
    path: (reviewId) => `${action(reviewId)}/reminders`,
    allowed: [...readers, 'safety-lead outside'],
    hidden: ['patient-partner'],
  },
  'mute reminders of an action': {
    method: 'PUT',
    path: (reviewId) => `${action(reviewId)}/reminders`,
    allowed: [...readers, 'safety-lead outside'],
    hidden: ['patient-partner'],
    body: { untilOn: '2026-04-01' },
  },
  'enter a reading of the measure of an action': {
    method: 'PATCH',
    path: action,
    allowed: [...writers, 'safety-lead outside'],
    hidden: ['patient-partner'],
    body: { reading: { day: '2026-02-03', value: '61 %' } },
  },
  'list what is open from before': { method: 'GET', path: under('/from-before'), allowed: readers },
  'carry an action of an earlier review': {
    method: 'POST',
    path: under('/from-before/another-review/another-action'),
    allowed: writers,
    status: 404,
    body: { answer: 'carried' },
  },
  'take back what was answered about an earlier action': {
    method: 'DELETE',
    path: under('/from-before/another-review/another-action'),
    allowed: writers,
    status: 404,
  },
  'see who does an action outside': {
    method: 'GET',
    path: (reviewId) => `${action(reviewId)}/outside`,
    allowed: [...readers, 'safety-lead outside'],
    hidden: ['patient-partner'],
  },
  'show an action to somebody outside': {
    method: 'POST',
    path: (reviewId) => `${action(reviewId)}/outside`,
    allowed: [...leaders, 'safety-lead outside'],
    // It is only proposed, which is said to those who may.
    status: 409,
    body: { name: 'J. Weber', organisation: '', brief: 'Show how sure it is.', days: '30' },
  },
  'end the link to an action': {
    method: 'DELETE',
    path: (reviewId) => `${action(reviewId)}/outside`,
    allowed: [...leaders, 'safety-lead outside'],
    status: 204,
  },
  'answer what came from outside': {
    method: 'POST',
    path: (reviewId) => `${action(reviewId)}/outside/words/1`,
    allowed: [...writers, 'safety-lead outside'],
    status: 412,
    hidden: ['patient-partner'],
    body: { answer: 'left' },
  },
  'take out Markdown': { method: 'GET', path: under('/exports/markdown'), allowed: whole },
  'take out JSON': { method: 'GET', path: under('/exports/json'), allowed: whole },
  'take out a web page': { method: 'GET', path: under('/exports/html'), allowed: whole },
  'take out Word': { method: 'GET', path: under('/exports/docx'), allowed: whole },
  'take out PDF': { method: 'GET', path: under('/exports/pdf'), allowed: whole },
  'take out a table': { method: 'GET', path: under('/exports/table'), allowed: whole },
  'take out everything': { method: 'GET', path: under('/exports/archive'), allowed: leaders },
  'see what stands before its signing': { method: 'GET', path: under('/agreement'), allowed: whole },
  'declare interests': {
    method: 'PUT',
    path: under('/interest'),
    allowed: whole,
    status: 204,
    body: { kind: 'none' },
  },
  'give a reason for signing all the same': {
    method: 'PUT',
    path: under('/condition-reasons/actions'),
    allowed: leaders,
    status: 204,
    body: { reason: 'Nothing stronger is ours to do.' },
  },
  'mark a section as read': {
    method: 'PUT',
    path: under('/sections-read'),
    allowed: whole,
    status: 204,
    body: { sectionId: 's.what', digest: 'abc' },
  },
  'ask people to sign': {
    method: 'POST',
    path: under('/sign-offs'),
    allowed: ['chair'],
    status: 409,
    body: { approvers: ['nobody'], reviewers: [], sha256: '' },
  },
  'take an asking back': {
    method: 'DELETE',
    path: under('/sign-offs/1'),
    allowed: ['chair'],
    status: 409,
  },
  'sign or refuse': {
    method: 'POST',
    path: under('/sign-offs/1/answer'),
    allowed: whole,
    // With a wrong password, so that the row is about access alone.
    status: 422,
    body: { answer: 'signed', password: 'none of theirs' },
  },
  'take out a signed version': {
    method: 'GET',
    path: under('/signed-versions/999'),
    allowed: whole,
    status: 404,
  },
  'read the comments': { method: 'GET', path: under('/comments'), allowed: readers },
  'begin a thread of comments': {
    method: 'POST',
    path: under('/comments'),
    allowed: whole,
    status: 201,
    body: { place: 'review', text: 'Who saw it first?' },
  },
  'answer in a thread': {
    method: 'POST',
    path: under('/comments/nothing/replies'),
    allowed: whole,
    status: 404,
    body: { text: 'I did.' },
  },
  'reword a comment': {
    method: 'PATCH',
    path: under('/comments/nothing/replies/nothing'),
    allowed: whole,
    status: 404,
    body: { text: 'I did.' },
    headers: { 'if-match': '"1"' },
  },
  'remove a comment': {
    method: 'DELETE',
    path: under('/comments/nothing/replies/nothing'),
    allowed: whole,
    status: 404,
    headers: { 'if-match': '"1"' },
  },
  'settle a thread': {
    method: 'PUT',
    path: under('/comments/nothing/state'),
    allowed: whole,
    status: 404,
    body: { state: 'resolved' },
  },
  'add a file': {
    method: 'POST',
    path: under('/evidence-files'),
    allowed: writers,
    status: 201,
    body: 'What the screen said.',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'note.txt' },
  },
  'list its files': { method: 'GET', path: under('/evidence-files'), allowed: readers },
  'read a file': { method: 'GET', path: under('/evidence-files/nothing'), allowed: readers, status: 404 },
  'see the own harm ratings': { method: 'GET', path: under('/harm'), allowed: raters },
  'grade harm': {
    method: 'PUT',
    path: under('/harm/ratings/physical'),
    allowed: raters,
    // Everybody of the table has seen no rating of theirs; so says the header.
    status: 412,
    body: { grade: 'h3', confidence: 'low', reason: 'One more visit of harm.', role: 'Radiographer' },
    headers: { 'if-match': '"99"' },
  },
  'take a harm rating back': {
    method: 'DELETE',
    path: under('/harm/ratings/physical'),
    allowed: raters,
    headers: { 'if-match': '"0"' },
  },
  'show harm ratings': {
    method: 'POST',
    path: under('/harm/showing'),
    allowed: leaders,
    status: 409,
    body: { dimension: 'physical' },
  },
  'agree on harm': {
    method: 'PUT',
    path: under('/harm/agreements/physical'),
    allowed: writers,
    status: 409,
    body: { kind: 'agreed', grade: 'h3', reason: 'No harm was shown yet.', seenAt: null },
  },
  'list reporting clocks': { method: 'GET', path: under('/clocks'), allowed: readers },
  'take up a reporting clock': {
    method: 'POST',
    path: under('/clocks'),
    allowed: writers,
    status: 404,
    body: { regimeId: 'no-such-clock' },
  },
  'change a reporting clock': {
    method: 'PATCH',
    path: under('/clocks/no-such-clock'),
    allowed: writers,
    status: 404,
    body: { state: 'running' },
    headers: { 'if-match': '"1"' },
  },
  'read the history of a reporting clock': {
    method: 'GET',
    path: under('/clocks/none/history'),
    allowed: readers,
  },
  'read its audit': { method: 'GET', path: under('/audit'), allowed: ['chair'] },
  'take out its audit': { method: 'GET', path: under('/audit/csv'), allowed: ['chair'] },
  'check the chain of the audit': { method: 'GET', path: under('/audit/check'), allowed: ['chair'] },
  'end a break-glass access': {
    method: 'DELETE',
    path: under('/break-glass/nothing'),
    allowed: ['chair', 'admin outside', 'break-glass'],
    status: 404,
  },
  'see recovered text': { method: 'GET', path: under('/recovered'), allowed: writers },
  'settle recovered text': {
    method: 'POST',
    path: under('/recovered/nothing'),
    allowed: writers,
    status: 404,
    body: { outcome: 'leave' },
  },
};

let app: TestApp;
let reviewId: string;
let actionId: string;
let people: ReadonlyMap<Who, Visitor>;

beforeAll(async () => {
  app = await openTestApp();
  ({ reviewId, people } = await reviewWithEveryRole(app));
  const chair = people.get('chair')!;
  const { deps } = app.services;
  await deps.door.edit(reviewId, { memberId: null }, (doc) => {
    const editing = { doc, origin: null, random: deps.random, now: deps.clock };
    actionId = createRecord(editing, 'actions', { title: 'Show uncertainty' });
  });
  await vi.waitFor(async () => {
    expect((await chair.call('GET', action(reviewId))).status).toBe(200);
  });
});
afterAll(() => app.close());

async function ask(who: Who, { method, path, body, headers }: Route, id: string) {
  const visitor = people.get(who)!;
  const etag = path(id).startsWith('/actions/')
    ? ((await visitor.call('GET', path(id))).headers.get('etag') ?? '"1"')
    : null;
  return visitor.call(method, path(id), body, {
    ...headers,
    ...(etag === null || method === 'GET' ? {} : { 'if-match': etag }),
  });
}

describe.each(Object.entries(routes))('%s', (_name, route) => {
  test.each(everybody)('%s gets what the role allows', async (who) => {
    const reply = await ask(who, route, reviewId);
    const knowsTheReview = (reviewRoles as readonly string[]).includes(who);
    const refused =
      who === 'signed-out' ? 401 : knowsTheReview && route.hidden?.includes(who) !== true ? 403 : 404;
    expect(reply.status).toBe(route.allowed.includes(who) ? (route.status ?? 200) : refused);
  });

  test.each(['outsider', 'admin outside'] as const)(
    '%s cannot tell it from a review that is none',
    async (who) => {
      const forReal = await ask(who, route, reviewId);
      const forNone = await ask(who, route, 'no-such-review');
      expect([forNone.status, forNone.text]).toEqual([forReal.status, forReal.text]);
    },
  );
});

test('a member outside lists neither the review nor its actions; a safety lead lists actions alone', async () => {
  const outsider = people.get('outsider')!;
  expect((await outsider.call('GET', '/reviews')).json['reviews']).toEqual([]);
  expect((await outsider.call('GET', '/actions')).json['total']).toBe(0);
  const lead = people.get('safety-lead outside')!;
  expect((await lead.call('GET', '/reviews')).json['reviews']).toEqual([]);
  expect((await lead.call('GET', '/actions')).json['actions']).toMatchObject([
    { title: 'Show uncertainty', reviewTitle: null, factors: null },
  ]);
});
