/**
 * The network between people and the server, so that a test can cut it. Stands at an address of its own and passes
 * bytes on. `cut` holds back everything of the socket path in silence, as a lost network does: nothing is closed and
 * nobody is told. Pages and calls over HTTP go on, so that what is missing is the live connection alone.
 */
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { collabPath } from '../../shared/collab/protocol.ts';

interface Line {
  readonly near: Socket;
  readonly far: Socket;
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It does not listen on a port.');
  return address.port;
}

export class TcpProxy {
  url = '';
  readonly #target: number;
  readonly #server: Server;
  readonly #lines = new Set<Line>();
  #isCut = false;
  #waiting: (() => void)[] = [];

  /** @param target the port of the server */
  constructor(target: number) {
    this.#target = target;
    this.#server = createServer((near) => this.#accept(near));
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.url = `http://127.0.0.1:${portOf(this.#server)}`;
    return this.url;
  }

  /** From now on nothing of a live connection gets through, in either direction; new ones find no answer. */
  cut(): void {
    this.#isCut = true;
    for (const { near, far } of this.#lines) {
      near.unpipe(far);
      far.unpipe(near);
    }
  }

  /** The network is back: connections of before are dead, new ones get through. */
  restore(): void {
    this.#isCut = false;
    for (const { near, far } of this.#lines) {
      near.destroy();
      far.destroy();
    }
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const pass of waiting) pass();
  }

  async dispose(): Promise<void> {
    this.restore();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(near: Socket): void {
    near.on('error', () => near.destroy());
    near.once('data', (first: Buffer) => {
      near.pause();
      const live = first.toString('latin1').startsWith(`GET ${collabPath}/`);
      const pass = (): void => this.#pass(near, first, live);
      if (live && this.#isCut) this.#waiting.push(pass);
      else pass();
    });
  }

  #pass(near: Socket, first: Buffer, live: boolean): void {
    if (near.destroyed) return;
    const far = connect(this.#target, '127.0.0.1');
    far.on('error', () => near.destroy());
    far.on('close', () => near.destroy());
    near.on('close', () => far.destroy());
    far.write(first);
    near.pipe(far);
    far.pipe(near);
    if (!live) return;
    const line = { near, far };
    this.#lines.add(line);
    near.on('close', () => this.#lines.delete(line));
  }
}
