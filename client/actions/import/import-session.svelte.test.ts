import { afterEach, expect, test, vi } from 'vitest';
import { ImportSession } from './import-session.svelte.ts';

afterEach(() => vi.unstubAllGlobals());

/** A server that answers dry runs at once and imports when a test lets it. */
function serve(): { asked: string[]; letIn: () => void } {
  const asked: string[] = [];
  let letIn: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letIn = resolve));
  vi.stubGlobal('fetch', async (address: string) => {
    const { pathname } = new URL(address, 'http://here');
    asked.push(pathname.slice('/api/v1/actions/'.length));
    if (!pathname.endsWith('/preview')) await held;
    return Response.json({ counts: { new: 1, change: 0 }, digest: 'd', columns: {} });
  });
  return { asked, letIn: () => letIn() };
}

async function pasted(text: string): Promise<ImportSession> {
  const session = new ImportSession();
  session.text = text;
  await session.paste();
  return session;
}

test('a table given while another is brought in stays, and its dry run with it', async () => {
  const { letIn } = serve();
  const session = await pasted('Title\nOne');
  const bringing = session.bringIn();
  session.text = 'Title\nTwo';
  await session.paste();
  letIn();
  await expect(bringing).resolves.toBe(true);
  expect([session.text, session.given?.text]).toEqual(['Title\nTwo', 'Title\nTwo']);
  expect(session.done).not.toBeNull();
  expect(session.shown).not.toBeNull();
  expect(session.busy).toBeNull();
});

test('reading it otherwise while it is brought in brings in nothing twice', async () => {
  const { asked, letIn } = serve();
  const session = await pasted('Title\nOne');
  const bringing = session.bringIn();
  await session.setReview('r2');
  await expect(session.bringIn()).resolves.toBe(false);
  letIn();
  await bringing;
  expect(asked.filter((path) => path === 'import')).toHaveLength(1);
  expect([session.given, session.shown, session.text]).toEqual([null, null, '']);
});

test('words written after the dry run are not lost with the table that came in', async () => {
  const { letIn } = serve();
  const session = await pasted('Title\nOne');
  session.text = 'Title\nOne\nTwo';
  letIn();
  await session.bringIn();
  expect(session.text).toBe('Title\nOne\nTwo');
});
