/** Break-glass access from the first word to the last: who may, who hears of it, what it opens, and how it ends. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { breakGlassLasts } from '../../shared/api/break-glass.ts';
import type { Later } from '../../server/later.ts';
import { memberPassword, openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

const reason = 'A patient may be harmed today, and nobody of the panel can be reached.';

let app: TestApp;
let admin: Visitor;
let chair: Visitor;
let panel: Visitor;
let partner: Visitor;
let ida: Visitor;
let idaId: string;
let reviewId: string;
/** Timers that a test lets go off. */
let timers: { work: () => void; ms: number }[];

const later: Later = (work, ms) => {
  const timer = { work, ms };
  timers.push(timer);
  return () => {
    timers = timers.filter((one) => one !== timer);
  };
};

beforeEach(async () => {
  timers = [];
  app = await openTestApp({ later });
  admin = await app.setUp();
  chair = await app.join(admin, 'Bea');
  panel = await app.join(admin, 'Cyril');
  partner = await app.join(admin, 'Dora');
  ida = await app.join(admin, 'Ida', ['admin']);
  idaId = await idOf(ida);
  const opened = await chair.call('POST', '/reviews', { title: 'Wrong side', templateId: 'huddle' });
  reviewId = String(opened.json['id']);
  await add(panel, 'panel');
  await add(partner, 'patient-partner');
});
afterEach(() => app.close());

async function idOf(visitor: Visitor): Promise<string> {
  return String((await visitor.call('GET', '/me')).json['id']);
}
async function add(visitor: Visitor, role: string) {
  return chair.call('POST', `/reviews/${reviewId}/participants`, { memberId: await idOf(visitor), role });
}
function breakGlass(visitor: Visitor, change: Record<string, string> = {}) {
  return visitor.call('POST', '/break-glass', { reviewId, reason, password: memberPassword, ...change });
}
async function kinds(visitor: Visitor): Promise<unknown[]> {
  const { items } = (await visitor.call('GET', '/inbox')).json as {
    items: { kind: string; byName: string | null }[];
  };
  return items.map(({ kind, byName }) => [kind, byName]);
}
async function readStatus(visitor: Visitor): Promise<number> {
  return (await visitor.call('GET', `/reviews/${reviewId}/document`)).status;
}
async function acts(): Promise<string[]> {
  const { entries } = (await chair.call('GET', `/reviews/${reviewId}/audit?kind=break-glass`)).json as {
    entries: { words: string; actor: { name: string } | null }[];
  };
  return entries.map(({ actor, words }) => `${actor?.name ?? 'The server'} ${words}`);
}

test('[P51] an admin reads nothing before, everything for a day, and nothing after', async () => {
  expect(await readStatus(ida)).toBe(404);
  expect((await breakGlass(ida)).status).toBe(201);
  expect(await readStatus(ida)).toBe(200);
  app.time.now += breakGlassLasts;
  for (const { work, ms } of [...timers]) if (ms <= 60_000) work();
  await expect.poll(() => readStatus(ida)).toBe(404);
  expect(await acts()).toEqual([
    'The server ended the break-glass access of Ida, whose time was over',
    'Ida broke the glass: opened the review in an emergency for 24 hours',
  ]);
});

test('[P51] whoever reads by break-glass writes nothing, says nothing and takes nothing out', async () => {
  await breakGlass(ida);
  const under = `/reviews/${reviewId}`;
  const tries = [
    ida.call('PATCH', under, { title: 'Mine' }),
    ida.call('POST', `${under}/comments`, { place: 'review', text: 'I was here.' }),
    ida.call('GET', `${under}/exports/json`),
    ida.call('POST', `${under}/versions`),
    ida.call('POST', `${under}/participants`, { memberId: idaId, role: 'panel' }),
  ];
  expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
});

test('[P51] everybody who takes part is told, and finds the reason and the end in the list of participants', async () => {
  await breakGlass(ida);
  for (const visitor of [chair, panel, partner]) {
    expect(await kinds(visitor)).toContainEqual(['break-glass', 'Ida']);
    const { participants } = (await visitor.call('GET', `/reviews/${reviewId}/participants`)).json as {
      participants: object[];
    };
    expect(participants).toContainEqual(
      expect.objectContaining({
        role: 'break-glass',
        breakGlass: expect.objectContaining({ reason, endsAt: app.time.now + breakGlassLasts }) as object,
      }),
    );
  }
  expect(await kinds(admin)).toEqual([]);
});

test('it asks for a reason and for the password, and refuses whoever is no admin or takes part anyway', async () => {
  expect((await breakGlass(ida, { reason: 'Because.' })).status).toBe(422);
  const wrong = await breakGlass(ida, { password: 'some other password' });
  expect([wrong.status, wrong.json['fields']]).toEqual([422, { password: 'This is not your password.' }]);
  expect((await breakGlass(panel)).status).toBe(403);
  expect((await breakGlass(ida, { reviewId: 'no-such-review' })).status).toBe(404);
  expect(await readStatus(ida)).toBe(404);
  await add(ida, 'observer');
  expect((await breakGlass(ida)).status).toBe(409);
});

test('the chair ends it early, by its own way or by removing the reader, and the reader is told', async () => {
  const first = await breakGlass(ida);
  const ended = await chair.call('DELETE', `/reviews/${reviewId}/break-glass/${String(first.json['id'])}`);
  expect(ended.status).toBe(204);
  expect(await readStatus(ida)).toBe(404);
  expect(await kinds(ida)).toEqual([['break-glass-ended', 'Bea']]);
  expect((await breakGlass(ida)).status).toBe(201);
  const removed = await chair.call('DELETE', `/reviews/${reviewId}/participants/${idaId}`);
  expect(removed.status).toBe(200);
  expect(await readStatus(ida)).toBe(404);
  expect((await acts()).filter((line) => line.startsWith('Bea ended'))).toHaveLength(2);
});

test('its reader and another admin can end it; nobody else can', async () => {
  const id = String((await breakGlass(ida)).json['id']);
  const path = `/reviews/${reviewId}/break-glass/${id}`;
  expect((await panel.call('DELETE', path)).status).toBe(403);
  expect((await admin.call('DELETE', path)).status).toBe(204);
  expect((await ida.call('DELETE', path)).status).toBe(404);
  const again = String((await breakGlass(ida)).json['id']);
  expect((await ida.call('DELETE', `/reviews/${reviewId}/break-glass/${again}`)).status).toBe(204);
  const { accesses } = (await admin.call('GET', '/break-glass')).json as { accesses: object[] };
  expect(accesses).toMatchObject([
    { memberName: 'Ida', endedByName: 'Ida', reason },
    { memberName: 'Ida', endedByName: 'Ada Stern', reason },
  ]);
});

test('no other role can be given to its reader, and it cannot be given as a role', async () => {
  await breakGlass(ida);
  const path = `/reviews/${reviewId}/participants`;
  expect((await chair.call('PATCH', `${path}/${idaId}`, { role: 'panel' })).status).toBe(409);
  const memberId = await idOf(admin);
  expect((await chair.call('POST', path, { memberId, role: 'break-glass' })).status).toBe(422);
});

test('it ends with the right to it: an admin who is one no longer reads no longer', async () => {
  await breakGlass(ida);
  await admin.call('PATCH', `/members/${idaId}`, { organisationRoles: ['member'] });
  expect(await readStatus(ida)).toBe(404);
  expect((await acts())[0]).toBe('Ada Stern ended the break-glass access of Ida early');
});

test('what fell due while the server was off is ended before anybody can read', async () => {
  await breakGlass(ida);
  app.time.now += breakGlassLasts + 1;
  await app.services.deps.breakGlassKeeper.start();
  expect(await readStatus(ida)).toBe(404);
});

test('an admin chooses among reviews by when and by whom they were started, without a word of what they are about', async () => {
  const page = await ida.call('GET', '/break-glass/reviews');
  expect(page.json['reviews']).toMatchObject([
    { id: reviewId, createdByName: 'Bea', participantCount: 3, participates: false, stage: 'gathering' },
  ]);
  expect(page.text).not.toContain('Wrong side');
});
