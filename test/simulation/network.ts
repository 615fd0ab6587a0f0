/**
 * The lines between browsers and the server: bytes in order, in pieces, late, into nowhere, or cut in the middle of a
 * frame. What one end is told of a line's end, and when, is the network's decision too.
 */
import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Duplex } from 'node:stream';
import type { SeededRandom } from '../support/seeded-random.ts';
import type { Process, Scheduler } from './scheduler.ts';

/** What an end of a line hears. */
export interface LineEnd {
  readonly process: Process;
  received(bytes: Uint8Array): void;
  /** Nothing more comes. */
  ended(): void;
}

/** A listening server; null while nothing listens. */
export interface Listener {
  readonly process: Process;
  /** Where `upgrade` is heard, as on an HTTP server. */
  readonly http: EventEmitter;
}

type Direction = 'up' | 'down';

export class Line {
  readonly #network: Network;
  readonly #ends: { up: LineEnd | null; down: LineEnd | null };
  readonly #dueAt = { up: 0, down: 0 };
  readonly #lost = { up: false, down: false };
  readonly #base: number;
  #cut = false;
  /** What happens when a direction loses its next piece: set by the network's moods. */
  #stalledUntil = 0;

  constructor(network: Network, client: LineEnd, base: number) {
    this.#network = network;
    this.#ends = { up: null, down: client };
    this.#base = base;
  }

  get isCut(): boolean {
    return this.#cut;
  }

  attachServer(end: LineEnd): void {
    this.#ends.up = end;
  }

  /** Sends bytes up to the server or down to the client. */
  send(direction: Direction, bytes: Uint8Array): void {
    const { scheduler, random } = this.#network;
    if (this.#cut || bytes.byteLength === 0) return;
    const pieces = random.next() < 0.15 ? splitSomewhere(bytes, random) : [bytes];
    for (const piece of pieces) {
      if (this.#lost[direction]) return;
      const at = this.#next(direction);
      const end = this.#ends[direction];
      if (end === null) return;
      scheduler.at(end.process, at - scheduler.time, () => {
        if (!this.#cut && !this.#lost[direction]) end.received(piece);
      });
    }
  }

  /** An end closed in good order: the other hears of it behind what was sent before. */
  close(direction: Direction): void {
    const { scheduler } = this.#network;
    const end = this.#ends[direction];
    if (this.#cut || end === null) return;
    scheduler.at(end.process, this.#next(direction) - scheduler.time, () => {
      if (this.#cut || this.#lost[direction]) return;
      this.#cut = true;
      this.#network.forget(this);
      end.ended();
    });
  }

  /** Cuts at once: what is under way is lost. @param hears which ends are told, soon */
  cut(hears: readonly Direction[]): void {
    if (this.#cut) return;
    this.#cut = true;
    this.#network.forget(this);
    for (const direction of hears) this.tell(direction);
  }

  tell(direction: Direction): void {
    const { scheduler, random } = this.#network;
    const end = this.#ends[direction];
    if (end !== null) scheduler.at(end.process, 1 + random.below(40), () => end.ended());
  }

  /** From now on bytes in this direction vanish without a word. */
  lose(direction: Direction): void {
    this.#lost[direction] = true;
  }

  /** Nothing arrives before so many milliseconds have passed. */
  stall(ms: number): void {
    this.#stalledUntil = Math.max(this.#stalledUntil, this.#network.scheduler.time + ms);
  }

  #next(direction: Direction): number {
    const { scheduler, random } = this.#network;
    const free = scheduler.time + this.#base + random.next() * this.#base;
    this.#dueAt[direction] = Math.max(this.#dueAt[direction] + 0.001, free, this.#stalledUntil);
    return this.#dueAt[direction];
  }
}

export class Network {
  readonly scheduler: Scheduler;
  readonly random: SeededRandom;
  readonly lines = new Set<Line>();
  listener: Listener | null = null;

  constructor(scheduler: Scheduler) {
    this.scheduler = scheduler;
    this.random = scheduler.random('network');
  }

  forget(line: Line): void {
    this.lines.delete(line);
  }

  /** Opens a line and asks for an upgrade on it; where nothing listens the client is told after a while. */
  connect(client: LineEnd, url: string, cookie: string): Line {
    const line = new Line(this, client, 0.5 + this.random.next() * (this.random.next() < 0.2 ? 120 : 15));
    this.lines.add(line);
    this.scheduler.at(this.scheduler.world, 1 + this.random.below(30), () => {
      const { listener } = this;
      if (line.isCut) return;
      if (listener === null || !listener.process.alive) {
        line.cut(['down']);
        return;
      }
      const end = new ServerEnd(line, listener.process);
      line.attachServer(end);
      this.scheduler.at(listener.process, 0, () =>
        listener.http.emit('upgrade', upgradeRequest(url, cookie), end.socket, Buffer.alloc(0)),
      );
    });
    return line;
  }
}

class ServerEnd implements LineEnd {
  readonly process: Process;
  readonly socket: Duplex;

  constructor(line: Line, process: Process) {
    this.process = process;
    this.socket = new Duplex({
      read: () => undefined,
      write(chunk: Buffer, _encoding, done) {
        line.send('down', Uint8Array.from(chunk));
        done();
      },
      final(done) {
        line.close('down');
        done();
      },
      destroy(error, done) {
        line.cut(['down']);
        done(error);
      },
    });
  }

  received(bytes: Uint8Array): void {
    if (!this.socket.destroyed) this.socket.push(Buffer.from(bytes));
  }

  ended(): void {
    if (this.socket.destroyed) return;
    this.socket.push(null);
    this.socket.destroy();
  }
}

function upgradeRequest(url: string, cookie: string): IncomingMessage {
  return {
    method: 'GET',
    url,
    headers: {
      connection: 'upgrade',
      upgrade: 'websocket',
      host: 'causeway.test',
      cookie,
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'sec-websocket-version': '13',
    },
  } as unknown as IncomingMessage;
}

function splitSomewhere(bytes: Uint8Array, random: SeededRandom): Uint8Array[] {
  const at = random.below(bytes.byteLength + 1);
  return [bytes.subarray(0, at), bytes.subarray(at)].filter(({ byteLength }) => byteLength > 0);
}
