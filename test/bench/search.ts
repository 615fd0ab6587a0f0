/**
 * `node test/bench/search.ts`: how long one search takes over five hundred reviews of three hundred places each, all of
 * them the reader's own, which is the worst case: nothing is left out by rights. The whole way below HTTP is measured.
 */
import { makeRegisterStores } from '../../db/register-stores.ts';
import { search } from '../../server/search/search.ts';
import type { SearchEntry } from '../../shared/search/search-entries.ts';
import { allSentences } from '../language/labelled-sentences.ts';
import { makeReviewWorld, seededNumbers } from '../support/review-world.ts';

const reviews = 500;
const places = 300;
const rounds = 40;

const asked = [
  ['a rare word', 'quincunx'],
  ['a common word', 'model'],
  ['a part of most words', 'the'],
  ['three words', 'the alert was'],
  ['two characters', 'qu'],
] as const;

// What is waited for below keeps no process alive.
const awake = setInterval(() => undefined, 60_000);
const world = await makeReviewWorld();
const stores = { ...world.stores, ...makeRegisterStores(world.database.orm, world.engine) };
const reader = { memberId: world.member('Ana'), organisationRoles: ['member'] as const };
const next = seededNumbers(1);
const sentences = allSentences().map(({ text }) => text);
const sentence = (): string => sentences[Math.floor(next() * sentences.length)] ?? '';

let begun = performance.now();
for (let index = 0; index < reviews; index += 1) {
  const reviewId = await world.review(`r${index}`, 'ana', `Review ${index} of an alert`);
  const seq = (await stores.reviews.sequence(reviewId)) ?? 0;
  await stores.search.take({ reviewId, seq, entries: Array.from({ length: places }, (_, at) => entry(at)) });
}
console.log(`${reviews * places} places read in after ${Math.round(performance.now() - begun)} ms`);
for (const [what, q] of asked) {
  const times: number[] = [];
  let found = '';
  for (let round = 0; round < rounds; round += 1) {
    begun = performance.now();
    const page = await search({ stores, catchingUp: () => false }, reader, { q });
    times.push(performance.now() - begun);
    found = `${page.atLeast ? 'more than ' : ''}${page.total}`;
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => `${(times[Math.floor(times.length * share)] ?? 0).toFixed(1)} ms`;
  console.log(
    `${what} ("${q}", ${found} found): p50 ${at(0.5)}, p95 ${at(0.95)}, longest ${(times.at(-1) ?? 0).toFixed(1)} ms`,
  );
}
await world.close();
clearInterval(awake);

function entry(at: number): SearchEntry {
  const text = `${sentence()} ${sentence()} ${sentence()}${next() < 0.0002 ? ' quincunx' : ''}`;
  return {
    key: `factors/f${at}`,
    kind: 'factor',
    title: '',
    text,
    tags: '',
    layers: ['model'],
    partner: false,
  };
}
