/**
 * What somebody feels in a large review: opening it with the script in the browser's cache, and each key until the
 * picture shows it, while three colleagues type in the same review. Real Chromium; the peers have no screen.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import * as Y from 'yjs';
import { proseRoot } from '../../../shared/review-document/layout.ts';
import { chromiumArguments, findChromium } from '../../browser/find-chromium.ts';
import { AckedWriter } from '../../support/acked-writer.ts';
import { fillLargeReview } from '../load/large-review.ts';
import { Latencies } from '../load/latencies.ts';
import type { RunningPeer } from '../peer-process.ts';
import type { Peer } from '../peers.ts';
import { withServer, type Scenario } from './scenario.ts';

const people = 4;
const keys = 300;
const keysWhenQuick = 80;
/** Milliseconds between the keys of the person measured: brisk typing. */
const pace = 90;
const colleaguesPace = 200;
const section = { id: 's.what', heading: 'What happened' } as const;

interface Keystrokes {
  readonly keystrokes: number[];
}

/** In the page: from each key to the frame after the picture that shows it. */
function watchKeys(): void {
  const page = window as unknown as Keystrokes & { keystrokes: number[] };
  page.keystrokes = [];
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => page.keystrokes.push(performance.now() - timeStamp);
        painted.port2.postMessage(null);
      });
    },
    true,
  );
}

/** As one update: nobody types forty pages key by key, and the server would rightly refuse that pace. */
function fillAtOnce(doc: Y.Doc): void {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  fillLargeReview(copy);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc)), 'filled');
}

/** Milliseconds since the navigation began until the first section can be written in. */
async function openUntilWritable(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: 'commit' });
  const opened = await page.waitForFunction(
    () =>
      document.querySelector('main [role="textbox"][contenteditable="true"]') ? performance.now() : null,
    undefined,
    { polling: 'raf' },
  );
  return Number(await opened.jsonValue());
}

/** Types in the prose of a section until told to stop: in the same one as the person measured, or in another. */
async function typeAlong(writer: AckedWriter, sectionId: string, isOver: () => boolean): Promise<void> {
  for (let key = 0; !isOver(); key += 1) {
    const [block] = writer.doc.getXmlFragment(proseRoot(sectionId)).toArray().slice(-1);
    const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
    if (text instanceof Y.XmlText) text.insert(text.length, key % 6 === 5 ? ' ' : 'n');
    await sleep(colleaguesPace);
  }
}

async function measureKeys(page: Page, many: number): Promise<number[]> {
  await page.getByRole('heading', { level: 2, name: section.heading, exact: true }).scrollIntoViewIfNeeded();
  const editor = page.getByRole('textbox', { name: section.heading, exact: true });
  await editor.locator('p').nth(2).click();
  await page.keyboard.press('End');
  await page.evaluate(watchKeys);
  for (let key = 0; key < many; key += 1) {
    await page.keyboard.press(key % 6 === 5 ? 'Space' : 'e');
    await sleep(pace);
  }
  return page.evaluate(() => (window as unknown as Keystrokes).keystrokes);
}

async function signedIn(browser: Browser, url: string, cookie: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const [name = '', value = ''] = cookie.split('=', 2);
  await context.addCookies([{ name, value, url }]);
  return context;
}

async function measure(peer: Peer, running: RunningPeer, many: number): Promise<number[]> {
  const url = `http://127.0.0.1:${running.port}`;
  const address = peer.room(running, people, 0);
  const reviewId = /[^/?]+(?=\?)/.exec(address.path)?.[0] ?? '';
  const cookie = (person: number): string => address.headers(person)['Cookie'] ?? '';
  const colleagues = await Promise.all(
    [1, 2, 3].map(async (person) => {
      const writer = new AckedWriter();
      await writer.connect(url, reviewId, cookie(person));
      return writer;
    }),
  );
  const [first] = colleagues;
  first?.write('filled', fillAtOnce);
  await first?.until(() => first.acked.has('filled'));
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumArguments],
  });
  try {
    const context = await signedIn(browser, url, cookie(0));
    const page = await context.newPage();
    await openUntilWritable(page, `${url}/reviews/${reviewId}`);
    await page.goto(url);
    const opened = await openUntilWritable(page, `${url}/reviews/${reviewId}`);
    let over = false;
    const along = colleagues.map((writer, at) =>
      typeAlong(writer, at === 0 ? section.id : 's.known', () => over),
    );
    const latencies = new Latencies();
    for (const milliseconds of await measureKeys(page, many)) latencies.add(milliseconds);
    over = true;
    await Promise.all(along);
    if (latencies.count < many) throw new Error(`Only ${latencies.count} of ${many} keys were seen.`);
    return [opened, latencies.quantile(0.5), latencies.quantile(0.95), latencies.longest];
  } finally {
    await browser.close();
    for (const writer of colleagues) writer.disconnect();
  }
}

export const largeReviewScenario: Scenario = {
  name: 'large review in the browser',
  measures: [
    { name: 'open until it can be written in, script cached', unit: 'ms', more: false },
    { name: 'key to paint, p50', unit: 'ms', more: false },
    { name: 'key to paint, p95', unit: 'ms', more: false },
    { name: 'key to paint, longest', unit: 'ms', more: false },
  ],
  reviews: () => new Map([[people, 1]]),
  run: (peer, { quick }) =>
    peer.name === 'causeway'
      ? withServer(peer, (running) => measure(peer, running, quick ? keysWhenQuick : keys))
      : Promise.resolve([null, null, null, null]),
};
