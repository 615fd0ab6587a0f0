/**
 * `node test/bench/graph.ts`: how long the cause map takes to be read, checked and arranged anew, and to follow a card
 * that is dragged, with 60 factors and 120 links and with 300 and 600. Moving about in it changes one attribute only.
 */
import { checkGraph } from '../../shared/graph/graph-checks.ts';
import { contentOf } from '../../shared/graph/graph-for-tests.ts';
import { layoutLanes } from '../../shared/graph/lanes.ts';
import { arrange, placeCards } from '../../shared/graph/layout.ts';
import { readGraph } from '../../shared/graph/read-graph.ts';
import { SeededRandom } from '../support/seeded-random.ts';

const rounds = 9;
const steps = 7;
const words = 'The same green tick stands for nothing above the threshold and reads as checked and clear';

/** Paths of up to seven steps from decisions far back to the outcome, as reviews have them. */
function content(factors: number, links: number): ReturnType<typeof contentOf> {
  const random = new SeededRandom(7);
  const perStep = Math.ceil(factors / steps);
  const made = new Map<string, readonly [string, string]>();
  while (made.size < links) {
    const [from, to] = [random.below(factors), random.below(factors)];
    const apart = Math.floor(to / perStep) - Math.floor(from / perStep);
    if (apart === 1 || apart === 2) made.set(`${from} ${to}`, [`f${from}`, `f${to}`]);
  }
  const cards = Array.from({ length: factors }, (_, at) => ({
    id: `f${at}`,
    condition: words.slice(0, 20 + ((at * 13) % 60)),
  }));
  return contentOf(cards, [...made.values()]);
}

/** Milliseconds: the median and the longest. */
function timed(work: () => unknown): string {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    work();
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  return `${(times[Math.floor(rounds / 2)] ?? 0).toFixed(1)} (longest ${(times.at(-1) ?? 0).toFixed(1)})`;
}

for (const [factors, links] of [
  [60, 120],
  [300, 600],
] as const) {
  const given = content(factors, links);
  const graph = readGraph(given);
  const arrangement = arrange(graph, 'right');
  console.log(
    [
      `${factors} factors, ${links} links, milliseconds:`,
      `  read and checked ${timed(() => checkGraph(readGraph(given)))}`,
      `  arranged anew    ${timed(() => arrange(graph, 'right'))}`,
      `  lanes            ${timed(() => layoutLanes(graph))}`,
      `  one step of drag ${timed(() => placeCards(graph, arrangement, new Map([['f1', [10, 10]]])))}`,
    ].join('\n'),
  );
}
