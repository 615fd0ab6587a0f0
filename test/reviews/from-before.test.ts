/** What a review finds open of earlier ones, what its panel may answer, and what of it anybody may see. */
import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Reader } from '../../db/action-rows.ts';
import type { DocumentFactor } from '../../db/projection-store.ts';
import { factorCodes } from '../../db/schema-from-before.ts';
import { SystemStore } from '../../db/system-store.ts';
import { actionHistory, actions, auditEntries, reviews } from '../../db/schema.ts';
import type { ChangeActionRequest } from '../../shared/api/actions.ts';
import type { AnswerFromBeforeRequest } from '../../shared/api/from-before.ts';
import { makeReviewWorld, type ReviewWorld } from '../support/review-world.ts';

let world: ReviewWorld;
let seq = 1;
const code = 'I1.uncertainty';

/** Lea leads safety, Ana chairs all, Ben is on the panel of the old review, Cem and Dan on that of the new one. */
beforeEach(async () => {
  seq = 1;
  world = await makeReviewWorld();
  for (const name of ['Ana', 'Ben', 'Cem', 'Dan']) world.member(name);
  world.member('Lea', 'safety-lead');
  await world.review('old', 'ana', 'The missed nodule');
  await takesPart('old', 'ben', 'panel');
  world.pass(1000);
  await world.review('new', 'cem', 'The second nodule');
  await takesPart('new', 'dan', 'panel');
});
afterEach(() => world.close());

const takesPart = (reviewId: string, memberId: string, role: 'panel' | 'observer') =>
  world.stores.participants.add(reviewId, memberId, role, { memberId: 'ana', at: world.clock() });

function factor(codes: string[], over: Partial<DocumentFactor> = {}): DocumentFactor {
  const statement = 'A secret statement';
  return { factorId: 'f1', layer: 'interface', statement, state: null, codes, withdrawn: false, ...over };
}

/** A document with one factor and an action that answers it. */
async function project(reviewId: string, found: DocumentFactor, ...actionIds: string[]): Promise<void> {
  seq += 1;
  await world.stores.projections.apply({
    reviewId,
    seq,
    factors: [found],
    themes: [],
    actions: actionIds.map((actionId) => ({
      actionId,
      createdAt: world.clock(),
      withdrawn: false,
      wording: wording(actionId),
    })),
    at: world.clock(),
  });
}

function wording(actionId: string) {
  return {
    title: `Title of ${actionId}`,
    detail: 'A secret detail',
    category: 'software-change',
    strength: 'intermediate' as const,
    measureName: 'Share',
    measureKind: null,
    baseline: '',
    target: '',
    source: '',
    unintended: '',
    equity: '',
    layers: ['interface' as const],
    factors: ['f1'],
  };
}

function rowOf(actionId: string) {
  return world.database.orm.select().from(actions).where(eq(actions.actionId, actionId)).get()!;
}

async function change(actionId: string, request: ChangeActionRequest, by = 'ana'): Promise<void> {
  const row = rowOf(actionId);
  await world.stores.actions.changeAction({
    reviewId: row.reviewId,
    actionId,
    seenVersion: row.version,
    change: request,
    wording: wording(actionId),
    by,
    at: world.clock(),
  });
}

/** The old review with one agreed action that answers a factor with the code. */
async function oldAction(actionId = 'a1'): Promise<void> {
  await project('old', factor([code]), actionId);
  await change(actionId, { status: 'agreed' });
}

function sameSystem(): void {
  world.database.orm.update(reviews).set({ aiSystem: 'Finder' }).where(eq(reviews.id, 'old')).run();
  world.database.orm.update(reviews).set({ aiSystem: 'finder' }).where(eq(reviews.id, 'new')).run();
}

const reader = (memberId: string): Reader => ({
  memberId,
  organisationRoles: memberId === 'lea' ? ['safety-lead'] : ['member'],
});
const state = (who: string, reviewId = 'new') => world.stores.fromBefore.stateFor(reader(who), reviewId);
const openTo = async (who: string, reviewId = 'new') =>
  (await state(who, reviewId)).open.map(({ action, system, codes }) => ({
    id: action.actionId,
    system,
    codes,
  }));
const answer = (request: AnswerFromBeforeRequest, by = 'cem', actionId = 'a1') =>
  world.stores.fromBefore.answer({
    reviewId: 'new',
    key: { reviewId: 'old', actionId },
    request,
    by,
    at: world.clock(),
  });
const carried = { answer: 'carried' } as const;

test('an open action of an earlier review comes by the same system, by the same code, or by both, and says which', async () => {
  await oldAction();
  await takesPart('new', 'ben', 'panel');
  expect(await openTo('ben')).toEqual([]);
  await project('new', factor([code]));
  expect(await openTo('ben')).toEqual([{ id: 'a1', system: false, codes: [code] }]);
  sameSystem();
  expect(await openTo('ben')).toEqual([{ id: 'a1', system: true, codes: [code] }]);
  await project('new', factor([]));
  expect(await openTo('ben')).toEqual([{ id: 'a1', system: true, codes: [] }]);
});

test('codes count while their factor is live and not ruled out, on either side', async () => {
  await oldAction();
  await takesPart('new', 'ben', 'panel');
  await project('new', factor([code, code], { state: 'ruled-out' }));
  expect(await openTo('ben')).toEqual([]);
  await project('new', factor([code], { withdrawn: true }));
  expect(await openTo('ben')).toEqual([]);
  await project('new', factor([code, 'M1.other']));
  expect(await openTo('ben')).toHaveLength(1);
  await project('old', factor([code], { state: 'ruled-out' }), 'a1');
  expect(await openTo('ben')).toEqual([]);
  expect(world.database.orm.select().from(factorCodes).all()).toHaveLength(2);
});

test('two entries of the register with one name are two systems', async () => {
  await oldAction();
  await takesPart('new', 'ben', 'panel');
  sameSystem();
  const systems = new SystemStore(world.database.orm, world.engine);
  for (const [id, reviewId] of [
    ['s1', 'old'],
    ['s2', 'new'],
  ] as const) {
    await systems.create(id, { name: 'Finder' }, { memberId: 'lea', at: 1 });
    world.database.orm.update(reviews).set({ systemId: id }).where(eq(reviews.id, reviewId)).run();
  }
  expect(await openTo('ben')).toEqual([]);
  world.database.orm.update(reviews).set({ systemId: 's1' }).where(eq(reviews.id, 'new')).run();
  expect(await openTo('ben')).toHaveLength(1);
});

test('only what is open comes, what failed comes first, and nothing comes to the earlier review itself', async () => {
  const ids = ['a1', 'a2', 'a3', 'a4'];
  await project('old', factor([code]), ...ids);
  sameSystem();
  await change('a1', { status: 'agreed' });
  await change('a2', { status: 'agreed' });
  await change('a3', { status: 'declined', approverId: 'ben', note: 'No.' });
  await change('a2', { status: 'implemented', proof: { kind: 'none', text: 'Seen.' } });
  await change('a2', { checkOutcome: 'did-not', note: 'Nothing changed.' });
  expect((await openTo('lea')).map(({ id }) => id)).toEqual(['a2', 'a1']);
  expect(await openTo('lea', 'old')).toEqual([]);
});

test('no more than the nearest reviews are looked through, and it is said that there are further ones', async () => {
  await oldAction();
  sameSystem();
  expect((await state('lea')).furtherReviews).toBe(false);
  const insert = world.database.sqlite.prepare(
    `insert into reviews (id, title, template_id, template_version, stage, ai_system, created_by, created_at)
     values (?, 'Another', 'huddle', 1, 'gathering', 'Finder', 'ana', ?)`,
  );
  for (let other = 0; other < 100; other += 1) insert.run(`other-${other}`, world.clock() - 10);
  const { open, furtherReviews } = await state('lea');
  expect(furtherReviews).toBe(true);
  // The old one is the oldest of a hundred and one.
  expect(open).toEqual([]);
  // A participant is asked about their own reviews, however many others there are.
  await takesPart('new', 'ben', 'panel');
  expect(await openTo('ben')).toHaveLength(1);
});

test('a participant sees what their own reviews left, a safety lead everything by its title, an owner their own', async () => {
  await oldAction();
  sameSystem();
  expect(await openTo('cem')).toEqual([]);
  const [seen] = (await state('lea')).open;
  expect(seen!.action).toMatchObject({
    title: 'Title of a1',
    reviewTitle: null,
    factors: null,
    detail: '',
  });
  await change('a1', { ownerId: 'dan' });
  expect(await openTo('dan')).toHaveLength(1);
  await takesPart('new', 'ben', 'panel');
  expect((await state('ben')).open[0]!.action).toMatchObject({ reviewTitle: 'The missed nodule' });
});

test('who cannot see an action cannot answer it, and who cannot write in the review answers nothing', async () => {
  await oldAction();
  sameSystem();
  await expect(answer(carried)).rejects.toMatchObject({ code: 'not-found' });
  await takesPart('new', 'ben', 'observer');
  await expect(answer(carried, 'ben')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(answer(carried, 'lea')).rejects.toMatchObject({ code: 'not-found' });
  world.database.orm.update(reviews).set({ stage: 'signed' }).where(eq(reviews.id, 'new')).run();
  await takesPart('old', 'cem', 'panel');
  await expect(answer(carried)).rejects.toMatchObject({ code: 'signed' });
});

test('a carried action is the same row: its new panel sees and follows it, and reads nothing of where it came from', async () => {
  await oldAction();
  sameSystem();
  await takesPart('old', 'cem', 'panel');
  await answer(carried);
  expect(await openTo('cem')).toEqual([]);
  expect(world.database.orm.select().from(actions).all()).toHaveLength(1);
  const [held] = (await state('dan')).answered;
  expect(held).toMatchObject({ answer: 'carried', byName: 'Cem', system: true, codes: [] });
  expect(held!.action).toMatchObject({
    title: 'Title of a1',
    reviewTitle: null,
    detail: '',
    mayChange: true,
  });
  await change('a1', { status: 'in-progress', note: 'Begun.' }, 'dan');
  await expect(change('a1', { title: 'Other words' }, 'dan')).rejects.toMatchObject({ code: 'forbidden' });
  const detail = await world.stores.actions.detail(reader('dan'), 'old', 'a1');
  expect(detail).toMatchObject({ status: 'in-progress', carriedInto: [{ reviewId: 'new' }] });
  expect(JSON.stringify(detail)).not.toMatch(/secret|missed nodule/u);
  const before = await world.stores.actions.detail(reader('ben'), 'old', 'a1');
  expect(before).toMatchObject({ carriedInto: [] });
  expect(before!.history.map(({ field }) => field)).toContain('carried');
});

test('the tracker counts a carried action once, and finds it by either review', async () => {
  await oldAction();
  sameSystem();
  await takesPart('old', 'cem', 'panel');
  await answer(carried);
  const page = (who: string, reviewId?: string) =>
    world.stores.actions.page(reader(who), reviewId === undefined ? {} : { reviewId }, '2026-03-02');
  for (const who of ['ana', 'ben', 'cem', 'dan', 'lea']) expect((await page(who)).total).toBe(1);
  for (const who of ['cem', 'dan', 'lea']) expect((await page(who, 'new')).total).toBe(1);
  expect((await page('ben', 'new')).total).toBe(0);
  expect((await page('ben', 'old')).total).toBe(1);
  const risky = await world.stores.actions.atRisk(reader('dan'), '2026-03-02', 3);
  expect(risky.map(({ action }) => action.actionId)).toEqual(['a1']);
});

test('leaving asks for its reason, is told without the title to who may not see it, and can be taken back', async () => {
  await oldAction();
  sameSystem();
  await takesPart('old', 'cem', 'panel');
  await answer({ answer: 'left', reason: 'It is about another ward.' });
  await expect(answer(carried)).rejects.toMatchObject({ code: 'not-allowed-now' });
  expect((await state('cem')).answered[0]!.action).toMatchObject({ title: 'Title of a1' });
  expect((await state('dan')).answered[0]).toMatchObject({
    action: null,
    reason: 'It is about another ward.',
  });
  expect((await world.stores.actions.page(reader('dan'), {}, '2026-03-02')).total).toBe(0);
  const key = { reviewId: 'old', actionId: 'a1' };
  const by = { by: 'dan', at: world.clock() };
  await expect(world.stores.fromBefore.takeBack('new', key, by)).rejects.toMatchObject({ code: 'not-found' });
  await world.stores.fromBefore.takeBack('new', key, { ...by, by: 'cem' });
  expect(await openTo('cem')).toHaveLength(1);
  expect(auditActs()).toEqual(['from-before.left', 'from-before.taken-back']);
});

test('closing takes only a move that settles it, with what that asks for, and with the rights of the action', async () => {
  await oldAction();
  sameSystem();
  await change('a1', { ownerId: 'dan' });
  const closing = (request: ChangeActionRequest, by = 'dan') =>
    answer({ answer: 'closed', version: rowOf('a1').version, change: request }, by);
  await expect(closing({ status: 'in-progress' })).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(closing({ status: 'declined', note: 'No.' })).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(closing({ status: 'verified-effective' })).rejects.toMatchObject({ code: 'not-allowed-now' });
  expect(rowOf('a1').status).toBe('agreed');
  await takesPart('old', 'cem', 'observer');
  await expect(closing({ status: 'handed-to-programme', programme: 'P' }, 'cem')).rejects.toMatchObject({
    code: 'forbidden',
  });
  await closing({ status: 'handed-to-programme', programme: 'Safer imaging' });
  expect(rowOf('a1').status).toBe('handed-to-programme');
  expect((await state('dan')).answered).toMatchObject([{ answer: 'closed' }]);
  expect(auditActs()).toEqual(['from-before.closed']);
});

test('a check that shows it works closes it, one that shows it does not keeps the question', async () => {
  await oldAction();
  sameSystem();
  await takesPart('old', 'cem', 'panel');
  await change('a1', { status: 'implemented', proof: { kind: 'none', text: 'Seen.' } });
  const check = (checkOutcome: 'did-not' | 'worked') =>
    answer({ answer: 'closed', version: rowOf('a1').version, change: { checkOutcome, note: 'Looked.' } });
  await check('did-not');
  expect((await state('cem')).open[0]!.action.status).toBe('not-effective');
  expect((await state('cem')).answered).toEqual([]);
  await change('a1', { status: 'reopened', note: 'Again.' });
  await change('a1', { status: 'implemented', proof: { kind: 'none', text: 'Seen.' } });
  await check('worked');
  expect((await state('cem')).answered).toMatchObject([{ answer: 'closed' }]);
});

test('carrying is one line of history, however often it is sent', async () => {
  await oldAction();
  sameSystem();
  await takesPart('old', 'cem', 'panel');
  const { version } = rowOf('a1');
  await answer(carried);
  await answer(carried);
  expect(rowOf('a1').version).toBe(version + 1);
  const lines = world.database.orm
    .select()
    .from(actionHistory)
    .where(and(eq(actionHistory.actionId, 'a1'), eq(actionHistory.field, 'carried')))
    .all();
  expect(lines).toHaveLength(1);
});

test('what leaves with the review holds the carried action and nothing of where it came from', async () => {
  await oldAction();
  sameSystem();
  await change('a1', { status: 'implemented', proof: { kind: 'quote', text: 'A secret quote' } });
  await takesPart('old', 'cem', 'panel');
  await answer(carried);
  const out = await world.stores.fromBefore.takenOut('new');
  expect(out).toMatchObject({ carried: [{ title: 'Title of a1' }], answers: [{ answer: 'carried' }] });
  expect(JSON.stringify(out)).not.toMatch(/secret|missed nodule|Cem/u);
  expect(await world.stores.actions.headlines('new')).toEqual([
    { title: 'Title of a1', strength: 'intermediate', status: 'implemented' },
  ]);
});

function auditActs(): readonly string[] {
  return world.database.orm
    .select({ act: auditEntries.act })
    .from(auditEntries)
    .all()
    .map(({ act }) => act)
    .filter((act) => act.startsWith('from-before'));
}
