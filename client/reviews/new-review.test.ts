import { afterEach, describe, expect, it, vi } from 'vitest';
import { NewReview } from './new-review.svelte.ts';

afterEach(() => vi.unstubAllGlobals());

describe('opening a review', () => {
  it('asks for a title and for days in their order before anything is sent', async () => {
    const fetch = vi.fn();
    vi.stubGlobal('fetch', fetch);
    const draft = new NewReview();
    draft.occurredOn = '2026-03-14';
    draft.detectedOn = '2026-03-13';
    expect(await draft.open('full')).toBeUndefined();
    expect(Object.keys(draft.form.fields)).toEqual(['title', 'detectedOn']);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('opens one review even when the first answer got lost: the second try carries the same key', async () => {
    const keys: unknown[] = [];
    let online = false;
    vi.stubGlobal('fetch', (_url: string, init: { headers: Record<string, string>; body: string }) => {
      keys.push(init.headers['idempotency-key']);
      if (!online) return Promise.reject(new TypeError('Failed to fetch'));
      return Promise.resolve(Response.json({ id: 'r1', ...(JSON.parse(init.body) as object) }));
    });
    const draft = new NewReview();
    draft.title = '  Nodule not flagged ';
    expect(await draft.open('huddle')).toBeUndefined();
    expect([draft.title, draft.form.sentence]).toEqual([
      '  Nodule not flagged ',
      expect.stringContaining('could not be reached'),
    ]);
    online = true;
    expect(await draft.open('huddle')).toBe('r1');
    expect(new Set(keys).size).toBe(1);
  });
});
