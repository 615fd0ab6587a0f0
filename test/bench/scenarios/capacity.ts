/**
 * Writers are doubled, ten edits a second each, until one edit in a hundred is seen later than 100 ms; then the gap is
 * halved. A step that fails is tried again and holds when it held once: other work on the machine stops a server for
 * longer than that.
 */
import { Tally, type LoadRoom } from '../load/load-room.ts';
import { Typing, type TypingFigures } from '../load/typing.ts';
import type { Peer } from '../peers.ts';
import { fillRooms, withServer, type Scenario } from './scenario.ts';

const pace = 10;
const tooLate = 100;
const tries = 3;
/** Beyond so many times what is too late, twice, no third try is made. */
const hopeless = 1.8;
/** Writers at the first step, and how many times more there are at each following one. */
const firstWriters = 320;
const growth = 2;
/** The search ends when the answer is known this well. */
const precision = 1.12;
/** No more writers than this: the load generator would not keep up. */
const most = 4000;

function roomsAtMost(people: number): number {
  return Math.ceil(most / people);
}

function capacityScenario(people: number): Scenario {
  return {
    name: `capacity, rooms of ${people}`,
    measures: [
      { name: 'edits taken in at p99 ≤ 100 ms', unit: 'per s', more: true },
      { name: 'bound by the load generator', unit: '1 = yes', more: false },
    ],
    reviews: () => new Map([[people, roomsAtMost(people)]]),
    run: (peer, extent) =>
      withServer(peer, async (running) => {
        const [warmUp, during] = extent.quick ? [500, 1000] : [800, 1600];
        const tally = new Tally();
        const open: LoadRoom[] = [];
        let good = 0;
        let goodRate = 0;
        let bad = Infinity;
        let bound = 0;
        let wanted = Math.ceil(firstWriters / people);
        const limit = roomsAtMost(people);
        while (wanted > good && wanted < bad) {
          const more = { people, from: open.length, to: wanted, edits: 400 };
          if (wanted > open.length) open.push(...(await fillRooms(peer, running, tally, more)));
          const typing = new Typing(running, tally);
          typing.seat(open.slice(0, wanted));
          const { holds, figures } = await attempt(typing, [warmUp, during], (figures) =>
            extent.say(describe(peer, figures, typing.endings())),
          );
          if (holds) {
            good = wanted;
            goodRate = figures.editsPerSecond;
            bound = wanted === limit ? 1 : 0;
          } else {
            bad = wanted;
            bound = figures.keptPace ? 0 : 1;
            if (figures.closed > 0) break;
          }
          if (bad / Math.max(1, good) < precision) break;
          const between = Math.sqrt(Math.max(1, good) * bad);
          wanted = Math.min(limit, Math.round(bad === Infinity ? good * growth : between));
        }
        for (const room of open) room.leave();
        return [goodRate, bound];
      }),
  };
}

async function attempt(
  typing: Typing,
  [warmUp, during]: readonly [number, number],
  tell: (figures: TypingFigures) => void,
): Promise<{ holds: boolean; figures: TypingFigures }> {
  let hopes = 2;
  for (let left = tries; ; left -= 1) {
    const figures = await typing.run(pace, warmUp, during);
    tell(figures);
    const { p99, missing, closed, keptPace } = figures;
    const holds = p99 <= tooLate && missing === 0 && closed === 0 && keptPace;
    if (p99 > hopeless * tooLate) hopes -= 1;
    if (holds || left <= 1 || closed > 0 || hopes === 0) return { holds, figures };
  }
}

function describe({ name }: Peer, figures: TypingFigures, endings: readonly string[]): string {
  const { writers, editsPerSecond, p99, cpuPerEdit, missing, keptPace } = figures;
  const notes = [
    ...(missing > 0 ? [`${missing} missing`] : []),
    ...endings.map((ending) => `a connection was ${ending}`),
    ...(keptPace ? [] : ['the load generator is at its end']),
  ];
  return [
    `  ${name}: ${writers} writers, ${Math.round(editsPerSecond)} edits/s, p99 ${p99.toFixed(1)} ms`,
    `${Math.round(cpuPerEdit)} µs each`,
    ...notes,
  ].join(', ');
}

export const capacityScenarios: readonly Scenario[] = [capacityScenario(10), capacityScenario(4)];
