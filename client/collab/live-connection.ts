/**
 * One document's way to the server: y-websocket's provider with counted frames, our three messages, jitter, and the
 * watches the provider lacks (a first answer that does not come, a socket that has gone silent under unsent edits).
 * Knows nothing of screens; reports what happened.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import {
  closeCodes,
  collabPath,
  messageAck,
  messageNotice,
  messageRefuse,
  messageSync,
  noticeKinds,
  refusalCodes,
  syncStep1,
  syncStep2,
} from '../../shared/collab/protocol.ts';
import type { Notice, NoticeKind, RefusalCode } from '../../shared/collab/protocol.ts';
import { layoutVersion } from '../../shared/review-document/layout.ts';
import { countedSocket } from './counted-socket.ts';
import { missingAtServer } from './missing-at-server.ts';

export interface ConnectionReports {
  readonly connected: () => void;
  readonly disconnected: () => void;
  readonly sending: (kind: 'step 2' | 'update') => void;
  readonly acked: (count: number) => void;
  /** What others did, as it came; it is in the document. */
  readonly received: (update: Uint8Array) => void;
  readonly refused: (code: RefusalCode) => void;
  readonly notice: (notice: Notice) => void;
  /** The server's state is in the document. */
  readonly synced: () => void;
  /** No coming back by itself. */
  readonly closed: (code: number) => void;
}

export interface ConnectionPlace {
  /** Origin of the socket, e.g. `wss://example.org`. */
  readonly socketOrigin: string;
  readonly reviewId: string;
  readonly epoch: number;
  readonly Socket: typeof WebSocket;
  /** Updates that hold what the person did and the server has not confirmed. */
  readonly unconfirmed: () => readonly Uint8Array[];
  /** A number from 0 up to 1. */
  readonly chance: () => number;
  /** UTC milliseconds. */
  readonly now: () => number;
}

/** Milliseconds a connection may take to come about; a browser by itself would wait for minutes. */
const openWithin = 10_000;
/** Milliseconds the server may take for its first answer on a new connection. */
const firstAnswerWithin = 5000;
/** Milliseconds of silence, with frames unconfirmed, after which a socket counts as dead. */
const silenceLimit = 10_000;
const longestBackoff = 10_000;

export class LiveConnection {
  readonly awareness: Awareness;
  readonly provider: WebsocketProvider;
  readonly #place: ConnectionPlace;
  #triedAt: number | null = null;
  #openedAt: number | null = null;
  #heardAt = 0;
  #synced = false;

  constructor(doc: Y.Doc, place: ConnectionPlace, reports: ConnectionReports) {
    this.#place = place;
    this.awareness = new Awareness(doc);
    this.provider = new WebsocketProvider(place.socketOrigin + collabPath, place.reviewId, doc, {
      connect: false,
      disableBc: true,
      awareness: this.awareness,
      params: { epoch: String(place.epoch), layout: String(layoutVersion) },
      WebSocketPolyfill: countedSocket(place.Socket, {
        opening: () => {
          this.#triedAt = null;
          this.#openedAt = place.now();
          this.#heardAt = place.now();
          this.#synced = false;
          reports.connected();
        },
        sending: reports.sending,
        received: () => {
          this.#heardAt = place.now();
        },
      }),
    });
    // It would say goodbye under the document's number, and throw when Yjs has had to take another number since. There
    // are no other tabs to tell, and the server notices by itself who has gone.
    this.provider.disconnectBc = () => undefined;
    this.#handleSync(doc, reports);
    this.#readOurMessages(reports);
    this.provider.on('status', ({ status }) => {
      if (status === 'connecting') this.#triedAt = place.now();
    });
    this.provider.on('connection-close', (event) => {
      this.#triedAt = null;
      this.#openedAt = null;
      this.#spreadReconnects(event?.code);
      reports.disconnected();
    });
    this.provider.on('closed', ({ code }) => reports.closed(code));
    this.provider.on('sync', (synced) => {
      if (!synced) return;
      this.#synced = true;
      reports.synced();
    });
  }

  connect(): void {
    this.provider.connect();
  }

  disconnect(): void {
    this.provider.disconnect();
  }

  /** To be called now and then. @param waiting milliseconds the oldest unconfirmed frame has waited */
  watch(waiting: number): void {
    if (!this.#isStuck(this.#place.now(), waiting)) return;
    this.provider.disconnect();
    this.provider.connect();
  }

  dispose(): void {
    this.provider.destroy();
    this.awareness.destroy();
  }

  #isStuck(now: number, waiting: number): boolean {
    if (this.#triedAt !== null) return now - this.#triedAt > openWithin;
    if (this.#openedAt === null) return false;
    if (!this.#synced && now - this.#openedAt > firstAnswerWithin) return true;
    return waiting > silenceLimit && now - this.#heardAt > silenceLimit;
  }

  /**
   * The provider would answer step 1 with what the document has come to; the server needs what the person did.
   * Likewise what others did is handed on as it came, before it met what is done here.
   */
  #handleSync(doc: Y.Doc, reports: ConnectionReports): void {
    const handlers = this.provider.messageHandlers;
    const standard = handlers[messageSync];
    handlers[messageSync] = (encoder, decoder, provider, emitSynced, type) => {
      const message = decoding.clone(decoder);
      const kind = decoding.readVarUint(message);
      const bytes = decoding.readVarUint8Array(message);
      if (kind !== syncStep1) {
        standard?.(encoder, decoder, provider, emitSynced, type);
        reports.received(bytes);
        return;
      }
      encoding.writeVarUint(encoder, messageSync);
      encoding.writeVarUint(encoder, syncStep2);
      encoding.writeVarUint8Array(encoder, missingAtServer(doc, bytes, this.#place.unconfirmed()));
    };
  }

  #readOurMessages(reports: ConnectionReports): void {
    const handlers = this.provider.messageHandlers;
    handlers[messageAck] = (_encoder, decoder) => reports.acked(decoding.readVarUint(decoder));
    handlers[messageRefuse] = (_encoder, decoder) => {
      decoding.readVarUint(decoder);
      const code = decoding.readVarString(decoder);
      reports.refused(refusalCodes.find((known) => known === code) ?? 'malformed');
    };
    handlers[messageNotice] = (_encoder, decoder) => {
      const notice = noticeOf(decoding.readVarString(decoder));
      if (notice) reports.notice(notice);
    };
  }

  /** Everybody at once is what a server that has just restarted can least bear. */
  #spreadReconnects(code: number | undefined): void {
    if (code === closeCodes.tooFast) {
      this.provider.wsUnsuccessfulReconnects = Math.max(4, this.provider.wsUnsuccessfulReconnects);
    }
    const next = Math.min(longestBackoff, 100 * 2 ** (this.provider.wsUnsuccessfulReconnects + 1));
    this.provider.maxBackoffTime = next * (0.5 + this.#place.chance() / 2);
  }
}

/** A hint from the server; null when it is none we understand. */
function noticeOf(json: string): Notice | null {
  let said: unknown;
  try {
    said = JSON.parse(json);
  } catch {
    // A hint only: the rows it speaks of are fetched again with the next one.
    return null;
  }
  const kinds = (said as { kinds?: unknown } | null)?.kinds;
  if (!Array.isArray(kinds)) return null;
  const known = kinds.filter((kind): kind is NoticeKind =>
    (noticeKinds as readonly unknown[]).includes(kind),
  );
  return known.length > 0 ? { kinds: known } : null;
}
