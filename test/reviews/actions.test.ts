import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Reader } from '../../db/action-rows.ts';
import type { DocumentAction } from '../../db/action-follow.ts';
import type { DocumentFactor } from '../../db/projection-store.ts';
import { actions, members, participants } from '../../db/schema.ts';
import type { ActionStatus } from '../../shared/actions/action-status.ts';
import type { ActionWording } from '../../shared/actions/action-wording.ts';
import type { ActionQuery, ChangeActionRequest } from '../../shared/api/actions.ts';
import { makeReviewWorld, type ReviewWorld } from '../support/review-world.ts';

let world: ReviewWorld;
let seq = 1;

const wording: ActionWording = {
  title: 'Show uncertainty',
  detail: 'On every result',
  category: 'software-change',
  strength: 'intermediate',
  measureName: 'Share of results with a figure',
  measureKind: 'process',
  baseline: '0 %',
  target: '100 %',
  source: '',
  unintended: '',
  equity: '',
  layers: ['interface'],
  factors: ['f1'],
};
const factor: DocumentFactor = {
  factorId: 'f1',
  layer: 'interface',
  statement: 'The screen shows no uncertainty',
  state: null,
  codes: [],
  withdrawn: false,
};

function proposal(actionId: string, change: Partial<ActionWording> = {}, withdrawn = false): DocumentAction {
  return { actionId, createdAt: world.clock(), withdrawn, wording: { ...wording, ...change } };
}

async function project(reviewId: string, ...proposals: DocumentAction[]): Promise<boolean> {
  seq += 1;
  return world.stores.projections.apply({
    reviewId,
    seq,
    factors: [factor],
    themes: [],
    actions: proposals,
    at: world.clock(),
  });
}

async function change(actionId: string, request: ChangeActionRequest, by = 'ana', seen?: number) {
  const row = rowOf(actionId);
  await world.stores.actions.changeAction({
    reviewId: row.reviewId,
    actionId,
    seenVersion: seen ?? row.version,
    change: request,
    wording: { ...wording, title: 'As in the document' },
    by,
    at: world.clock(),
  });
}

function rowOf(actionId: string) {
  return world.database.orm.select().from(actions).where(eq(actions.actionId, actionId)).get()!;
}

const reader = (memberId: string, ...organisationRoles: Reader['organisationRoles'][number][]): Reader => ({
  memberId,
  organisationRoles: organisationRoles.length === 0 ? ['member'] : organisationRoles,
});
const pageOf = (who: Reader, query: ActionQuery = {}) => world.stores.actions.page(who, query, '2026-03-02');
const ids = (page: { actions: { actionId: string }[] }) => page.actions.map(({ actionId }) => actionId);

beforeEach(async () => {
  seq = 1;
  world = await makeReviewWorld();
  for (const name of ['Ana', 'Ben', 'Cem']) world.member(name);
  world.member('Lea', 'safety-lead');
  await world.review('r1', 'ana', 'A missed nodule');
  await world.stores.participants.add('r1', 'ben', 'panel', { memberId: 'ana', at: world.clock() });
});
afterEach(() => world.close());

test('a proposal gets its row once it has a title, follows its wording, and rises only when something changed', async () => {
  expect(await project('r1', proposal('a1', { title: '' }))).toBe(true);
  expect(rowOf('a1')).toBeUndefined();
  await project('r1', proposal('a1'));
  expect(rowOf('a1')).toMatchObject({ status: 'proposed', version: 1, strength: 'intermediate' });
  expect(await project('r1', proposal('a1'))).toBe(false);
  expect(rowOf('a1').version).toBe(1);
  await project('r1', proposal('a1', { title: 'Other words' }));
  expect(rowOf('a1')).toMatchObject({ title: 'Other words', version: 2 });
});

test('a projection that is older than the rows is dropped', async () => {
  await project('r1', proposal('a1', { title: 'New' }));
  const stale = {
    reviewId: 'r1',
    seq,
    factors: [],
    themes: [],
    actions: [proposal('a1', { title: 'Old' })],
    at: 1,
  };
  expect(await world.stores.projections.apply(stale)).toBe(false);
  expect(rowOf('a1').title).toBe('New');
});

test('binning a proposal withdraws it and restoring brings it back; nothing is deleted', async () => {
  await project('r1', proposal('a1'));
  await project('r1', proposal('a1', {}, true));
  expect(rowOf('a1').status).toBe('withdrawn');
  await project('r1', proposal('a1'));
  expect(rowOf('a1').status).toBe('proposed');
  await project('r1');
  expect(rowOf('a1').status).toBe('withdrawn');
  const found = await world.stores.actions.detail(reader('ana'), 'r1', 'a1');
  expect(found?.history.map(({ byName, to }) => [byName, to])).toEqual([
    ['The review document', 'proposed'],
    ['The review document', 'withdrawn'],
    ['The review document', 'proposed'],
    ['The review document', 'withdrawn'],
  ]);
});

test('agreeing copies the wording once more and makes the row its owner', async () => {
  await project('r1', proposal('a1'));
  await change('a1', { status: 'agreed' });
  expect(rowOf('a1')).toMatchObject({ status: 'agreed', title: 'As in the document' });
  await project('r1', proposal('a1', { title: 'Typed later' }, true));
  expect(rowOf('a1')).toMatchObject({ status: 'agreed', title: 'As in the document' });
  await change('a1', { title: 'Reworded on the tracker' });
  expect(rowOf('a1').title).toBe('Reworded on the tracker');
});

test('while it is proposed its wording belongs to the document, its owner and date do not', async () => {
  await project('r1', proposal('a1'));
  await expect(change('a1', { title: 'Mine' })).rejects.toMatchObject({ code: 'not-allowed-now' });
  await change('a1', { ownerId: 'ben', dueOn: '2026-04-01' });
  await project('r1', proposal('a1', { title: 'Typed on' }));
  expect(rowOf('a1')).toMatchObject({ ownerId: 'ben', dueOn: '2026-04-01', title: 'Typed on' });
  const found = await world.stores.actions.detail(reader('ana'), 'r1', 'a1');
  expect(found?.history.slice(1)).toMatchObject([
    { field: 'owner', from: null, to: 'Ben', byName: 'Ana' },
    { field: 'dueOn', from: null, to: '2026-04-01' },
  ]);
});

test('a change made on a version that somebody else changed is refused with both values', async () => {
  await project('r1', proposal('a1'));
  await change('a1', { dueOn: '2026-04-01' }, 'ben', 1);
  await expect(change('a1', { dueOn: '2026-05-01' }, 'ana', 1)).rejects.toMatchObject({
    code: 'changed-meanwhile',
    details: { version: 2, yours: { dueOn: '2026-05-01' }, theirs: { dueOn: '2026-04-01' } },
  });
  expect(rowOf('a1').dueOn).toBe('2026-04-01');
});

test('words typed into a proposal meanwhile do not stop a date, but they stop agreeing what nobody showed', async () => {
  await project('r1', proposal('a1'));
  await project('r1', proposal('a1', { title: 'Typed on' }));
  await change('a1', { dueOn: '2026-04-01' }, 'ana', 1);
  await project('r1', proposal('a1', { title: 'And on' }));
  await expect(change('a1', { status: 'agreed' }, 'ana', 3)).rejects.toMatchObject({
    code: 'changed-meanwhile',
  });
});

test('a status moves only along the life of an action, with the note some moves need', async () => {
  await project('r1', proposal('a1'));
  const refused = (request: ChangeActionRequest, code: string) =>
    expect(change('a1', request)).rejects.toMatchObject({ code });
  await refused({ status: 'implemented' }, 'not-allowed-now');
  await refused({ status: 'withdrawn' }, 'not-allowed-now');
  await refused({ status: 'declined', approverId: 'ben' }, 'invalid-input');
  await change('a1', { status: 'declined', note: 'Too slow to help.', approverId: 'ben' });
  await refused({ status: 'agreed' }, 'invalid-input');
  await change('a1', { status: 'agreed', note: 'The supplier offers it now.' });
  await change('a1', { status: 'in-progress' });
  const found = await world.stores.actions.detail(reader('ana'), 'r1', 'a1');
  expect(found?.history.map(({ field, to, note }) => [field, to, note])).toEqual([
    ['status', 'proposed', null],
    ['status', 'declined', 'Too slow to help.'],
    ['approver', 'Ben', null],
    ['status', 'agreed', 'The supplier offers it now.'],
    ['approver', null, null],
    ['status', 'in-progress', null],
  ]);
});

test('only a member whose account is on can own an action', async () => {
  await project('r1', proposal('a1'));
  world.database.orm.update(members).set({ disabledAt: 1 }).where(eq(members.id, 'cem')).run();
  for (const ownerId of ['cem', 'nobody']) {
    await expect(change('a1', { ownerId })).rejects.toMatchObject({ code: 'invalid-input' });
  }
});

test('an action without a title cannot be decided about', async () => {
  await project('r1', proposal('a1'));
  const { version } = rowOf('a1');
  const request = { reviewId: 'r1', actionId: 'a1', seenVersion: version, by: 'ana', at: 1 };
  await expect(
    world.stores.actions.changeAction({
      ...request,
      change: { status: 'agreed' },
      wording: { ...wording, title: '' },
    }),
  ).rejects.toMatchObject({ code: 'not-allowed-now' });
});

test('a note alone is part of the history', async () => {
  await project('r1', proposal('a1'));
  await change('a1', { note: 'Asked the vendor.' }, 'ben');
  const found = await world.stores.actions.detail(reader('ana'), 'r1', 'a1');
  expect(found?.history.at(-1)).toMatchObject({ field: 'note', note: 'Asked the vendor.', byName: 'Ben' });
});

test('a safety lead who is no participant sees title and dates, never the review, the detail or a factor', async () => {
  await project('r1', proposal('a1'));
  const forLead = await world.stores.actions.detail(reader('lea', 'safety-lead'), 'r1', 'a1');
  expect(forLead).toMatchObject({
    title: 'Show uncertainty',
    detail: '',
    reviewTitle: null,
    factors: null,
    mayChange: true,
  });
  expect(JSON.stringify(forLead)).not.toMatch(/no uncertainty|nodule|every result/);
  expect(ids(await pageOf(reader('lea', 'safety-lead'), { text: 'every result' }))).toEqual([]);
  const forPanel = await world.stores.actions.detail(reader('ben'), 'r1', 'a1');
  expect(forPanel).toMatchObject({
    reviewTitle: 'A missed nodule',
    detail: 'On every result',
    factors: [{ id: 'f1', statement: 'The screen shows no uncertainty', layer: 'interface' }],
  });
});

test('a safety lead follows an action but neither decides about a proposal nor rewords it', async () => {
  await project('r1', proposal('a1'));
  await expect(change('a1', { status: 'agreed' }, 'lea')).rejects.toMatchObject({ code: 'forbidden' });
  await change('a1', { status: 'agreed' });
  await change('a1', { status: 'in-progress', dueOn: '2026-04-01' }, 'lea');
  await expect(change('a1', { title: 'Mine' }, 'lea')).rejects.toMatchObject({ code: 'forbidden' });
  expect(rowOf('a1')).toMatchObject({ status: 'in-progress', dueOn: '2026-04-01' });
});

test('an owner who is no participant sees their own action without the review, and moves it on', async () => {
  await project('r1', proposal('a1'), proposal('a2'));
  await change('a1', { status: 'agreed', ownerId: 'cem' });
  expect(ids(await pageOf(reader('cem')))).toEqual(['a1']);
  const own = await world.stores.actions.detail(reader('cem'), 'r1', 'a1');
  expect(own).toMatchObject({ reviewTitle: null, factors: null, detail: '', mayChange: true });
  await change('a1', { status: 'in-progress', note: 'Begun.' }, 'cem');
  await expect(change('a1', { title: 'Mine' }, 'cem')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(change('a2', { note: 'Not mine.' }, 'cem')).rejects.toMatchObject({ code: 'not-found' });
});

test('nobody outside the review sees or changes an action, whatever their role in others', async () => {
  await project('r1', proposal('a1'));
  await world.review('r2', 'cem');
  expect((await pageOf(reader('cem'))).total).toBe(0);
  expect(await world.stores.actions.detail(reader('cem'), 'r1', 'a1')).toBeUndefined();
  await expect(change('a1', { dueOn: '2026-04-01' }, 'cem')).rejects.toMatchObject({ code: 'not-found' });
  world.database.orm
    .update(participants)
    .set({ role: 'patient-partner' })
    .where(and(eq(participants.reviewId, 'r1'), eq(participants.memberId, 'ben')))
    .run();
  expect((await pageOf(reader('ben'))).total).toBe(0);
});

test('the tracker filters by status, owner, layer, strength, lateness and text in the database', async () => {
  await project(
    'r1',
    proposal('a1'),
    proposal('a2', { title: '100% checked_twice', strength: 'weaker', layers: ['workflow'] }),
    proposal('a3', { title: 'Board owns the threshold', strength: 'stronger', layers: ['governance'] }),
  );
  await change('a1', { status: 'agreed', ownerId: 'ben', dueOn: '2026-02-01' });
  await change('a2', { status: 'declined', note: 'Weak.', approverId: 'ana' });
  const ana = reader('ana');
  expect(ids(await pageOf(ana, { status: 'agreed,declined', sort: 'status' }))).toEqual(['a1', 'a2']);
  expect(ids(await pageOf(reader('ben'), { mine: 'true' }))).toEqual(['a1']);
  expect(ids(await pageOf(ana, { overdue: 'true' }))).toEqual(['a1']);
  expect(ids(await pageOf(ana, { overdue: 'false', sort: 'status' }))).toEqual(['a3', 'a2']);
  expect(ids(await pageOf(ana, { layer: 'governance' }))).toEqual(['a3']);
  expect(ids(await pageOf(ana, { strength: 'stronger' }))).toEqual(['a3']);
  expect(ids(await pageOf(ana, { open: 'false' }))).toEqual(['a2']);
  expect(ids(await pageOf(ana, { open: 'true', sort: 'status' }))).toEqual(['a3', 'a1']);
  expect(ids(await pageOf(ana, { text: 'EVERY RESULT', status: 'agreed' }))).toEqual(['a1']);
  expect(ids(await pageOf(ana, { text: 'THRESHOLD' }))).toEqual(['a3']);
});

test('a percent sign or an underscore in a search is looked for as it is', async () => {
  await project('r1', proposal('a1'), proposal('a2', { title: '100% checked_twice', detail: '' }));
  expect(ids(await pageOf(reader('ana'), { text: '100%' }))).toEqual(['a2']);
  expect(ids(await pageOf(reader('ana'), { text: 'd_t' }))).toEqual(['a2']);
});

test.each(['due', 'changed', 'status', 'strength', 'title'] as const)(
  'paging by %s shows each action once, in both directions, with the same total',
  async (sort) => {
    const many = Array.from({ length: 7 }, (_, place) =>
      proposal(`a${place}`, { title: `Title ${place % 3}`, strength: place % 2 === 0 ? 'weaker' : null }),
    );
    await project('r1', ...many);
    await change('a3', { dueOn: '2026-04-01' });
    await change('a5', { dueOn: '2026-03-01', status: 'agreed' });
    const collected: string[][] = [];
    for (const descending of ['false', 'true'] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await pageOf(reader('ana'), { sort, descending, limit: 2, cursor });
        expect(page.total).toBe(7);
        seen.push(...ids(page));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(new Set(seen).size).toBe(7);
      collected.push(seen);
    }
    if (sort === 'due') {
      expect(collected.map((order) => order.slice(0, 2))).toEqual([
        ['a5', 'a3'],
        ['a3', 'a5'],
      ]);
    } else {
      expect(collected[0]).toEqual(collected[1]?.toReversed());
    }
  },
);

test('the review counts its open actions', async () => {
  await project('r1', proposal('a1'), proposal('a2'));
  await change('a1', { status: 'declined', note: 'No.', approverId: 'ana' });
  const status: ActionStatus = rowOf('a1').status;
  expect(status).toBe('declined');
  expect(await world.stores.reviews.get('r1', 'ana')).toMatchObject({ openActionCount: 1 });
});
