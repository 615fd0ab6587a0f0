/**
 * A member who types over the real socket and writes down what the server acknowledged. Speaks the wire by hand, so
 * that a test counts frames and acks itself instead of trusting the client it is about to judge.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import WebSocket from 'ws';
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import {
  messageAck,
  messageRefuse,
  messageSync,
  syncStep2,
  syncUpdate,
} from '../../shared/collab/protocol.ts';
import { layoutVersion } from '../../shared/review-document/layout.ts';

export class AckedWriter {
  readonly doc = new Y.Doc();
  /** Markers whose frame the server has acknowledged. */
  readonly acked = new Set<string>();
  readonly refusals: string[] = [];
  closeCode: number | null = null;
  #socket: WebSocket | null = null;
  #sent = 0;
  /** Markers that are in some frame of this connection, by the number of that frame. */
  #inFrame = new Map<string, number>();
  readonly #written = new Set<string>();
  readonly #waiting = new Set<() => void>();

  constructor() {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this || this.#socket?.readyState !== WebSocket.OPEN) return;
      this.#send((encoder) => writeUpdate(encoder, update));
    });
  }

  /**
   * Resolves once the server's state is here. Frames, acks and markers in flight are counted anew. `origin` is the
   * server's own address where `url` leads to it by another.
   */
  async connect(url: string, reviewId: string, cookie: string, origin = url): Promise<void> {
    this.#sent = 0;
    this.#inFrame = new Map();
    this.closeCode = null;
    const address = `${url.replace('http', 'ws')}/collab/${reviewId}?layout=${layoutVersion}`;
    const socket = new WebSocket(address, { headers: { cookie, origin } });
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    await new Promise<void>((resolve, reject) => {
      socket.on('open', () => this.#send((encoder) => writeSyncStep1(encoder, this.doc)));
      socket.on('message', (data: ArrayBuffer) => {
        if (this.#receive(new Uint8Array(data)) === syncStep2) resolve();
        this.#wake();
      });
      socket.on('error', reject);
      socket.on('close', (code) => {
        this.closeCode = code;
        this.#wake();
        reject(new Error(`The socket closed with ${code} before the first sync.`));
      });
    });
  }

  /** Runs an edit that puts `marker` into the document, and remembers it. */
  write(marker: string, edit: (doc: Y.Doc) => void): void {
    this.#written.add(marker);
    edit(this.doc);
    this.#inFrame.set(marker, this.#sent);
  }

  /** Resolves when the condition holds, looked at after each message and at the close of the socket. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  disconnect(): void {
    this.#socket?.terminate();
  }

  #receive(message: Uint8Array): number | null {
    const decoder = decoding.createDecoder(message);
    const type = decoding.readVarUint(decoder);
    if (type === messageAck) {
      const frames = decoding.readVarUint(decoder);
      for (const [marker, frame] of this.#inFrame) if (frame <= frames) this.acked.add(marker);
    } else if (type === messageRefuse) {
      decoding.readVarUint(decoder);
      this.refusals.push(decoding.readVarString(decoder));
    } else if (type === messageSync) {
      const reply = encoding.createEncoder();
      encoding.writeVarUint(reply, messageSync);
      const kind = readSyncMessage(decoder, reply, this.doc, this);
      if (encoding.length(reply) > 1) this.#sendBytes(encoding.toUint8Array(reply));
      return kind;
    }
    return null;
  }

  #send(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, messageSync);
    write(encoder);
    this.#sendBytes(encoding.toUint8Array(encoder));
  }

  #sendBytes(bytes: Uint8Array): void {
    if (bytes[1] === syncStep2 || bytes[1] === syncUpdate) this.#sent += 1;
    // A step 2 carries everything the server said it lacks, so every marker written so far travels with it.
    if (bytes[1] === syncStep2) {
      for (const marker of this.#written) {
        if (!this.#inFrame.has(marker)) this.#inFrame.set(marker, this.#sent);
      }
    }
    this.#socket?.send(bytes);
  }

  #wake(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resolve of waiting) resolve();
  }
}
