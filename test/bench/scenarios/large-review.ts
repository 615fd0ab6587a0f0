/**
 * What somebody feels in a large review: opening it with the script in the browser's cache, and each key until the
 * picture shows it, in a section's prose and in the card of a factor, while three colleagues type in the same review.
 * Real Chromium; the peers have no screen.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import * as Y from 'yjs';
import { recordText } from '../../../shared/review-document/edits.ts';
import { proseRoot } from '../../../shared/review-document/layout.ts';
import { readRecords } from '../../../shared/review-document/reads.ts';
import { chromiumArguments, findChromium } from '../../browser/find-chromium.ts';
import { AckedWriter } from '../../support/acked-writer.ts';
import { fillLargeReview } from '../load/large-review.ts';
import { Latencies } from '../load/latencies.ts';
import type { RunningPeer } from '../peer-process.ts';
import type { Peer } from '../peers.ts';
import { withServer, type Measure, type Scenario } from './scenario.ts';

const people = 4;
const keys = 300;
const keysWhenQuick = 80;
/** Milliseconds between the keys of the person measured: brisk typing. */
const pace = 90;
const colleaguesPace = 200;
const section = { id: 's.what', heading: 'What happened' } as const;

interface Keystrokes {
  keystrokes?: number[];
}

/** In the page: from each key that follows to the frame after the picture that shows it. */
function watchKeys(): void {
  const page = window as unknown as Keystrokes;
  const watching = page.keystrokes !== undefined;
  page.keystrokes = [];
  if (watching) return;
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => page.keystrokes?.push(performance.now() - timeStamp);
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

/** Where a colleague types: an offset in a text that the review holds at that moment. */
type Spot = (doc: Y.Doc) => { readonly text: Y.Text; readonly at: number } | undefined;

/** The end of a section's prose. */
function endOf(sectionId: string): Spot {
  return (doc) => {
    const [block] = doc.getXmlFragment(proseRoot(sectionId)).toArray().slice(-1);
    const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
    return text instanceof Y.XmlText ? { text, at: text.length } : undefined;
  };
}

/** The beginning of a factor's condition. */
function cardOf(factorId: string | undefined): Spot {
  return (doc) => {
    const text = factorId === undefined ? undefined : recordText(doc, 'factors', factorId, 'condition');
    return text === undefined ? undefined : { text, at: 0 };
  };
}

async function typeAlong(writer: AckedWriter, spot: Spot, isOver: () => boolean): Promise<void> {
  for (let key = 0; !isOver(); key += 1) {
    const found = spot(writer.doc);
    if (found === undefined) throw new Error('A colleague found nowhere to type.');
    found.text.insert(found.at, key % 6 === 5 ? ' ' : 'n');
    await sleep(colleaguesPace);
  }
}

/** Leaves the focus at the end of a paragraph of the section measured. */
async function goIntoProse(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 2, name: section.heading, exact: true }).scrollIntoViewIfNeeded();
  const editor = page.getByRole('textbox', { name: section.heading, exact: true });
  await editor.locator('p').nth(2).click();
  await page.keyboard.press('End');
}

/** Opens the first card of the board and leaves the focus in its condition. */
async function goIntoCard(page: Page): Promise<string> {
  const card = page.locator('main li[data-record]', { has: page.locator('button.sentence') }).first();
  const id = (await card.getAttribute('data-record')) ?? '';
  await card.locator('button.sentence').click();
  await page.locator(`[data-place="factors/${id}/condition"] textarea:focus`).waitFor();
  await page.keyboard.press('Control+End');
  return id;
}

/** Types where the focus is while each colleague types at a place of their own. */
async function measureKeys(
  page: Page,
  many: number,
  colleagues: readonly AckedWriter[],
  spots: readonly Spot[],
): Promise<Latencies> {
  let over = false;
  const along = spots.flatMap((spot, at) => {
    const writer = colleagues[at];
    return writer === undefined ? [] : [typeAlong(writer, spot, () => over)];
  });
  await page.evaluate(watchKeys);
  for (let key = 0; key < many; key += 1) {
    await page.keyboard.press(key % 6 === 5 ? 'Space' : 'e');
    await sleep(pace);
  }
  over = true;
  await Promise.all(along);
  const latencies = new Latencies();
  for (const took of await page.evaluate(() => (window as unknown as Keystrokes).keystrokes ?? []))
    latencies.add(took);
  if (latencies.count < many) throw new Error(`Only ${latencies.count} of ${many} keys were seen.`);
  return latencies;
}

async function signedIn(browser: Browser, url: string, cookie: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const [name = '', value = ''] = cookie.split('=', 2);
  await context.addCookies([{ name, value, url }]);
  return context;
}

async function measure(peer: Peer, running: RunningPeer, many: number): Promise<readonly number[]> {
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
    await goIntoProse(page);
    const inProse = await measureKeys(page, many, colleagues, [
      endOf(section.id),
      endOf('s.known'),
      endOf('s.known'),
    ]);
    const card = await goIntoCard(page);
    const other = first && readRecords(first.doc, 'factors').find(({ id }) => id !== card)?.id;
    const inCard = await measureKeys(page, many, colleagues, [cardOf(card), cardOf(other), endOf('s.known')]);
    return [opened, ...figuresOf(inProse), ...figuresOf(inCard)];
  } finally {
    await browser.close();
    for (const writer of colleagues) writer.disconnect();
  }
}

function figuresOf(latencies: Latencies): readonly number[] {
  return [latencies.quantile(0.5), latencies.quantile(0.95), latencies.longest];
}

function keyMeasures(where: string): readonly Measure[] {
  return ['p50', 'p95', 'longest'].map((which) => ({
    name: `key to paint in ${where}, ${which}`,
    unit: 'ms',
    more: false,
  }));
}

export const largeReviewScenario: Scenario = {
  name: 'large review in the browser',
  measures: [
    { name: 'open until it can be written in, script cached', unit: 'ms', more: false },
    ...keyMeasures('prose'),
    ...keyMeasures('a factor card'),
  ],
  reviews: () => new Map([[people, 1]]),
  run: (peer, { quick }) =>
    peer.name === 'causeway'
      ? withServer(peer, (running) => measure(peer, running, quick ? keysWhenQuick : keys))
      : Promise.resolve(largeReviewScenario.measures.map(() => null)),
};
