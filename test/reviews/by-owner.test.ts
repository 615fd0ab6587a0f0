/** The list by owner is read a few owners at a time; it has to be the same list as if it had been put in order whole. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { actions, members } from '../../db/schema.ts';
import type { Action, ActionPage } from '../../shared/api/actions.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

let app: TestApp;
let ada: Visitor;

beforeEach(async () => {
  app = await openTestApp();
  ada = await app.setUp();
  const reviewId = String(
    (await ada.call('POST', '/reviews', { title: 'A', templateId: 'huddle' })).json['id'],
  );
  const text = {
    detail: '',
    measureName: '',
    baseline: '',
    target: '',
    source: '',
    unintended: '',
    equity: '',
  };
  await app.services.engine.write((orm) => {
    for (let index = 0; index < 30; index += 1) {
      // Three share each name, in capitals and small letters.
      const name = `${index % 2 === 0 ? 'ana' : 'Ana'} ${String(Math.floor(index / 3))}`;
      const account = {
        email: `${index}@example.org`,
        passwordHash: 'none',
        colour: '#000000',
        createdAt: 0,
      };
      orm
        .insert(members)
        .values({ id: `m${index}`, name, organisationRoles: ['member'], ...account })
        .run();
    }
    for (let index = 0; index < 1400; index += 1) {
      const ownerId = index % 7 === 0 ? null : `m${(index * 13) % 30}`;
      const status = index % 5 === 0 ? 'declined' : 'agreed';
      const at = { createdAt: 0, changedAt: 0, version: 1, seq: 0, layers: [] };
      orm
        .insert(actions)
        .values({ reviewId, actionId: `a${index}`, title: 'A', ownerId, status, ...text, ...at })
        .run();
    }
  });
}, 30_000);
afterEach(() => app.close());

async function pages(query: string): Promise<readonly Action[]> {
  const found: Action[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const more = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = (await ada.call('GET', `/actions?sort=owner&limit=150${query}${more}`))
      .json as unknown as ActionPage;
    found.push(...page.actions);
    cursor = page.nextCursor;
  }
  return found;
}

function inOrder(found: readonly Action[], descending: boolean): readonly Action[] {
  const sign = descending ? -1 : 1;
  const by = (one: string, other: string): number => (one < other ? -sign : one > other ? sign : 0);
  return found.toSorted(
    (one, other) =>
      Number(one.ownerName === null) - Number(other.ownerName === null) ||
      by(one.ownerName?.toLowerCase() ?? '', other.ownerName?.toLowerCase() ?? '') ||
      by(one.actionId, other.actionId),
  );
}

test('every page by owner is that of the whole list in order, both ways, with and without a filter', async () => {
  for (const [query, many] of [
    ['', 1400],
    ['&open=true', 1120],
    ['&status=declined', 280],
    ['&open=true&noOwner=true', 160],
  ] as const) {
    for (const descending of [false, true]) {
      const found = await pages(`${query}${descending ? '&descending=true' : ''}`);
      expect(new Set(found.map(({ actionId }) => actionId)).size, query).toBe(many);
      expect(found.map(({ actionId }) => actionId)).toEqual(
        inOrder(found, descending).map(({ actionId }) => actionId),
      );
    }
  }
}, 30_000);
