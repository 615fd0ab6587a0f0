import { afterEach, beforeEach, expect, test } from 'vitest';
import { OpenAPIHono } from '@hono/zod-openapi';
import { answerProblem } from '../../server/http/errors.ts';
import { eventRoutes } from '../../server/http/routes/events.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

/** Milliseconds to wait for what happens beside the request; generous, because machines are busy. */
const soon = { timeout: 10_000 };

let app: TestApp;
let ada: Visitor;
let ben: Visitor;
let lea: Visitor;
let reviewId: string;
/** Heartbeats that are due when the test says so. */
let beats: Set<() => void>;

beforeEach(async () => {
  app = await openTestApp();
  ada = await app.setUp();
  ben = await app.join(ada, 'Ben');
  lea = await app.join(ada, 'Lea', ['safety-lead']);
  const opened = await ben.call('POST', '/reviews', { title: 'R', templateId: 'huddle' });
  reviewId = String(opened.json['id']);
  beats = new Set();
});
afterEach(() => app.close());

/** The stream of one member, read frame by frame. */
async function listen(visitor: Visitor) {
  const http = new OpenAPIHono();
  http.onError((error, c) => answerProblem(c, error, app.services.deps.log));
  http.route(
    '/',
    eventRoutes(app.services.deps, (work) => {
      beats.add(work);
      return () => beats.delete(work);
    }),
  );
  const response = await http.request('http://127.0.0.1:3000/events', {
    headers: { cookie: visitor.cookie ?? '' },
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    status: response.status,
    /** The next whole frame, or null when the stream has ended. */
    async next(): Promise<string | null> {
      while (!text.includes('\n\n')) {
        const read = await reader?.read();
        if (read === undefined || read.done) return null;
        text += read.value;
      }
      const [frame = '', ...rest] = text.split('\n\n');
      text = rest.join('\n\n');
      return frame;
    },
    async close() {
      await reader?.cancel();
    },
  };
}

const data = (event: object) => `data: ${JSON.stringify(event)}`;

test('each member hears of what they may see, and of nothing else', async () => {
  const streams = { ada: await listen(ada), ben: await listen(ben), lea: await listen(lea) };
  for (const stream of Object.values(streams)) expect(await stream.next()).toBe(': still here');
  const { hints } = app.services.deps;
  hints.publish({ kind: 'review', reviewId });
  hints.publish({ kind: 'recovered', reviewId });
  hints.publish({ kind: 'actions', reviewId });
  hints.publish({ kind: 'members' });
  const members = data({ kinds: ['members'] });
  expect(await streams.ben.next()).toBe(data({ kinds: ['reviews'], reviewId }));
  expect(await streams.ben.next()).toBe(data({ kinds: ['inbox'], reviewId }));
  expect(await streams.ben.next()).toBe(data({ kinds: ['actions'], reviewId }));
  expect(await streams.ben.next()).toBe(members);
  // Which review it is she may not know.
  expect(await streams.lea.next()).toBe(data({ kinds: ['reviews'] }));
  expect(await streams.lea.next()).toBe(data({ kinds: ['actions'], reviewId }));
  expect(await streams.lea.next()).toBe(members);
  await Promise.all(Object.values(streams).map((stream) => stream.close()));
});

test('a report is told to its reporter and to safety leads, an inbox to its member, the register to everybody', async () => {
  const rea = await app.join(ada, 'Rea');
  const reaId = String((await rea.call('GET', '/me')).json['id']);
  const streams = { rea: await listen(rea), lea: await listen(lea), ben: await listen(ben) };
  for (const stream of Object.values(streams)) expect(await stream.next()).toBe(': still here');
  const { hints } = app.services.deps;
  hints.publish({ kind: 'report', reporterId: reaId });
  hints.publish({ kind: 'inbox', memberIds: [reaId] });
  hints.publish({ kind: 'systems' });
  const [reports, inbox, systems] = (['reports', 'inbox', 'systems'] as const).map((kind) =>
    data({ kinds: [kind] }),
  );
  for (const expected of [reports, inbox, systems]) expect(await streams.rea.next()).toBe(expected);
  for (const expected of [reports, systems]) expect(await streams.lea.next()).toBe(expected);
  expect(await streams.ben.next()).toBe(systems);
  await Promise.all(Object.values(streams).map((stream) => stream.close()));
});

test('an admin who takes no part hears nothing of a review', async () => {
  const admin = await app.join(ada, 'Adm', ['admin']);
  const stream = await listen(admin);
  await stream.next();
  app.services.deps.hints.publish({ kind: 'actions', reviewId });
  app.services.deps.hints.publish({ kind: 'members' });
  expect(await stream.next()).toBe(data({ kinds: ['members'] }));
  await stream.close();
});

test('whoever is removed is told that their lists changed, and hears no more of the review', async () => {
  const stream = await listen(ben);
  await stream.next();
  const memberId = String((await ben.call('GET', '/me')).json['id']);
  const lead = String((await lea.call('GET', '/me')).json['id']);
  await ben.call('POST', `/reviews/${reviewId}/participants`, { memberId: lead, role: 'chair' });
  expect(await stream.next()).toBe(data({ kinds: ['participants', 'reviews'], reviewId }));
  await lea.call('DELETE', `/reviews/${reviewId}/participants/${memberId}`);
  expect(await stream.next()).toBe(data({ kinds: ['reviews', 'actions', 'participants'] }));
  app.services.deps.hints.publish({ kind: 'phase', reviewId });
  app.services.deps.hints.publish({ kind: 'members' });
  expect(await stream.next()).toBe(data({ kinds: ['members'] }));
  await stream.close();
});

test('the stream ends with the session', async () => {
  const stream = await listen(ben);
  await stream.next();
  await ben.call('DELETE', '/session');
  expect(await stream.next()).toBe(data({ kinds: ['session'] }));
  expect(await stream.next()).toBeNull();
});

test('a sign of life goes out at each beat, until the session has run out', async () => {
  const stream = await listen(ben);
  await stream.next();
  await expect.poll(() => beats.size, soon).toBe(1);
  const beat = () => {
    const due = [...beats];
    beats.clear();
    for (const work of due) work();
  };
  beat();
  expect(await stream.next()).toBe(': still here');
  await expect.poll(() => beats.size, soon).toBe(1);
  app.time.now += 31 * 24 * 60 * 60 * 1000;
  beat();
  expect(await stream.next()).toBeNull();
});

test('nobody listens without signing in', async () => {
  expect((await listen(app.visitor())).status).toBe(401);
});
