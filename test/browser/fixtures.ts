/**
 * What every journey stands on: the built server on a folder and port of its own, and browsers that fail the test when
 * a page throws, complains, or asks any other host for anything.
 */
import { expect, test as base, type BrowserContextOptions, type Page } from '@playwright/test';
import { setUp, type MemberClient } from '../support/member-client.ts';
import { ServerProcess } from '../support/server-process.ts';

export interface OpenOptions extends BrowserContextOptions {
  /** Where people reach the server, when that is not its own address. */
  readonly at?: string;
}

/** A browser of one's own: cookies and storage are shared with nobody. Signed in when a member is given. */
export type Open = (as: MemberClient | null, path: string, options?: OpenOptions) => Promise<Page>;

interface Fixtures {
  /** Empty: nobody has set it up. */
  readonly server: ServerProcess;
  readonly open: Open;
}

interface WorkerFixtures {
  /** One server for all tests of a worker that only look: set up with the four samples. */
  readonly samples: { readonly server: ServerProcess; readonly admin: MemberClient };
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  // Playwright reads what a fixture needs from this pattern, so it stays even where nothing is needed.
  server: async ({}, use) => {
    const server = new ServerProcess({ entry: 'built' });
    await server.start();
    await use(server);
    await server.dispose();
  },
  samples: [
    async ({}, use) => {
      const server = new ServerProcess({ entry: 'built' });
      const admin = await setUp(await server.start(), true);
      await use({ server, admin });
      await server.dispose();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  open: async ({ browser }, use) => {
    const faults: string[] = [];
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (as, path, { at, ...options } = {}) => {
      const origin = at ?? as?.url ?? new URL(path).origin;
      const context = await browser.newContext({ baseURL: origin, ...options });
      contexts.push(context);
      if (as !== null) await context.addCookies([cookieOf(as, origin)]);
      const page = await context.newPage();
      watch(page, origin, faults);
      await page.goto(path);
      return page;
    });
    for (const context of contexts) await context.close();
    expect(faults, 'Pages threw nothing, complained of nothing and asked no other host').toEqual([]);
  },
});

export { expect };

function cookieOf(member: MemberClient, origin: string): { name: string; value: string; url: string } {
  const [name = '', value = ''] = member.cookie.split('=', 2);
  return { name, value, url: origin };
}

/** What the network does is the test's own business and no complaint. */
const networkWords = /^(Failed to load resource|WebSocket connection to)/;

function watch(page: Page, origin: string, faults: string[]): void {
  const check = (address: string): void => {
    const url = new URL(address);
    if (url.protocol === 'data:' || url.protocol === 'blob:') return;
    if (url.origin.replace(/^ws/, 'http') !== origin) faults.push(`asked ${address}`);
  };
  page.context().on('request', (request) => check(request.url()));
  page.on('websocket', (socket) => check(socket.url()));
  page.on('pageerror', (error) => faults.push(`threw ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !networkWords.test(message.text()))
      faults.push(`complained: ${message.text()}`);
  });
}
