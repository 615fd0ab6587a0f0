/** Broken frames, most of them against rooms in this process, some over real sockets to a real server. */
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import type { SeededRandom } from '../support/seeded-random.ts';
import { bareSocket, until, type BareSocket } from '../support/stock-client.ts';
import { bombs, brokenFrame, wholeFrames } from './broken-frames.ts';
import { isWithin, onServer, type Fault, type Outcome } from './fault.ts';
import { fuzzRooms } from './frame-fuzz.ts';
import type { FaultyServer } from './faulty-process.ts';
import { isClean, TypingPanel } from './typing-panel.ts';

/** Milliseconds of computing that a frame may cause. */
const frameWithin = 50;

export const brokenFramesInProcess = (count: number): Fault => ({
  name: `${count} broken frames and all bombs against rooms`,
  async run(ground) {
    const report = await fuzzRooms(ground.random, count);
    const { changed, disturbed, slowestMs } = report;
    return {
      holds: changed === 0 && disturbed === 0 && isWithin(ground, slowestMs, frameWithin),
      counts: { ...report },
    };
  },
});

/** As the faulty server writes it. */
interface LoopReport {
  readonly longestPieceMs: number;
  readonly longestCollectionMs: number;
}

/** Sends frames one by one, each on a line that is still open. */
class Sender {
  refused = 0;
  readonly #address: string;
  readonly #cookie: string;
  #socket: BareSocket | null = null;

  constructor(url: string, reviewId: string, cookie: string) {
    this.#address = `${url.replace('http', 'ws')}/collab/${reviewId}`;
    this.#cookie = cookie;
  }

  async send(bytes: Uint8Array): Promise<void> {
    const open = this.#socket?.closed() === null ? this.#socket : await this.#open();
    open.send(bytes);
    // The answer to a ping comes behind whatever the frame caused.
    open.ws.ping();
    const answered = new AbortController();
    const either = ['pong', 'close'].map((event) => once(open.ws, event, { signal: answered.signal }));
    await Promise.race(either);
    answered.abort();
    await Promise.allSettled(either);
  }

  leave(): void {
    this.#socket?.ws.terminate();
  }

  async #open(): Promise<BareSocket> {
    if (this.#socket !== null) this.refused += 1;
    const socket = bareSocket(this.#address, { cookie: this.#cookie });
    await until(() => socket.heard.length > 0, 'step 1 is heard');
    this.#socket = socket;
    return socket;
  }
}

/** Bytes that are no WebSocket frames, on a line that was let in. */
async function sendNonsense(
  server: FaultyServer,
  reviewId: string,
  cookie: string,
  random: SeededRandom,
): Promise<void> {
  const { hostname, port, host } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => socket.destroy());
  socket.write(
    `GET /collab/${reviewId} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Cookie: ${cookie}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\n\r\n`,
  );
  await once(socket, 'data');
  socket.write(Buffer.from(random.bytes(64)));
  socket.end();
  socket.resume();
  await once(socket, 'close');
}

export const brokenFramesOverSockets = (count: number): Fault => ({
  name: `${count} broken frames and all bombs over real sockets`,
  run: (ground) => {
    const loopFile = join(tmpdir(), `causeway-loop-${process.pid}`);
    return onServer(
      ground,
      3,
      async (server, members): Promise<Outcome> => {
        const { random } = ground;
        const [chair, colleague, mal] = members;
        if (chair === undefined || colleague === undefined || mal === undefined)
          throw new Error('Three members.');
        const panel = await TypingPanel.open(server, [chair, colleague], random);
        await chair.addParticipant(panel.reviewId, mal.me?.id ?? '', 'panel');
        const [typist] = panel.typists;
        const state = (): Uint8Array => Y.encodeStateAsUpdate(typist?.writer.doc ?? new Y.Doc());
        const sender = new Sender(server.url, panel.reviewId, mal.cookie);
        server.arm();
        for (const { bytes } of bombs(state(), typist?.writer.doc.clientID ?? 1)) await sender.send(bytes);
        for (let sent = 0; sent < count; sent += 1) {
          if (sent % 100 === 0) for (const one of panel.typists) panel.write(one);
          const whole = wholeFrames(state(), 20_000 + sent, random);
          await sender.send(brokenFrame(whole, random).bytes);
          if (sent % 10 === 0) await sendNonsense(server, panel.reviewId, mal.cookie, random);
        }
        sender.leave();
        await panel.allAcknowledged();
        const verdict = panel.verdict();
        const kept = panel.typists.every(({ writer }) => writer.closeCode === null);
        panel.leave();
        const code = await server.stop('SIGTERM');
        const { longestPieceMs, longestCollectionMs } = JSON.parse(
          readFileSync(loopFile, 'utf8'),
        ) as LoopReport;
        rmSync(loopFile);
        return {
          holds: isClean(verdict) && kept && code === 0 && isWithin(ground, longestPieceMs, frameWithin),
          counts: {
            frames: count,
            refused: sender.refused,
            'longest piece of computing, ms': Math.round(longestPieceMs),
            'longest collection of garbage, ms': Math.round(longestCollectionMs),
            acknowledged: verdict.acknowledged,
            lost: verdict.lost.length,
            doubled: verdict.doubled.length,
            'others kept their lines': String(kept),
            'exit code': String(code),
          },
        };
      },
      { loopFile },
    );
  },
});
