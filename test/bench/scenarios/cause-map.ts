/**
 * What somebody feels in the cause map: the layout worked out anew, the map drawn after its button was pressed, and what
 * keeps the page from answering while they move about in it. Real Chromium; the peers have no screen. Tasks are told by
 * the time they took of the processor, the way until the map is drawn by the clock.
 */
import { chromium, type Locator, type Page } from '@playwright/test';
import { rolldown } from 'rolldown';
import type { GraphContent } from '../../../shared/graph/read-graph.ts';
import { readContent } from '../../../shared/review-document/reads.ts';
import { chromiumArguments, findChromium } from '../../browser/find-chromium.ts';
import { AckedWriter } from '../../support/acked-writer.ts';
import { fillGraph } from '../load/large-graph.ts';
import type { LayOut } from '../load/map-layout-in-page.ts';
import type { RunningPeer } from '../peer-process.ts';
import type { Peer } from '../peers.ts';
import { withServer, type Figure, type Scenario } from './scenario.ts';

const people = 1;
const layoutRounds = 15;
/** Moves of the pointer, turns of the wheel, and keys, each waiting for the last to be taken in. */
const moves = 60;
const keys = 20;

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ph: string;
  /** Microseconds of the processor. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * Milliseconds of the processor that each task of the page took while something was done, longest first. What other
 * programs took of the machine meanwhile is not in them.
 */
async function tasksOf(page: Page, work: () => Promise<void>): Promise<readonly number[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await settle(page);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline'] },
  });
  await work();
  await settle(page);
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const pages = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return events
    .filter(({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && pages.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000)
    .toSorted((one, other) => other - one);
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

/** The layout by itself, in the browser and not in Node: each round is a task of its own. */
async function layoutTimes(page: Page, content: GraphContent): Promise<readonly number[]> {
  const bundle = await rolldown({ input: `${import.meta.dirname}/../load/map-layout-in-page.ts` });
  const { output } = await bundle.generate({ format: 'iife' });
  await page.addScriptTag({ content: output[0].code });
  await page.evaluate((given) => Object.assign(globalThis, { given }), content);
  const tasks = await tasksOf(page, async () => {
    for (let round = 0; round < layoutRounds; round += 1)
      await page.evaluate(() => {
        const { given, layOut } = globalThis as unknown as { given: GraphContent; layOut: LayOut };
        layOut(given);
      });
  });
  return tasks.slice(0, layoutRounds);
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
    await settle(page);
    const drawn = await untilDrawn(graph, factors + 1);
    const map = graph.getByRole('group', { name: 'Map of causes and effects' });
    await map.scrollIntoViewIfNeeded();
    const moving = await tasksOf(page, () => moveAbout(page, map));
    const working = await tasksOf(page, () => workOnCards(page, map));
    return [
      layout[layoutRounds >> 1] ?? null,
      layout[0] ?? null,
      drawn,
      moving[0] ?? null,
      working[0] ?? null,
    ];
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
      { name: 'longest task in panning and zooming', unit: 'ms', more: false },
      { name: 'longest task in walking from card to card and dragging one', unit: 'ms', more: false },
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
