/** Someone who opens a room to bring a document in or to wait until it is there as a whole. */
import { performance } from 'node:perf_hooks';
import { lastWords } from './history.ts';
import type { RoomAddress } from './load-room.ts';
import { RawSocket } from './raw-socket.ts';
import {
  awarenessMessage,
  emptyAnswer,
  framesFor,
  opening,
  readServerMessage,
  updateMessage,
} from './wire.ts';

/** Milliseconds anything here may take. */
const patience = 120_000;
/** Client number under which the visitor only shows a sign of life. */
const lookingOn = 4_000_000;

export class Visitor {
  readonly #address: RoomAddress;
  readonly #number: number;
  readonly #socket = new RawSocket();
  #sent = 0;
  #acked = 0;
  #clock = 1;
  #closed: string | null = null;
  #isSynced = false;
  #hasAll = false;
  readonly #waiting = new Set<() => void>();

  constructor(address: RoomAddress, number: number) {
    this.#address = address;
    this.#number = number;
  }

  /** Resolves when the server's first answer is here, which some send before they have loaded the document. */
  async enter(): Promise<void> {
    const { dialect, port, path } = this.#address;
    this.#socket.onMessage = (payload) => {
      const message = readServerMessage(dialect, payload);
      if (message.kind === 'step1') this.update(emptyAnswer());
      if (message.kind === 'step2') this.#isSynced = true;
      if (message.kind === 'step2' || message.kind === 'update')
        this.#hasAll ||= message.body.includes(lastWords);
      if (message.kind === 'ack')
        this.#acked = message.frames === 'one-more' ? this.#acked + 1 : message.frames;
      if (message.kind === 'refused') this.#closed = `refused ${message.why}`;
      this.#wake();
    };
    this.#socket.onClose = (code) => {
      this.#closed ??= `closed with ${code ?? 'no code'}`;
      this.#wake();
    };
    await this.#socket.connect({ port, path, headers: this.#address.headers(this.#number) });
    for (const message of opening(dialect)) this.#say(message);
    await this.#until(() => this.#isSynced);
  }

  /** Resolves with the milliseconds from the first byte sent until the last words of the document were here. */
  async read(): Promise<number> {
    const began = performance.now();
    await this.enter();
    await this.#until(() => this.#hasAll);
    return performance.now() - began;
  }

  /** Sends an update message. */
  update(message: Uint8Array): void {
    this.#sent += 1;
    this.#say(message);
  }

  bring(update: Uint8Array): void {
    this.update(updateMessage(update));
  }

  /** Resolves when everything sent is acknowledged. Only where the server acknowledges at all. */
  acked(): Promise<void> {
    return this.#until(() => this.#acked >= this.#sent);
  }

  /** A sign of life, as stock clients give every 15 seconds. */
  heartbeat(): void {
    this.#say(awarenessMessage(lookingOn + this.#number, (this.#clock += 1), { section: 's.what' }));
  }

  leave(): void {
    this.#socket.close();
  }

  #say(message: Uint8Array): void {
    this.#socket.send(framesFor(this.#address.dialect, this.#address.name, [message]));
  }

  async #until(condition: () => boolean): Promise<void> {
    const until = performance.now() + patience;
    while (!condition()) {
      if (this.#closed !== null) throw new Error(`A visitor of ${this.#address.path} was ${this.#closed}.`);
      if (performance.now() > until) throw new Error(`A visitor of ${this.#address.path} waited in vain.`);
      await new Promise<void>((resolve) => {
        const late = setTimeout(resolve, patience);
        this.#waiting.add(() => {
          clearTimeout(late);
          resolve();
        });
      });
    }
  }

  #wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resolve of waiting) resolve();
  }
}
