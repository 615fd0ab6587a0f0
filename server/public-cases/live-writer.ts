/**
 * Writes into one review over the collaboration socket, as a member's program does: takes the document, edits it, sends
 * the edit as one frame, and waits until the server says that it is on its disk. Holds nothing afterwards.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import {
  collabPath,
  messageAck,
  messageRefuse,
  messageSync,
  syncStep2,
} from '../../shared/collab/protocol.ts';
import { layoutVersion } from '../../shared/review-document/layout.ts';

export interface LiveReview {
  /** The server's own address, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly reviewId: string;
  readonly cookie: string;
}

const patienceMs = 30_000;
const remote = Symbol('remote');

/**
 * Resolves once the whole edit is durable; an edit that changes nothing sends nothing.
 * @throws Error with a sentence when the server refuses the edit, ends the connection or does not answer.
 */
export async function writeLive(review: LiveReview, edit: (doc: Y.Doc) => void): Promise<void> {
  const doc = new Y.Doc();
  const address = `${review.url.replace(/^http/, 'ws')}${collabPath}/${review.reviewId}?layout=${String(layoutVersion)}`;
  const socket = new WebSocket(address, { headers: { cookie: review.cookie } });
  socket.binaryType = 'arraybuffer';
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const limit = setTimeout(() => reject(new Error('The server does not answer.')), patienceMs);
  /** Update-bearing frames sent, and which of them carries the edit. */
  let sent = 0;
  let awaited: number | null = null;

  const send = (bytes: Uint8Array): void => {
    if (bytes[1] !== 0) sent += 1;
    socket.send(bytes);
  };
  const begin = (): void => {
    const updates: Uint8Array[] = [];
    const keep = (update: Uint8Array, origin: unknown): void => {
      if (origin !== remote) updates.push(update);
    };
    doc.on('update', keep);
    edit(doc);
    doc.off('update', keep);
    if (updates.length === 0) {
      resolve(undefined);
      return;
    }
    send(syncFrame((encoder) => writeUpdate(encoder, Y.mergeUpdates(updates))));
    awaited = sent;
  };
  const hear = (message: Uint8Array): void => {
    const decoder = decoding.createDecoder(message);
    const type = decoding.readVarUint(decoder);
    if (type === messageSync) {
      const reply = encoding.createEncoder();
      encoding.writeVarUint(reply, messageSync);
      const kind = readSyncMessage(decoder, reply, doc, remote);
      if (encoding.length(reply) > 1) send(encoding.toUint8Array(reply));
      if (kind === syncStep2 && awaited === null) begin();
    } else if (type === messageAck) {
      if (awaited !== null && decoding.readVarUint(decoder) >= awaited) resolve(undefined);
    } else if (type === messageRefuse) {
      decoding.readVarUint(decoder);
      reject(new Error(`The server did not accept the edit (${decoding.readVarString(decoder)}).`));
    }
  };
  socket.on('open', () => send(syncFrame((encoder) => writeSyncStep1(encoder, doc))));
  socket.on('message', (data: ArrayBuffer) => {
    try {
      hear(new Uint8Array(data));
    } catch (error) {
      reject(error instanceof Error ? error : new Error(String(error)));
    }
  });
  socket.on('error', reject);
  socket.on('close', (code) => reject(new Error(`The server ended the connection (${String(code)}).`)));
  try {
    await promise;
  } finally {
    clearTimeout(limit);
    socket.terminate();
    doc.destroy();
  }
}

function syncFrame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageSync);
  write(encoder);
  return encoding.toUint8Array(encoder);
}
