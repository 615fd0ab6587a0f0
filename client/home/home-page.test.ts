import { mount, unmount } from 'svelte';
import { expect, test, vi } from 'vitest';
import HomePage from './HomePage.svelte';

test('the actions most at risk, when they cannot be worked out, are asked for again by whoever wants them', async () => {
  let refused = true;
  const action = { reviewId: 'r', actionId: 'a', title: 'Show the age of the image' };
  const answers: readonly (readonly [string, () => object])[] = [
    ['/actions/at-risk', () => ({ actions: [{ action, reasons: ['late'], lateDays: 3 }] })],
    ['/actions', () => ({ actions: [], nextCursor: null, total: 0, atLeast: false })],
    ['/reviews', () => ({ reviews: [], systems: [], nextCursor: null })],
    ['/clocks', () => ({ clocks: [] })],
  ];
  vi.stubGlobal('fetch', async (address: string) => {
    if (refused && address.includes('/at-risk')) return new Response('', { status: 500 });
    return Response.json(answers.find(([path]) => address.includes(path))?.[1]() ?? {});
  });
  vi.stubGlobal(
    'EventSource',
    class {
      close(): void {
        // Nothing was opened.
      }
    },
  );
  const shown = mount(HomePage, { target: document.body });
  const part = (): Element | null | undefined => document.querySelector('#risk-heading')?.closest('section');
  try {
    await vi.waitFor(() => expect(part()?.textContent).toContain('could not be worked out'));
    refused = false;
    part()?.querySelector('button')?.click();
    await vi.waitFor(() => expect(part()?.querySelector('a')?.textContent).toBe(action.title));
    expect(part()?.querySelector('[role="alert"]')).toBeNull();
  } finally {
    await unmount(shown);
    vi.unstubAllGlobals();
  }
});
