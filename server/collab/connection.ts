/**
 * One socket in one room: what it may send, which of its frames are durable, and the bytes on their way to it. Knows
 * no document; the room decides what a message means.
 */
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { ReviewRole } from '../../shared/access.ts';
import {
  closeCodes,
  type CloseCode,
  type PresenceStamp,
  type RefusalCode,
} from '../../shared/collab/protocol.ts';
import { Allowance } from './allowance.ts';
import { OwnPresence } from './presence.ts';
import { ackMessage, lasting, leaveDesk, refuseMessage, serverFrame, withAck } from './wire.ts';

/** Who is at the other end. */
export interface Visitor {
  readonly sessionId: string;
  readonly memberId: string;
  readonly name: string;
  readonly colour: string;
}

/** Bytes waiting for a reader beyond which it is closed, to come back and be given the state as a whole. */
export const slowReaderBytes = 4 * 1024 * 1024;
/** Update frames per second and reserve: typing sends about ten; a paste or an undo of much comes in a burst. */
const updateFrames = { perSecond: 30, burst: 600 };
const updateBytes = { perSecond: 2 * 1024 * 1024, burst: 24 * 1024 * 1024 };
/** A stock client repeats the presence of everyone else, so this grows with the room. */
const awarenessFrames = { perSecond: 200, burst: 400 };
/** Bytes up to which frames are copied together before they are written. */
const copiedBytes = 16 * 1024;
/** Pings without an answer after which the other end counts as gone. */
const missedPings = 2;
/** Milliseconds a closing handshake may take. */
const closingGrace = 1000;
/** Answers to step 1 that may turn out not to be enough before the sender counts as broken. */
const fruitlessAnswers = 3;

export class Connection {
  readonly visitor: Visitor;
  readonly presence: OwnPresence;
  role: ReviewRole;
  /** Whether it is given what others write: from the moment its step 1 was heard. */
  synced = false;
  /** Nothing more is taken from it; what it sent before is still committed. */
  ended = false;
  readonly #ws: WebSocket;
  readonly #socket: Socket;
  /** Whether the system has taken what was written once nothing waits, so that its bytes may be used again. */
  readonly #isDirect: boolean;
  readonly #frames: Allowance;
  readonly #bytes: Allowance;
  readonly #awareness: Allowance;
  #outbox: Buffer[] = [];
  #received = 0;
  #durable = 0;
  #acked = 0;
  /** The last ack sent; one newer goes out with the next flush. */
  #ackSent = 0;
  /** Frames dropped because something they build on was missing; the ack stops before the first. */
  #waiting: number[] = [];
  #asked = 0;
  #fruitless = 0;
  #firstSync = 0;
  #missed = 0;

  constructor(ws: WebSocket, visitor: Visitor, role: ReviewRole, now: number) {
    this.#ws = ws;
    this.#socket = (ws as unknown as { readonly _socket: Socket })._socket;
    this.#isDirect = (this.#socket as unknown as { readonly _handle?: unknown })._handle != null;
    this.visitor = visitor;
    this.presence = new OwnPresence(visitor.memberId);
    this.role = role;
    this.#frames = new Allowance(updateFrames.perSecond, updateFrames.burst, now);
    this.#bytes = new Allowance(updateBytes.perSecond, updateBytes.burst, now);
    this.#awareness = new Allowance(awarenessFrames.perSecond, awarenessFrames.burst, now);
    ws.on('pong', () => {
      this.#missed = 0;
    });
  }

  get memberId(): string {
    return this.visitor.memberId;
  }

  get stamp(): PresenceStamp {
    const { memberId, name, colour } = this.visitor;
    return { memberId, name, role: this.role, colour };
  }

  get isOpen(): boolean {
    return this.#ws.readyState === this.#ws.OPEN;
  }

  /** Counts an update-bearing frame and returns its number. */
  countFrame(): number {
    this.#received += 1;
    return this.#received;
  }

  mayUpdate(bytes: number, now: number): boolean {
    return this.#frames.take(1, now) && this.#bytes.take(bytes, now);
  }

  mayAnnounce(now: number): boolean {
    this.presence.heardAt = now;
    return this.#awareness.take(1, now);
  }

  /** A frame was dropped for want of what it builds on. */
  frameWaits(frame: number): void {
    this.#waiting.push(frame);
  }

  /** A frame and all before it are durable. A durable answer to step 1 holds whatever was dropped before it. */
  frameDurable(frame: number, answersStep1: boolean): void {
    this.#durable = Math.max(this.#durable, frame);
    if (answersStep1) this.#waiting = this.#waiting.filter((waiting) => waiting > frame);
    const [first = Infinity] = this.#waiting;
    const acked = Math.min(this.#durable, first - 1);
    if (acked > this.#acked) this.#acked = acked;
  }

  /** Notes that step 1 goes out; an answer is expected. */
  askedStep1(): void {
    this.#asked += 1;
  }

  answeredStep1(): void {
    this.#asked = Math.max(0, this.#asked - 1);
  }

  get isAsked(): boolean {
    return this.#asked > 0;
  }

  /** An answer to step 1 was not enough. True once that has happened too often to be a coincidence. */
  answerWasFruitless(): boolean {
    this.#fruitless += 1;
    return this.#fruitless >= fruitlessAnswers;
  }

  answerWasUseful(): void {
    this.#fruitless = 0;
  }

  /** Puts a message of this connection's own behind what is on its way; `flush` or the next broadcast sends it. */
  queue(payload: Uint8Array): void {
    this.#outbox.push(serverFrame(payload));
  }

  /** The answer to a step 1. To the first it is the whole state: large as that is, it is not held against a slow reader. */
  queueState(frames: readonly Buffer[], first: boolean): void {
    for (const frame of frames) {
      if (first) this.#firstSync += frame.byteLength;
      this.#outbox.push(frame);
    }
  }

  /** Writes a buffer shared with others, if any, the newest ack and everything queued, in one go. */
  flush(shared: Buffer | null = null): void {
    const hasAck = this.#acked > this.#ackSent;
    if (shared === null && !hasAck && this.#outbox.length === 0) return;
    const outbox = this.#outbox;
    this.#outbox = [];
    this.#ackSent = this.#acked;
    if (!this.isOpen) return;
    // Where something waits already, this will too.
    const isDirect = this.#isDirect && this.#socket.writableLength === 0;
    if (outbox.length === 0 && shared !== null && shared.byteLength <= copiedBytes) {
      const all = hasAck ? withAck(shared, this.#acked) : shared;
      this.#socket.write(isDirect ? all : Buffer.from(all));
    } else {
      const all = shared === null ? [] : [lasting(shared)];
      if (hasAck) all.push(serverFrame(ackMessage(this.#acked)));
      this.#write([...all, ...outbox]);
    }
    const { writableLength } = this.#socket;
    if (writableLength === 0) {
      this.#firstSync = 0;
      return;
    }
    if (isDirect) leaveDesk();
    if (writableLength > slowReaderBytes + this.#firstSync) this.close(closeCodes.slowReader);
  }

  /** Copying little into one buffer is cheaper than one system call over several. */
  #write(frames: readonly Buffer[]): void {
    const [only] = frames;
    const bytes = frames.reduce((sum, { byteLength }) => sum + byteLength, 0);
    if (frames.length === 1 && only !== undefined) {
      this.#socket.write(only);
    } else if (bytes <= copiedBytes) {
      this.#socket.write(Buffer.concat(frames, bytes));
    } else {
      this.#socket.cork();
      for (const frame of frames) this.#socket.write(frame);
      this.#socket.uncork();
    }
  }

  /** Tells which frame was not accepted, and closes. */
  refuse(frame: number, code: RefusalCode): void {
    this.queue(refuseMessage(frame, code));
    this.flush();
    this.close(closeCodes.refused, code);
  }

  close(code: CloseCode, reason = ''): void {
    this.ended = true;
    if (this.#ws.readyState > this.#ws.OPEN) return;
    this.#ws.close(code, reason);
    const timer = setTimeout(() => this.#ws.terminate(), closingGrace);
    this.#ws.once('close', () => clearTimeout(timer));
  }

  /** Resolves when the socket is gone. */
  gone(): Promise<void> {
    if (this.#ws.readyState === this.#ws.CLOSED) return Promise.resolve();
    return new Promise((resolve) => this.#ws.once('close', () => resolve()));
  }

  /** Asks for a sign of life; ends the connection when the last ones stayed without an answer. */
  ping(): void {
    if (this.#missed >= missedPings) {
      this.#ws.terminate();
      return;
    }
    this.#missed += 1;
    if (this.isOpen) this.#ws.ping();
  }
}
