/** What every scenario is given and gives back. */
import { LoadRoom, type Tally } from '../load/load-room.ts';
import { Script } from '../load/script.ts';
import type { RunningPeer } from '../peer-process.ts';
import { forget, type Peer } from '../peers.ts';

/** One measured figure. `null` where a server has no such thing. */
export type Figure = number | null;

export interface Measure {
  readonly name: string;
  readonly unit: string;
  /** Whether more is better; it turns the ratio round. */
  readonly more: boolean;
}

export interface Extent {
  /** Short runs, to try things out. */
  readonly quick: boolean;
  readonly say: (line: string) => void;
}

export interface Scenario {
  readonly name: string;
  /** What one run measures, in the order of its figures. */
  readonly measures: readonly Measure[];
  /** Reviews that must have been prepared: people → how many. */
  readonly reviews: (extent: Extent) => ReadonlyMap<number, number>;
  readonly run: (peer: Peer, extent: Extent) => Promise<readonly Figure[]>;
}

const scripts: Script[] = [];

/** The scripts of the first so many people of any room; encoded once, ahead of time. */
export function scriptsFor(people: number, edits: number): readonly Script[] {
  while (scripts.length < people) scripts.push(new Script(scripts.length));
  const cast = scripts.slice(0, people);
  for (const script of cast) script.prepare(edits);
  return cast;
}

/** Rooms filled at a time. */
const abreast = 10;

/** Opens rooms of so many people each and fills them. */
export async function fillRooms(
  peer: Peer,
  running: RunningPeer,
  tally: Tally,
  { people, from, to, edits }: { people: number; from: number; to: number; edits: number },
): Promise<LoadRoom[]> {
  const cast = scriptsFor(people, edits);
  const rooms: LoadRoom[] = [];
  for (let index = from; index < to; index += 1) {
    rooms.push(new LoadRoom(peer.room(running, people, index), cast, tally));
  }
  for (let at = 0; at < rooms.length; at += abreast) {
    await Promise.all(rooms.slice(at, at + abreast).map((room) => room.fill(peer.seed)));
  }
  return rooms;
}

/** Runs something on a server started for it alone, and takes everything down again. */
export async function withServer<T>(
  peer: Peer,
  work: (running: RunningPeer, folder: string) => Promise<T>,
): Promise<T> {
  const folder = peer.freshFolder();
  const running = await peer.start(folder);
  try {
    return await work(running, folder);
  } finally {
    await running.stop();
    forget(folder);
  }
}
