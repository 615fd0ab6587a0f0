/** A server for tests of the session: one document in memory, and the ends of its sockets. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import {
  closeCodes,
  messageAck,
  messageRefuse,
  messageSync,
  syncStep1,
  syncUpdate,
} from '../../shared/collab/protocol.ts';

/** As much of a server as a session meets: one document, counted frames, acknowledgements that can be held back. */
export class MemoryServer {
  doc = new Y.Doc();
  readonly urls: string[] = [];
  readonly lines: MemoryLine[] = [];
  holdsAcks = false;
  /** Closes everybody who comes with this code. */
  turnsAway: number | null = null;
  refuses: string | null = null;

  constructor() {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      for (const line of this.lines)
        if (line !== origin) line.say(messageSync, (to) => writeUpdate(to, update));
    });
  }

  admit(line: MemoryLine, url: string): void {
    this.urls.push(url);
    queueMicrotask(() => {
      line.open();
      if (this.turnsAway !== null) {
        line.close(this.turnsAway);
        return;
      }
      this.lines.push(line);
      line.say(messageSync, (to) => writeSyncStep1(to, this.doc));
    });
  }

  hear(line: MemoryLine, frame: Uint8Array): void {
    const from = decoding.createDecoder(frame);
    if (decoding.readVarUint(from) !== messageSync) return;
    const kind = decoding.peekVarUint(from);
    if (kind !== syncStep1) {
      line.frames += 1;
      if (this.refuses !== null && kind === syncUpdate) {
        this.refuse(line, this.refuses);
        return;
      }
    }
    const answer = encoding.createEncoder();
    encoding.writeVarUint(answer, messageSync);
    readSyncMessage(from, answer, this.doc, line);
    if (encoding.length(answer) > 1) line.deliver(encoding.toUint8Array(answer));
    if (kind !== syncStep1 && !this.holdsAcks) this.ack(line);
  }

  ack(line: MemoryLine): void {
    line.say(messageAck, (to) => encoding.writeVarUint(to, line.frames));
  }

  refuse(line: MemoryLine, code: string): void {
    line.say(messageRefuse, (to) => {
      encoding.writeVarUint(to, line.frames);
      encoding.writeVarString(to, code);
    });
    line.close(closeCodes.refused);
  }

  get line(): MemoryLine {
    const line = this.lines.at(-1);
    if (line === undefined) throw new Error('Nobody is here.');
    return line;
  }
}

/** One end of a socket. The listeners that y-websocket sets as `on…` are called by this environment's EventTarget. */
export class MemoryLine extends EventTarget {
  readonly OPEN = 1;
  readyState = 0;
  binaryType = 'blob';
  frames = 0;
  readonly #server: MemoryServer;

  constructor(server: MemoryServer, url: string) {
    super();
    this.#server = server;
    server.admit(this, url);
  }

  send(frame: Uint8Array): void {
    const copy = frame.slice();
    queueMicrotask(() => this.readyState === 1 && this.#server.hear(this, copy));
  }

  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  say(type: number, write: (to: encoding.Encoder) => void): void {
    const to = encoding.createEncoder();
    encoding.writeVarUint(to, type);
    write(to);
    this.deliver(encoding.toUint8Array(to));
  }

  deliver(frame: Uint8Array): void {
    if (this.readyState !== 1) return;
    this.dispatchEvent(new MessageEvent('message', { data: frame.slice().buffer }));
  }

  close(code = 1000): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.#server.lines.splice(this.#server.lines.indexOf(this) >>> 0, 1);
    this.dispatchEvent(Object.assign(new Event('close'), { code, reason: '' }));
  }
}
