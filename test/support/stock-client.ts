/** A client as y-websocket ships it, in Node, with a cookie; and a bare socket for what no client would send. */
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export interface StockClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** Highest ack heard on the present connection. */
  acked(): number;
  /** Update-bearing frames sent on the present connection. */
  sent(): number;
  readonly refusals: { readonly frame: number; readonly code: string }[];
  readonly notices: string[];
  /** The close code that ended it for good, or null. */
  closed(): number | null;
  leave(): void;
}

export interface StockOptions {
  readonly doc?: Y.Doc;
  readonly params?: Record<string, string>;
}

const opened = new Set<StockClient>();

export function stockClient(
  url: string,
  reviewId: string,
  memberId: string,
  options: StockOptions = {},
): StockClient {
  const doc = options.doc ?? new Y.Doc();
  let sent = 0;
  let acked = 0;
  let closed: number | null = null;
  const refusals: { frame: number; code: string }[] = [];
  const notices: string[] = [];
  class CookieSocket extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie: `session=${memberId}` } });
      sent = 0;
      acked = 0;
    }

    override send(data: Uint8Array): void {
      const [type, step] = new Uint8Array(data);
      if (type === 0 && step !== 0) sent += 1;
      super.send(data);
    }
  }
  const provider = new WebsocketProvider(url, reviewId, doc, {
    connect: false,
    disableBc: true,
    params: options.params ?? {},
    WebSocketPolyfill: CookieSocket as unknown as typeof globalThis.WebSocket,
  });
  provider.messageHandlers[4] = (_encoder, decoder) => {
    acked = decoding.readVarUint(decoder);
  };
  provider.messageHandlers[5] = (_encoder, decoder) => {
    refusals.push({ frame: decoding.readVarUint(decoder), code: decoding.readVarString(decoder) });
  };
  provider.messageHandlers[6] = (_encoder, decoder) => {
    notices.push(decoding.readVarString(decoder));
  };
  provider.on('closed', ({ code }) => {
    closed = code;
  });
  const client: StockClient = {
    doc,
    provider,
    acked: () => acked,
    sent: () => sent,
    refusals,
    notices,
    closed: () => closed,
    leave() {
      opened.delete(client);
      provider.awareness.destroy();
      provider.destroy();
    },
  };
  opened.add(client);
  provider.connect();
  return client;
}

/** Ends every client a test left behind. */
export function leaveAll(): void {
  for (const client of [...opened]) client.leave();
}

/** Resolves once `holds` is true; looks every few milliseconds and gives up with `what` after five seconds. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 5000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
}

export async function synced(client: StockClient): Promise<StockClient> {
  await until(() => client.provider.synced, 'the client is synced');
  return client;
}

export async function allAcked(client: StockClient): Promise<void> {
  await until(() => client.sent() > 0 && client.acked() === client.sent(), 'everything sent is acknowledged');
}

/** A socket that says only what it is told to, with everything it heard. */
export interface BareSocket {
  readonly ws: WebSocket;
  readonly heard: Uint8Array[];
  closed(): number | null;
  reason(): string;
  send(frame: Uint8Array): void;
}

export function bareSocket(address: string, headers: Record<string, string>): BareSocket {
  const ws = new WebSocket(address, { headers });
  const heard: Uint8Array[] = [];
  let closed: number | null = null;
  let reason = '';
  ws.on('message', (data: Buffer) => heard.push(new Uint8Array(data)));
  ws.on('close', (code, why) => {
    closed = code;
    if (why.length > 0) reason = why.toString();
  });
  ws.on('error', (error) => {
    reason = error.message;
  });
  return { ws, heard, closed: () => closed, reason: () => reason, send: (frame) => ws.send(frame) };
}

/** An update-bearing frame. */
export function updateFrame(update: Uint8Array, step = 2): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}
