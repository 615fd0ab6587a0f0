/** What is read straight from the socket, and what is left to ws. */
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import * as ws from 'ws';
import { FrameReader, readFrames } from '../../server/collab/frame-reader.ts';
import { SeededRandom } from '../support/seeded-random.ts';
import { until } from '../support/stock-client.ts';

/** What ws reads sockets with; its types leave it out. */
const { Receiver } = ws as unknown as {
  readonly Receiver: new (options: { readonly isServer: boolean; readonly maxPayload: number }) => Writable;
};

interface Frame {
  readonly opcode: number;
  readonly final: boolean;
  readonly payload: Buffer;
}

const mask = Buffer.from([7, 0, 255, 90]);

function encode({ opcode, final, payload }: Frame): Buffer {
  const size = payload.length;
  const head = Buffer.alloc(size < 126 ? 2 : size < 65_536 ? 4 : 10);
  head[0] = (final ? 0x80 : 0) | opcode;
  head[1] = 0x80 | (size < 126 ? size : size < 65_536 ? 126 : 127);
  if (head.length === 4) head.writeUInt16BE(size, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(size), 2);
  const masked = Buffer.from(payload.map((byte, at) => byte ^ (mask[at & 3] ?? 0)));
  return Buffer.concat([head, mask, masked]);
}

/** Everything that arrives, in order, with who read it. */
function listen(): { heard: { by: 'us' | 'ws'; text: string }[]; reader: FrameReader } {
  const heard: { by: 'us' | 'ws'; text: string }[] = [];
  const receiver = new Receiver({ isServer: true, maxPayload: 1 << 20 });
  receiver.on('message', (data: Buffer) => heard.push({ by: 'ws', text: data.toString('latin1') }));
  receiver.on('ping', (data: Buffer) => heard.push({ by: 'ws', text: `ping ${data.toString('latin1')}` }));
  const reader = new FrameReader(
    (payload) => heard.push({ by: 'us', text: payload.toString('latin1') }),
    (bytes) => void receiver.write(bytes),
  );
  return { heard, reader };
}

const here = (): boolean => false;
const binary = (text: string): Frame => ({ opcode: 2, final: true, payload: Buffer.from(text, 'latin1') });

test('whole binary frames of one read are read here, each unmasked', () => {
  const { heard, reader } = listen();
  reader.read(Buffer.concat(['one', '', 'x'.repeat(300)].map((text) => encode(binary(text)))), here);
  expect(heard).toEqual([
    { by: 'us', text: 'one' },
    { by: 'us', text: '' },
    { by: 'us', text: 'x'.repeat(300) },
  ]);
});

test('however the bytes are cut, everything arrives once and in order', () => {
  const random = new SeededRandom(11);
  const frames: Frame[] = [
    binary('a'),
    { opcode: 9, final: true, payload: Buffer.from('p') },
    { opcode: 2, final: false, payload: Buffer.from('first ') },
    { opcode: 9, final: true, payload: Buffer.from('between') },
    { opcode: 0, final: false, payload: Buffer.from('second ') },
    { opcode: 0, final: true, payload: Buffer.from('third') },
    binary('y'.repeat(70_000)),
    binary('b'.repeat(200)),
    binary('c'),
  ];
  const wanted = [
    'a',
    'ping p',
    'ping between',
    'first second third',
    'y'.repeat(70_000),
    'b'.repeat(200),
    'c',
  ];
  const bytes = Buffer.concat(frames.map(encode));
  for (let round = 0; round < 300; round += 1) {
    const { heard, reader } = listen();
    for (let at = 0; at < bytes.length;) {
      const size = 1 + random.below(random.below(3) === 0 ? 40 : 40_000);
      reader.read(Buffer.from(bytes.subarray(at, at + size)), here);
      at += size;
    }
    expect(heard.map(({ text }) => text)).toEqual(wanted);
  }
});

test('what breaks the protocol is left to ws, and nothing behind a close counts', () => {
  const passed: Buffer[] = [];
  const taken: Buffer[] = [];
  const reader = new FrameReader(
    (payload) => taken.push(payload),
    (bytes) => passed.push(bytes),
  );
  const unmasked = Buffer.from([0x82, 1, 65]);
  const reserved = Buffer.concat([Buffer.from([0xc2, 0x81]), mask, Buffer.from([1])]);
  const close = encode({ opcode: 8, final: true, payload: Buffer.from([3, 232]) });
  reader.read(Buffer.concat([unmasked, reserved, close, encode(binary('late'))]), here);
  reader.read(encode(binary('later')), here);
  expect(Buffer.concat(passed)).toEqual(Buffer.concat([unmasked, reserved, close]));
  expect(taken).toEqual([]);
});

test('sockets that were accepted are read into one buffer, in order, also after a pause, and closed as ever', async () => {
  const server = new ws.WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const heard: string[] = [];
  const blocks = new Set<ArrayBufferLike>();
  const codes: number[] = [];
  server.on('connection', (accepted) => {
    accepted.pause();
    const { _socket: socket } = accepted as unknown as { readonly _socket: Socket };
    accepted.on('message', (data: Buffer) => heard.push(`ws ${data.length}`));
    accepted.on('ping', () => heard.push('ping'));
    accepted.on('close', (code: number) => codes.push(code));
    void until(() => socket.readableLength > 0, 'something came meanwhile').then(() => {
      readFrames(accepted, (payload) => {
        heard.push(payload.toString('latin1'));
        if (heard.includes('ping')) blocks.add(payload.buffer);
      });
      accepted.resume();
    });
  });
  const { port } = server.address() as AddressInfo;
  for (const closed of [1, 2]) {
    const client = new ws.WebSocket(`ws://127.0.0.1:${port}`);
    await once(client, 'open');
    heard.length = 0;
    client.send(Buffer.from('early'));
    client.send(Buffer.alloc(200_000));
    client.ping();
    await until(() => heard.includes('ping'), 'everything sent before the pause was over');
    client.send(Buffer.from('late'));
    await until(() => heard.includes('late'), 'and what was sent after it');
    expect(heard).toEqual(['early', 'ws 200000', 'ping', 'late']);
    client.close(1000);
    await until(() => codes.length === closed, 'the close is heard');
  }
  expect(codes).toEqual([1000, 1000]);
  expect(blocks.size).toBe(1);
  server.close();
});
