/**
 * A network that can be cut after any byte of either direction, or go silent in one or both while nothing closes.
 * Counts what passed, so that a run can be cut at each byte of an exchange seen before.
 */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export const directions = ['up', 'down'] as const;
/** Up is from the client to the server. */
export type Direction = (typeof directions)[number];

export class WireProxy {
  url = '';
  /** Bytes that passed since the last `reset`. */
  passed: Record<Direction, number> = { up: 0, down: 0 };
  readonly #target: number;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #limit: Record<Direction, number> = { up: Infinity, down: Infinity };
  readonly #silent = new Set<Direction>();

  /** @param url address of the server */
  constructor(url: string) {
    this.#target = Number(new URL(url).port);
    this.#server = createServer((near) => this.#accept(near));
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this.url;
  }

  /** Counts anew; lines are cut once `limit` bytes of that direction have passed. */
  reset(limit: Partial<Record<Direction, number>> = {}): void {
    this.passed = { up: 0, down: 0 };
    this.#limit = { up: Infinity, down: Infinity, ...limit };
  }

  /** Bytes of that direction vanish from now on. */
  silence(direction: Direction): void {
    this.#silent.add(direction);
  }

  /** Ends every line; new ones are whole. */
  restore(): void {
    this.#silent.clear();
    this.#cut();
  }

  async dispose(): Promise<void> {
    this.#cut();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #accept(near: Socket): void {
    const far = connect(this.#target, '127.0.0.1');
    const ends = [near, far] as const;
    for (const socket of ends) {
      this.#sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        for (const other of ends) other.destroy();
      });
    }
    near.on('data', (bytes: Buffer) => this.#pass('up', bytes, far));
    far.on('data', (bytes: Buffer) => this.#pass('down', bytes, near));
  }

  #pass(direction: Direction, bytes: Buffer, to: Socket): void {
    if (this.#silent.has(direction) || to.destroyed) return;
    const left = this.#limit[direction] - this.passed[direction];
    const part = bytes.subarray(0, Math.max(0, left));
    this.passed[direction] += part.byteLength;
    if (part.byteLength === bytes.byteLength) to.write(part);
    // What was let through arrives before the end does.
    else to.end(part, () => this.#cut());
  }
}
