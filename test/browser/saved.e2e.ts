/** What the saved light says is true: through kills of the server, and without a network. */
import { readContent } from '../../shared/review-document/reads.ts';
import { setUp } from '../support/member-client.ts';
import { ServerProcess } from '../support/server-process.ts';
import { occurrences, readStoredDocument } from '../support/stored-document.ts';
import { freePort, TcpProxy } from '../support/tcp-proxy.ts';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openPanel } from './panel.ts';
import { ReviewPage } from './review-page.ts';

const kills = Number(process.env['KILLS'] ?? 8);

interface Typist {
  readonly review: ReviewPage;
  /** Their own field, in their own browser. */
  readonly field: Locator;
  /** Their field as the colleague's browser shows it. */
  readonly seen: Locator;
  readonly name: string;
  typed: number;
}

/** Keeps, inside the page, what the field held whenever the light said saved: as it turned, and after each key. */
async function watchTheLight(page: Page, field: Locator): Promise<void> {
  await field.evaluate((element: HTMLTextAreaElement) => {
    const host = window as unknown as { calledSaved: string };
    host.calledSaved = '';
    const look = (): void => {
      const light = document.querySelector('[data-saved-light]');
      if (light?.getAttribute('data-saved-light') === 'saved') host.calledSaved = element.value;
    };
    const bar = document.querySelector('[data-saved-light]')?.closest('header');
    if (bar) new MutationObserver(look).observe(bar, { subtree: true, childList: true, attributes: true });
    element.addEventListener('input', () => setTimeout(look));
  });
  await expect(page.locator('[data-saved-light]')).toBeVisible();
}

async function calledSaved(page: Page): Promise<string> {
  return page.evaluate(() => (window as unknown as { calledSaved: string }).calledSaved);
}

function markersIn(text: string): string[] {
  return text.match(/\[[ab]\d+\]/g) ?? [];
}

async function typeUntil(typist: Typist, over: Promise<unknown>): Promise<void> {
  const still = { going: true };
  void over.finally(() => (still.going = false));
  while (still.going) {
    await typist.review.page.keyboard.type(`[${typist.name}${typist.typed}]`);
    typist.typed += 1;
  }
}

test(`kill -9 while both browsers type, ${kills} times: what the light called saved is there, once, and all of it in the end`, async ({
  server,
  open,
}) => {
  test.setTimeout(60_000 + kills * 8_000);
  const { ana, ben, review } = await openPanel(server, open, 'huddle');
  const anas = await ana.addFactor('Model', 'Small findings');
  const bens = await ben.addFactor('Governance', 'Nobody watches');
  await ana
    .layer('Governance')
    .getByRole('button', { name: /^Nobody watches/ })
    .click();
  await ben
    .layer('Model')
    .getByRole('button', { name: /^Small findings/ })
    .click();
  const typists: Typist[] = [
    {
      review: ana,
      field: anas,
      seen: ben.layer('Model').getByRole('textbox', { name: 'Condition' }),
      name: 'a',
      typed: 0,
    },
    {
      review: ben,
      field: bens,
      seen: ana.layer('Governance').getByRole('textbox', { name: 'Condition' }),
      name: 'b',
      typed: 0,
    },
  ];
  for (const { review: one, field } of typists) {
    await field.click();
    await field.press('End');
    await watchTheLight(one.page, field);
  }

  for (let round = 0; round < kills; round += 1) {
    const before = await Promise.all(typists.map(({ review: one }) => calledSaved(one.page)));
    const killed = (async () => {
      // Both have had something new confirmed: now, in the middle of typing, the server dies.
      const bothWentOn = async (): Promise<boolean> => {
        const now = await Promise.all(typists.map(({ review: one }) => calledSaved(one.page)));
        return now.every((text, index) => text !== before[index]);
      };
      await expect.poll(bothWentOn).toBe(true);
      await server.stop('SIGKILL');
    })();
    await Promise.all([killed, ...typists.map((typist) => typeUntil(typist, killed))]);

    const stored = readStoredDocument(server.databaseFile, review.id);
    expect([stored.integrity, stored.brokenReferences]).toEqual(['ok', 0]);
    const text = JSON.stringify(readContent(stored.doc));
    for (const { review: one, seen } of typists) {
      const promised = [...markersIn(await calledSaved(one.page)), ...markersIn(await seen.inputValue())];
      expect(promised.filter((marker) => occurrences(text, marker) !== 1)).toEqual([]);
    }
    await server.start();
  }

  await Promise.all([ana.saved(), ben.saved()]);
  const text = JSON.stringify(readContent(readStoredDocument(server.databaseFile, review.id).doc));
  for (const { name, typed, seen, field } of typists) {
    const all = Array.from({ length: typed }, (_, index) => `[${name}${index}]`);
    expect(all.filter((marker) => occurrences(text, marker) !== 1)).toEqual([]);
    await expect(seen).toHaveValue(await field.inputValue());
  }
});

interface Stopwatch {
  editedAt: number;
  amberAt: number;
}

/** Takes down, inside the page, when the field is next edited and when the light then says "on this device only". */
async function timeTheLight(field: Locator): Promise<void> {
  await field.evaluate((element) => {
    const times: Stopwatch = { editedAt: 0, amberAt: 0 };
    Object.assign(window, { times });
    const look = (): void => {
      const light = document.querySelector<HTMLElement>('[data-saved-light]')?.dataset['savedLight'];
      if (light === 'device-only') times.amberAt = performance.now();
      else requestAnimationFrame(look);
    };
    const begin = (): void => {
      times.editedAt = performance.now();
      look();
    };
    element.addEventListener('input', begin, { once: true });
  });
}

/** Milliseconds from the edit to the amber light. */
async function timeToAmber(page: Page): Promise<number> {
  const { amberAt, editedAt } = await page.evaluate(() => (window as unknown as { times: Stopwatch }).times);
  return amberAt - editedAt;
}

test('without a network the light is amber within three seconds, the text outlives a reload, and is delivered', async ({
  open,
}) => {
  const port = await freePort();
  const proxy = new TcpProxy(port);
  const at = await proxy.start();
  const server = new ServerProcess({ entry: 'built', port, env: { PUBLIC_URL: at } });
  try {
    await server.start();
    const chair = await setUp(at);
    const { id } = await chair.createReview();
    const ana = await new ReviewPage(await open(chair, `/reviews/${id}`, { at })).opened();
    const field = await ana.addFactor('Model', 'Before');
    await ana.saved();

    proxy.cut();
    await timeTheLight(field);
    await ana.page.keyboard.type(' and after the cut');
    await expect(ana.light).toContainText(/^On this device only, \d+ changes/);
    expect(await timeToAmber(ana.page)).toBeLessThanOrEqual(3000);

    const asked = ana.page.waitForEvent('dialog').then(async (dialog) => {
      await dialog.accept();
      return dialog.type();
    });
    await ana.page.reload();
    expect(await asked).toBe('beforeunload');
    const kept = ana.layer('Model').getByRole('button', { name: /^Before and after the cut/ });
    await expect(kept).toBeVisible();
    await expect(ana.light).toHaveAttribute('data-saved-light', 'device-only');
    await kept.click();
    await expect(field).toBeFocused();
    await field.press('End');
    await ana.page.keyboard.type(', still writing');

    proxy.restore();
    await ana.saved();
    const stored = readContent(readStoredDocument(server.databaseFile, id).doc);
    expect(stored.records.factors.map(({ condition }) => condition)).toEqual([
      'Before and after the cut, still writing',
    ]);
  } finally {
    await server.dispose();
    await proxy.dispose();
  }
});

test('a device that goes offline says so at once, goes on writing, and delivers when it is back', async ({
  server,
  open,
}) => {
  const { ana, ben } = await openPanel(server, open);
  const field = await ana.addFactor('Workflow', 'On the road');
  await ana.saved();
  await ana.page.context().setOffline(true);
  await expect(ana.light).toContainText('Not connected', { timeout: 3000 });
  await field.press('End');
  await ana.page.keyboard.type(', in a tunnel');
  await expect(ana.light).toContainText(/^On this device only, \d+ changes/);
  await ben.addFactor('Workflow', 'At the desk');
  await ana.page.context().setOffline(false);
  await ana.saved();
  for (const one of [ana, ben]) {
    await expect(one.layer('Workflow')).toContainText('On the road, in a tunnel');
    await expect(one.layer('Workflow')).toContainText('At the desk');
  }
});
