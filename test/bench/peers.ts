/** The servers under measurement, each with how it is started and how its rooms are addressed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { surroundings } from '../../server/launch/surroundings.mjs';
import { copyGround, type CausewayGround } from './causeway-ground.ts';
import type { RoomAddress } from './load/load-room.ts';
import { RunningPeer } from './peer-process.ts';

export const peerNames = ['causeway', 'hocuspocus', 'yws-leveldb'] as const;
export type PeerName = (typeof peerNames)[number];

export const peerTitles: Readonly<Record<PeerName, string>> = {
  causeway: 'Causeway',
  hocuspocus: 'Hocuspocus + SQLite',
  'yws-leveldb': '@y/websocket-server + LevelDB',
};

/** A server that can be started on a fresh folder or on one that was filled before. */
export interface Peer {
  readonly name: PeerName;
  /** The document a room's first visitor brings along; null where the server has it already. */
  readonly seed: Uint8Array | null;
  /** Whether it tells its clients what it has taken in, one by one or as a number. */
  readonly acknowledges: boolean;
  freshFolder(): string;
  start(folder: string): Promise<RunningPeer>;
  /** The room of this number among those for so many people. */
  room(running: RunningPeer, people: number, index: number): RoomAddress;
}

const made = new Set<string>();

export function forget(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  made.delete(folder);
}

/** Removes every folder that is still there. */
export function forgetAll(): void {
  for (const folder of [...made]) forget(folder);
}

function remembered(folder: string): string {
  made.add(folder);
  return folder;
}

export function causeway(ground: CausewayGround, program: readonly string[]): Peer {
  remembered(ground.folder);
  return {
    name: 'causeway',
    seed: null,
    acknowledges: true,
    freshFolder: () => remembered(copyGround(ground)),
    // As `npm start` does.
    start: (folder) => RunningPeer.start({ program, folder, env: surroundings({}) }),
    room(running, people, index) {
      const review = ground.reviews.get(people)?.[index];
      if (review === undefined) throw new Error(`No review ${index} for ${people} people was prepared.`);
      return {
        dialect: 'y-websocket',
        port: running.port,
        path: `/collab/${review}?layout=1`,
        name: '',
        headers: (person) => ({ Cookie: ground.cookies[person] ?? '' }),
      };
    },
  };
}

export function other(name: Exclude<PeerName, 'causeway'>, seed: Uint8Array): Peer {
  const file = name === 'hocuspocus' ? 'hocuspocus.mjs' : 'y-websocket-server.mjs';
  return {
    name,
    seed,
    acknowledges: name === 'hocuspocus',
    freshFolder: () => remembered(mkdtempSync(join(tmpdir(), 'causeway-bench-'))),
    start: (folder) => RunningPeer.start({ program: [join(import.meta.dirname, 'peers', file)], folder }),
    room(running, people, index) {
      const room = `room-${people}-${index}`;
      return {
        dialect: name === 'hocuspocus' ? 'hocuspocus' : 'y-websocket',
        port: running.port,
        path: name === 'hocuspocus' ? '/' : `/${room}`,
        name: room,
        headers: () => ({}),
      };
    },
  };
}
