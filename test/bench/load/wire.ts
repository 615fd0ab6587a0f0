/** The two dialects the servers speak: y-websocket as it is, and Hocuspocus' with the document's name before it. */
import * as encoding from 'lib0/encoding';
import { clientFrame } from './raw-socket.ts';

export type Dialect = 'y-websocket' | 'hocuspocus';

export type ServerMessage =
  | { readonly kind: 'step1' }
  | { readonly kind: 'step2' | 'update'; readonly body: Buffer }
  /** The first `frames` update-bearing frames are safe, or one more is. */
  | { readonly kind: 'ack'; readonly frames: number | 'one-more' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'other' };

/** Hocuspocus' own message numbers. */
const auth = 2;
const syncReply = 4;
const syncStatus = 8;

const emptyUpdate = Uint8Array.of(0, 0);
const emptyVector = Uint8Array.of(0);

function message(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

function sync(step: number, bytes: Uint8Array): Uint8Array {
  return message((encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

export const updateMessage = (update: Uint8Array): Uint8Array => sync(2, update);

/** What someone says of themselves with a keystroke: who they are and where their caret is. */
export function awarenessMessage(clientNumber: number, clock: number, state: unknown): Uint8Array {
  const entry = message((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, clientNumber);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  });
  return message((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(encoder, entry);
  });
}

/** Frames for a room, one per message, as one buffer to write. */
export function framesFor(dialect: Dialect, room: string, messages: readonly Uint8Array[]): Buffer {
  if (dialect === 'y-websocket') return Buffer.concat(messages.map((bytes) => clientFrame(bytes)));
  const name = Buffer.from(room, 'latin1');
  const address = Buffer.concat([Uint8Array.of(name.length), name]);
  return Buffer.concat(messages.map((bytes) => clientFrame(Buffer.concat([address, bytes]))));
}

/** What a client says first: who it is, where the dialect asks for that, and that it has nothing yet. */
export function opening(dialect: Dialect): Uint8Array[] {
  const step1 = sync(0, emptyVector);
  if (dialect === 'y-websocket') return [step1];
  const token = message((encoder) => {
    encoding.writeVarUint(encoder, auth);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, 'bench');
  });
  return [token, step1];
}

/** The answer to step 1 of somebody who has nothing the server lacks. */
export function emptyAnswer(): Uint8Array {
  return sync(1, emptyUpdate);
}

export function readServerMessage(dialect: Dialect, payload: Buffer): ServerMessage {
  // Names are shorter than 128, so their length is one byte.
  const at = dialect === 'hocuspocus' ? 1 + (payload[0] ?? 0) : 0;
  const type = payload[at];
  const isReply = dialect === 'hocuspocus' && type === syncReply;
  if (type === 0 || isReply) {
    const step = payload[at + 1];
    if (step === 0) return { kind: 'step1' };
    return { kind: step === 1 ? 'step2' : 'update', body: payload.subarray(at + 2) };
  }
  if (dialect === 'hocuspocus') {
    if (type === syncStatus && payload[at + 1] === 1) return { kind: 'ack', frames: 'one-more' };
    if (type === auth && payload[at + 1] === 1) return { kind: 'refused', why: 'permission denied' };
    return { kind: 'other' };
  }
  if (type === 4) return { kind: 'ack', frames: readVarUint(payload, at + 1) };
  if (type === 5) return { kind: 'refused', why: payload.subarray(at + 1).toString('latin1') };
  return { kind: 'other' };
}

function readVarUint(bytes: Buffer, from: number): number {
  let value = 0;
  let scale = 1;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * scale;
    scale *= 128;
    if (byte < 0x80) break;
  }
  return value;
}
