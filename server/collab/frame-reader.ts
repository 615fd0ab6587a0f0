/**
 * Reads what nearly every frame is, a whole masked binary one, straight from the socket: ws takes three copies and a
 * stream for each. Everything else goes to ws byte for byte and in order: control frames, pieces of messages, large
 * ones, those that come in several reads, and whatever breaks the protocol. All sockets are read into one buffer,
 * where Node lets us; otherwise it makes a block of 64 KiB for each read and a stream's chunk of it.
 */
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';

/** Bytes of a payload that is read here; a larger one may be too large, which ws decides. */
const mostBytes = 64 * 1024 - 1;
/** First byte of a final binary frame. */
const wholeBinary = 0x82;
const finalBit = 0x80;
const opcodeBits = 0x0f;
const maskBit = 0x80;
const lengthBits = 0x7f;
const maskBytes = 4;
const firstControl = 8;
const closing = 8;

interface Head {
  /** Bytes of the head, mask included. */
  readonly size: number;
  readonly length: number;
}

/** What all sockets are read into; used up before the next is read. */
const readBuffer = Buffer.allocUnsafeSlow(64 * 1024);

/**
 * For a socket that was just opened and from which nothing was read yet.
 * @param take is given each payload read here, which is only valid meanwhile; ws hands out the others as before.
 */
export function readFrames(ws: WebSocket, take: (payload: Buffer) => void): void {
  const socket = (ws as unknown as { readonly _socket: Socket })._socket;
  const listeners = socket.listeners('data');
  const [toWs] = listeners;
  // Another number of listeners than ws' own: then somebody else reads too, and ws reads everything as it always did.
  if (toWs === undefined || listeners.length > 1) return;
  const reader = new FrameReader(take, (bytes) => void toWs.call(socket, bytes));
  socket.off('data', toWs as (bytes: Buffer) => void);
  const isGone = (): boolean => socket.destroyed;
  socket.on('data', (chunk: Buffer) => reader.read(chunk, isGone));
  readInto(socket, readBuffer, (bytes) => reader.read(bytes, isGone, true));
}

interface Internals {
  readonly _handle?: { readonly useUserBuffer?: (buffer: Buffer) => void } | null;
}

/**
 * What `onread` is for sockets that connect, for one that was accepted: Node has no option for these. What was read
 * before still comes as data. Does nothing where Node is made in another way.
 */
function readInto(socket: Socket, buffer: Buffer, take: (bytes: Buffer) => void): void {
  const { _handle: handle } = socket as unknown as Internals;
  const symbols = Object.getOwnPropertySymbols(socket);
  const find = (name: string) => symbols.find(({ description }) => description === name);
  const [kept, callback, generate] = [find('kBuffer'), find('kBufferCb'), find('kBufferGen')];
  if (kept === undefined || callback === undefined || generate === undefined) return;
  if (typeof handle?.useUserBuffer !== 'function') return;
  const heard = (size: number): boolean => {
    take(buffer.subarray(0, size));
    return true;
  };
  Object.assign(socket, { [kept]: buffer, [callback]: heard, [generate]: null });
  handle.useUserBuffer(buffer);
}

export class FrameReader {
  readonly #take: (payload: Buffer) => void;
  readonly #pass: (bytes: Buffer) => void;
  /** A head that did not come whole. */
  #begun: Buffer | null = null;
  /** Bytes still to come of a frame that ws has the beginning of. */
  #passing = 0;
  /** Whether ws has the first pieces of a message. */
  #inPieces = false;
  #isOver = false;
  #isLent = false;

  constructor(take: (payload: Buffer) => void, pass: (bytes: Buffer) => void) {
    this.#take = take;
    this.#pass = pass;
  }

  /**
   * @param isGone whether the socket is gone, so that nothing more of this counts
   * @param isLent whether the bytes are only valid meanwhile
   */
  read(chunk: Buffer, isGone: () => boolean, isLent = false): void {
    this.#isLent = isLent;
    const bytes = this.#begun === null ? chunk : Buffer.concat([this.#begun, chunk]);
    this.#begun = null;
    let at = 0;
    if (this.#passing > 0) {
      at = Math.min(this.#passing, bytes.length);
      this.#passing -= at;
      this.#leave(bytes.subarray(0, at));
    }
    while (at < bytes.length && !this.#isOver && !isGone()) {
      const head = readHead(bytes, at);
      if (head === null) {
        this.#begun = Buffer.from(bytes.subarray(at));
        return;
      }
      at = this.#frame(bytes, at, head);
    }
  }

  /** Returns where the next frame begins. */
  #frame(bytes: Buffer, at: number, { size, length }: Head): number {
    const from = at + size;
    const end = from + length;
    const first = bytes[at] ?? 0;
    const isMasked = ((bytes[at + 1] ?? 0) & maskBit) !== 0;
    if (first === wholeBinary && isMasked && !this.#inPieces && length <= mostBytes && end <= bytes.length) {
      const payload = bytes.subarray(from, end);
      unmask(payload, bytes, from - maskBytes);
      this.#take(payload);
      return end;
    }
    const opcode = first & opcodeBits;
    if (opcode < firstControl) this.#inPieces = (first & finalBit) === 0;
    this.#isOver = opcode === closing && end <= bytes.length;
    const there = Math.min(end, bytes.length);
    this.#passing = end - there;
    this.#leave(bytes.subarray(at, there));
    return there;
  }

  /** To ws, which keeps what it is given. */
  #leave(bytes: Buffer): void {
    this.#pass(this.#isLent ? Buffer.from(bytes) : bytes);
  }
}

/** Null when the head itself is not there as a whole. */
function readHead(bytes: Buffer, at: number): Head | null {
  const there = bytes.length - at;
  if (there < 2) return null;
  const second = bytes[at + 1] ?? 0;
  const mask = (second & maskBit) === 0 ? 0 : maskBytes;
  const short = second & lengthBits;
  if (short < 126) return there < 2 + mask ? null : { size: 2 + mask, length: short };
  if (short === 126) return there < 4 + mask ? null : { size: 4 + mask, length: bytes.readUInt16BE(at + 2) };
  return there < 10 + mask ? null : { size: 10 + mask, length: Number(bytes.readBigUInt64BE(at + 2)) };
}

function unmask(payload: Buffer, bytes: Buffer, maskAt: number): void {
  if (bytes.readUInt32BE(maskAt) === 0) return;
  for (let at = 0; at < payload.length; at += 1) {
    payload[at] = (payload[at] ?? 0) ^ (bytes[maskAt + (at & 3)] ?? 0);
  }
}
