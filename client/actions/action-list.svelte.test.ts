import { afterEach, expect, test, vi } from 'vitest';
import { ActionList } from './action-list.svelte.ts';

afterEach(() => vi.unstubAllGlobals());

/** A server with 120 actions; `hold` lets a test answer a request later. */
function serve(): { asked: URL[]; hold: { until: Promise<void> | null } } {
  const asked: URL[] = [];
  const hold: { until: Promise<void> | null } = { until: null };
  vi.stubGlobal('fetch', async (address: string) => {
    const url = new URL(address, 'http://here');
    asked.push(url);
    await hold.until;
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const to = Math.min(120, from + Number(url.searchParams.get('limit')));
    const sort = url.searchParams.get('sort') ?? '';
    const actions = Array.from({ length: to - from }, (_, at) => ({
      reviewId: 'r',
      actionId: `${sort}${String(from + at)}`,
    }));
    return Response.json({ actions, nextCursor: to === 120 ? null : String(to), total: 120, atLeast: false });
  });
  return { asked, hold };
}

const shown = (list: ActionList): number => list.list.value?.actions.length ?? 0;

test('more asks for the next page alone and puts it below what is shown', async () => {
  const { asked } = serve();
  const list = new ActionList();
  list.ask({ sort: 'due' });
  await vi.waitFor(() => expect(shown(list)).toBe(50));
  await list.more();
  await list.more();
  expect(asked.map(({ searchParams }) => searchParams.get('cursor'))).toEqual([null, '50', '100']);
  expect(new Set(list.list.value?.actions.map(({ actionId }) => actionId)).size).toBe(120);
  expect(list.hasMore).toBe(false);
});

test('a page that comes after another question was asked is thrown away', async () => {
  const { hold } = serve();
  const list = new ActionList();
  list.ask({ sort: 'due' });
  await vi.waitFor(() => expect(shown(list)).toBe(50));
  let answer: () => void = () => undefined;
  hold.until = new Promise((resolve) => (answer = resolve));
  const more = list.more();
  list.ask({ sort: 'title' });
  answer();
  await more;
  await vi.waitFor(() => expect(list.list.value?.actions[0]?.actionId).toBe('title0'));
  expect(shown(list)).toBe(50);
});
