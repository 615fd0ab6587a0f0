/** Reminders over a real database: every one at its moment and none twice, over restarts and clocks that were set. */
import { afterEach, expect, test } from 'vitest';
import { actions, members } from '../../db/schema.ts';
import { reminders } from '../../db/schema-reminders.ts';
import { makeLog } from '../../server/log.ts';
import { openServices, type Services } from '../../server/open-services.ts';
import { remindIfDue } from '../../server/reminder-round.ts';
import type { ActionStatus } from '../../shared/actions/action-status.ts';
import { addDays } from '../../shared/review-document/local-time.ts';
import { SeededRandom } from '../support/seeded-random.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { tempFolder } from '../support/temp-folder.ts';

const dayLength = 86_400_000;
const start = '2026-01-05';

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

async function serve(dataDir: string, time: { now: number }): Promise<Services> {
  const services = await openServices(
    { port: 3000, host: '127.0.0.1', dataDir, publicUrl: null, logLevel: 'silent' },
    { clock: () => time.now, log: makeLog('silent'), later: () => () => undefined },
  );
  close = () => services.close();
  return services;
}

/** The people and a review, written as rows: what is tested begins with them. */
function people(services: Services): Promise<void> {
  const row = (id: string, organisationRoles: ('member' | 'safety-lead')[]) => ({
    id,
    name: id,
    email: `${id}@example.org`,
    passwordHash: '-',
    organisationRoles,
    colour: '#000',
    createdAt: 0,
  });
  return services.engine.write((orm) => {
    orm
      .insert(members)
      .values([row('owner', ['member']), row('lead', ['safety-lead'])])
      .run();
    orm.run(`insert into reviews (id, title, template_id, template_version, stage, restricted, created_by, created_at)
      values ('r', 'A review', 'full', 1, 'signed', 0, 'owner', 0)`);
  });
}

function put(
  services: Services,
  actionId: string,
  status: ActionStatus,
  dueOn: string | null,
  nextCheckOn: string | null = null,
) {
  return services.engine.write((orm) => {
    const values = {
      ...{
        reviewId: 'r',
        actionId,
        version: 1,
        seq: 1,
        status,
        title: 'A title',
        detail: '',
        measureName: '',
      },
      ...{ baseline: '', target: '', source: '', unintended: '', equity: '', layers: [], ownerId: 'owner' },
      ...{ dueOn, nextCheckOn, createdAt: 0, changedAt: 0 },
    };
    orm
      .insert(actions)
      .values(values)
      .onConflictDoUpdate({
        target: [actions.reviewId, actions.actionId],
        set: { status, dueOn, nextCheckOn },
      })
      .run();
  });
}

function sent(services: Services): string[] {
  return services.database.orm
    .select()
    .from(reminders)
    .orderBy(reminders.id)
    .all()
    .map(({ memberId, actionId, dueOn, days, escalated }) =>
      [memberId, actionId, dueOn, days, escalated].join(' '),
    );
}

test('over 500 days every reminder comes at its moment, none twice and none is left out, whatever restarts and clocks do', async () => {
  const seed = Number(process.env['SEED'] ?? 20261120);
  console.log(`seed ${seed}`);
  const random = new SeededRandom(seed);
  const below = (limit: number): number => random.below(limit);
  const folder = tempFolder();
  const time = { now: Date.parse(`${start}T00:00:00Z`) };
  let services = await serve(folder.path, time);
  await people(services);
  const dueOn = new Map<string, string>();
  const expected = new Set<string>();
  const moments = [-7, -1, 0, ...Array.from({ length: 80 }, (_, week) => (week + 1) * 7)];
  let done = addDays(start, -1);

  for (let index = 0; index < 500; index += 1) {
    const today = addDays(start, index);
    if (below(4) === 0) {
      const id = `a${below(12)}`;
      const day = addDays(today, below(60) - 10);
      dueOn.set(id, day);
      await put(services, id, 'agreed', day);
    }
    if (below(15) === 0) {
      const id = `a${below(12)}`;
      if (dueOn.delete(id)) await put(services, id, 'implemented', null);
    }
    // On some days the server is down, or up at night only.
    const looks = Array.from({ length: below(4) }, () => below(24 * 60)).sort((one, other) => one - other);
    for (const minute of looks) {
      if (below(60) === 0) {
        await services.close();
        services = await serve(folder.path, time);
      }
      // A machine's clock is set back now and then, and on again.
      const day = below(20) === 0 ? addDays(today, -1) : today;
      time.now = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
      const { stores, hints, clock } = services.deps;
      await remindIfDue({ reminders: stores.reminders, hints, clock, mail: false });
      if (minute < 6 * 60 || day <= done) continue;
      for (const [id, due] of dueOn) {
        const missed = moments.filter((days) => addDays(due, days) > done && addDays(due, days) <= day);
        const newest = missed.at(-1);
        if (newest !== undefined) expected.add(`owner ${id} ${due} ${newest} false`);
        if (missed.includes(14)) expected.add(`lead ${id} ${due} ${newest} true`);
      }
      done = day;
    }
  }
  const found = sent(services);
  expect(found.toSorted()).toEqual([...expected].sort());
  expect(found.length).toBeGreaterThan(200);
}, 60_000);

test('a check is told of to its owner and to whoever leads the review, and stops when it is recorded', async () => {
  const folder = tempFolder();
  const time = { now: Date.parse('2026-03-02T08:00:00Z') };
  const services = await serve(folder.path, time);
  await people(services);
  await services.engine.write((orm) => {
    orm.run(
      `insert into participants (review_id, member_id, role, added_at, added_by) values ('r', 'lead', 'chair', 0, 'lead')`,
    );
  });
  await put(services, 'a', 'implemented', '2026-01-01', '2026-03-09');
  const { stores, hints, clock } = services.deps;
  const round = () => remindIfDue({ reminders: stores.reminders, hints, clock, mail: false });
  expect((await round()).toSorted()).toEqual(['lead', 'owner']);
  expect(await round()).toEqual([]);
  await put(services, 'a', 'verified-effective', '2026-01-01', null);
  time.now += 7 * dayLength;
  expect(await round()).toEqual([]);
});

let app: TestApp;

test('a member mutes one action or all of them until a day, and chooses their mail', async () => {
  app = await openTestApp({ later: () => () => undefined });
  close = () => app.close();
  const chair = await app.setUp();
  const memberId = String((await chair.call('GET', '/me')).json['id']);
  const opened = await chair.call('POST', '/reviews', { title: 'A nodule', templateId: 'full' });
  const reviewId = String(opened.json['id']);
  await app.services.engine.write((orm) => {
    orm
      .insert(actions)
      .values({
        ...{
          reviewId,
          actionId: 'a',
          version: 1,
          seq: 1,
          status: 'agreed',
          title: 'Show the source',
          detail: '',
        },
        ...{ measureName: '', baseline: '', target: '', source: '', unintended: '', equity: '', layers: [] },
        ...{ ownerId: memberId, dueOn: '2026-03-09', createdAt: 0, changedAt: 0 },
      })
      .run();
  });
  const { stores, hints, clock } = app.services.deps;
  const round = () => remindIfDue({ reminders: stores.reminders, hints, clock, mail: false });
  const path = `/actions/${reviewId}/a/reminders`;
  expect((await chair.call('PUT', path, { untilOn: '2026-03-08' })).json).toEqual({ untilOn: '2026-03-08' });
  expect(await round()).toEqual([]);
  app.time.now = Date.parse('2026-03-08T09:00:00Z');
  expect(await round()).toEqual([memberId]);
  const inbox = (await chair.call('GET', '/inbox')).json['items'] as Record<string, unknown>[];
  expect(inbox[0]).toMatchObject({
    kind: 'reminder',
    byName: null,
    action: { actionId: 'a', title: 'Show the source' },
    reminder: { subject: 'action', dueOn: '2026-03-09', days: -1, escalated: false, owner: true },
  });

  const wishes = await chair.call('PATCH', '/me/reminders', { mail: 'none', mutedUntil: '2026-03-10' });
  expect(wishes.json).toEqual({ mail: 'none', mutedUntil: '2026-03-10', mailWorks: false });
  app.time.now = Date.parse('2026-03-09T09:00:00Z');
  expect(await round()).toEqual([]);
  const stranger = await app.join(chair, 'Sten');
  expect((await stranger.call('PUT', path, { untilOn: null })).status).toBe(404);
});
