/**
 * The bytes of the collaboration socket: messages as y-websocket and we define them, and the WebSocket frame around
 * them, so that one frame made once can be written to every receiver.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import {
  messageAck,
  messageAuth,
  messageAwareness,
  messageNotice,
  messageQueryAwareness,
  messageRefuse,
  messageSync,
  syncStep1,
  syncStep2,
  syncUpdate,
  type Notice,
  type RefusalCode,
} from '../../shared/collab/protocol.ts';

function message(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

function syncMessage(step: number, bytes: Uint8Array): Uint8Array {
  return message(messageSync, (encoder) => {
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

export const step1Message = (stateVector: Uint8Array) => syncMessage(syncStep1, stateVector);
export const step2Message = (update: Uint8Array) => syncMessage(syncStep2, update);
export const updateMessage = (update: Uint8Array) => syncMessage(syncUpdate, update);

export function awarenessMessage(update: Uint8Array): Uint8Array {
  return message(messageAwareness, (encoder) => encoding.writeVarUint8Array(encoder, update));
}

/** The first `frames` update-bearing frames of the connection are durable. */
export function ackMessage(frames: number): Uint8Array {
  return message(messageAck, (encoder) => encoding.writeVarUint(encoder, frames));
}

/** Where broadcasts are put together, one after the other: the system copies what it takes at once. */
let desk = Buffer.allocUnsafeSlow(64 * 1024);
/** Bytes of the longest ack with its frame. */
const ackBytes = 12;

/** Frames for everyone as one buffer, valid until the next; null when there are none. */
export function together(frames: readonly Buffer[]): Buffer | null {
  if (frames.length === 0) return null;
  const size = frames.reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (size + ackBytes > desk.byteLength) return Buffer.concat(frames, size);
  let at = 0;
  for (const frame of frames) {
    desk.set(frame, at);
    at += frame.byteLength;
  }
  return desk.subarray(0, size);
}

/** To be called when a socket did not take all of what lies here at once and goes on reading it. */
export function leaveDesk(): void {
  desk = Buffer.allocUnsafeSlow(desk.byteLength);
}

/** A shared buffer, or a copy of one that is valid for too short a time. */
export function lasting(shared: Buffer): Buffer {
  return shared.buffer === desk.buffer ? Buffer.from(shared) : shared;
}

/** A buffer for everyone with an ack for one of them behind it, in one piece; valid until the next. */
export function withAck(shared: Buffer, frames: number): Buffer {
  if (shared.buffer !== desk.buffer) return Buffer.concat([shared, serverFrame(ackMessage(frames))]);
  const head = shared.byteLength;
  let at = head + 2;
  desk[at++] = messageAck;
  let rest = frames;
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) desk[at++] = 0x80 | (rest % 0x80);
  desk[at++] = rest;
  // Final fragment, binary.
  desk[head] = 0x82;
  desk[head + 1] = at - head - 2;
  return desk.subarray(0, at);
}

export function refuseMessage(frame: number, code: RefusalCode): Uint8Array {
  return message(messageRefuse, (encoder) => {
    encoding.writeVarUint(encoder, frame);
    encoding.writeVarString(encoder, code);
  });
}

export function noticeMessage(notice: Notice): Uint8Array {
  return message(messageNotice, (encoder) => encoding.writeVarString(encoder, JSON.stringify(notice)));
}

/** One unmasked binary WebSocket frame, as a server sends it. */
export function serverFrame(payload: Uint8Array): Buffer {
  const frame = frameFor(payload.byteLength);
  frame.set(payload, frame.byteLength - payload.byteLength);
  return frame;
}

/** Bytes of content up to which it is copied into its frame. */
const copiedContent = 16 * 1024;

/** What a joiner lacks, in order, as frames: the last says that this was all. Large content is not copied. */
export function stateFrames(updates: readonly Uint8Array[]): readonly Buffer[] {
  return updates.flatMap((update, index) => {
    const isLast = index === updates.length - 1;
    if (update.byteLength <= copiedContent)
      return serverFrame(isLast ? step2Message(update) : updateMessage(update));
    const opening = message(messageSync, (encoder) => {
      encoding.writeVarUint(encoder, isLast ? syncStep2 : syncUpdate);
      encoding.writeVarUint(encoder, update.byteLength);
    });
    const size = opening.byteLength + update.byteLength;
    const head = Buffer.allocUnsafe(headBytes(size) + opening.byteLength);
    writeHead(head, size);
    head.set(opening, headBytes(size));
    return [head, Buffer.from(update.buffer, update.byteOffset, update.byteLength)];
  });
}

/** A frame with its head written and room for a payload of this size behind it. */
function frameFor(size: number): Buffer {
  const frame = Buffer.allocUnsafe(headBytes(size) + size);
  writeHead(frame, size);
  return frame;
}

function headBytes(size: number): number {
  return size < 126 ? 2 : size < 65_536 ? 4 : 10;
}

function writeHead(frame: Buffer, size: number): void {
  // Final fragment, binary.
  frame[0] = 0x82;
  if (size < 126) {
    frame[1] = size;
  } else if (size < 65_536) {
    frame[1] = 126;
    frame.writeUInt16BE(size, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(size), 2);
  }
}

/** An update of the document as one frame, made in one piece. */
export function updateFrame(update: Uint8Array): Buffer {
  const size = update.byteLength;
  const frame = frameFor(2 + varUintBytes(size) + size);
  let at = frame.byteLength - size;
  frame.set(update, at);
  // The length goes before the update, seven bits to a byte; before it, what kind of message this is.
  at -= varUintBytes(size);
  let rest = size;
  let to = at;
  for (; rest > 0x7f; rest >>>= 7) frame[to++] = 0x80 | (rest & 0x7f);
  frame[to] = rest;
  frame[at - 2] = messageSync;
  frame[at - 1] = syncUpdate;
  return frame;
}

function varUintBytes(value: number): number {
  let bytes = 1;
  for (let rest = value; rest > 0x7f; rest >>>= 7) bytes += 1;
  return bytes;
}

/** What a client may send, taken apart. Its bytes lie in the frame, which is only valid while it is being taken. */
export type ClientMessage =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'update'; readonly answersStep1: boolean; readonly bytes: Uint8Array }
  | { readonly kind: 'awareness'; readonly bytes: Uint8Array }
  | { readonly kind: 'query-awareness' }
  /** Message types of other servers, and those only we send. */
  | { readonly kind: 'unknown' };

export type SyncMessage = ClientMessage & { readonly kind: 'update' | 'step1' };

/** A message with bytes of its own. Small ones share a block, which is made once for many. */
export function lastingMessage(message: SyncMessage): SyncMessage {
  return message.kind === 'update'
    ? { kind: 'update', answersStep1: message.answersStep1, bytes: Buffer.from(message.bytes) }
    : { kind: 'step1', stateVector: Buffer.from(message.stateVector) };
}

/** @throws when the frame ends before its message does. */
export function readClientMessage(frame: Uint8Array): ClientMessage {
  const decoder = decoding.createDecoder(frame);
  switch (decoding.readVarUint(decoder)) {
    case messageSync:
      return readSync(decoder);
    case messageAwareness:
      return { kind: 'awareness', bytes: decoding.readVarUint8Array(decoder) };
    case messageQueryAwareness:
      return { kind: 'query-awareness' };
    case messageAuth:
    default:
      return { kind: 'unknown' };
  }
}

function readSync(decoder: decoding.Decoder): ClientMessage {
  const step = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  switch (step) {
    case syncStep1:
      return { kind: 'step1', stateVector: bytes };
    case syncStep2:
      return { kind: 'update', answersStep1: true, bytes };
    case syncUpdate:
      return { kind: 'update', answersStep1: false, bytes };
    default:
      return { kind: 'unknown' };
  }
}

/** Whether a frame that could not be taken apart began as one that bears an update, and therefore counts. */
export function beganAsUpdate(frame: Uint8Array): boolean {
  return frame[0] === messageSync && (frame[1] === syncStep2 || frame[1] === syncUpdate);
}
