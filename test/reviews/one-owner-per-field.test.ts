import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DocumentAction } from '../../db/action-follow.ts';
import { actions } from '../../db/schema.ts';
import { wordingOwner, actionStatuses, nextStatuses } from '../../shared/actions/action-status.ts';
import type { ActionWording } from '../../shared/actions/action-wording.ts';
import { AppError } from '../../shared/errors.ts';
import { makeReviewWorld } from '../support/review-world.ts';

type Row = typeof actions.$inferSelect;

const words = fc.constantFrom('Alpha', 'Beta', 'Gamma', '');
const step = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), title: words }),
  fc.record({ kind: fc.constant('bin' as const), binned: fc.boolean() }),
  fc.record({ kind: fc.constant('project' as const) }),
  fc.record({
    kind: fc.constant('status' as const),
    to: fc.constantFrom(...actionStatuses),
    by: fc.constantFrom('ana', 'ben', 'lea'),
  }),
  fc.record({ kind: fc.constant('reword' as const), title: fc.constantFrom('Delta', 'Epsilon') }),
  fc.record({ kind: fc.constant('owner' as const), ownerId: fc.constantFrom('ana', 'ben', null) }),
);

interface DocumentState {
  title: string;
  binned: boolean;
}

/** `document` is what the projection just read; null when a member changed the row. */
function checkOwners(before: Row, after: Row, document: DocumentState | null): void {
  if (before.title !== after.title) {
    const taken = wordingOwner(before.status) === 'document' && wordingOwner(after.status) === 'row';
    const owner = document === null ? 'row' : 'document';
    expect(taken || wordingOwner(before.status) === owner).toBe(true);
  }
  if (before.ownerId !== after.ownerId) expect(document).toBeNull();
  if (before.status !== after.status) {
    expect(nextStatuses(before.status)).toContain(after.status);
    expect(wordingOwner(after.status)).toBe(document === null ? 'row' : 'document');
  }
  if (document !== null && wordingOwner(after.status) === 'document') {
    const { title, binned } = document;
    expect(after).toMatchObject({ title, status: binned ? 'withdrawn' : 'proposed' });
  }
  const same = JSON.stringify({ ...before, seq: 0 }) === JSON.stringify({ ...after, seq: 0 });
  expect(after.version - before.version).toBe(same ? 0 : 1);
}

test('whatever the panel types and the tracker changes, each field has one owner at each moment', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const world = await makeReviewWorld();
      try {
        for (const name of ['Ana', 'Ben']) world.member(name);
        world.member('Lea', 'safety-lead');
        await world.review('r1', 'ana');
        await world.stores.participants.add('r1', 'ben', 'panel', { memberId: 'ana', at: 1 });
        const document: DocumentState = { title: 'Alpha', binned: false };
        let seq = 1;
        const row = () => world.database.orm.select().from(actions).get();
        const wordingNow = (): ActionWording => ({ ...wording, title: document.title });
        const project = async () => {
          seq += 1;
          const proposal: DocumentAction = {
            actionId: 'a1',
            createdAt: 1,
            withdrawn: document.binned,
            wording: wordingNow(),
          };
          await world.stores.projections.apply({
            reviewId: 'r1',
            seq,
            factors: [],
            actions: [proposal],
            at: seq,
          });
        };
        const change = async (request: object, by: string) => {
          const seen = row();
          if (seen === undefined) return;
          try {
            await world.stores.actions.changeAction({
              reviewId: 'r1',
              actionId: 'a1',
              seenVersion: seen.version,
              change: request,
              wording: wordingNow(),
              by,
              at: 1,
            });
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
          }
        };
        for (const one of steps) {
          const before = row();
          if (one.kind === 'type') document.title = one.title;
          if (one.kind === 'bin') document.binned = one.binned;
          if (one.kind === 'project') await project();
          if (one.kind === 'status') await change({ status: one.to, note: 'Because.' }, one.by);
          if (one.kind === 'reword') await change({ title: one.title }, 'ana');
          if (one.kind === 'owner') await change({ ownerId: one.ownerId }, 'ana');
          const after = row();
          if (before !== undefined && after !== undefined) {
            checkOwners(before, after, one.kind === 'project' ? document : null);
          }
        }
      } finally {
        await world.close();
      }
    }),
    { seed: 20_260_302, numRuns: 40 },
  );
}, 60_000);

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
