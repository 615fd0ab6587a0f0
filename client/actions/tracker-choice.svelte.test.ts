import { afterEach, expect, test, vi } from 'vitest';
import type { Action } from '../../shared/api/actions.ts';
import { BulkChange } from './tracker-choice.svelte.ts';

afterEach(() => vi.unstubAllGlobals());

test('a preview that was asked for other fields than are wanted now is not shown', async () => {
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  vi.stubGlobal('fetch', async () => {
    await held;
    return Response.json({ results: [{ refused: null, version: 2 }] });
  });
  const action = { reviewId: 'r', actionId: 'a', version: 1 } as Action;
  const bulk = new BulkChange([action]);
  const first = bulk.preview({ dueOn: '2027-01-01' });
  bulk.forget();
  answer();
  await first;
  expect(bulk.lines).toBeNull();
  await bulk.preview({ dueOn: '2027-02-01' });
  expect(bulk.lines).toHaveLength(1);
});

test('after some were changed, the next preview asks only about those that were not', async () => {
  const asked: string[][] = [];
  vi.stubGlobal('fetch', async (_address: string, init: { readonly body: string }) => {
    const { items } = JSON.parse(init.body) as { items: { actionId: string }[] };
    asked.push(items.map(({ actionId }) => actionId));
    const refused = { sentence: 'It is at its end.', remedy: '' };
    const results = items.map(({ actionId }) => ({ refused: actionId === 'a' ? null : refused, version: 2 }));
    return Response.json({ results });
  });
  const bulk = new BulkChange(
    ['a', 'b'].map((actionId) => ({ reviewId: 'r', actionId, version: 1 }) as Action),
  );
  await bulk.preview({ dueOn: '2027-01-01' });
  await bulk.apply({ dueOn: '2027-01-01' });
  bulk.forget();
  await bulk.preview({ dueOn: '2027-02-01' });
  expect(asked).toEqual([['a', 'b'], ['a'], ['b']]);
});
