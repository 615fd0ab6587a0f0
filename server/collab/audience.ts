/**
 * The connections of a room and what all of them hear: broadcasts, presence, notices. Knows no document; what is told
 * of the document, and when, the room decides.
 */
import type { NoticeKind } from '../../shared/collab/protocol.ts';
import type { ClientNumbers } from './client-numbers.ts';
import type { Connection } from './connection.ts';
import { News } from './news.ts';
import { awarenessMessage, type ClientMessage } from './wire.ts';

/** Sockets one member may have in one room. */
const socketsPerMember = 12;

export interface AudienceDeps {
  readonly numbers: ClientNumbers;
  /** Whether a commit is under way, with which the news will go. */
  readonly isCommitting: () => boolean;
  readonly isLost: () => boolean;
  /** Somebody sent presence that cannot be read. */
  readonly onMalformed: (connection: Connection) => void;
  /** A broadcast ended a connection, such as that of a slow reader. */
  readonly onEnded: (connection: Connection) => void;
}

export class Audience {
  readonly connections = new Set<Connection>();
  readonly #deps: AudienceDeps;
  readonly #news = new News();
  #stirring = false;

  constructor(deps: AudienceDeps) {
    this.#deps = deps;
  }

  hasPlaceFor(memberId: string): boolean {
    let own = 0;
    for (const connection of this.connections) if (connection.memberId === memberId) own += 1;
    return own < socketsPerMember;
  }

  /** Tells somebody who else is here. */
  greet(connection: Connection): void {
    const present = this.#news.presence.everyone();
    if (present !== null) connection.queue(awarenessMessage(present));
  }

  /** Takes somebody's presence away, to be told with the next broadcast. */
  forget(connection: Connection): void {
    this.#news.presence.leave(connection.presence);
    this.stir();
  }

  /** Takes what somebody says of themselves, or asks of the others. @param now as for `Connection.mayAnnounce` */
  hear(connection: Connection, message: ClientMessage, now: number): void {
    if (message.kind === 'awareness') {
      if (connection.mayAnnounce(now)) this.#announce(connection, message.bytes);
    } else if (message.kind === 'query-awareness') {
      if (connection.mayAnnounce(now)) this.greet(connection);
      connection.flush();
    }
  }

  notice(kind: NoticeKind): void {
    this.#news.notice(kind);
    this.stir();
  }

  /** Sends presence and notices with the next commit, or soon when there is none under way. */
  stir(): void {
    if (this.#stirring || this.#deps.isCommitting()) return;
    this.#stirring = true;
    setImmediate(() => {
      this.#stirring = false;
      if (!this.#deps.isLost()) this.broadcast([]);
    });
  }

  /** These frames and all news, put together once and written to each. */
  broadcast(frames: readonly Buffer[]): void {
    const shared = this.#news.takeWith(frames);
    let ended: Connection[] | null = null;
    for (const connection of this.connections) {
      connection.flush(connection.synced ? shared : null);
      if (connection.ended && !connection.isOpen) (ended ??= []).push(connection);
    }
    for (const connection of ended ?? []) this.#deps.onEnded(connection);
  }

  #announce(connection: Connection, bytes: Uint8Array): void {
    const { presence, memberId } = connection;
    const { numbers } = this.#deps;
    const mayUse = (clientNumber: number) => numbers.isFree(clientNumber, memberId);
    try {
      if (!this.#news.presence.receive(presence, bytes, () => connection.stamp, mayUse)) return;
    } catch {
      // Presence that cannot be read is the sender's fault and nobody else's concern.
      this.#deps.onMalformed(connection);
      return;
    }
    if (presence.clientNumber !== null) numbers.claim(presence.clientNumber, memberId);
    this.stir();
  }
}
