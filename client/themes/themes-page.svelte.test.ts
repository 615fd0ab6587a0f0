import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import type { Themes } from '../../shared/api/themes.ts';
import ThemesPage from './ThemesPage.svelte';

const none: Themes = {
  ...{ reviews: 9, yours: 9, everywhere: false, everyLayer: 0, samplesLeftOut: 0, catchingUp: false },
  ...{ quarters: ['2026-Q1', '2026-Q2'], systems: [] },
  ...{ rows: [], cells: [], columns: [], time: [], pairs: [], safeguards: [], failing: [], returns: [] },
  ...{ moreReturns: 0, layers: [], actions: [] },
};
const before: Themes = {
  ...none,
  rows: [{ row: 'layer:human', reviews: 2 }],
  cells: [{ row: 'layer:human', column: 'quarter:2026-Q2', reviews: 2 }],
  columns: [{ column: 'quarter:2026-Q2', reviews: 2 }],
};
/** An earlier quarter and a layer that stands above have come in. */
const after: Themes = {
  ...none,
  quarters: ['2025-Q4', '2026-Q1', '2026-Q2'],
  rows: [
    { row: 'layer:model', reviews: 1 },
    { row: 'layer:human', reviews: 3 },
  ],
  cells: [
    { row: 'layer:model', column: 'quarter:2025-Q4', reviews: 1 },
    { row: 'layer:human', column: 'quarter:2026-Q2', reviews: 3 },
  ],
  columns: [
    { column: 'quarter:2025-Q4', reviews: 1 },
    { column: 'quarter:2026-Q2', reviews: 3 },
  ],
};

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a hint brings the new counts, and focus and what is scrolled stay where they are', async () => {
  vi.useFakeTimers();
  const sources: { onmessage: ((event: { readonly data: string }) => void) | null }[] = [];
  vi.stubGlobal(
    'EventSource',
    class {
      onmessage = null;
      constructor() {
        sources.push(this);
      }
      close(): void {
        sources.length = 0;
      }
    },
  );
  let counts = before;
  vi.stubGlobal('fetch', async (address: string) =>
    Response.json(address.includes('/themes') ? counts : { systems: [], nextCursor: null }),
  );
  const shown = mount(ThemesPage, { target: document.body });
  try {
    const cells = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-cell]')];
    await vi.waitFor(() => expect(cells().length).toBe(1));
    const place = document.querySelector<HTMLElement>('.sideways.grid')!;
    place.scrollLeft = 40;
    const cell = cells()[0]!;
    cell.focus();

    counts = after;
    sources.at(-1)?.onmessage?.({ data: '{"kinds":["actions"],"reviewId":"r"}' });
    await vi.advanceTimersByTimeAsync(3000);
    await vi.waitFor(() => expect(cells().length).toBe(2));
    flushSync();
    expect(document.activeElement).toBe(cell);
    expect(cell.getAttribute('aria-label')).toContain('Q2 2026: 3 reviews');
    expect(cell.tabIndex).toBe(0);
    expect(place.scrollLeft).toBe(40);
  } finally {
    await unmount(shown);
  }
});
