/**
 * `npm run bench:actions`: the tracker over fifty thousand actions in two thousand reviews. One page of each question
 * is asked of the store and over HTTP, by a safety lead who sees all and by a member of forty reviews; then Chromium
 * scrolls list, board and calendar for five seconds each and the longest task is measured. `--no-browser` leaves that
 * away.
 */
import { rmSync } from 'node:fs';
import { join as path } from 'node:path';
import { CommitEngine } from '../../db/commit-engine.ts';
import { openDatabase } from '../../db/open-database.ts';
import { makeReviewStores } from '../../db/review-stores.ts';
import type { Reader } from '../../db/action-rows.ts';
import { actionQuery, type ActionPage, type ActionQuery } from '../../shared/api/actions.ts';
import { migrationsFolder } from '../../server/places.ts';
import { join, setUp, type MemberClient } from '../support/member-client.ts';
import { ServerProcess } from '../support/server-process.ts';
import { benchDay, fillActions, ground } from './action-ground.ts';
import { dashboardAtTheStore, dashboardOverHttp } from './dashboard.ts';
import { fillFollowUp } from './dashboard-ground.ts';
import { describeMachine } from './machine.ts';
import { scrollTracker } from './tracker-scroll.ts';

const rounds = 40;
const limits = { store: 15, http: 40, task: 50 } as const;

type Asked = Readonly<Record<string, string>>;
const questions: Readonly<Record<string, Asked>> = {
  'open, by due day': { open: 'true', sort: 'due' },
  'everything, last changed first': { sort: 'changed', descending: 'true' },
  'in progress, by title': { status: 'in-progress', sort: 'title' },
  'late, strongest first': { overdue: 'true', sort: 'strength' },
  'a layer, by status': { layer: 'interface', open: 'true', sort: 'status' },
  'one owner, by due day': { ownerId: 'owner-7', sort: 'due' },
  'weaker and late, latest first': { strength: 'weaker', overdue: 'true', sort: 'due', descending: 'true' },
  'open, by owner': { open: 'true', sort: 'owner' },
  'open, by AI system': { open: 'true', sort: 'system' },
  'one AI system, by next check': { systemId: 'system-3', sort: 'check' },
  'words that are rare': { text: 'sample of the drift, 49', sort: 'due' },
  'words that are nowhere': { text: 'quincunx', sort: 'due' },
  'late by 31 to 90 days': { late: '31-90', sort: 'due' },
  'implemented in a quarter': { implementedIn: '2026-Q1', sort: 'due' },
  'of a kind that was shown to work': { category: 'warning', outcome: 'worked', sort: 'due' },
};

const server = new ServerProcess({ entry: process.argv.includes('--source') ? 'source' : 'built' });
console.log(`${describeMachine(false)}\n`);
const lead = await setUp(await server.start());
const member = await join(lead, 'Ben Panel');
await server.stop();
await fill();
const misses: string[] = [];
await atTheStore();
await server.start();
await overHttp();
if (!process.argv.includes('--no-browser')) await inTheBrowser();
await server.dispose();
rmSync(server.dataDir, { recursive: true, force: true });
if (misses.length > 0) console.log(`\nNot held: ${misses.join('; ')}`);
process.exitCode = misses.length === 0 ? 0 : 1;

async function open() {
  return openDatabase(server.databaseFile, { migrationsFolder });
}

async function fill(): Promise<void> {
  const database = await open();
  const began = performance.now();
  fillActions(database, idOf(lead), idOf(member));
  fillFollowUp(database, idOf(lead));
  console.log(`${ground.actions} actions in ${ground.reviews} reviews in ${since(began).toFixed(0)} ms`);
  await database.close();
}

/** Every question three pages deep, so that going on costs what beginning does. */
async function* pages(
  ask: (query: Asked) => Promise<ActionPage>,
  asked: Asked,
): AsyncGenerator<{ ms: number; page: ActionPage }> {
  let cursor: string | null = null;
  for (let turn = 0; turn < rounds; turn += 1) {
    const began = performance.now();
    const page: ActionPage = await ask(cursor === null ? asked : { ...asked, cursor });
    yield { ms: since(began), page };
    cursor = turn % 3 === 2 ? null : page.nextCursor;
  }
}

async function report(
  what: string,
  limit: number,
  ask: (query: Asked, whose: MemberClient) => Promise<ActionPage>,
): Promise<void> {
  console.log(`\n${what}: p50, p95, longest of ${rounds} pages of 50, in ms; p95 is to stay under ${limit}`);
  for (const whose of [lead, member]) {
    for (const [name, asked] of Object.entries(questions)) {
      const times: number[] = [];
      let total = '';
      for await (const { ms, page } of pages((query) => ask(query, whose), { ...asked, today: benchDay })) {
        times.push(ms);
        total = `${page.atLeast ? 'more than ' : ''}${page.total}`;
      }
      const [p50, p95, longest] = spread(times);
      const who = whose === lead ? 'safety lead' : 'member';
      console.log(`  ${who}: ${name} (${total}): ${show(p50)} ${show(p95)} ${show(longest)}`);
      if (p95 >= limit) misses.push(`${what}, ${who}: ${name} ${show(p95)} ms`);
    }
  }
}

async function atTheStore(): Promise<void> {
  const database = await open();
  const { actions } = makeReviewStores(database.orm, new CommitEngine(database, { clock: Date.now }));
  await report('At the store', limits.store, (query, whose) =>
    actions.page(readerOf(whose), actionQuery.parse(query) satisfies ActionQuery, benchDay),
  );
  misses.push(...(await dashboardAtTheStore(database, idOf(lead))));
  await database.close();
}

async function overHttp(): Promise<void> {
  await report('Over HTTP', limits.http, (query, whose) =>
    whose.tracker(`?${new URLSearchParams(query).toString()}`),
  );
  misses.push(...(await dashboardOverHttp(lead)));
}

async function inTheBrowser(): Promise<void> {
  console.log(`\nFive seconds of scrolling each view: no task is to take ${limits.task} ms`);
  for (const { view, longest } of await scrollTracker(lead, path(server.dataDir, 'scroll'))) {
    console.log(`  ${view}: longest task ${longest === 0 ? 'under 50' : show(longest)} ms`);
    if (longest >= limits.task) misses.push(`a task of ${show(longest)} ms while scrolling the ${view}`);
  }
}

function readerOf(client: MemberClient): Reader {
  return { memberId: idOf(client), organisationRoles: client.me?.organisationRoles ?? [] };
}

function idOf(client: MemberClient): string {
  return client.me?.id ?? '';
}

function spread(times: readonly number[]): readonly [number, number, number] {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return [at(0.5), at(0.95), sorted.at(-1) ?? 0];
}

function since(began: number): number {
  return performance.now() - began;
}

function show(ms: number): string {
  return ms.toFixed(1);
}
