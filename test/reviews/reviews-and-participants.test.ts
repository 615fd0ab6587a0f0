import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { auditEntries, documents, documentUpdates, members, reviews, stageChanges } from '../../db/schema.ts';
import type { Stage } from '../../shared/access.ts';
import { makeReviewWorld, type ReviewWorld } from '../support/review-world.ts';

let world: ReviewWorld;

beforeEach(async () => {
  world = await makeReviewWorld();
  world.member('Ana');
  world.member('Ben');
});
afterEach(() => world.close());

const by = (memberId: string) => ({ memberId, at: world.clock() });

async function toStage(reviewId: string, ...stages: Stage[]) {
  for (const to of stages) {
    await world.stores.reviews.changeStage(reviewId, { to, reason: 'because', by: 'ana', at: world.clock() });
  }
}

/** As the last signature leaves it; how that comes about is another test's concern. */
function signed(reviewId: string): void {
  world.database.orm.update(reviews).set({ stage: 'signed' }).where(eq(reviews.id, reviewId)).run();
}

test('a review is opened with its chair, its seeded document and its audit entry, and only once', async () => {
  await world.review('r1', 'ana', 'A missed nodule');
  await world.review('r1', 'ana', 'Sent again');
  const found = await world.stores.reviews.get('r1', 'ana');
  expect(found).toMatchObject({ title: 'A missed nodule', myRole: 'chair', stage: 'gathering', epoch: 1 });
  const { orm } = world.database;
  expect(orm.select().from(documentUpdates).all()).toHaveLength(1);
  expect(orm.select().from(documents).get()).toMatchObject({ seq: 1, projectedSeq: 1 });
  expect(orm.select().from(auditEntries).all()).toMatchObject([{ act: 'review.created', reviewId: 'r1' }]);
});

test('a member lists only the reviews they take part in, the most recently written first, page by page', async () => {
  for (const id of ['r1', 'r2', 'r3']) {
    await world.review(id, 'ana');
    world.pass(1000);
  }
  await world.review('hers', 'ben');
  const first = await world.stores.reviews.listForMember('ana', { limit: 2 });
  expect(first.reviews.map(({ id }) => id)).toEqual(['r3', 'r2']);
  const second = await world.stores.reviews.listForMember('ana', {
    limit: 2,
    cursor: first.nextCursor ?? '',
  });
  expect(second.reviews.map(({ id }) => id)).toEqual(['r1']);
  expect(second.nextCursor).toBeNull();
  await expect(
    world.stores.reviews.listForMember('ana', { limit: 2, cursor: 'made up' }),
  ).rejects.toMatchObject({ code: 'bad-request' });
});

test('no participant and no such review look the same', async () => {
  await world.review('r1', 'ana');
  expect(await world.stores.reviews.get('r1', 'ben')).toBeUndefined();
  expect(await world.stores.reviews.get('none', 'ben')).toBeUndefined();
  const forReal = world.stores.reviews.changeStage('r1', { to: 'analysing', reason: null, by: 'ben', at: 1 });
  const forNone = world.stores.reviews.changeStage('none', {
    to: 'analysing',
    reason: null,
    by: 'ben',
    at: 1,
  });
  const [one, other] = await Promise.allSettled([forReal, forNone]);
  expect(one).toEqual(other);
  expect(one.status).toBe('rejected');
});

test('a disabled member stands nowhere', async () => {
  await world.review('r1', 'ana');
  world.database.orm.update(members).set({ disabledAt: 1 }).where(eq(members.id, 'ana')).run();
  expect(await world.stores.reviews.standing('ana', 'r1')).toEqual({
    organisationRoles: [],
    reviewRole: null,
  });
});

test('a review goes stage by stage, back only with a reason, and leaves a trace of each move', async () => {
  await world.review('r1', 'ana');
  await toStage('r1', 'analysing', 'in-review');
  const back = { to: 'analysing', by: 'ana', at: world.clock() } as const;
  await expect(world.stores.reviews.changeStage('r1', { ...back, reason: null })).rejects.toMatchObject({
    code: 'invalid-input',
  });
  await world.stores.reviews.changeStage('r1', { ...back, reason: 'A witness came forward.' });
  await expect(toStage('r1', 'signed')).rejects.toMatchObject({ code: 'not-allowed-now' });
  await toStage('r1', 'in-review');
  await expect(toStage('r1', 'signed')).rejects.toMatchObject({ code: 'not-allowed-now' });
  signed('r1');
  await toStage('r1', 'reopened', 'in-review');
  expect(
    world.database.orm
      .select()
      .from(stageChanges)
      .all()
      .map(({ to }) => to),
  ).toEqual(['analysing', 'in-review', 'analysing', 'in-review', 'reopened', 'in-review']);
});

test('only the chair reopens and nobody moves a review to signed, whatever a facilitator may do otherwise', async () => {
  await world.review('r1', 'ana');
  await world.stores.participants.add('r1', 'ben', 'facilitator', by('ana'));
  const byBen = (to: Stage) =>
    world.stores.reviews.changeStage('r1', { to, reason: 'because', by: 'ben', at: world.clock() });
  await byBen('analysing');
  await byBen('in-review');
  await expect(byBen('signed')).rejects.toMatchObject({ code: 'forbidden' });
  signed('r1');
  await expect(byBen('reopened')).rejects.toMatchObject({ code: 'forbidden' });
});

test('title and dates change, but not once the review is signed', async () => {
  await world.review('r1', 'ana', 'Before');
  await world.stores.reviews.change('r1', { title: 'After', occurredOn: '2026-01-31' }, by('ana'));
  signed('r1');
  await expect(world.stores.reviews.change('r1', { title: 'Later' }, by('ana'))).rejects.toMatchObject({
    code: 'signed',
  });
  expect(await world.stores.reviews.facts('r1')).toMatchObject({ title: 'After', occurredOn: '2026-01-31' });
});

test('opening a review leaves one audit entry for each member and hour', async () => {
  await world.review('r1', 'ana');
  const opened = () => world.stores.traces.recordOpening('r1', 'ana', world.clock());
  await opened();
  world.pass(59 * 60 * 1000);
  await opened();
  world.pass(60 * 60 * 1000);
  await opened();
  const entries = world.database.orm.select().from(auditEntries).all();
  expect(entries.filter(({ act }) => act === 'review.opened')).toHaveLength(2);
});

test('the last chair who can sign in is neither removed nor demoted', async () => {
  await world.review('r1', 'ana');
  const { participants } = world.stores;
  await expect(participants.remove('r1', 'ana', by('ana'))).rejects.toMatchObject({ code: 'last-chair' });
  await participants.add('r1', 'ben', 'chair', by('ana'));
  world.database.orm.update(members).set({ disabledAt: 1 }).where(eq(members.id, 'ben')).run();
  await expect(participants.changeRole('r1', 'ana', 'panel', by('ana'))).rejects.toMatchObject({
    code: 'last-chair',
  });
  world.database.orm.update(members).set({ disabledAt: null }).where(eq(members.id, 'ben')).run();
  await participants.changeRole('r1', 'ana', 'panel', by('ana'));
  expect((await participants.list('r1')).map(({ memberId, role }) => [memberId, role])).toEqual([
    ['ana', 'panel'],
    ['ben', 'chair'],
  ]);
});

test('a member is added once, and a disabled one not at all', async () => {
  await world.review('r1', 'ana');
  const { participants } = world.stores;
  await participants.add('r1', 'ben', 'panel', by('ana'));
  await expect(participants.add('r1', 'ben', 'panel', by('ana'))).rejects.toMatchObject({
    code: 'not-allowed-now',
  });
  world.member('Cem');
  world.database.orm.update(members).set({ disabledAt: 1 }).where(eq(members.id, 'cem')).run();
  await expect(participants.add('r1', 'cem', 'panel', by('ana'))).rejects.toMatchObject({
    code: 'not-found',
  });
  await participants.remove('r1', 'ben', by('ana'));
  expect(await world.stores.reviews.standing('ben', 'r1')).toMatchObject({ reviewRole: null });
  await expect(participants.remove('r1', 'ben', by('ana'))).rejects.toMatchObject({ code: 'not-found' });
});
