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
