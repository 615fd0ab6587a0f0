/**
 * What somebody feels in the cause map: the layout worked out anew, the map drawn after its button was pressed, and what
 * keeps the page from answering while they move about in it. Real Chromium; the peers have no screen.
 */
import { chromium, type Locator, type Page } from '@playwright/test';
import { rolldown } from 'rolldown';
import type { GraphContent } from '../../../shared/graph/read-graph.ts';
import { readContent } from '../../../shared/review-document/reads.ts';
import { chromiumArguments, findChromium } from '../../browser/find-chromium.ts';
import { AckedWriter } from '../../support/acked-writer.ts';
import { fillGraph } from '../load/large-graph.ts';
import { Latencies } from '../load/latencies.ts';
import type { MeasureLayout } from '../load/map-layout-in-page.ts';
import type { RunningPeer } from '../peer-process.ts';
import type { Peer } from '../peers.ts';
import { withServer, type Figure, type Scenario } from './scenario.ts';

const people = 1;
const layoutRounds = 15;
/** Moves of the pointer, turns of the wheel, and keys, each waiting for the last to be taken in. */
const moves = 60;
const keys = 20;

interface Watched {
  longTasks: number[];
}

/** In the page: every task from now on that keeps it from answering for 50 ms and longer. */
function watchTasks(): void {
  const page = window as unknown as Watched;
  page.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) page.longTasks.push(duration);
  }).observe({ type: 'longtask' });
}

/** The longest of the tasks of 50 ms and more while something was done, else 0. */
async function longestTask(page: Page, work: () => Promise<void>): Promise<number> {
  await settle(page);
  await page.evaluate(() => {
    (window as unknown as Watched).longTasks = [];
  });
  await work();
  await settle(page);
  const tasks = await page.evaluate(() => (window as unknown as Watched).longTasks);
  return Math.max(0, ...tasks);
}

/** Two pictures later, and when nothing else is to do, the tasks before have been told. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(resolve))),
      ),
  );
}

/** Milliseconds from the press until the picture with every card has been handed over. */
async function untilDrawn(graph: Locator, cards: number): Promise<number> {
  return graph.evaluate(async (section, many) => {
    const button = [...section.querySelectorAll('button')].find(
      ({ textContent }) => textContent.trim() === 'Map',
    );
    const begun = performance.now();
    button?.click();
    while (section.querySelectorAll('svg [data-node]').length < many)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => resolve();
        painted.port2.postMessage(null);
      });
    });
    return performance.now() - begun;
  }, cards);
}

async function moveAbout(page: Page, map: Locator): Promise<void> {
  const box = await map.boundingBox();
  if (box === null) throw new Error('The map is not on the screen.');
  const [x, y] = [box.x + box.width / 2, box.y + 6];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let at = 1; at <= moves; at += 1) await page.mouse.move(x - at * 5, y + at * 4);
  await page.mouse.up();
  await page.keyboard.down('Control');
  for (let at = 0; at < moves; at += 1) await page.mouse.wheel(0, at < moves / 2 ? 40 : -40);
  await page.keyboard.up('Control');
}

async function workOnCards(page: Page, map: Locator): Promise<void> {
  await map.press('0');
  const card = map.locator('[data-node]').nth(3);
  await card.focus();
  for (let key = 0; key < keys; key += 1)
    await page.keyboard.press(key % 2 === 0 ? 'ArrowRight' : 'ArrowDown');
  const box = await card.boundingBox();
  if (box === null) throw new Error('The card is not on the screen.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let at = 1; at <= moves; at += 1) await page.mouse.move(x + at * 2, y + at);
  await page.mouse.up();
}

/** The layout by itself, in the browser and not in Node. */
async function layoutTimes(page: Page, content: GraphContent): Promise<Latencies> {
  const bundle = await rolldown({ input: `${import.meta.dirname}/../load/map-layout-in-page.ts` });
  const { output } = await bundle.generate({ format: 'iife' });
  await page.addScriptTag({ content: output[0].code });
  const times = await page.evaluate(
    ([given, rounds]) =>
      (globalThis as unknown as { measureLayout: MeasureLayout }).measureLayout(given, rounds),
    [content, layoutRounds] as const,
  );
  const latencies = new Latencies();
  for (const time of times) latencies.add(time);
  return latencies;
}

async function measure(
  peer: Peer,
  running: RunningPeer,
  factors: number,
  links: number,
): Promise<readonly Figure[]> {
  const url = `http://127.0.0.1:${running.port}`;
  const address = peer.room(running, people, 0);
  const reviewId = /[^/?]+(?=\?)/.exec(address.path)?.[0] ?? '';
  const cookie = address.headers(0)['Cookie'] ?? '';
  const writer = new AckedWriter();
  await writer.connect(url, reviewId, cookie);
  writer.write('filled', (doc) => fillGraph(doc, factors, links));
  await writer.until(() => writer.acked.has('filled'));
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumArguments],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const [name = '', value = ''] = cookie.split('=', 2);
    await context.addCookies([{ name, value, url }]);
    const empty = await context.newPage();
    const layout = await layoutTimes(empty, readContent(writer.doc));
    await empty.close();
    const page = await context.newPage();
    await page.goto(`${url}/reviews/${reviewId}`);
    const graph = page.getByRole('main').getByRole('region', { name: 'Cause graph', exact: true });
    await graph.getByRole('heading', { level: 2 }).scrollIntoViewIfNeeded();
    await graph.getByRole('button', { name: 'Map', exact: true }).waitFor();
    await page.evaluate(watchTasks);
    await settle(page);
    const drawn = await untilDrawn(graph, factors + 1);
    const map = graph.getByRole('group', { name: 'Map of causes and effects' });
    await map.scrollIntoViewIfNeeded();
    const moving = await longestTask(page, () => moveAbout(page, map));
    const working = await longestTask(page, () => workOnCards(page, map));
    return [layout.quantile(0.5), layout.longest, drawn, moving, working];
  } finally {
    await browser.close();
    writer.disconnect();
  }
}

function causeMap(factors: number, links: number): Scenario {
  return {
    name: `cause map, ${factors} factors and ${links} links`,
    measures: [
      { name: 'layout in the browser, p50', unit: 'ms', more: false },
      { name: 'layout in the browser, longest', unit: 'ms', more: false },
      { name: 'from the press until the map is drawn', unit: 'ms', more: false },
      { name: 'longest task of 50 ms and more in panning and zooming, 0 = none', unit: 'ms', more: false },
      { name: 'the same in walking from card to card and dragging one', unit: 'ms', more: false },
    ],
    reviews: () => new Map([[people, 1]]),
    run: (peer) =>
      peer.name === 'causeway'
        ? withServer(peer, (running) => measure(peer, running, factors, links))
        : Promise.resolve([null, null, null, null, null]),
  };
}

/** What a large review holds, and five times as much. */
export const causeMapScenarios: readonly Scenario[] = [causeMap(60, 120), causeMap(300, 600)];
