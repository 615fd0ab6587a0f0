import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { writeSyncStep1, writeSyncStep2, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { messageAwareness, messageSync } from '../../shared/collab/protocol.ts';
import { countedSocket, updateKind } from './counted-socket.ts';

const doc = new Y.Doc();
doc.getText('a').insert(0, 'words');

function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

test('step 2 and updates count, step 1 and awareness do not', () => {
  expect(updateKind(frame(messageSync, (encoder) => writeSyncStep2(encoder, doc)))).toBe('step 2');
  const update = Y.encodeStateAsUpdate(doc);
  expect(updateKind(frame(messageSync, (encoder) => writeUpdate(encoder, update)))).toBe('update');
  expect(updateKind(frame(messageSync, (encoder) => writeSyncStep1(encoder, doc)))).toBeNull();
  expect(
    updateKind(frame(messageAwareness, (encoder) => encoding.writeVarUint8Array(encoder, update))),
  ).toBeNull();
});

test('a frame is reported before it is sent, and sent as it is', () => {
  const said: string[] = [];
  class Line extends EventTarget {
    send(data: Uint8Array): void {
      said.push(`sent ${String(data.length)}`);
    }
  }
  const Socket = countedSocket(Line as unknown as typeof WebSocket, {
    opening: () => said.push('opening'),
    sending: (kind) => said.push(kind),
    received: () => said.push('received'),
  });
  const socket = new Socket('ws://nowhere');
  socket.dispatchEvent(new Event('open'));
  const bytes = frame(messageSync, (encoder) => writeSyncStep2(encoder, doc));
  socket.send(bytes as Uint8Array<ArrayBuffer>);
  socket.dispatchEvent(new Event('message'));
  expect(said).toEqual(['opening', 'step 2', `sent ${String(bytes.length)}`, 'received']);
});
