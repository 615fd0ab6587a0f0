import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reader } from '../../db/action-rows.ts';
import { InboxStore } from '../../db/inbox-store.ts';
import { actions, reviews } from '../../db/schema.ts';
import { evidenceFiles } from '../../db/schema-evidence.ts';
import { SystemStore } from '../../db/system-store.ts';
import { awaitDueChecks } from '../../server/due-checks.ts';
import type { Hint } from '../../server/hints.ts';
import type { ActionWording } from '../../shared/actions/action-wording.ts';
import type { ChangeActionRequest } from '../../shared/api/actions.ts';
import { makeReviewWorld, type ReviewWorld } from '../support/review-world.ts';

let world: ReviewWorld;
let seq = 1;

const wording: ActionWording = {
  title: 'Show uncertainty',
  detail: '',
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
  factors: [],
};
const proof = { kind: 'quote', text: 'In use since Monday.' } as const;
const day = (instant: number) => new Date(instant).toISOString().slice(0, 10);
const reader = (memberId: string, ...roles: Reader['organisationRoles'][number][]): Reader => ({
  memberId,
  organisationRoles: roles.length === 0 ? ['member'] : roles,
});

async function propose(reviewId: string, ...ids: string[]): Promise<void> {
  seq += 1;
  const proposals = ids.map((actionId) => ({ actionId, createdAt: 1, withdrawn: false, wording }));
  await world.stores.projections.apply({
    reviewId,
    seq,
    factors: [],
    themes: [],
    actions: proposals,
    at: world.clock(),
  });
}

function rowOf(actionId: string) {
  return world.database.orm.select().from(actions).where(eq(actions.actionId, actionId)).get()!;
}

async function change(request: ChangeActionRequest, by = 'ana', at = world.clock(), actionId = 'a1') {
  const { reviewId, version } = rowOf(actionId);
  await world.stores.actions.changeAction({
    ...{ reviewId, actionId, seenVersion: version, change: request, wording, by, at },
  });
}

const refused = (request: ChangeActionRequest, code: string, by = 'ana') =>
  expect(change(request, by)).rejects.toMatchObject({ code });
const detail = async (who = reader('ana')) => {
  const found = await world.stores.actions.detail(who, 'r1', 'a1');
  if (found === undefined) throw new Error('not seen');
  return found;
};
const at = (on: string) => Date.parse(`${on}T12:00:00Z`);

beforeEach(async () => {
  seq = 1;
  world = await makeReviewWorld();
  for (const name of ['Ana', 'Ben', 'Cem']) world.member(name);
  world.member('Lea', 'safety-lead');
  await world.review('r1', 'ana', 'A missed nodule');
  await world.stores.participants.add('r1', 'ben', 'panel', { memberId: 'ana', at: world.clock() });
  await propose('r1', 'a1', 'a2');
  await change({ status: 'agreed', ownerId: 'ben' });
});
afterEach(() => world.close());

describe('what a move brings', () => {
  test('declining needs a reason and an approver who is not the owner, whoever asks', async () => {
    const declined = { status: 'declined', note: 'Too slow.' } as const;
    await refused(declined, 'invalid-input');
    await refused({ ...declined, approverId: 'ben' }, 'invalid-input');
    await refused({ ...declined, approverId: 'ben', ownerId: null }, 'invalid-input');
    await refused({ ...declined, approverId: 'nobody' }, 'invalid-input');
    await change({ ...declined, approverId: 'lea' }, 'ben');
    expect(await detail()).toMatchObject({ status: 'declined', approverId: 'lea', approverName: 'Lea' });
    await refused({ ownerId: 'lea' }, 'invalid-input');
    await change({ status: 'agreed', note: 'There is time now.' });
    expect(rowOf('a1').approverId).toBeNull();
  });

  test('whoever is named as approver hears of it in their inbox', async () => {
    await change({ status: 'not-funded', note: 'No money this year.', approverId: 'lea' });
    const store = new InboxStore(world.database.orm, world.engine);
    const inbox = await store.page(reader('lea', 'safety-lead'), {});
    expect(inbox.items).toMatchObject([{ kind: 'action-approver', action: { title: 'Show uncertainty' } }]);
  });

  test('superseding names another action that the member can see and that is still followed', async () => {
    await world.review('r2', 'cem');
    await propose('r2', 'b1');
    const by = (reviewId: string, actionId: string) => ({
      status: 'superseded' as const,
      supersededBy: { reviewId, actionId },
    });
    await refused({ status: 'superseded' }, 'invalid-input');
    await refused(by('r1', 'a1'), 'invalid-input');
    await refused(by('r1', 'none'), 'invalid-input');
    await refused(by('r2', 'b1'), 'invalid-input');
    await change(by('r1', 'a2'));
    expect(await detail()).toMatchObject({
      status: 'superseded',
      supersededBy: { reviewId: 'r1', actionId: 'a2', title: 'Show uncertainty' },
    });
  });

  test('the title of the superseding action is shown only to those who may see it', async () => {
    await world.review('r2', 'lea');
    await propose('r2', 'b1');
    await change({ status: 'superseded', supersededBy: { reviewId: 'r2', actionId: 'b1' } }, 'lea');
    expect((await detail(reader('lea', 'safety-lead'))).supersededBy?.title).toBe('Show uncertainty');
    expect((await detail()).supersededBy).toEqual({ reviewId: 'r2', actionId: 'b1', title: null });
  });

  test('two actions cannot put each other aside', async () => {
    await change({ status: 'superseded', supersededBy: { reviewId: 'r1', actionId: 'a2' } });
    const back = { status: 'superseded', supersededBy: { reviewId: 'r1', actionId: 'a1' } } as const;
    await expect(change(back, 'ana', world.clock(), 'a2')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('handing over names the programme, and the name goes when the action is taken up again', async () => {
    await refused({ status: 'handed-to-programme' }, 'invalid-input');
    await change({ status: 'handed-to-programme', programme: 'Safer imaging' });
    expect(rowOf('a1').programme).toBe('Safer imaging');
    await change({ status: 'agreed', note: 'The programme ended.' });
    expect(rowOf('a1').programme).toBe('');
  });

  test('what belongs to another status is refused, not swallowed', async () => {
    await refused({ approverId: 'lea' }, 'invalid-input');
    await refused({ programme: 'Safer imaging' }, 'invalid-input');
    await refused({ supersededBy: { reviewId: 'r1', actionId: 'a2' } }, 'invalid-input');
    await refused({ implementedOn: '2026-03-01' }, 'invalid-input');
  });

  test('implementing needs a proof, or a reason why there is none', async () => {
    await refused({ status: 'implemented' }, 'invalid-input');
    await refused({ status: 'implemented', proof: { kind: 'link', text: 'javascript:1' } }, 'invalid-input');
    await refused({ status: 'implemented', proof: { kind: 'none', text: '' } }, 'invalid-input');
    await refused({ status: 'implemented', proof: { kind: 'file', text: '', fileId: 'f' } }, 'invalid-input');
    await refused({ status: 'implemented', proof, implementedOn: '2999-01-01' }, 'invalid-input');
    await change({ status: 'implemented', proof: { kind: 'none', text: 'The supplier keeps no record.' } });
    expect((await detail()).proofs).toMatchObject([
      { kind: 'none', text: 'The supplier keeps no record.', byName: 'Ana', file: null },
    ]);
    expect(rowOf('a1').implementedOn).toBe(day(world.clock()));
  });

  test('a file of the review is a proof, a file of another review is none', async () => {
    await world.review('r2', 'cem');
    for (const [id, reviewId] of [
      ['f1', 'r1'],
      ['f2', 'r2'],
    ] as const) {
      world.database.orm
        .insert(evidenceFiles)
        .values({
          ...{ id, reviewId, name: 'Change form.pdf', mediaType: 'application/pdf', size: 9, sha256: id },
          ...{ addedBy: 'ana', startedAt: 1, completedAt: 1 },
        })
        .run();
    }
    await refused(
      { status: 'implemented', proof: { kind: 'file', text: '', fileId: 'f2' } },
      'invalid-input',
    );
    await change({ status: 'implemented', proof: { kind: 'file', text: 'Signed', fileId: 'f1' } });
    expect((await detail()).proofs[0]?.file).toMatchObject({ id: 'f1', name: 'Change form.pdf' });
    const lead = await detail(reader('lea', 'safety-lead'));
    expect(lead.proofs).toMatchObject([{ kind: 'file', text: null, file: null }]);
    expect(JSON.stringify(lead)).not.toMatch(/Change form/u);
  });
});

describe('checks of the effect', () => {
  const checks = async () =>
    (await detail()).checks.map(({ kind, dueOn, outcome, lapsedAt }) =>
      [kind, dueOn, outcome ?? (lapsedAt === null ? 'open' : 'lapsed')].join(' '),
    );

  test('are due 90 days and 12 months after the day it was done', async () => {
    await change({ status: 'implemented', proof, implementedOn: '2026-03-02' });
    expect(await checks()).toEqual(['first 2026-05-31 open', 'year 2027-03-02 open']);
    expect(rowOf('a1').nextCheckOn).toBe('2026-05-31');
    await change({ implementedOn: '2026-03-01' });
    expect(await checks()).toEqual(['first 2026-05-30 open', 'year 2027-03-01 open']);
  });

  test('an effect is not a status to choose', async () => {
    await change({ status: 'implemented', proof });
    for (const status of ['verified-effective', 'partly-effective', 'not-effective'] as const) {
      await refused({ status, note: 'Seen.' }, 'not-allowed-now');
    }
  });

  test('nothing that is not done can be checked, and a check says what was looked at', async () => {
    await refused({ checkOutcome: 'worked', note: 'Seen.' }, 'not-allowed-now');
    await change({ status: 'implemented', proof });
    await refused({ checkOutcome: 'worked' }, 'invalid-input');
    await refused({ checkOutcome: 'worked', note: 'Seen.', status: 'reopened' }, 'not-allowed-now');
  });

  test('the owner cannot record one, not even by handing the action over in the same breath', async () => {
    await change({ status: 'implemented', proof });
    const worked = { checkOutcome: 'worked', note: 'Seen in 98 of 100.' } as const;
    await refused(worked, 'not-allowed-now', 'ben');
    await refused({ ...worked, ownerId: 'ana' }, 'not-allowed-now', 'ben');
    await change(worked, 'lea');
    expect(rowOf('a1').status).toBe('verified-effective');
    expect((await detail()).checks[0]).toMatchObject({ outcome: 'worked', byName: 'Lea' });
  });

  test.each([
    ['worked', 'verified-effective'],
    ['partly', 'partly-effective'],
    ['did-not', 'not-effective'],
    ['cannot-tell', 'awaiting-check'],
  ] as const)('"%s" makes the action %s', async (checkOutcome, status) => {
    await change({ status: 'implemented', proof });
    await change({ status: 'awaiting-check' });
    await change({ checkOutcome, note: 'Looked at the log.' });
    expect(rowOf('a1').status).toBe(status);
    const { history } = await detail();
    const last = history.slice(-2).map(({ field, to, note }) => [field, to, note]);
    expect(last.some(([field, to, note]) => field === 'check' && to === checkOutcome && note !== null)).toBe(
      true,
    );
  });

  test('an early look answers the first check and never the one of the year', async () => {
    await change({ status: 'implemented', proof, implementedOn: '2026-03-01' }, 'ana', at('2026-03-02'));
    await change({ checkOutcome: 'worked', note: 'Early.' }, 'ana', at('2026-03-20'));
    await change({ checkOutcome: 'worked', note: 'Again.' }, 'ana', at('2026-03-30'));
    expect(await checks()).toEqual([
      'asked 2026-03-30 worked',
      'first 2026-05-30 worked',
      'year 2027-03-01 open',
    ]);
  });

  test('one look answers every check that is due', async () => {
    await change({ status: 'implemented', proof, implementedOn: '2026-03-01' }, 'ana', at('2026-03-02'));
    await change({ checkOutcome: 'partly', note: 'Late.' }, 'ana', at('2027-04-01'));
    expect(await checks()).toEqual(['first 2026-05-30 partly', 'year 2027-03-01 lapsed']);
    expect(rowOf('a1').nextCheckOn).toBeNull();
  });

  test('"cannot tell" asks for another look 90 days later', async () => {
    await change({ status: 'implemented', proof, implementedOn: '2026-03-01' }, 'ana', at('2026-03-02'));
    await change({ checkOutcome: 'cannot-tell', note: 'Too few cases.' }, 'ana', at('2026-06-01'));
    expect(rowOf('a1')).toMatchObject({ status: 'awaiting-check', nextCheckOn: '2026-08-30' });
  });

  test('going back to work lets what was planned lapse, and being done again plans anew', async () => {
    await change({ status: 'implemented', proof, implementedOn: '2026-03-01' }, 'ana', at('2026-03-02'));
    await change({ checkOutcome: 'did-not', note: 'No difference.' }, 'ana', at('2026-06-01'));
    expect(rowOf('a1').nextCheckOn).toBeNull();
    await refused({ checkOutcome: 'worked', note: 'Seen.' }, 'not-allowed-now');
    await refused({ status: 'reopened' }, 'invalid-input');
    await change({ status: 'reopened', note: 'Another way.' });
    expect(rowOf('a1').implementedOn).toBeNull();
    await refused({ status: 'implemented' }, 'invalid-input');
    await change({ status: 'implemented', proof, implementedOn: '2026-07-01' }, 'ana', at('2026-07-01'));
    expect(await checks()).toEqual([
      'first 2026-05-30 did-not',
      'first 2026-09-29 open',
      'year 2027-03-01 lapsed',
      'year 2027-07-01 open',
    ]);
  });

  test('await their answer from the day they are due, once', async () => {
    await change({ status: 'implemented', proof, implementedOn: '2026-03-01' }, 'ana', at('2026-03-02'));
    const sweep = (on: string) => world.stores.actions.awaitDueChecks(on, at(on));
    expect(await sweep('2026-05-29')).toEqual({ reviewIds: [], told: [] });
    expect(await sweep('2026-05-30')).toEqual({ reviewIds: ['r1'], told: ['ben'] });
    expect(await sweep('2026-05-31')).toEqual({ reviewIds: [], told: [] });
    expect(rowOf('a1').status).toBe('awaiting-check');
    expect((await detail()).history.at(-1)).toMatchObject({ byName: 'Causeway', to: 'awaiting-check' });
    await change({ checkOutcome: 'worked', note: 'Seen.' }, 'ana', at('2026-06-02'));
    expect(await sweep('2027-02-28')).toEqual({ reviewIds: [], told: [] });
    expect(await sweep('2027-03-01')).toEqual({ reviewIds: ['r1'], told: ['ben'] });
  });

  test('that fall due are told to those who show the action and to its owner', async () => {
    await change({ status: 'implemented', proof, implementedOn: '2026-03-01' }, 'ana', at('2026-03-02'));
    const heard: Hint[] = [];
    world.hints.subscribe((hint) => heard.push(hint));
    const deps = { actions: world.stores.actions, hints: world.hints, clock: () => at('2026-05-30') };
    await awaitDueChecks(deps);
    expect(heard).toEqual([
      { kind: 'actions', reviewId: 'r1' },
      { kind: 'inbox', memberIds: ['ben'] },
    ]);
    await awaitDueChecks(deps);
    expect(heard).toHaveLength(2);
  });

  test('hundreds of checks that fall due on one day are all found', async () => {
    const many = Array.from({ length: 230 }, (_, place) => `m${place}`);
    await propose('r1', 'a1', 'a2', ...many);
    const due = { status: 'implemented' as const, implementedOn: '2026-03-01', nextCheckOn: '2026-05-30' };
    world.database.orm.update(actions).set(due).where(eq(actions.status, 'proposed')).run();
    await world.stores.actions.awaitDueChecks('2026-05-30', at('2026-05-30'));
    const left = world.database.orm.select().from(actions).where(eq(actions.status, 'implemented')).all();
    expect(left).toEqual([]);
  });
});

describe('a new version of the AI system', () => {
  const system = 's1';
  let systems: SystemStore;
  const version = (label: string, from: string | null) => ({ label, from, to: null, changed: '', note: '' });
  const by = (seenState: number, on: string) => ({
    systemId: system,
    seenState,
    memberId: 'lea',
    at: at(on),
  });

  beforeEach(async () => {
    systems = new SystemStore(world.database.orm, world.engine);
    await systems.create(system, { name: 'Nodule finder' }, { memberId: 'lea', at: 1 });
    world.database.orm.update(reviews).set({ systemId: system }).run();
    await change({ status: 'implemented', proof, implementedOn: '2026-03-01' }, 'ana', at('2026-03-02'));
  });

  test('asks for a check a month after it came into use, of what was done before', async () => {
    const touched = await systems.addVersion(by(1, '2026-04-10'), 'v2', version('2.0', '2026-04-01'));
    expect(touched).toEqual(['r1']);
    const found = (await detail()).checks.find(({ kind }) => kind === 'version');
    expect(found).toMatchObject({ dueOn: '2026-05-01', systemVersion: '2.0', outcome: null });
    expect(rowOf('a1').nextCheckOn).toBe('2026-05-01');
    expect((await detail()).history.at(-1)).toMatchObject({ field: 'nextCheckOn', byName: 'Lea' });
  });

  test('that was in use before the action was done asks for nothing', async () => {
    expect(await systems.addVersion(by(1, '2026-04-10'), 'v0', version('0.9', '2025-01-01'))).toEqual([]);
    expect(rowOf('a1').nextCheckOn).toBe('2026-05-30');
  });

  test('moves its check with its day, and takes it along when it was entered by mistake', async () => {
    await systems.addVersion(by(1, '2026-04-10'), 'v2', version('2.0', '2026-04-01'));
    await systems.changeVersion(by(2, '2026-04-11'), 'v2', version('2.0', '2026-04-05'));
    expect(rowOf('a1').nextCheckOn).toBe('2026-05-05');
    await systems.removeVersion(by(3, '2026-04-12'), 'v2');
    expect(rowOf('a1').nextCheckOn).toBe('2026-05-30');
  });
});

describe('readings of the measure', () => {
  test('are listed by day, with the number that can be drawn, and one sent twice is kept once', async () => {
    await change({ reading: { day: '2026-03-10', value: '61 %' } });
    await change({ reading: { day: '2026-03-10', value: '61 %' } });
    await change({ reading: { day: '2026-03-03', value: 'about 70 %', note: 'Only nights.' } }, 'ben');
    expect((await detail()).readings).toMatchObject([
      { day: '2026-03-03', number: 70, note: 'Only nights.', byName: 'Ben' },
      { day: '2026-03-10', number: 61, byName: 'Ana' },
    ]);
    expect((await detail()).history.filter(({ field }) => field === 'reading')).toHaveLength(2);
  });

  test('entered by mistake are taken back, and history keeps both', async () => {
    await change({ reading: { day: '2026-03-10', value: '610 %' } });
    const [wrong] = (await detail()).readings;
    await change({ withdrawReading: wrong?.id ?? 0, reading: { day: '2026-03-10', value: '61 %' } });
    expect((await detail()).readings.map(({ value }) => value)).toEqual(['61 %']);
    await refused({ withdrawReading: wrong?.id ?? 0 }, 'not-found');
    expect((await detail()).history.slice(-2)).toMatchObject([
      { field: 'readingWithdrawn', from: '2026-03-10: 610 %' },
      { field: 'reading', to: '2026-03-10: 61 %' },
    ]);
  });

  test('stand in the way of nobody who saw an older version', async () => {
    const { version } = rowOf('a1');
    await change({ dueOn: '2026-08-01' });
    const request = { reviewId: 'r1', actionId: 'a1', seenVersion: version, wording: null, by: 'ben', at: 5 };
    await world.stores.actions.changeAction({
      ...request,
      change: { reading: { day: '2026-03-10', value: '61 %' } },
    });
    expect((await detail()).readings).toHaveLength(1);
  });
});

test('measure and figures of an agreed action are changed in its row, each with its history and both values on a clash', async () => {
  const seen = rowOf('a1').version;
  await change({
    target: '90 % for eight weeks',
    measureKind: 'outcome',
    category: 'training',
    cost: '2,000 €',
  });
  expect(rowOf('a1')).toMatchObject({ strength: 'weaker', target: '90 % for eight weeks', cost: '2,000 €' });
  await refused({ category: 'magic' }, 'invalid-input');
  await refused({ target: 'Mine' }, 'forbidden', 'lea');
  await change({ supplierRef: 'CHG-12' }, 'lea');
  const stale = { reviewId: 'r1', actionId: 'a1', seenVersion: seen, wording: null, by: 'ben', at: 5 };
  await expect(
    world.stores.actions.changeAction({ ...stale, change: { target: '80 %', cost: 'nothing' } }),
  ).rejects.toMatchObject({
    details: {
      yours: { target: '80 %', cost: 'nothing' },
      theirs: { target: '90 % for eight weeks', cost: '2,000 €' },
    },
  });
  const fields = (await detail()).history.slice(-5).map(({ field }) => field);
  expect(fields).toEqual(['cost', 'category', 'measureKind', 'target', 'supplierRef']);
});
