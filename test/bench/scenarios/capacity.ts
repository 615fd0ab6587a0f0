/** Writers are added, ten edits a second each, until one edit in a hundred is seen later than 100 ms. */
import { Tally, type LoadRoom } from '../load/load-room.ts';
import { Typing } from '../load/typing.ts';
import { fillRooms, withServer, type Extent, type Scenario } from './scenario.ts';

const pace = 10;
const tooLate = 100;
/** Writers at the first step, and how many times more there are at each following one. */
const firstWriters = 160;
const growth = 1.4;
/** The search ends when the answer is known this well. */
const precision = 1.12;
/** No more writers than this: the load generator would not keep up. */
const most = 4000;

function roomsAtMost(people: number, { quick }: Extent): number {
  return Math.ceil((quick ? most / 2 : most) / people);
}

function capacityScenario(people: number): Scenario {
  return {
    name: `capacity, rooms of ${people}`,
    measures: [
      { name: 'edits taken in at p99 ≤ 100 ms', unit: 'per s', more: true },
      { name: 'bound by the load generator', unit: '1 = yes', more: false },
    ],
    reviews: (extent) => new Map([[people, roomsAtMost(people, extent)]]),
    run: (peer, extent) =>
      withServer(peer, async (running) => {
        const [warmUp, during] = extent.quick ? [700, 1300] : [1500, 2500];
        const tally = new Tally();
        const open: LoadRoom[] = [];
        let good = 0;
        let goodRate = 0;
        let bad = Infinity;
        let bound = 0;
        let wanted = Math.ceil(firstWriters / people);
        const limit = roomsAtMost(people, extent);
        while (wanted > good && wanted < bad) {
          const more = { people, from: open.length, to: wanted, edits: 400 };
          if (wanted > open.length) open.push(...(await fillRooms(peer, running, tally, more)));
          const typing = new Typing(running, tally);
          typing.seat(open.slice(0, wanted));
          const figures = await typing.run(pace, warmUp, during);
          const { p99, missing, closed, keptPace, editsPerSecond, cpuPerEdit } = figures;
          const holds = p99 <= tooLate && missing === 0 && closed === 0 && keptPace;
          extent.say(
            `  ${peer.name}: ${wanted * people} writers, ${Math.round(editsPerSecond)} edits/s, p99 ${p99.toFixed(1)} ms, ` +
              `${Math.round(cpuPerEdit)} µs each${missing > 0 ? `, ${missing} missing` : ''}` +
              `${closed > 0 ? `, closed: ${typing.endings().join(', ')}` : ''}${keptPace ? '' : ', load generator at its end'}`,
          );
          if (holds) {
            good = wanted;
            goodRate = editsPerSecond;
            bound = wanted === limit ? 1 : 0;
          } else {
            bad = wanted;
            bound = keptPace ? 0 : 1;
            if (closed > 0) break;
          }
          if (bad / Math.max(1, good) < precision) break;
          const next = bad === Infinity ? Math.ceil(good * growth) : Math.round((good + bad) / 2);
          wanted = Math.min(limit, next);
        }
        for (const room of open) room.leave();
        return [goodRate, bound];
      }),
  };
}

export const capacityScenarios: readonly Scenario[] = [capacityScenario(10), capacityScenario(4)];
