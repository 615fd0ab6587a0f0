/**
 * `npm run bench:themes`: themes over two thousand reviews with sixteen thousand factors and fifty thousand actions, as
 * a safety lead sees all of them and as a member of forty sees theirs. Asked of the store, which is all that grows.
 */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeReviewStores } from '../../db/review-stores.ts';
import { CommitEngine } from '../../db/commit-engine.ts';
import { openDatabase } from '../../db/open-database.ts';
import { members } from '../../db/schema.ts';
import type { Reader } from '../../db/action-rows.ts';
import { migrationsFolder } from '../../server/places.ts';
import type { ThemeQuery } from '../../shared/api/themes.ts';
import { fillActions, ground } from './action-ground.ts';
import { describeMachine } from './machine.ts';
import { fillThemes } from './theme-ground.ts';

const rounds = 40;
/** Milliseconds in which ninety-five of a hundred answers are there. */
const limit = 150;
const similarLimit = 50;

const questions: Readonly<Record<string, ThemeQuery>> = {
  'codes by quarter': {},
  'kinds by layer': { rows: 'kinds', columns: 'layers' },
  'systems by kind': { rows: 'systems', columns: 'kinds' },
  'one system': { has: 'system:system-3' },
  'one kind, signed, one year': { has: 'kind:drift', signed: 'true', from: '2026-Q1', to: '2026-Q4' },
};
const cells = ['code:model.drift,quarter:2026-Q1', 'failing:review,system:system-3', 'action:weaker/not'];

const lead: Reader = { memberId: 'chair', organisationRoles: ['safety-lead'] };
const member: Reader = { memberId: 'panel', organisationRoles: ['member'] };

const folder = await mkdtemp(join(tmpdir(), 'causeway-themes-'));
const database = await openDatabase(join(folder, 'causeway.sqlite'), { migrationsFolder });
const { themes, similar } = makeReviewStores(database.orm, new CommitEngine(database, { clock: Date.now }));
console.log(`${describeMachine(false)}\n`);
for (const { memberId: id } of [lead, member]) {
  const rest = { passwordHash: 'none', organisationRoles: [], colour: '#336699', createdAt: 0 };
  database.orm
    .insert(members)
    .values({ id, name: id, email: `${id}@example.org`, ...rest })
    .run();
}
fillActions(database, lead.memberId, member.memberId);
fillThemes(database);

// Similar reviews are sought among all of them, as whoever chairs every one would.
database.sqlite.exec(
  `insert into participants (review_id, member_id, role, added_at, added_by)
   select id, '${lead.memberId}', 'chair', 0, '${lead.memberId}' from reviews`,
);

const misses: string[] = [];
console.log(
  `${ground.reviews} reviews: p50, p95, longest of ${rounds}, in ms; p95 is to stay under ${limit}`,
);
for (const [who, reader] of [
  ['safety lead', lead],
  ['member', member],
] as const) {
  for (const [name, query] of Object.entries(questions)) {
    await report(`${who}: ${name}`, async () => (await themes.themes(reader, query)).reviews);
  }
  for (const has of cells) {
    await report(`${who}: behind ${has}`, async () => (await themes.reviews(reader, { has })).total);
  }
}
console.log(`Similar reviews among as many: the same, under ${similarLimit}`);
for (let number = 0; number < 3; number += 1) {
  await report(
    `like review ${number}`,
    async () => (await similar.toReview(lead, `review-${number}`, {}))?.reviews.length ?? 0,
    similarLimit,
  );
}
await report(
  'like one that is not there yet',
  async () =>
    (await similar.toSought(lead, { title: 'The alarm of the night', aiSystem: 'System 3' })).reviews.length,
  similarLimit,
);
await database.close();
rmSync(folder, { recursive: true, force: true });
if (misses.length > 0) console.log(`\nNot held: ${misses.join('; ')}`);
process.exitCode = misses.length === 0 ? 0 : 1;

async function report(name: string, ask: () => Promise<number>, under = limit): Promise<void> {
  const times: number[] = [];
  let counted = 0;
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    counted = await ask();
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(rounds * share)] ?? 0;
  const [p50, p95, longest] = [at(0.5), at(0.95), times.at(-1) ?? 0].map((ms) => ms.toFixed(1));
  console.log(`  ${name} (${counted} reviews): ${p50} ${p95} ${longest}`);
  if (at(0.95) >= under) misses.push(`${name} ${p95} ms`);
}
