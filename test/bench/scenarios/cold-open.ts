/** A document with a quarter of a million edits in its past: typing it in, opening it cold and warm, and its size. */
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeUpSession, readTrace, recordHistory, type History } from '../load/history.ts';
import { Visitor } from '../load/visitor.ts';
import { folderBytes } from '../peer-process.ts';
import { forget, type Peer, type PeerName } from '../peers.ts';
import type { Extent, Scenario } from './scenario.ts';

const people = 1;
const longSession = 250_000;
const shortSession = 25_000;
/** Keystrokes in one frame: what somebody fast sends in a few seconds, so that a log has thousands of rows. */
const editsPerUpdate = 25;
/** Frames on one connection; a server that limits how fast somebody may send sees a new visitor after that. */
const framesPerVisit = 500;

interface Filled {
  readonly folder: string;
  readonly bytes: number;
  readonly perSecond: number;
}

async function readOnce(visitor: Visitor): Promise<void> {
  await visitor.read();
  visitor.leave();
}

/** `trace` is a recorded session to use instead of a made-up one. */
export function coldOpenScenario(trace: string | null): Scenario {
  let history: History | null = null;
  const filled = new Map<PeerName, Filled>();

  function session({ quick }: Extent): History {
    const patches = trace === null ? makeUpSession(quick ? shortSession : longSession, 3) : readTrace(trace);
    history ??= recordHistory(patches, editsPerUpdate);
    return history;
  }

  /** Once for all rounds: the folder is copied for each. */
  async function fill(peer: Peer, extent: Extent): Promise<Filled> {
    const { updates, edits } = session(extent);
    const folder = peer.freshFolder();
    const before = folderBytes(folder);
    const running = await peer.start(folder);
    const address = peer.room(running, people, 0);
    const began = performance.now();
    const many = peer.acknowledges ? framesPerVisit : updates.length;
    for (let at = 0; at < updates.length; at += many) {
      const visitor = new Visitor(address, 0);
      await visitor.enter();
      if (at === 0 && peer.seed !== null) visitor.bring(peer.seed);
      for (const update of updates.slice(at, at + many)) {
        visitor.bring(update);
        if (peer.acknowledges) await visitor.acked();
      }
      // Who reads the end of it may let go of the line: everything before has arrived.
      if (at + many >= updates.length) await readOnce(new Visitor(address, 0));
      visitor.leave();
    }
    const seconds = (performance.now() - began) / 1000;
    await sleep(12_000);
    await running.stop();
    const done = { folder, bytes: folderBytes(folder) - before, perSecond: edits / seconds };
    filled.set(peer.name, done);
    return done;
  }

  return {
    name: `long document${trace === null ? '' : ', recorded session'}`,
    measures: [
      { name: 'cold open', unit: 'ms', more: false },
      { name: 'second person', unit: 'ms', more: false },
      { name: 'disk after typing it in', unit: 'bytes per edit', more: false },
      { name: 'disk against encoded state', unit: 'times', more: false },
    ],
    reviews: () => new Map([[people, 1]]),
    run: async (peer, extent) => {
      const { folder: source, bytes } = filled.get(peer.name) ?? (await fill(peer, extent));
      const { edits, whole } = session(extent);
      const folder = mkdtempSync(join(tmpdir(), 'causeway-bench-'));
      cpSync(source, folder, { recursive: true });
      const running = await peer.start(folder);
      try {
        await sleep(500);
        const address = peer.room(running, people, 0);
        const [first, second] = [new Visitor(address, 0), new Visitor(address, 0)];
        const cold = await first.read();
        const warm = await second.read();
        first.leave();
        second.leave();
        return [cold, warm, bytes / edits, bytes / whole.byteLength];
      } finally {
        await running.stop();
        forget(folder);
      }
    },
  };
}
