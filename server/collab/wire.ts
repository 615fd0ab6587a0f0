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

/** Where answers to single connections are put together; a fresh piece is taken when it is used up. */
let desk = Buffer.alloc(0);
let used = 0;
const deskBytes = 256 * 1024;
/** Bytes of the longest ack with its frame. */
const ackBytes = 12;

/** A buffer for everyone with an ack for one of them behind it, in one piece. */
export function withAck(shared: Buffer, frames: number): Buffer {
  const size = shared.byteLength + ackBytes;
  if (used + size > desk.byteLength) {
    desk = Buffer.allocUnsafeSlow(Math.max(deskBytes, size));
    used = 0;
  }
  const from = used;
  desk.set(shared, from);
  const head = from + shared.byteLength;
  let at = head + 2;
  desk[at++] = messageAck;
  let rest = frames;
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) desk[at++] = 0x80 | (rest % 0x80);
  desk[at++] = rest;
  writeHead(desk.subarray(head, head + 2), at - head - 2);
  used = at;
  return desk.subarray(from, at);
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

/** What a client may send, taken apart. */
export type ClientMessage =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'update'; readonly answersStep1: boolean; readonly bytes: Uint8Array }
  | { readonly kind: 'awareness'; readonly bytes: Uint8Array }
  | { readonly kind: 'query-awareness' }
  /** Message types of other servers, and those only we send. */
  | { readonly kind: 'unknown' };

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
