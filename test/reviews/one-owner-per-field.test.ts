/**
 * Random panels: people type in the document and change the row from the tracker and from cards, at once and on what
 * they saw a while ago; checks fall due; the server dies between any two steps. After each step every field has its
 * one owner, nothing accepted is lost, no row is in a state the life of an action does not know, and history tells of
 * every change. `SEED=…` repeats a run.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DocumentAction } from '../../db/action-follow.ts';
import { actionChecks, actionProofs, actionReadings } from '../../db/schema-actions.ts';
import { actionHistory, actions } from '../../db/schema.ts';
import { figureFields, onlyAdds, rewords, wordingFields } from '../../shared/actions/action-fields.ts';
import {
  actionStatuses,
  isDone,
  mayBeChecked,
  moveAsks,
  nextStatuses,
  statesEffect,
  statusesToChoose,
  wordingOwner,
} from '../../shared/actions/action-status.ts';
import type { ActionWording } from '../../shared/actions/action-wording.ts';
import { addMonths, checkOutcomes, statusAfterCheck } from '../../shared/actions/effect-checks.ts';
import type { ChangeActionRequest } from '../../shared/api/actions.ts';
import { AppError } from '../../shared/errors.ts';
import { makeReviewWorld, type ReviewWorld } from '../support/review-world.ts';

type Row = typeof actions.$inferSelect;
const usualSeed = 20_260_302;
const seed = Number(process.env['SEED'] ?? usualSeed);

const wording: ActionWording = {
  title: '',
  detail: '',
  category: null,
  strength: null,
  measureName: '',
  measureKind: null,
  baseline: '',
  target: '',
  source: '',
  unintended: '',
  equity: '',
  layers: [],
  factors: [],
};

const people = ['ana', 'ben', 'lea'] as const;
const who = fc.constantFrom(...people);
const days = fc.constantFrom('2026-01-05', '2026-02-10', '2026-03-01');
/** `move` is one of those that the life of an action offers from where it is. */
type Wanted = ChangeActionRequest & { readonly move?: number };
const request: fc.Arbitrary<Wanted> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ move: fc.constantFrom(0, 0, 0, 0, 1, 1, 1, 1, 2, 3, 4, 5) }) },
  { weight: 2, arbitrary: fc.constantFrom(...actionStatuses).map((status) => ({ status })) },
  { weight: 6, arbitrary: fc.constantFrom(...checkOutcomes).map((checkOutcome) => ({ checkOutcome })) },
  { weight: 1, arbitrary: fc.record({ title: fc.constantFrom('Delta', 'Epsilon') }) },
  { weight: 1, arbitrary: fc.record({ target: fc.constantFrom('10 %', '20 %') }) },
  { weight: 1, arbitrary: fc.record({ cost: fc.constantFrom('', '2,000 €') }) },
  { weight: 1, arbitrary: fc.record({ category: fc.constantFrom('training', 'redundancy', null) }) },
  { weight: 1, arbitrary: fc.record({ ownerId: fc.constantFrom('ana', 'ben', null) }) },
  { weight: 1, arbitrary: fc.record({ dueOn: fc.oneof(days, fc.constant(null)) }) },
  { weight: 1, arbitrary: fc.record({ implementedOn: days }) },
  {
    weight: 1,
    arbitrary: fc.record({ reading: fc.record({ day: days, value: fc.constantFrom('61 %', 'none') }) }),
  },
  { weight: 1, arbitrary: fc.record({ withdrawReading: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ note: fc.constantFrom('Asked the supplier.', 'A trial.') }) },
);
const extras = fc.record({
  note: fc.constantFrom('Because.', 'Seen in the log.'),
  approverId: who,
  supersededBy: fc.constantFrom('a1', 'a2').map((actionId) => ({ reviewId: 'r1', actionId })),
});
const step = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('type' as const),
      title: fc.constantFrom('Alpha', 'Beta', 'Gamma', ''),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('bin' as const), binned: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('project' as const), late: fc.boolean() }) },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('change' as const),
      request,
      extras,
      by: who,
      /** How many versions behind the member's window is. */
      behind: fc.constantFrom(0, 0, 0, 0, 1, 2),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('race' as const), days: fc.tuple(days, days) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('sweep' as const), months: fc.constantFrom(1, 4, 13) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('crash' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Change = Extract<Step, { kind: 'change' }>;

/** What a member sends: what they want, with all that such a move asks for. */
function fullRequest(row: Row, { request: asked, extras: extra }: Change): ChangeActionRequest {
  const { move, ...rest } = asked;
  const offered = statusesToChoose(row.status);
  const status = move === undefined ? undefined : offered[move % Math.max(1, offered.length)];
  const wanted: ChangeActionRequest = status === undefined ? rest : { status };
  if (wanted.checkOutcome !== undefined) return { ...wanted, note: extra.note };
  if (wanted.status === undefined) return wanted;
  const asks = moveAsks(row.status, wanted.status);
  return {
    ...wanted,
    ...(asks.note && { note: extra.note }),
    ...(asks.approver && { approverId: extra.approverId }),
    ...(asks.superseding && { supersededBy: extra.supersededBy }),
    ...(asks.programme && { programme: 'Safer imaging' }),
    ...(asks.proof && { proof: { kind: 'quote' as const, text: 'Seen.' } }),
  };
}

/** One action and the document it was born in, through crashes. */
class Panel {
  world: ReviewWorld;
  title = 'Alpha';
  binned = false;
  seq = 1;
  today = '2026-03-02';

  private constructor(world: ReviewWorld) {
    this.world = world;
  }

  static async open(): Promise<Panel> {
    const world = await makeReviewWorld();
    for (const name of ['Ana', 'Ben']) world.member(name);
    world.member('Lea', 'safety-lead');
    await world.review('r1', 'ana');
    await world.stores.participants.add('r1', 'ben', 'panel', { memberId: 'ana', at: 1 });
    const panel = new Panel(world);
    await panel.project();
    return panel;
  }

  row(): Row {
    return this.rows().find(({ actionId }) => actionId === 'a1')!;
  }

  rows(): Row[] {
    return this.world.database.orm.select().from(actions).all();
  }

  get at(): number {
    return Date.parse(`${this.today}T12:00:00Z`);
  }

  get wordingNow(): ActionWording {
    return { ...wording, title: this.title };
  }

  /** `late`: the projection of a state that is older than what the rows reflect already. */
  async project(late = false): Promise<void> {
    if (!late) this.seq += 1;
    const born = { createdAt: 1, withdrawn: false };
    const proposals: DocumentAction[] = [
      { ...born, actionId: 'a1', withdrawn: this.binned, wording: this.wordingNow },
      { ...born, actionId: 'a2', wording: { ...wording, title: 'Another' } },
    ];
    const seq = late ? this.seq - 1 : this.seq;
    await this.world.stores.projections.apply({
      ...{ reviewId: 'r1', seq, factors: [], themes: [], actions: proposals, at: this.at },
    });
  }

  /** The refusal, or null when it was stored. */
  async change(request: ChangeActionRequest, by: string, seenVersion: number): Promise<AppError | null> {
    try {
      await this.world.stores.actions.changeAction({
        ...{ reviewId: 'r1', actionId: 'a1', seenVersion, change: request, by, at: this.at },
        wording: this.wordingNow,
      });
      return null;
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  }

  history(version?: number) {
    return this.world.database.orm
      .select()
      .from(actionHistory)
      .all()
      .filter((line) => line.actionId === 'a1' && (version === undefined || line.version === version));
  }

  /** Everything stored, as text. */
  everything(): string {
    const { orm } = this.world.database;
    return JSON.stringify(
      [actions, actionHistory, actionChecks, actionReadings, actionProofs].map((table) =>
        orm.select().from(table).all(),
      ),
    );
  }
}

const historyFields = ['status', 'dueOn', 'implementedOn', 'programme', ...figureFields] as const;

/** The lines that history owes for what a member's change did to the row, sorted. */
function owedLines(before: Row, after: Row): string[] {
  const passed = wordingOwner(before.status) === 'document' && wordingOwner(after.status) === 'row';
  const superseding = (row: Row) =>
    row.supersededByAction === null ? null : `${row.supersededByReview}/${row.supersededByAction}`;
  const pairs: [string, string | null, string | null][] = [
    ...[...historyFields, ...(passed ? [] : wordingFields)].map(
      (field): [string, string | null, string | null] => [field, before[field], after[field]],
    ),
    ['owner', before.ownerId, after.ownerId],
    ['approver', before.approverId, after.approverId],
    ['supersededBy', superseding(before), superseding(after)],
  ];
  return pairs
    .filter(([, from, to]) => from !== to)
    .map((line) => line.join('|'))
    .sort();
}

const additions = new Set(['check', 'reading', 'readingWithdrawn', 'proof', 'note']);

function checkLegal(panel: Panel): void {
  const { orm } = panel.world.database;
  for (const row of panel.rows()) {
    const asks = moveAsks('in-progress', row.status);
    expect(row.approverId !== null, `${row.status} has an approver`).toBe(asks.approver);
    if (row.approverId !== null) expect(row.approverId).not.toBe(row.ownerId);
    expect(row.programme !== '').toBe(asks.programme);
    expect(row.supersededByAction !== null).toBe(asks.superseding);
    expect(row.implementedOn !== null).toBe(isDone(row.status));
    const open = orm
      .select()
      .from(actionChecks)
      .all()
      .filter(
        ({ actionId, outcome, lapsedAt }) =>
          actionId === row.actionId && outcome === null && lapsedAt === null,
      )
      .map(({ dueOn }) => dueOn)
      .sort();
    expect(row.nextCheckOn).toBe(open[0] ?? null);
    if (!mayBeChecked(row.status)) expect(open).toEqual([]);
  }
  const versions = panel.history().map(({ version }) => version);
  expect(Math.max(...versions)).toBeLessThanOrEqual(panel.row().version);
}

function checkChange(panel: Panel, before: Row, sent: ChangeActionRequest, by: string): void {
  const after = panel.row();
  if (after.version === before.version) {
    expect(after).toEqual(before);
    return;
  }
  expect(after.version).toBe(before.version + 1);
  if (before.status !== after.status) {
    expect(nextStatuses(before.status)).toContain(after.status);
    expect(wordingOwner(after.status)).toBe('row');
    expect(statesEffect(after.status)).toBe(
      sent.checkOutcome !== undefined && sent.checkOutcome !== 'cannot-tell',
    );
  }
  if (sent.checkOutcome !== undefined) {
    expect(after.status).toBe(statusAfterCheck(sent.checkOutcome));
    expect(before.ownerId).not.toBe(by);
  }
  // What was asked for is stored, field by field.
  for (const field of [...historyFields, ...wordingFields, 'ownerId', 'approverId'] as const) {
    if (sent[field] !== undefined) expect(after[field]).toBe(sent[field]);
  }
  if (rewords(sent)) expect(wordingOwner(before.status)).toBe('row');
  const lines = panel.history(after.version);
  expect(new Set(lines.map((line) => line.by))).toEqual(new Set([by]));
  expect(
    lines
      .filter(({ field }) => !additions.has(field))
      .map(({ field, from, to }) => [field, from, to].join('|'))
      .sort(),
  ).toEqual(owedLines(before, after));
  if (sent.note !== undefined) expect(lines.map(({ note }) => note)).toContain(sent.note);
}

async function take(panel: Panel, one: Step): Promise<void> {
  const before = panel.row();
  switch (one.kind) {
    case 'type':
      panel.title = one.title;
      return;
    case 'bin':
      panel.binned = one.binned;
      return;
    case 'project': {
      const stored = panel.everything();
      await panel.project(one.late);
      const after = panel.row();
      if (one.late || wordingOwner(before.status) === 'row') {
        expect(after).toEqual(before);
        if (one.late) expect(panel.everything()).toBe(stored);
      } else {
        const { title, binned } = panel;
        expect(after).toMatchObject({ title, status: binned ? 'withdrawn' : 'proposed' });
        expect([after.ownerId, after.dueOn, after.cost]).toEqual([before.ownerId, before.dueOn, before.cost]);
      }
      return;
    }
    case 'change': {
      const sent = fullRequest(before, one);
      const stored = panel.everything();
      const refusal = await panel.change(sent, one.by, Math.max(1, before.version - one.behind));
      if (refusal !== null) {
        expect(panel.everything()).toBe(stored);
        if (refusal.code === 'changed-meanwhile') {
          expect(one.behind > 0 && !onlyAdds(sent)).toBe(true);
          expect(refusal.details).toMatchObject({
            yours: sent,
            theirs: { status: before.status, title: before.title },
          });
        }
      }
      checkChange(panel, before, sent, one.by);
      return;
    }
    case 'race': {
      const [mine, theirs] = one.days;
      const outcomes = await Promise.all([
        panel.change({ dueOn: mine }, 'ana', before.version),
        panel.change({ dueOn: theirs }, 'ben', before.version),
      ]);
      const after = panel.row();
      const codes = outcomes.map((refusal) => refusal?.code);
      // Whoever asks for the day that is set already changes nothing and takes nothing away.
      const changes = [mine, theirs].filter((day) => day !== before.dueOn).length;
      expect(after.version - before.version).toBe(Math.min(1, changes));
      if (changes === 2) {
        expect(codes).toEqual([undefined, 'changed-meanwhile']);
        expect(after.dueOn).toBe(mine);
        expect(outcomes[1]?.details).toMatchObject({ yours: { dueOn: theirs }, theirs: { dueOn: mine } });
      }
      return;
    }
    case 'sweep': {
      panel.today = addMonths(panel.today, one.months);
      await panel.world.stores.actions.awaitDueChecks(panel.today, panel.at);
      const after = panel.row();
      const due = before.nextCheckOn !== null && before.nextCheckOn <= panel.today;
      const moves = due && mayBeChecked(before.status) && before.status !== 'awaiting-check';
      expect(after).toEqual(
        moves
          ? { ...before, status: 'awaiting-check', version: before.version + 1, changedAt: panel.at }
          : before,
      );
      if (moves) expect(panel.history(after.version)).toMatchObject([{ field: 'status', by: null }]);
      return;
    }
    case 'crash': {
      const stored = panel.everything();
      panel.world = await panel.world.crash();
      expect(panel.everything()).toBe(stored);
      return;
    }
  }
}

const agreeing = (['agreed', 'implemented'] as const).map((status): Step => ({
  kind: 'change',
  request: { status },
  extras: { note: 'Because.', approverId: 'ana', supersededBy: { reviewId: 'r1', actionId: 'a2' } },
  by: 'ana',
  behind: 0,
}));
/** How far an action has come before the random steps begin. */
const beginnings: Readonly<Record<string, readonly Step[]>> = {
  proposed: [],
  withdrawn: [
    { kind: 'bin', binned: true },
    { kind: 'project', late: false },
  ],
  implemented: agreeing,
};

test(
  `whatever the panel types and the tracker changes, each field has one owner and history tells of it, through crashes [seed ${seed}]`,
  { timeout: 240_000 },
  async () => {
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.values(beginnings)),
        fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }),
        async (beginning, steps) => {
          const panel = await Panel.open();
          try {
            for (const one of [...beginning, ...steps]) {
              await take(panel, one);
              checkLegal(panel);
              reached.add(panel.row().status);
            }
          } finally {
            await panel.world.close();
          }
        },
      ),
      { seed, numRuns: 24 },
    );
    // A run that never gets anywhere would prove nothing.
    if (seed === usualSeed) expect([...reached].sort()).toEqual([...actionStatuses].sort());
  },
);
