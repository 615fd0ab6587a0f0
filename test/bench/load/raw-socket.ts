/**
 * A WebSocket client with as little between the wire and the counting as can be: the load generator must not be what
 * is measured. Reads into one shared buffer; a payload is only valid while it is handed over. Masks with zeros, which
 * the protocol allows and every server undoes like any other mask.
 */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const binary = 2;
const closing = 8;
const ping = 9;
const pong = 10;
const readBuffer = Buffer.allocUnsafe(256 * 1024);
const longestHead = 10;

export interface SocketAddress {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export class RawSocket {
  onMessage: (payload: Buffer) => void = ignore;
  /** Code of the close frame, or null when the line just went. */
  onClose: (code: number | null) => void = ignore;
  #socket: Socket | null = null;
  #open = false;
  #leftover: Buffer | null = null;
  /** A frame that did not come whole. */
  #body: { readonly opcode: number; readonly bytes: Buffer; filled: number } | null = null;
  #closeCode: number | null = null;

  /** Resolves once the upgrade is complete. */
  connect({ port, path, headers }: SocketAddress): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect({
        port,
        host: '127.0.0.1',
        noDelay: true,
        onread: {
          buffer: readBuffer,
          callback: (size, buffer) => {
            this.#read(
              Buffer.from((buffer as Buffer).buffer, (buffer as Buffer).byteOffset, size),
              resolve,
              reject,
            );
            return true;
          },
        },
      });
      this.#socket = socket;
      socket.once('connect', () => socket.write(upgradeRequest(port, path, headers)));
      socket.on('error', reject);
      socket.once('close', () => {
        reject(new Error(`The line to ${path} was cut before the upgrade.`));
        this.onClose(this.#closeCode);
      });
    });
  }

  /** Sends frames made by `clientFrame`. */
  send(frames: Buffer): void {
    this.#socket?.write(frames);
  }

  close(): void {
    this.onMessage = ignore;
    this.onClose = ignore;
    this.#socket?.destroy();
  }

  #read(chunk: Buffer, opened: () => void, failed: (error: Error) => void): void {
    let data = chunk;
    if (this.#leftover !== null) {
      data = Buffer.concat([this.#leftover, chunk]);
      this.#leftover = null;
    }
    if (!this.#open) {
      const end = data.indexOf('\r\n\r\n');
      if (end === -1) {
        this.#leftover = Buffer.from(data);
        return;
      }
      const status = data.subarray(0, data.indexOf('\r\n')).toString('latin1');
      if (!status.includes(' 101 ')) {
        failed(new Error(`The server answered the upgrade with "${status}".`));
        return;
      }
      this.#open = true;
      opened();
      data = data.subarray(end + 4);
    }
    this.#frames(data);
  }

  #frames(data: Buffer): void {
    let at = this.#fill(data);
    while (at < data.length) {
      const head = readHead(data, at);
      if (head === null) {
        this.#leftover = Buffer.from(data.subarray(at));
        return;
      }
      const begin = at + head.size;
      const end = begin + head.length;
      if (end > data.length) {
        const bytes = Buffer.allocUnsafe(head.length);
        data.copy(bytes, 0, begin);
        this.#body = { opcode: head.opcode, bytes, filled: data.length - begin };
        return;
      }
      this.#handle(head.opcode, data.subarray(begin, end));
      at = end;
    }
  }

  /** Goes on with a frame begun in an earlier chunk; returns how much of this chunk it took. */
  #fill(data: Buffer): number {
    const body = this.#body;
    if (body === null) return 0;
    const taken = data.copy(body.bytes, body.filled);
    body.filled += taken;
    if (body.filled === body.bytes.length) {
      this.#body = null;
      this.#handle(body.opcode, body.bytes);
    }
    return taken;
  }

  #handle(opcode: number, payload: Buffer): void {
    if (opcode === binary) this.onMessage(payload);
    else if (opcode === ping) this.send(clientFrame(payload, pong));
    else if (opcode === closing) this.#closeCode = payload.length >= 2 ? payload.readUInt16BE(0) : null;
  }
}

/** One masked frame. */
export function clientFrame(payload: Uint8Array, opcode = binary): Buffer {
  const size = payload.byteLength;
  const head = size < 126 ? 6 : size < 65_536 ? 8 : 14;
  const frame = Buffer.alloc(head + size);
  frame[0] = 0x80 | opcode;
  if (head === 6) {
    frame[1] = 0x80 | size;
  } else if (head === 8) {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(size, 2);
  } else {
    frame[1] = 0x80 | 127;
    frame.writeBigUInt64BE(BigInt(size), 2);
  }
  frame.set(payload, head);
  return frame;
}

/** Null when the head itself is not there as a whole. */
function readHead(data: Buffer, at: number): { opcode: number; size: number; length: number } | null {
  const left = data.length - at;
  if (left < 2) return null;
  const opcode = (data[at] ?? 0) & 0x0f;
  const short = (data[at + 1] ?? 0) & 0x7f;
  if (short < 126) return { opcode, size: 2, length: short };
  if (short === 126) return left < 4 ? null : { opcode, size: 4, length: data.readUInt16BE(at + 2) };
  if (left < longestHead) return null;
  return { opcode, size: longestHead, length: Number(data.readBigUInt64BE(at + 2)) };
}

function upgradeRequest(port: number, path: string, headers: Readonly<Record<string, string>>): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function ignore(): void {
  // Nobody listens yet, or any more.
}
