import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import OutsidePage from './OutsidePage.svelte';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('words that were not sent stay to be copied when the action comes to its end', async () => {
  vi.useFakeTimers();
  let mayWrite = true;
  const action = {
    ...{ title: 'Show the range', brief: 'Draw it.', status: 'in-progress', dueOn: null },
    ...{ measureName: '', baseline: '', target: '' },
  };
  vi.stubGlobal('fetch', async () =>
    Response.json({
      ...{ action, words: [], mayWrite, mayCallDone: mayWrite, expiresAt: 0 },
      ...{ invitedBy: 'Ana', organisation: 'Clinic', you: { name: 'J. Weber', organisation: '' } },
    }),
  );
  const page = mount(OutsidePage, { target: document.body });
  try {
    const note = await vi.waitFor(field);
    note.value = 'Half of it is done.';
    note.dispatchEvent(new Event('input', { bubbles: true }));
    flushSync();
    mayWrite = false;
    await vi.advanceTimersByTimeAsync(6000);
    await vi.waitFor(() => expect(document.querySelector('form')).toBeNull());
    expect(field().value).toBe('Half of it is done.');
    expect(field().readOnly).toBe(true);
  } finally {
    await unmount(page);
  }
});

function field(): HTMLTextAreaElement {
  const found = document.querySelector('textarea');
  if (found === null) throw new Error('no field for words');
  return found;
}
