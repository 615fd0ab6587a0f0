/**
 * A live document with its connections. Takes each frame through limits, rights, gate and apply, has it committed, and
 * tells everyone only what is durable: acks, broadcasts, sync replies and reads all stand behind one barrier. When
 * anything in it cannot be trusted any more it is lost: its connections come back to a room built from the log.
 */
import * as Y from 'yjs';
import type { CommitEngine } from '../../db/commit-engine.ts';
import type { CommitReceipt, DocumentWrite } from '../../db/document-rows.ts';
import { can, isOpenForWriting } from '../../shared/access.ts';
import {
  closeCodes,
  documentFullBytes,
  maxUpdateBytes,
  type CloseCode,
  type NoticeKind,
  type RefusalCode,
} from '../../shared/collab/protocol.ts';
import { Barrier } from './barrier.ts';
import type { Connection } from './connection.ts';
import type { GateOutcome } from './gate/gate.ts';
import { Presence } from './presence.ts';
import type { RoomDocument } from './room-document.ts';
import {
  awarenessMessage,
  beganAsUpdate,
  noticeMessage,
  readClientMessage,
  serverFrame,
  step1Message,
  step2Message,
  updateMessage,
  type ClientMessage,
} from './wire.ts';

export interface RoomDeps {
  readonly engine: CommitEngine;
  /** Whether the disk has space left for edits. */
  readonly hasSpace: () => boolean;
  /** Milliseconds of a clock that does not jump. */
  readonly elapsed: () => number;
  readonly onDurable: (room: Room, write: DocumentWrite, receipt: CommitReceipt) => void;
  /** The room is of no more use. `error` says why, for the log. */
  readonly onLost: (room: Room, error: unknown) => void;
  readonly onEmpty: (room: Room) => void;
}

/** The room was dropped before what was asked of it was durable; nothing of it was committed. */
export class RoomLost extends Error {
  constructor(reviewId: string, cause: unknown) {
    super(`The room of review ${reviewId} was dropped.`, { cause });
    this.name = 'RoomLost';
  }
}

/** Sockets one member may have in one room. */
const socketsPerMember = 12;

export class Room {
  readonly reviewId: string;
  readonly connections = new Set<Connection>();
  readonly #document: RoomDocument;
  readonly #deps: RoomDeps;
  readonly #barrier = new Barrier();
  readonly #presence = new Presence();
  readonly #refusedNumbers = new Set<number>();
  #notices = new Set<NoticeKind>();
  #enlisted = false;
  #committing = 0;
  #stirring = false;
  #lostFor: { readonly error: unknown } | null = null;

  constructor(document: RoomDocument, deps: RoomDeps) {
    this.reviewId = document.reviewId;
    this.#document = document;
    this.#deps = deps;
  }

  get epoch(): number {
    return this.#document.epoch;
  }

  /** Whether nobody is here and nothing is under way, so that the room may go. */
  get isUnused(): boolean {
    return this.connections.size === 0 && this.#barrier.isClear && !this.#enlisted && this.#committing === 0;
  }

  enter(connection: Connection): void {
    if (this.#lostFor !== null) {
      connection.close(closeCodes.restart);
      return;
    }
    const own = [...this.connections].filter(({ memberId }) => memberId === connection.memberId);
    if (own.length >= socketsPerMember) {
      connection.close(closeCodes.tooFast);
      return;
    }
    this.connections.add(connection);
    this.#askStep1(connection);
    const present = this.#presence.everyone();
    if (present !== null) connection.queue(awarenessMessage(present));
    connection.flush();
  }

  leave(connection: Connection): void {
    if (!this.connections.delete(connection)) return;
    connection.ended = true;
    this.#presence.leave(connection.presence);
    this.#stir();
    if (this.connections.size === 0) this.#deps.onEmpty(this);
  }

  /** Takes one frame from a connection. Frames of a connection come in order. */
  receive(connection: Connection, frame: Uint8Array): void {
    if (connection.ended || this.#lostFor !== null) return;
    let message: ClientMessage;
    try {
      message = readClientMessage(frame);
    } catch {
      // A frame that cannot be taken apart is answered, not reported: anyone can send one.
      this.#refuse(connection, beganAsUpdate(frame) ? connection.countFrame() : 0, 'malformed');
      return;
    }
    try {
      this.#handle(connection, message);
    } catch (error) {
      this.#lose(error);
    }
  }

  /** Reads the document now and hands the result out once all it saw is durable. @throws RoomLost */
  read<T>(reader: (doc: Y.Doc) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const { applied } = this.#document;
      let result: T;
      try {
        result = reader(this.#document.doc);
      } catch (error) {
        if (this.#document.isTainted) this.#lose(error);
        reject(error instanceof Error ? error : new Error(String(error)));
        return;
      }
      this.#barrier.after(applied, () => resolve(result), this.#rejectLost(reject));
    });
  }

  /**
   * Takes an edit of the server through gate and commit; resolves when it is durable.
   * @throws RoomLost, or the refusal of the gate as an Error.
   */
  edit(memberId: string | null, edit: (doc: Y.Doc) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#lostFor !== null) {
        this.#rejectLost(reject)();
        return;
      }
      const prepared = this.#document.prepareEdit(edit);
      if (prepared !== null && prepared.outcome.kind === 'ok') {
        this.#apply(prepared.bytes, prepared.outcome, memberId);
      } else if (prepared !== null && prepared.outcome.kind !== 'nothing-new') {
        const { outcome } = prepared;
        throw new Error(
          `The gate does not let this edit pass: ${outcome.kind === 'refuse' ? outcome.code : outcome.kind}.`,
        );
      }
      this.#barrier.after(this.#document.applied, resolve, this.#rejectLost(reject));
    });
  }

  /** Tells the connections that rows beside the document changed. */
  notice(kind: NoticeKind): void {
    this.#notices.add(kind);
    this.#stir();
  }

  /** Looks again at what a member may do; whoever lost a right is closed now. */
  recheck(memberId: string): void {
    const role = this.#deps.engine.rights.role(this.reviewId, memberId);
    for (const connection of [...this.connections]) {
      if (connection.memberId !== memberId) continue;
      if (role === null || !can({ organisationRoles: [], reviewRole: role }, 'document.read')) {
        this.#sendAway(connection, closeCodes.noAccess);
      } else if (role !== connection.role) {
        // Coming back, it is told by everything anew what it may do.
        this.#sendAway(connection, closeCodes.restart);
      }
    }
  }

  /** Closes every connection once what it sent is durable and acknowledged. */
  finish(): void {
    for (const connection of [...this.connections]) {
      connection.ended = true;
      this.#barrier.after(this.#document.applied, () => {
        connection.flush();
        connection.close(closeCodes.restart);
      });
    }
  }

  destroy(): void {
    this.#document.destroy();
  }

  #handle(connection: Connection, message: ClientMessage): void {
    const now = this.#deps.elapsed();
    switch (message.kind) {
      case 'update':
        this.#update(connection, message, now);
        return;
      case 'step1':
        if (connection.mayUpdate(message.stateVector.byteLength, now)) {
          this.#answerStep1(connection, message.stateVector);
        } else {
          this.#sendAway(connection, closeCodes.tooFast);
        }
        return;
      case 'awareness':
        if (connection.mayAnnounce(now)) this.#announce(connection, message.bytes);
        return;
      case 'query-awareness': {
        const present = this.#presence.everyone();
        if (present !== null && connection.mayAnnounce(now)) connection.queue(awarenessMessage(present));
        connection.flush();
        return;
      }
      case 'unknown':
        return;
    }
  }

  #update(
    connection: Connection,
    { bytes, answersStep1 }: ClientMessage & { readonly kind: 'update' },
    now: number,
  ): void {
    const frame = connection.countFrame();
    if (answersStep1) connection.answeredStep1();
    if (!connection.mayUpdate(bytes.byteLength, now)) {
      this.#sendAway(connection, closeCodes.tooFast);
      return;
    }
    if (bytes.byteLength > maxUpdateBytes) {
      this.#refuse(connection, frame, 'too-large');
      return;
    }
    const standing = this.#deps.engine.rights.document(this.reviewId);
    const reviewRole = this.#deps.engine.rights.role(this.reviewId, connection.memberId);
    if (standing === undefined || !can({ organisationRoles: [], reviewRole }, 'document.read')) {
      this.#sendAway(connection, closeCodes.noAccess);
      return;
    }
    const outcome = this.#document.check(bytes, connection.memberId);
    if (outcome.kind === 'nothing-new') {
      this.#ackWhenDurable(connection, frame, answersStep1);
      return;
    }
    const mayWrite = can({ organisationRoles: [], reviewRole }, 'document.write');
    const code = this.#objection(outcome, mayWrite, isOpenForWriting(standing.stage));
    if (code !== null) this.#refuse(connection, frame, code, outcome);
    else this.#take(connection, frame, bytes, answersStep1, outcome);
  }

  /** Why an update that would change the document is not taken, apart from what the gate found in it. */
  #objection(outcome: GateOutcome, mayWrite: boolean, open: boolean): RefusalCode | null {
    if (outcome.kind === 'refuse' && outcome.code === 'malformed') return 'malformed';
    if (!mayWrite) return 'read-only';
    if (!open) return 'signed';
    if (outcome.kind === 'refuse') return outcome.code;
    if (outcome.kind === 'ok') {
      if (outcome.added.some(({ client }) => this.#refusedNumbers.has(client))) return 'malformed';
      if (this.#document.bytes > documentFullBytes) return 'too-large';
      if (!this.#deps.hasSpace()) return 'storage';
    }
    return null;
  }

  #take(
    connection: Connection,
    frame: number,
    bytes: Uint8Array,
    answersStep1: boolean,
    outcome: GateOutcome,
  ): void {
    switch (outcome.kind) {
      case 'ok':
        this.#apply(bytes, outcome, connection.memberId);
        this.#ackWhenDurable(connection, frame, answersStep1);
        return;
      case 'waits':
        connection.frameWaits(frame);
        if (answersStep1 && connection.answerWasFruitless()) this.#refuse(connection, frame, 'malformed');
        else if (!connection.isAsked) this.#askStep1(connection);
        connection.flush();
        return;
      case 'epoch-moved':
        this.#sendAway(connection, closeCodes.epochMoved);
        return;
      case 'nothing-new':
      case 'refuse':
        return;
    }
  }

  #apply(bytes: Uint8Array, outcome: GateOutcome & { kind: 'ok' }, memberId: string | null): void {
    try {
      this.#document.apply(bytes, outcome, memberId);
    } catch (error) {
      this.#lose(error);
      return;
    }
    this.#enlist();
  }

  #ackWhenDurable(connection: Connection, frame: number, answersStep1: boolean): void {
    if (answersStep1) connection.answerWasUseful();
    this.#barrier.after(this.#document.applied, () => connection.frameDurable(frame, answersStep1));
    // Sends the ack of what is durable already; the others go with the broadcast of their commit.
    connection.flush();
  }

  /** Refuses a frame after the acks of those before it, and takes nothing more from its client numbers. */
  #refuse(connection: Connection, frame: number, code: RefusalCode, outcome?: GateOutcome): void {
    connection.ended = true;
    for (const client of offered(outcome)) {
      if (this.#document.isFree(client, connection.memberId)) this.#refusedNumbers.add(client);
    }
    const own = connection.presence.clientNumber;
    if (own !== null) this.#refusedNumbers.add(own);
    this.#barrier.after(this.#document.applied, () => {
      connection.refuse(frame, code);
      this.leave(connection);
    });
  }

  #answerStep1(connection: Connection, stateVector: Uint8Array): void {
    let update: Uint8Array;
    try {
      update = Y.encodeStateAsUpdate(this.#document.doc, stateVector);
    } catch {
      // Only the state vector came from outside, so it is what cannot be read.
      this.#refuse(connection, 0, 'malformed');
      return;
    }
    const first = !connection.synced;
    connection.synced = true;
    this.#barrier.after(this.#document.applied, () => {
      const message = step2Message(update);
      if (first) connection.queueFirstSync(message);
      else connection.queue(message);
      connection.flush();
    });
  }

  #askStep1(connection: Connection): void {
    connection.askedStep1();
    connection.queue(step1Message(Y.encodeStateVector(this.#document.doc)));
  }

  #announce(connection: Connection, bytes: Uint8Array): void {
    const { presence, memberId } = connection;
    const mayUse = (clientNumber: number) => this.#document.isFree(clientNumber, memberId);
    try {
      if (!this.#presence.receive(presence, bytes, connection.stamp, mayUse)) return;
    } catch {
      // Presence that cannot be read is the sender's fault and nobody else's concern.
      this.#refuse(connection, 0, 'malformed');
      return;
    }
    if (presence.clientNumber !== null) this.#document.claim(presence.clientNumber, memberId);
    this.#stir();
  }

  /** Has everything applied committed with the next flush. */
  #enlist(): void {
    if (this.#enlisted) return;
    this.#enlisted = true;
    let mark = 0;
    let write: DocumentWrite | undefined;
    const take = (): DocumentWrite => {
      this.#enlisted = false;
      this.#committing += 1;
      if (this.#lostFor !== null) throw new RoomLost(this.reviewId, this.#lostFor.error);
      mark = this.#document.applied;
      write = this.#document.take();
      return write;
    };
    this.#deps.engine.commit(take).then(
      (receipt) => {
        this.#committing -= 1;
        if (write !== undefined) this.#durable(write, mark, receipt);
      },
      (error: unknown) => {
        this.#committing -= 1;
        this.#lose(error);
      },
    );
  }

  #durable(write: DocumentWrite, mark: number, receipt: CommitReceipt): void {
    if (this.#lostFor !== null) return;
    this.#document.committed(receipt.seq);
    this.#barrier.reached(mark);
    this.#broadcast(write.parts.map(({ bytes }) => serverFrame(updateMessage(bytes))));
    this.#deps.onDurable(this, write, receipt);
    if (this.isUnused) this.#deps.onEmpty(this);
  }

  /** Sends presence and notices with the next commit, or soon when there is none under way. */
  #stir(): void {
    if (this.#stirring || this.#committing > 0 || this.#enlisted) return;
    this.#stirring = true;
    setImmediate(() => {
      this.#stirring = false;
      if (this.#lostFor === null) this.#broadcast([]);
    });
  }

  /** Made once, written to everyone. */
  #broadcast(frames: Buffer[]): void {
    const presence = this.#presence.takeChanges();
    if (presence !== null) frames.push(serverFrame(awarenessMessage(presence)));
    if (this.#notices.size > 0) {
      frames.push(serverFrame(noticeMessage({ kinds: [...this.#notices] })));
      this.#notices = new Set();
    }
    const [only] = frames;
    const shared = only === undefined ? null : frames.length === 1 ? only : Buffer.concat(frames);
    for (const connection of [...this.connections]) {
      connection.flush(connection.synced ? shared : null);
      if (connection.ended && !connection.isOpen) this.leave(connection);
    }
  }

  #sendAway(connection: Connection, code: CloseCode): void {
    connection.close(code);
    this.leave(connection);
  }

  #rejectLost(reject: (error: Error) => void): () => void {
    return () => reject(new RoomLost(this.reviewId, this.#lostFor?.error));
  }

  #lose(error: unknown): void {
    if (this.#lostFor !== null) return;
    this.#lostFor = { error };
    this.#deps.onLost(this, error);
    this.#barrier.lose();
    for (const connection of [...this.connections]) connection.close(closeCodes.restart);
    this.connections.clear();
    this.#document.destroy();
  }
}

/** Client numbers under which an update offers something new. */
function offered(outcome: GateOutcome | undefined): readonly number[] {
  if (outcome?.kind === 'ok') return outcome.added.map(({ client }) => client);
  return outcome?.kind === 'refuse' ? outcome.clients : [];
}
