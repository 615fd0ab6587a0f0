/**
 * `npm run bench`: this server beside its peers, in one run, one after the other within each round, so that whatever
 * else the machine does hits all of them alike. Figures mean something as ratios, not from one machine to another.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFlags } from '../../server/launch/node-flags.mjs';
import { makeCausewayGround, type ReviewsNeeded } from './causeway-ground.ts';
import { describeMachine } from './machine.ts';
import { readOptions, type BenchOptions } from './options.ts';
import { endAll, pinLoadGenerator } from './peer-process.ts';
import { causeway, forgetAll, other, type Peer, type PeerName } from './peers.ts';
import { markdownTable } from './report.ts';
import { capacityScenarios } from './scenarios/capacity.ts';
import { causeMapScenarios } from './scenarios/cause-map.ts';
import { coldOpenScenario } from './scenarios/cold-open.ts';
import { largeReviewScenario } from './scenarios/large-review.ts';
import { memoryScenarios } from './scenarios/memory.ts';
import type { Extent, Figure, Scenario } from './scenarios/scenario.ts';
import { typingScenarios } from './scenarios/typing.ts';

const root = join(import.meta.dirname, '../..');

process.on('exit', () => {
  endAll();
  forgetAll();
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

const options = readOptions(process.argv.slice(2));
const say = (line: string): void => console.error(line);
const extent: Extent = { quick: options.quick, say };
const scenarios = chosen(options);
installPeers();
const program = ownProgram(options);
const pinned = pinLoadGenerator();
const machine = describeMachine(pinned);
say(machine);
say('Setting up members and reviews over HTTP …');
const ground = await makeCausewayGround([program], reviewsFor(scenarios));
const peers = options.peers.map((name) => makePeer(name));
const results = new Map<Scenario, Map<PeerName, (readonly Figure[])[]>>();
for (const scenario of scenarios) results.set(scenario, new Map(peers.map(({ name }) => [name, []])));
for (let round = 1; round <= options.rounds; round += 1) {
  const began = performance.now();
  for (const scenario of scenarios) {
    // Nobody always goes first.
    const order = peers
      .map((_, index) => peers[(index + round) % peers.length])
      .filter((peer) => peer !== undefined);
    for (const peer of order) {
      say(`Round ${round} of ${options.rounds}: ${scenario.name}, ${peer.name}`);
      results
        .get(scenario)
        ?.get(peer.name)
        ?.push(await scenario.run(peer, extent));
    }
  }
  say(`Round ${round} took ${((performance.now() - began) / 60_000).toFixed(1)} minutes.`);
}
const rounds = options.rounds === 1 ? 'one round' : `medians of ${options.rounds} rounds (least–most)`;
console.log(`\n${machine}; ${rounds}.\n`);
for (const [scenario, figures] of results) console.log(markdownTable(scenario, figures));
if (options.json !== null) writeFileSync(options.json, `${JSON.stringify(asJson(), null, 2)}\n`);
process.exit(0);

function chosen({ only, trace }: BenchOptions): Scenario[] {
  const all = [
    ...typingScenarios,
    ...capacityScenarios,
    ...memoryScenarios,
    coldOpenScenario(trace),
    largeReviewScenario,
    ...causeMapScenarios,
  ];
  const found = all.filter(({ name }) => only.length === 0 || only.some((part) => name.includes(part)));
  if (found.length > 0) return found;
  throw new Error(`--only takes part of: ${all.map(({ name }) => name).join(' · ')}.`);
}

/** The peers are a package of their own, installed the first time they are needed. */
function installPeers(): void {
  const folder = join(import.meta.dirname, 'peers');
  if (existsSync(join(folder, 'node_modules/@hocuspocus/server'))) return;
  say('Installing the servers to compare with …');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0)
    throw new Error('The servers to compare with could not be installed; npm says why above.');
}

/** The program people run, with the flags of `npm start`: the built server, unless the sources are asked for. */
function ownProgram({ source }: BenchOptions): string {
  if (source) return join(root, 'server/main.ts');
  const build = join(root, 'server/launch/build.mjs');
  const { status } = spawnSync(process.execPath, [build, '--when-stale'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('Causeway could not be built; the reason stands above.');
  return join(root, 'dist/server/main.js');
}

function makePeer(name: PeerName): Peer {
  if (name !== 'causeway') return other(name, ground.seed);
  const profiling = options.profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`];
  return causeway(ground, [...nodeFlags, ...profiling, program]);
}

function reviewsFor(all: readonly Scenario[]): ReviewsNeeded {
  const needed = new Map<number, number>();
  for (const scenario of all) {
    for (const [people, many] of scenario.reviews(extent)) {
      needed.set(people, Math.max(many, needed.get(people) ?? 0));
    }
  }
  return needed;
}

function asJson(): unknown {
  return {
    machine,
    rounds: options.rounds,
    scenarios: [...results].map(([{ name, measures }, figures]) => ({
      name,
      measures,
      rounds: Object.fromEntries(figures),
    })),
  };
}
