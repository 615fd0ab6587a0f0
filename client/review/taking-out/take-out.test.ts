import { afterEach, expect, test, vi } from 'vitest';
import type { ReviewContext } from '../review-context.svelte.ts';
import { takeOut } from './take-out.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('what was called off while words were still on their way is neither fetched nor saved later', async () => {
  const asked = vi.fn(async () => new Response('%PDF'));
  vi.stubGlobal('fetch', asked);
  const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  let arrive: () => void = () => undefined;
  const session = {
    light: { state: 'saving' },
    whenSaved: () => new Promise<void>((done) => (arrive = done)),
  };
  const review = { review: { id: 'r' }, session } as unknown as ReviewContext;
  const off = new AbortController();
  const first = takeOut(review, 'pdf', false, off.signal);
  off.abort();
  arrive();
  await first;
  expect([asked.mock.calls.length, saved.mock.calls.length]).toEqual([0, 0]);
  const second = takeOut(review, 'pdf', false, new AbortController().signal);
  arrive();
  await second;
  expect([asked.mock.calls.length, saved.mock.calls.length]).toEqual([1, 1]);
});
