/** What an open room of a 150 KB document with two people in it costs: idle, edited, and after everyone left. */
import { setTimeout as sleep } from 'node:timers/promises';
import { makeUpSession, recordHistory, type History } from '../load/history.ts';
import { Script } from '../load/script.ts';
import { Visitor } from '../load/visitor.ts';
import type { RunningPeer } from '../peer-process.ts';
import { forget, type Peer } from '../peers.ts';
import type { Extent, Scenario } from './scenario.ts';

const people = 2;
/** Keystrokes that leave an encoded state of about 150 KB. */
const keystrokes = 96_000;
const editsPerUpdate = 100;
const heartbeatEvery = 15_000;
/** Milliseconds a document rests before it counts as idle, and before a room that was left counts as gone. */
const idleAfter = 32_000;
const goneAfter = 20_000;
/** Milliseconds for a server to put documents away in the background, one after the other. */
const putAway = 3000;
const putAwayEach = 450;
const abreast = 10;

let history: History | null = null;

function roomsOf({ quick }: Extent): number {
  return quick ? 40 : 100;
}

async function inBatches(many: number, work: (index: number) => Promise<void>): Promise<void> {
  for (let at = 0; at < many; at += abreast) {
    await Promise.all(Array.from({ length: Math.min(abreast, many - at) }, (_, index) => work(at + index)));
  }
}

/** Brings the documents in, one after the other, and lets the server put them away. */
async function fill(peer: Peer, folder: string, rooms: number): Promise<void> {
  history ??= recordHistory(makeUpSession(keystrokes, 5), editsPerUpdate);
  const { whole } = history;
  const running = await peer.start(folder);
  await inBatches(rooms, async (index) => {
    const visitor = new Visitor(peer.room(running, people, index), 0);
    await visitor.enter();
    if (peer.seed !== null) visitor.bring(peer.seed);
    visitor.bring(whole);
    // The second one is given what the first brought, so it is there.
    const witness = new Visitor(peer.room(running, people, index), 1);
    await witness.read();
    visitor.leave();
    witness.leave();
  });
  await sleep(putAway + rooms * putAwayEach);
  await running.stop();
}

async function measure(peer: Peer, running: RunningPeer, rooms: number): Promise<number[]> {
  await sleep(1500);
  const start = running.memory();
  const visitors: Visitor[] = [];
  await inBatches(rooms, async (index) => {
    for (let number = 0; number < people; number += 1) {
      const visitor = new Visitor(peer.room(running, people, index), number);
      await visitor.read();
      visitors.push(visitor);
    }
  });
  const beat = (): void => {
    for (const visitor of visitors) visitor.heartbeat();
  };
  beat();
  const beating = setInterval(beat, heartbeatEvery);
  await sleep(idleAfter);
  const idle = running.memory();
  const script = new Script(0);
  for (const visitor of visitors.filter((_, index) => index % people === 0)) visitor.update(script.setup);
  await sleep(3000);
  const edited = running.memory();
  clearInterval(beating);
  for (const visitor of visitors) visitor.leave();
  await sleep(goneAfter);
  const after = running.memory();
  return [(idle - start) / rooms, (edited - start) / rooms, start / 1024, after / 1024, after / start];
}

export const memoryScenarios: readonly Scenario[] = [
  {
    name: 'memory, rooms of 2 with 150 KB',
    measures: [
      { name: 'per open room, 30 s without an edit', unit: 'KiB', more: false },
      { name: 'per open room, just edited', unit: 'KiB', more: false },
      { name: 'whole server before', unit: 'MiB', more: false },
      { name: 'whole server 20 s after all left', unit: 'MiB', more: false },
      { name: 'after against before', unit: 'times', more: false },
    ],
    reviews: (extent) => new Map([[people, roomsOf(extent)]]),
    run: async (peer, extent) => {
      const folder = peer.freshFolder();
      await fill(peer, folder, roomsOf(extent));
      const running = await peer.start(folder);
      try {
        return await measure(peer, running, roomsOf(extent));
      } finally {
        await running.stop();
        forget(folder);
      }
    },
  },
];
