import { flushSync, mount, unmount } from 'svelte';
import { expect, test, vi } from 'vitest';
import type { ActionDetail } from '../../shared/api/actions.ts';
import OutsidePart from './OutsidePart.svelte';

test('what stands of the owner outside stays while the action is fetched again', async () => {
  let asked = 0;
  vi.stubGlobal('fetch', async () => {
    asked += 1;
    return Response.json({ link: null, words: [], mayChange: true });
  });
  const action = { reviewId: 'r', actionId: 'a', status: 'agreed' } as ActionDetail;
  let now = $state.raw(action);
  const shown = mount(OutsidePart, {
    target: document.body,
    props: {
      get action() {
        return now;
      },
      onchanged: () => undefined,
    },
  });
  try {
    const section = await vi.waitFor(() => {
      const found = document.querySelector('section');
      if (found === null) throw new Error('not shown yet');
      return found;
    });
    flushSync(() => (now = { ...action, version: 2 }));
    await vi.waitFor(() => expect(asked).toBe(2));
    expect(section.isConnected).toBe(true);
  } finally {
    await unmount(shown);
    vi.unstubAllGlobals();
  }
});

test('a part that cannot be fetched says so, and comes when it is tried again', async () => {
  let away = true;
  vi.stubGlobal('fetch', async () => {
    if (away) throw new TypeError('no network');
    return Response.json({ link: null, words: [], mayChange: true });
  });
  const action = { reviewId: 'r', actionId: 'a', status: 'agreed' } as ActionDetail;
  const shown = mount(OutsidePart, {
    target: document.body,
    props: { action, onchanged: () => undefined },
  });
  const said = (): string => document.querySelector('section [role="alert"]')?.textContent ?? '';
  try {
    await vi.waitFor(() => expect(said()).toContain('could not be fetched'));
    away = false;
    const again = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent.trim() === 'Try again',
    );
    again?.click();
    await vi.waitFor(() =>
      expect(document.querySelector('section')?.textContent).toContain('Give it to somebody outside'),
    );
    expect(said()).toBe('');
  } finally {
    await unmount(shown);
    vi.unstubAllGlobals();
  }
});
