/** The calendar of a member's actions: a program can read it, nobody can tell from it what happened, and it ends at once. */
import ICAL from 'ical.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { actions } from '../../db/schema.ts';
import type { ActionStatus } from '../../shared/actions/action-status.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

let app: TestApp;
let chair: Visitor;
let reviewId: string;

beforeEach(async () => {
  app = await openTestApp();
  chair = await app.setUp();
  const opened = await chair.call('POST', '/reviews', { title: 'Nodule of Mr Quill', templateId: 'full' });
  reviewId = String(opened.json['id']);
});
afterEach(() => app.close());

async function put(
  actionId: string,
  status: ActionStatus,
  ownerId: string | null,
  day: string,
): Promise<void> {
  const words = {
    title: 'Call Mr Quill',
    detail: 'Quill',
    measureName: '',
    baseline: '',
    target: '',
    source: '',
  };
  const rest = { unintended: '', equity: '', layers: [], createdAt: 0, changedAt: 0 };
  await app.services.engine.write((orm) => {
    orm
      .insert(actions)
      .values({
        ...{ reviewId, actionId, version: 1, seq: 1, status, ownerId, ...words, ...rest },
        ...(status === 'implemented' ? { dueOn: '2026-01-01', nextCheckOn: day } : { dueOn: day }),
      })
      .run();
  });
}

async function address(who: Visitor): Promise<string> {
  return String((await who.call('POST', '/me/calendar')).json['path']).replace('/api/v1', '');
}

interface Entry {
  readonly uid: string;
  readonly summary: string;
  readonly day: string;
  readonly isDay: boolean;
}

async function entries(path: string): Promise<Entry[]> {
  const reply = await app.visitor().call('GET', path);
  expect(reply.status).toBe(200);
  expect(reply.headers.get('content-type')).toMatch(/^text\/calendar/);
  expect(reply.text).not.toMatch(/Quill|Nodule/);
  const calendar = new ICAL.Component(ICAL.parse(reply.text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const { uid, summary, startDate } = event;
    return { uid, summary, day: startDate.toString(), isDay: startDate.isDate };
  });
}

test('it holds the days of actions one owns and of checks one may record, each for a whole day', async () => {
  const panel = await app.join(chair, 'Ben');
  const panelId = String((await panel.call('GET', '/me')).json['id']);
  await put('due', 'agreed', panelId, '2026-03-29');
  await put('check', 'implemented', panelId, '2026-06-30');
  await put('free', 'agreed', null, '2026-04-01');
  await put('past', 'verified-effective', panelId, '2026-02-01');
  const ofPanel = await entries(await address(panel));
  expect(ofPanel.map(({ day, summary, isDay }) => [day, summary, isDay])).toEqual([
    ['2026-06-30', 'Check of an action', true],
    ['2026-03-29', 'An action is due', true],
  ]);
  expect((await entries(await address(chair))).map(({ day }) => day).sort()).toEqual([
    '2026-04-01',
    '2026-06-30',
  ]);
});

test('the same days give the same bytes, so that no program believes in a change', async () => {
  await put('free', 'agreed', null, '2026-04-01');
  const path = await address(chair);
  const first = await app.visitor().call('GET', path);
  app.time.now += 1000;
  expect((await app.visitor().call('GET', path)).text).toBe(first.text);
});

test('an address that was ended or replaced, or whose member was switched off, is 404 at once', async () => {
  const first = await address(chair);
  const second = await address(chair);
  expect((await app.visitor().call('GET', first)).status).toBe(404);
  expect((await app.visitor().call('GET', second)).status).toBe(200);
  expect((await chair.call('DELETE', '/me/calendar')).status).toBe(204);
  expect((await app.visitor().call('GET', second)).status).toBe(404);
  expect((await chair.call('GET', '/me/calendar')).json).toEqual({ madeAt: null });

  const panel = await app.join(chair, 'Ben');
  const panelId = String((await panel.call('GET', '/me')).json['id']);
  const theirs = await address(panel);
  expect((await chair.call('PATCH', `/members/${panelId}`, { disabled: true })).status).toBe(200);
  expect((await app.visitor().call('GET', theirs)).status).toBe(404);
});
