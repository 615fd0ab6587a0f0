import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import RemoveParticipant from './RemoveParticipant.svelte';

let shown: object | undefined;
afterEach(async () => {
  if (shown !== undefined) await unmount(shown);
  shown = undefined;
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

const action = (actionId: string) => ({
  ...{ reviewId: 'r', actionId, title: `Action ${actionId}`, status: 'agreed', version: 1 },
  ...{ dueOn: null, nextCheckOn: null },
});

test('who takes over and why stay as they were given when one of the actions is refused', async () => {
  let owned = [action('a'), action('b')];
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    if (init.method === 'GET') return Response.json({ actions: owned, nextCursor: null });
    sent.push(address);
    owned = [action('b')];
    const refused = { sentence: 'Somebody changed it meanwhile.', remedy: 'Look at it again.' };
    return Response.json({ results: [{ refused: null }, { refused }] });
  });
  const remove = vi.fn(async () => undefined);
  shown = mount(RemoveParticipant, {
    target: document.body,
    props: {
      ...{ reviewId: 'r', isSelf: false, remove, onclose: () => undefined },
      person: { memberId: 'lena', name: 'Lena' },
      people: [{ id: 'hugo', name: 'Hugo' }],
    },
  });
  choose(await vi.waitFor(() => found(HTMLSelectElement, 'select')), 'hugo');
  const why = found(HTMLTextAreaElement, 'textarea');
  why.value = 'Lena retires.';
  why.dispatchEvent(new Event('input', { bubbles: true }));
  found(HTMLFormElement, 'form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(document.body.textContent).toContain('Somebody changed it meanwhile.'));
  expect(document.body.textContent).not.toContain('Action a');
  expect(found(HTMLSelectElement, 'select').value).toBe('hugo');
  expect(found(HTMLTextAreaElement, 'textarea').value).toBe('Lena retires.');
  expect([sent.length, remove.mock.calls.length]).toEqual([1, 0]);
});

/** The DOM of these tests does not know which option is chosen; then the first one that is not disabled counts. */
function choose(select: HTMLSelectElement, value: string): void {
  for (const option of select.options) option.toggleAttribute('disabled', option.value !== value);
  select.dispatchEvent(new Event('change', { bubbles: true }));
  flushSync();
}

function found<T extends Element>(kind: new () => T, selector: string): T {
  const element = document.querySelector(selector);
  if (!(element instanceof kind)) throw new Error(`no ${selector} yet`);
  return element;
}
