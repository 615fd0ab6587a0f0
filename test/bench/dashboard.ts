/** The dashboard over the ground of `bench:actions`: all its figures together, and the lists behind the largest. */
import type { OpenDatabase } from '../../db/open-database.ts';
import { DashboardStore } from '../../db/dashboard-store.ts';
import type { MemberClient } from '../support/member-client.ts';
import { benchDay } from './action-ground.ts';

const rounds = 40;
/** In milliseconds, at p95. */
const limit = 100;

/** @returns what was not held */
export async function dashboardAtTheStore(database: OpenDatabase, memberId: string): Promise<string[]> {
  const store = new DashboardStore(database.orm);
  const now = Date.parse(benchDay);
  const list = { quietDays: 14, limit: 50 } as const;
  return [
    ...(await measure('all figures', () => store.figures({ today: benchDay, now, quietDays: 14 }))),
    ...(await measure('reviews behind a layer', () =>
      store.reviewsBehind(memberId, { ...list, layer: 'model', lacks: 'stronger' }, now),
    )),
    ...(await measure('stuck reviews', () => store.reviewsBehind(memberId, { ...list, stuck: 'true' }, now))),
  ];
}

/** @returns what was not held */
export async function dashboardOverHttp(lead: MemberClient): Promise<string[]> {
  return measure('all figures over HTTP', () =>
    lead.expectOk('GET', `/dashboard?today=${benchDay}&quietDays=14`),
  );
}

async function measure(what: string, ask: () => Promise<unknown>): Promise<string[]> {
  const times: number[] = [];
  for (let turn = 0; turn < rounds; turn += 1) {
    const began = performance.now();
    await ask();
    times.push(performance.now() - began);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  const [p50, p95, longest] = [at(0.5), at(0.95), sorted.at(-1) ?? 0].map((ms) => ms.toFixed(1));
  console.log(`  dashboard, ${what}: ${p50} ${p95} ${longest} ms; p95 is to stay under ${limit}`);
  return at(0.95) < limit ? [] : [`dashboard, ${what}: ${p95} ms`];
}
