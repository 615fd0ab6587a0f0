/**
 * A room full of people who type and read. Each edit is counted by its marker at everyone who receives it: one that
 * is missing, doubled or out of turn is told apart from one that is late.
 */
import { performance } from 'node:perf_hooks';
import { Latencies } from './latencies.ts';
import { RawSocket } from './raw-socket.ts';
import { markerByte, markerLength, readMarker, type Script } from './script.ts';
import {
  emptyAnswer,
  framesFor,
  opening,
  readServerMessage,
  updateMessage,
  type Dialect,
  type ServerMessage,
} from './wire.ts';

/** Where a room is and how to be let in. */
export interface RoomAddress {
  readonly dialect: Dialect;
  readonly port: number;
  readonly path: string;
  /** The document's name where the dialect wants it in every message. */
  readonly name: string;
  /** Headers for the person of this number. */
  readonly headers: (person: number) => Readonly<Record<string, string>>;
}

/** What a measurement gathers over all rooms. */
export class Tally {
  /** Writer to every other client, milliseconds. */
  readonly seen = new Latencies();
  /** Writer to its own ack, milliseconds. */
  readonly acked = new Latencies();
  sent = 0;
  expected = 0;
  received = 0;
  wrong = 0;
  /** Edits sent before count for nothing. */
  since = 0;

  begin(): void {
    this.seen.clear();
    this.acked.clear();
    this.sent = 0;
    this.expected = 0;
    this.received = 0;
    this.wrong = 0;
    this.since = performance.now();
  }
}

/** Milliseconds a person may take to be let in and given the document. */
const syncPatience = 60_000;

export class Person {
  readonly number: number;
  readonly script: Script;
  readonly #room: LoadRoom;
  readonly #socket = new RawSocket();
  /** Edits sent so far. */
  edits = 0;
  closed: string | null = null;
  /** Bytes of the state it was given on entering. */
  stateBytes = 0;
  #frames = 0;
  #ackedFrames = 0;
  readonly #sentAt: number[] = [];
  #synced: () => void = () => undefined;

  constructor(room: LoadRoom, number: number, script: Script) {
    this.#room = room;
    this.number = number;
    this.script = script;
  }

  /** Resolves when the server's state is here. */
  async enter(): Promise<void> {
    const { address } = this.#room;
    this.#socket.onMessage = (payload) => this.#hear(readServerMessage(address.dialect, payload));
    this.#socket.onClose = (code) => {
      this.closed ??= `closed with ${code ?? 'no code'}`;
    };
    await this.#socket.connect({
      port: address.port,
      path: address.path,
      headers: address.headers(this.number),
    });
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`No state of ${address.path} came (${this.closed ?? 'still open'}).`)),
        syncPatience,
      );
      this.#synced = () => {
        clearTimeout(late);
        resolve();
      };
      for (const message of opening(address.dialect)) this.say(message);
    });
  }

  say(message: Uint8Array): void {
    const { dialect, name } = this.#room.address;
    this.#socket.send(framesFor(dialect, name, [message]));
  }

  /** Sends an update that nobody measures. */
  sayUpdate(update: Uint8Array): void {
    this.#sentAt[this.#frames] = performance.now();
    this.#frames += 1;
    this.say(update);
  }

  /** Sends the next edit of the script, caret and all. */
  type(): void {
    const { dialect, name } = this.#room.address;
    const frames = this.script.frames(dialect, name, this.edits);
    const now = performance.now();
    this.#room.sent(this.number, this.edits, now);
    this.edits += 1;
    this.#sentAt[this.#frames] = now;
    this.#frames += 1;
    this.#socket.send(frames);
  }

  get isAcked(): boolean {
    return this.#ackedFrames >= this.#frames;
  }

  leave(): void {
    this.#socket.close();
  }

  #hear(message: ServerMessage): void {
    switch (message.kind) {
      case 'step1':
        this.sayUpdate(emptyAnswer());
        return;
      case 'step2':
        this.stateBytes = message.body.length;
        this.#synced();
        return;
      case 'update':
        this.#room.scan(this.number, message.body);
        return;
      case 'ack':
        this.#ack(message.frames === 'one-more' ? this.#ackedFrames + 1 : message.frames);
        return;
      case 'refused':
        this.closed = `refused: ${message.why}`;
        return;
      case 'other':
        return;
    }
  }

  #ack(frames: number): void {
    const now = performance.now();
    const { tally } = this.#room;
    for (let frame = this.#ackedFrames; frame < frames; frame += 1) {
      const at = this.#sentAt[frame] ?? 0;
      if (at >= tally.since) tally.acked.add(now - at);
    }
    this.#ackedFrames = frames;
  }
}

export class LoadRoom {
  readonly address: RoomAddress;
  readonly tally: Tally;
  readonly people: Person[] = [];
  readonly #scripts: readonly Script[];
  /** By receiver and writer: the edit that must come next. */
  readonly #next: Uint32Array;
  readonly #sentAt: number[][];

  constructor(address: RoomAddress, scripts: readonly Script[], tally: Tally) {
    this.address = address;
    this.tally = tally;
    this.#scripts = scripts;
    this.#next = new Uint32Array(scripts.length ** 2);
    this.#sentAt = scripts.map(() => []);
  }

  /**
   * Everyone enters; the first brings the document where the server does not have one yet, and everyone makes the
   * place they type in.
   */
  async fill(seed: Uint8Array | null): Promise<void> {
    for (const [number, script] of this.#scripts.entries())
      this.people.push(new Person(this, number, script));
    const [first, ...others] = this.people;
    if (first === undefined) return;
    await first.enter();
    if (seed !== null) first.sayUpdate(updateMessage(seed));
    await Promise.all(others.map((person) => person.enter()));
    for (const person of this.people) person.sayUpdate(person.script.setup);
  }

  sent(writer: number, edit: number, at: number): void {
    const times = this.#sentAt[writer];
    if (times !== undefined) times[edit] = at;
    this.tally.sent += 1;
    this.tally.expected += this.people.length - 1;
  }

  /** Looks for markers in what someone received. */
  scan(receiver: number, bytes: Buffer): void {
    const now = performance.now();
    let at = bytes.indexOf(markerByte);
    while (at !== -1) {
      const marker = readMarker(bytes, at);
      if (marker !== null) this.#count(receiver, marker.writer, marker.edit, now);
      at = bytes.indexOf(markerByte, at + markerLength);
    }
  }

  leave(): void {
    for (const person of this.people) person.leave();
  }

  #count(receiver: number, writer: number, edit: number, now: number): void {
    if (receiver === writer) return;
    const index = receiver * this.#scripts.length + writer;
    const due = this.#next[index] ?? 0;
    const at = this.#sentAt[writer]?.[edit];
    if (at === undefined) return;
    if (edit !== due) this.tally.wrong += 1;
    if (edit < due) return;
    this.#next[index] = edit + 1;
    if (at < this.tally.since) return;
    this.tally.received += 1;
    this.tally.seen.add(now - at);
  }
}
