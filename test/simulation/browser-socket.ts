/** A browser's WebSocket on a simulated line, as far as y-websocket and our own client use one. */
import type { SeededRandom } from '../support/seeded-random.ts';
import { clientFrame, closeCodeIn, closeFrame, opcodes, ServerBytes } from './frames.ts';
import type { Line, LineEnd, Network } from './network.ts';
import type { Process } from './scheduler.ts';

export interface SocketPlace {
  readonly network: Network;
  readonly process: Process;
  readonly cookie: () => string;
  readonly online: () => boolean;
  /** May change the address asked for and each outgoing message; for tabs of other versions and for broken clients. */
  readonly address?: ((url: string) => string) | undefined;
  readonly outgoing?: ((message: Uint8Array, socket: { readonly attempt: number }) => Uint8Array) | undefined;
}

type Listener = (event: unknown) => void;
type EventName = 'open' | 'message' | 'close' | 'error';

/** Milliseconds after which a closing socket no longer waits for the server's answer. */
const closingPatience = 2000;

/** The class to hand to a session: every socket made from it is on this place's network. */
export function socketClass(place: SocketPlace): typeof WebSocket {
  let attempts = 0;
  class BrowserSocket {
    static readonly OPEN = 1;
    readonly OPEN = 1;
    binaryType = 'blob';
    readyState = 0;
    onopen: Listener | null = null;
    onmessage: Listener | null = null;
    onclose: Listener | null = null;
    onerror: Listener | null = null;
    readonly #listeners: { readonly name: string; readonly listener: Listener }[] = [];
    readonly #bytes = new ServerBytes();
    readonly #line: Line;
    readonly #attempt: number;
    #code = 1006;

    constructor(url: string | URL) {
      attempts += 1;
      this.#attempt = attempts;
      const { pathname, search } = new URL(url);
      const end: LineEnd = {
        process: place.process,
        received: (bytes) => this.#received(bytes),
        ended: () => this.#ended(),
      };
      const asked = place.address?.(pathname + search) ?? pathname + search;
      this.#line = place.network.connect(end, asked, place.cookie());
      if (!place.online()) this.#line.cut(['down']);
    }

    addEventListener(name: string, listener: Listener): void {
      this.#listeners.push({ name, listener });
    }

    send(data: Uint8Array): void {
      if (this.readyState !== 1) return;
      const message = place.outgoing?.(data, { attempt: this.#attempt }) ?? data;
      this.#line.send('up', clientFrame(opcodes.binary, Uint8Array.from(message)));
    }

    close(code = 1000): void {
      if (this.readyState >= 2) return;
      if (this.readyState === 0) {
        this.#line.cut(['up']);
        this.readyState = 3;
        return;
      }
      this.readyState = 2;
      this.#line.send('up', closeFrame(code));
      setTimeout(() => {
        this.#line.cut(['up']);
        this.#ended();
      }, closingPatience);
    }

    #received(bytes: Uint8Array): void {
      if (this.readyState === 3) return;
      const frames = [...this.#bytes.push(bytes)];
      if (this.#bytes.status === 101 && this.readyState === 0) {
        this.readyState = 1;
        this.#say('open', {});
      }
      for (const { opcode, payload } of frames) {
        if (this.readyState === (3 as number)) return;
        if (opcode === opcodes.ping) this.#line.send('up', clientFrame(opcodes.pong, payload));
        else if (opcode === opcodes.close) this.#closing(payload);
        else this.#say('message', { data: payload.buffer });
      }
    }

    #closing(payload: Uint8Array): void {
      this.#code = closeCodeIn(payload);
      if (this.readyState === 1) this.#line.send('up', clientFrame(opcodes.close, payload));
      this.#line.close('up');
      this.#ended();
    }

    #ended(): void {
      if (this.readyState === 3) return;
      const failed = this.readyState === 0;
      this.readyState = 3;
      if (failed) this.#say('error', {});
      this.#say('close', { code: this.#code, reason: '' });
    }

    #say(name: EventName, event: unknown): void {
      for (const known of this.#listeners) if (known.name === name) known.listener(event);
      this[`on${name}`]?.(event);
    }
  }
  return BrowserSocket as unknown as typeof WebSocket;
}

/** Whether something that happens with this likelihood happens. */
export function happens(random: SeededRandom, likelihood: number): boolean {
  return random.next() < likelihood;
}
