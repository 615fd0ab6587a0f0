/**
 * Broken frames against real rooms in this process, each from a socket that is only remembered bytes. A frame may be
 * refused, passed over or, where it happens to be a whole edit of its sender, taken; others must not feel any of it.
 */
import { EventEmitter } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { createRecord, recordText } from '../../shared/review-document/edits.ts';
import { makeCollabWorld, type CollabWorld } from '../support/collab-world.ts';
import type { SeededRandom } from '../support/seeded-random.ts';
import { allAcked, leaveAll, stockClient, synced, until, type StockClient } from '../support/stock-client.ts';
import { bombs, brokenFrame, pendingFlood, wholeFrames, type BrokenFrame } from './broken-frames.ts';

export interface FuzzReport {
  frames: number;
  /** Ended with the connection closed. */
  refused: number;
  /** Whole edits of their sender after all, and committed as such. */
  taken: number;
  /** Documents that differ from what honest people made of them. */
  changed: number;
  /** Times that somebody else's line was closed. */
  disturbed: number;
  /** Most milliseconds of computing that one frame caused. */
  slowestMs: number;
  slowestKind: string;
  /** Longest the event loop stood still in milliseconds, whatever else the machine was doing. */
  longestBlockMs: number;
}

/** A socket without a network. */
class RememberedSocket extends EventEmitter {
  readonly OPEN = 1;
  readonly CLOSED = 3;
  readyState = 1;
  readonly bufferedAmount = 0;
  readonly _socket = {
    write: () => true,
    cork: () => undefined,
    uncork: () => undefined,
  };
  readonly pause = (): void => undefined;
  readonly resume = (): void => undefined;
  readonly ping = (): void => undefined;

  close(code: number, reason = ''): void {
    if (this.readyState === this.CLOSED) return;
    this.readyState = this.CLOSED;
    this.emit('close', code, reason);
  }

  terminate(): void {
    this.close(1006);
  }
}

/**
 * Sends every bomb, so many frames that build on one that never comes, and `count` broken ones.
 * @throws when somebody else is kept from working.
 */
export async function fuzzRooms(random: SeededRandom, count: number, flood = 4000): Promise<FuzzReport> {
  // A clock that runs fast, so that no frame is spared by the limit on how many may come.
  let elapsed = 0;
  const world = await makeCollabWorld({ elapsed: () => (elapsed += 1000) });
  try {
    for (const name of ['Ada', 'Ben', 'Mal']) world.member(name);
    for (const review of ['r1', 'r2']) await world.review(review, 'ada');
    for (const member of ['ben', 'mal']) world.participant('r1', member, 'panel');
    const [ada, ben, elsewhere] = [
      stockClient(world.url, 'r1', 'ada'),
      stockClient(world.url, 'r1', 'ben'),
      stockClient(world.url, 'r2', 'ada'),
    ];
    for (const client of [ada, ben, elsewhere]) await synced(client);
    const report = await new Attack(world, random, [ada, elsewhere]).run(count, flood);
    await until(() => sameText(ada, ben), 'honest people see the same');
    return report;
  } finally {
    leaveAll();
    await world.close();
  }
}

function sameText(one: StockClient, other: StockClient): boolean {
  const text = ({ doc }: StockClient): string => JSON.stringify(doc.getMap('factors').toJSON());
  return text(one) === text(other);
}

class Attack {
  readonly #world: CollabWorld;
  readonly #random: SeededRandom;
  readonly #honest: readonly StockClient[];
  readonly #ids: string[];
  #socket: RememberedSocket | null = null;
  #words = 0;
  readonly #report: FuzzReport = {
    frames: 0,
    refused: 0,
    taken: 0,
    changed: 0,
    disturbed: 0,
    slowestMs: 0,
    slowestKind: '',
    longestBlockMs: 0,
  };

  constructor(world: CollabWorld, random: SeededRandom, honest: readonly StockClient[]) {
    this.#world = world;
    this.#random = random;
    this.#honest = honest;
    for (const { provider } of honest) {
      provider.on('connection-close', (event) => {
        // Without an event it is the client itself that leaves, at the end.
        if (event !== null) this.#report.disturbed += 1;
      });
    }
    this.#ids = honest.map(({ doc }) =>
      createRecord({ doc, origin: 'test', random: random.bytes, now: () => 1 }, 'factors', {
        layer: 'model',
      }),
    );
  }

  async run(count: number, flood: number): Promise<FuzzReport> {
    const loop = monitorEventLoopDelay({ resolution: 5 });
    await this.#honestWork();
    const state = await this.#state();
    const victim = this.#honest[0]?.doc.clientID ?? 0;
    const explosive = [...bombs(state, victim), ...pendingFlood(flood)];
    loop.enable();
    for (const frame of explosive) await this.#send(frame);
    let whole: Uint8Array[] = [];
    for (let sent = 0; sent < count; sent += 1) {
      if (sent % 250 === 0) {
        whole = wholeFrames(await this.#state(), 10_000 + sent, this.#random);
        await this.#honestWork();
      }
      await this.#send(brokenFrame(whole, this.#random));
    }
    loop.disable();
    await this.#honestWork();
    this.#report.longestBlockMs = Math.round(loop.max / 1e6);
    this.#report.slowestMs = Math.round(this.#report.slowestMs * 10) / 10;
    return this.#report;
  }

  /** Everybody else writes a word, has it acknowledged, and finds all their words. */
  async #honestWork(): Promise<void> {
    this.#words += 1;
    for (const [index, client] of this.#honest.entries()) {
      const text = recordText(client.doc, 'factors', this.#ids[index] ?? '', 'condition');
      text?.insert(text.length, 'w');
      await until(() => client.provider.wsconnected, 'the line of somebody else is open');
      await allAcked(client);
      const review = client.provider.roomname;
      const stored = await this.#world.rooms.read(review, (doc) =>
        recordText(doc, 'factors', this.#ids[index] ?? '', 'condition')?.toString(),
      );
      if (stored !== 'w'.repeat(this.#words)) this.#report.changed += 1;
    }
  }

  #state(): Promise<Uint8Array> {
    return this.#world.rooms.read('r1', (doc) => Y.encodeStateAsUpdate(doc));
  }

  /** Rows of both documents. */
  #rows(): number[] {
    return ['r1', 'r2'].map((id) => this.#world.engine.rights.document(id)?.seq ?? 0);
  }

  async #send({ kind, bytes }: BrokenFrame): Promise<void> {
    const socket = this.#socket?.readyState === 1 ? this.#socket : await this.#join();
    const [before = 0, elsewhere = 0] = this.#rows();
    const began = process.threadCpuUsage();
    socket.emit('message', Buffer.from(bytes), true);
    await turns(3);
    const used = process.threadCpuUsage(began);
    const milliseconds = (used.user + used.system) / 1000;
    if (milliseconds > this.#report.slowestMs)
      Object.assign(this.#report, { slowestMs: milliseconds, slowestKind: kind });
    this.#report.frames += 1;
    await this.#world.engine.idle();
    const [after = 0, still = 0] = this.#rows();
    if (socket.readyState !== 1) this.#report.refused += 1;
    if (after > before) this.#report.taken += 1;
    if (still !== elsewhere) this.#report.changed += 1;
  }

  async #join(): Promise<RememberedSocket> {
    const socket = new RememberedSocket();
    const visitor = { sessionId: 'mal', memberId: 'mal', name: 'Mal', colour: '#336699' };
    await this.#world.rooms.join(socket as unknown as WebSocket, 'r1', visitor, 'panel');
    this.#socket = socket;
    return socket;
  }
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
