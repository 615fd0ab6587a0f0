/** Panels at typing speed, a room where everyone types at once, and how long "saved" takes with 200 writers. */
import { Tally } from '../load/load-room.ts';
import { Typing, type TypingFigures } from '../load/typing.ts';
import type { Peer } from '../peers.ts';
import { fillRooms, withServer, type Extent, type Measure, type Scenario } from './scenario.ts';

interface Panel {
  readonly name: string;
  readonly rooms: number;
  readonly people: number;
  /** Edits per second and writer. */
  readonly pace: number;
}

const latency: readonly Measure[] = [
  { name: 'seen by the others, p50', unit: 'ms', more: false },
  { name: 'seen by the others, p99', unit: 'ms', more: false },
  { name: 'processor per edit', unit: 'µs', more: false },
  { name: 'receipts missing', unit: '', more: false },
];

async function type(peer: Peer, panel: Panel, extent: Extent): Promise<TypingFigures> {
  const during = extent.quick ? 3000 : 5000;
  const warmUp = extent.quick ? 1000 : 1500;
  const { people, pace } = panel;
  const edits = Math.ceil(((warmUp + during) / 1000) * pace) + 20;
  return withServer(peer, async (running) => {
    const tally = new Tally();
    const rooms = await fillRooms(peer, running, tally, { people, from: 0, to: panel.rooms, edits });
    const typing = new Typing(running, tally);
    typing.seat(rooms);
    const figures = await typing.run(pace, warmUp, during);
    for (const ending of typing.endings()) extent.say(`${peer.name}: a connection was ${ending}`);
    if (!figures.keptPace) extent.say(`${peer.name}: the load generator did not keep its pace`);
    if (figures.wrong > 0) extent.say(`${peer.name}: ${figures.wrong} receipts doubled or out of turn`);
    for (const room of rooms) room.leave();
    return figures;
  });
}

function panelScenario(panel: Panel): Scenario {
  return {
    name: panel.name,
    measures: latency,
    reviews: () => new Map([[panel.people, panel.rooms]]),
    run: async (peer, extent) => {
      const { p50, p99, cpuPerEdit, missing } = await type(peer, panel, extent);
      return [p50, p99, cpuPerEdit, missing];
    },
  };
}

const saved: Panel = { name: 'saved, 200 writers', rooms: 20, people: 10, pace: 5 };

export const typingScenarios: readonly Scenario[] = [
  panelScenario({ name: 'panel 1×50', rooms: 1, people: 50, pace: 5 }),
  panelScenario({ name: 'panel 10×10', rooms: 10, people: 10, pace: 5 }),
  panelScenario({ name: 'panel 100×4', rooms: 100, people: 4, pace: 5 }),
  panelScenario({ name: 'room of 50, 20 edits/s each', rooms: 1, people: 50, pace: 20 }),
  {
    name: saved.name,
    measures: [
      { name: 'ack, p50', unit: 'ms', more: false },
      { name: 'ack, p95', unit: 'ms', more: false },
    ],
    reviews: () => new Map([[saved.people, saved.rooms]]),
    run: async (peer, extent) => {
      const { ackP50, ackP95 } = await type(peer, saved, extent);
      return [ackP50, ackP95].map((value) => (Number.isNaN(value) ? null : value));
    },
  },
];
