/**
 * All rooms of this process. Loads a document once for any number of joiners, lets a room go a while after the last
 * one left, closes what may no longer be open, and is the door through which the rest of the server reads and edits.
 */
import type * as Y from 'yjs';
import type { WebSocket } from 'ws';
import { CommitRefused } from '../../db/document-rows.ts';
import type { CommitEngine } from '../../db/commit-engine.ts';
import { SqliteDocumentStore, type DocumentStore } from '../../db/document-store.ts';
import type { OpenDatabase } from '../../db/open-database.ts';
import { can, isOpenForWriting, type ReviewRole } from '../../shared/access.ts';
import type { Clock } from '../../shared/clock.ts';
import { closeCodes, type NoticeKind } from '../../shared/collab/protocol.ts';
import { AppError } from '../../shared/errors.ts';
import type { RandomBytes } from '../../shared/ids.ts';
import type { DocumentDoor, EditActor } from '../document-door.ts';
import type { Hint, Hints } from '../hints.ts';
import type { Later } from '../later.ts';
import { describeFault, type Logger } from '../log.ts';
import { Connection, type Visitor } from './connection.ts';
import { readFrames } from './frame-reader.ts';
import { RoomContent } from './room-content.ts';
import { RoomLost } from './room-lost.ts';
import { Room } from './room.ts';

/** Hears how long the log of a document has become. */
export interface LogKeeper {
  loaded(reviewId: string, rows: number, bytes: number): void;
  wrote(reviewId: string, rows: number, bytes: number): void;
  rested(reviewId: string): void;
  left(reviewId: string): void;
}

export interface RoomsDeps {
  readonly database: OpenDatabase;
  readonly engine: CommitEngine;
  readonly hints: Hints;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly later: Later;
  readonly log: Logger;
  readonly compactor?: LogKeeper | undefined;
  /** Hears that a document or its bytes are no longer held. */
  readonly released?: (() => void) | undefined;
  /** Keeps a document as a version before a member's edit takes most of it away. */
  readonly keepVersion?: ((reviewId: string, memberId: string) => Promise<void>) | undefined;
  /** Milliseconds of a clock that does not jump. */
  readonly elapsed?: (() => number) | undefined;
}

/** Milliseconds a room outlives the last one who left, so that a reload finds it warm. */
const roomGrace = 5000;
/** Milliseconds between signs of life; proxies cut a silent socket after a minute. */
const pingEvery = 25_000;
/** Times a read or edit starts over on a room built anew. */
const tries = 3;

const noticeOf: Readonly<Partial<Record<Hint['kind'], NoticeKind>>> = {
  actions: 'actions',
  participants: 'participants',
  phase: 'phase',
  review: 'review',
  recovered: 'recovered',
  versions: 'versions',
  comments: 'comments',
  harm: 'harm',
  clocks: 'clocks',
  'from-before': 'from-before',
  summary: 'summary',
};

export class Rooms implements DocumentDoor {
  readonly #deps: RoomsDeps;
  readonly #store: DocumentStore;
  readonly #elapsed: () => number;
  readonly #rooms = new Map<string, Promise<Room | null>>();
  readonly #open = new Map<string, Room>();
  readonly #connections = new Map<Connection, string>();
  readonly #listeners = new Set<(reviewId: string, seq: number) => void>();
  readonly #unsubscribe: () => void;
  #stopPing: () => void;
  #closing = false;

  constructor(deps: RoomsDeps) {
    this.#deps = deps;
    this.#store = new SqliteDocumentStore(deps.database);
    this.#elapsed = deps.elapsed ?? (() => performance.now());
    this.#unsubscribe = deps.hints.subscribe((hint) => this.#heard(hint));
    this.#stopPing = deps.later(() => this.#ping(), pingEvery);
  }

  /** What the rows say of a review's document and a member's part in it; null when they may not know of it. */
  standing(reviewId: string, memberId: string): { epoch: number; layout: number; role: ReviewRole } | null {
    const document = this.#deps.engine.rights.document(reviewId);
    const role = this.#deps.engine.rights.role(reviewId, memberId);
    if (document === undefined || role === null) return null;
    if (!can({ organisationRoles: [], reviewRole: role }, 'document.read')) return null;
    return { epoch: document.epoch, layout: document.layout, role };
  }

  /** Brings an open socket into a room. What it sends before the document is loaded waits in the socket. */
  async join(ws: WebSocket, reviewId: string, visitor: Visitor, role: ReviewRole): Promise<void> {
    const connection = new Connection(ws, visitor, role, this.#elapsed());
    if (this.#closing) {
      connection.close(closeCodes.restart);
      return;
    }
    this.#connections.set(connection, reviewId);
    ws.once('close', () => this.#connections.delete(connection));
    ws.pause();
    try {
      const room = await this.#room(reviewId);
      this.#enter(ws, connection, reviewId, room);
    } catch (error) {
      this.#report(error, reviewId);
      connection.close(closeCodes.restart);
    }
    ws.resume();
  }

  async read<T>(reviewId: string, reader: (doc: Y.Doc) => T): Promise<T> {
    return this.#withRoom(reviewId, (room) => room.read(reader));
  }

  async edit(reviewId: string, actor: EditActor, edit: (doc: Y.Doc) => void): Promise<void> {
    await this.#withRoom(reviewId, (room) =>
      room.edit(actor.memberId, () => this.#demandRight(reviewId, actor), edit),
    );
  }

  onDurable(listener: (reviewId: string, seq: number) => void): () => void {
    const own = (reviewId: string, seq: number): void => listener(reviewId, seq);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  /** How many rooms are open, and how many of them hold a live document. */
  get counts(): { readonly open: number; readonly live: number } {
    const rooms = [...this.#open.values()];
    return { open: rooms.length, live: rooms.filter(({ isLive }) => isLive).length };
  }

  /** Ends every socket once what it sent is durable; nobody joins any more. Reads and edits go on. */
  async disconnect(): Promise<void> {
    this.#closing = true;
    const connections = [...this.#connections.keys()];
    await Promise.all([...this.#open.values()].map((room) => room.finish()));
    await this.#deps.engine.idle();
    for (const connection of connections) connection.close(closeCodes.restart);
    await Promise.all(connections.map((connection) => connection.gone()));
  }

  async close(): Promise<void> {
    await this.disconnect();
    this.#unsubscribe();
    this.#stopPing();
    await this.#deps.engine.idle();
    for (const room of this.#open.values()) room.destroy();
    this.#open.clear();
    this.#rooms.clear();
  }

  #enter(ws: WebSocket, connection: Connection, reviewId: string, room: Room | null): void {
    // A right or the review itself may have gone while the document was being loaded.
    const standing = room === null ? null : this.standing(reviewId, connection.memberId);
    if (room === null || standing === null) {
      connection.close(closeCodes.noAccess);
      return;
    }
    if (!connection.isOpen || connection.ended) return;
    connection.role = standing.role;
    const take = (frame: Buffer): void => room.receive(connection, frame);
    ws.on('message', (data: Buffer, isBinary) => {
      if (isBinary) take(data);
    });
    readFrames(ws, take);
    ws.once('close', () => room.leave(connection));
    room.enter(connection);
  }

  #room(reviewId: string): Promise<Room | null> {
    const known = this.#rooms.get(reviewId);
    if (known !== undefined) return known;
    const room = this.#load(reviewId).then(
      (loaded) => {
        if (loaded === null) this.#rooms.delete(reviewId);
        return loaded;
      },
      (error: unknown) => {
        this.#rooms.delete(reviewId);
        throw error;
      },
    );
    this.#rooms.set(reviewId, room);
    return room;
  }

  async #load(reviewId: string): Promise<Room | null> {
    const stored = await this.#store.load(reviewId);
    if (stored === null) return null;
    // A room that was lost may have left rows that are not yet on the disk.
    await this.#deps.engine.readable();
    const { random, later, compactor, keepVersion } = this.#deps;
    compactor?.loaded(reviewId, stored.updates.length, bytesOf(stored.updates));
    const content = new RoomContent(reviewId, stored, {
      store: this.#store,
      random,
      later,
      elapsed: this.#elapsed,
      released: () => this.#deps.released?.(),
    });
    const room = new Room(content, {
      engine: this.#deps.engine,
      hasSpace: () => this.#deps.database.hasSpace(),
      elapsed: this.#elapsed,
      onDurable: (_room, write, { seq }) => {
        compactor?.wrote(reviewId, write.parts.length, bytesOf(write.parts.map(({ bytes }) => bytes)));
        for (const listener of this.#listeners) listener(reviewId, seq);
        if (write.swallowed.length > 0) this.#deps.hints.publish({ kind: 'recovered', reviewId });
      },
      onLost: (lost, error) => {
        if (!(error instanceof CommitRefused)) this.#report(error, reviewId);
        this.#forget(lost);
      },
      onEmpty: (empty) => this.#letGoLater(empty),
      onRest: () => compactor?.rested(reviewId),
      keepVersion: keepVersion === undefined ? undefined : (memberId) => keepVersion(reviewId, memberId),
    });
    this.#open.set(reviewId, room);
    this.#letGoLater(room);
    return room;
  }

  #letGoLater(room: Room): void {
    this.#deps.later(() => {
      if (this.#open.get(room.reviewId) !== room || room.connections.size > 0) return;
      if (!room.isUnused) {
        this.#letGoLater(room);
        return;
      }
      this.#forget(room);
      room.destroy();
      this.#deps.compactor?.left(room.reviewId);
    }, roomGrace);
  }

  #forget(room: Room): void {
    if (this.#open.get(room.reviewId) !== room) return;
    this.#open.delete(room.reviewId);
    this.#rooms.delete(room.reviewId);
  }

  /** Runs something on a room, again on a new one when the room is dropped under it. */
  async #withRoom<T>(reviewId: string, work: (room: Room) => Promise<T>): Promise<T> {
    for (let left = tries; ; left -= 1) {
      const room = await this.#room(reviewId);
      if (room === null) {
        throw new AppError(
          'not-found',
          'There is no such review.',
          'Check the address, or go to your reviews.',
        );
      }
      try {
        return await work(room);
      } catch (error) {
        if (!(error instanceof RoomLost)) throw error;
        if (left <= 1) throw unstored(error);
      }
    }
  }

  #demandRight(reviewId: string, { memberId }: EditActor): void {
    const { rights } = this.#deps.engine;
    if (memberId !== null) {
      const reviewRole = rights.role(reviewId, memberId);
      if (!can({ organisationRoles: [], reviewRole }, 'document.write')) {
        throw new AppError(
          'forbidden',
          'You may read this review but not change it.',
          'Ask its chair for a part in it.',
        );
      }
    }
    const stage = rights.document(reviewId)?.stage;
    if (stage !== undefined && !isOpenForWriting(stage)) {
      throw new AppError(
        'signed',
        'This review is signed and takes no more changes.',
        'Reopen it to change it.',
      );
    }
    if (!this.#deps.database.hasSpace()) {
      throw new AppError(
        'storage',
        'The server has too little disk space left to take changes.',
        'Free some space on it, then try again.',
      );
    }
  }

  #heard(hint: Hint): void {
    switch (hint.kind) {
      case 'access':
        this.#accessChanged(hint.memberId, hint.reviewId);
        return;
      case 'session-ended':
        for (const connection of [...this.#connections.keys()]) {
          if (hint.sessionIds.includes(connection.visitor.sessionId)) this.#end(connection);
        }
        return;
      case 'members':
      case 'inbox':
      case 'report':
      case 'systems':
        return;
      case 'actions':
      case 'participants':
      case 'phase':
      case 'review':
      case 'recovered':
      case 'comments':
      case 'versions':
      case 'harm':
      case 'clocks':
      case 'from-before':
      case 'summary': {
        const kind = noticeOf[hint.kind];
        if (kind !== undefined) this.#open.get(hint.reviewId)?.notice(kind);
        return;
      }
    }
  }

  #accessChanged(memberId: string, reviewId: string | undefined): void {
    // Whoever loses a part in a review loses it in the summaries made from it.
    const { rights } = this.#deps.engine;
    const concerned = (id: string): boolean =>
      reviewId === undefined || id === reviewId || rights.sourceOfSummary(id) === reviewId;
    for (const room of this.#open.values()) if (concerned(room.reviewId)) room.recheck(memberId);
  }

  #end(connection: Connection): void {
    const reviewId = this.#connections.get(connection);
    connection.close(closeCodes.signIn);
    if (reviewId !== undefined) this.#open.get(reviewId)?.leave(connection);
  }

  #ping(): void {
    for (const connection of [...this.#connections.keys()]) connection.ping();
    this.#stopPing = this.#deps.later(() => this.#ping(), pingEvery);
  }

  #report(error: unknown, reviewId: string): void {
    this.#deps.log.error({ reviewId, fault: describeFault(error) }, 'a room was dropped');
  }
}

function bytesOf(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

function unstored(cause: RoomLost): AppError {
  const error = new AppError(
    'internal',
    'The change could not be stored; nothing of it was kept.',
    'Try again in a moment.',
  );
  error.cause = cause;
  return error;
}
