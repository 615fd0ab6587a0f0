/**
 * A document with its connections. Takes each frame through limits, rights, gate and apply, has it committed, and
 * tells everyone only what is durable: acks, broadcasts, sync replies and reads all stand behind one barrier. When
 * anything in it cannot be trusted any more it is lost: its connections come back to a room built from the log.
 */
import * as Y from 'yjs';
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
import { Commits } from './commits.ts';
import type { Connection } from './connection.ts';
import type { GateOutcome } from './gate/gate.ts';
import { Line, type Work } from './line.ts';
import { takesMostText } from './large-deletion.ts';
import { News } from './news.ts';
import { objection, offered, repeatsOthers, type Offer, type UpdateMessage } from './offer.ts';
import type { RoomContent } from './room-content.ts';
import type { RoomDeps } from './room-deps.ts';
import type { RoomDocument } from './room-document.ts';
import { RoomLost } from './room-lost.ts';
import { isStateVector, type StoredOutcome } from './stored-state.ts';
import {
  awarenessMessage,
  beganAsUpdate,
  readClientMessage,
  serverFrame,
  step1Message,
  step2Message,
  updateMessage,
  type ClientMessage,
} from './wire.ts';

/** Sockets one member may have in one room. */
const socketsPerMember = 12;

export class Room {
  readonly reviewId: string;
  readonly connections = new Set<Connection>();
  readonly #content: RoomContent;
  readonly #deps: RoomDeps;
  readonly #commits: Commits;
  readonly #news = new News();
  readonly #refusedNumbers = new Set<number>();
  /** Update-bearing frames, steps 1 and edits of the server, one after the other. */
  readonly #line = new Line((error) => this.#lose(error));
  #stirring = false;
  #lostFor: RoomLost | null = null;

  constructor(content: RoomContent, deps: RoomDeps) {
    this.reviewId = content.reviewId;
    this.#content = content;
    this.#deps = deps;
    this.#commits = new Commits({
      engine: deps.engine,
      onDurable: (write, receipt) => this.#durable(write, receipt),
      onFailed: (error) => this.#lose(error),
    });
    content.mayRest = () => this.#isQuiet;
    content.onRest = deps.onRest;
  }

  get epoch(): number {
    return this.#content.epoch;
  }

  /** Whether nobody is here and nothing is under way, so that the room may go. */
  get isUnused(): boolean {
    return this.connections.size === 0 && this.#isQuiet;
  }

  /** Whether its document is built, because it is edited. */
  get isLive(): boolean {
    return this.#content.live !== null;
  }

  /** Whether nothing is under way: what was taken is durable, and nothing waits. */
  get #isQuiet(): boolean {
    return this.#line.isFree && this.#commits.isQuiet;
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
    const present = this.#news.presence.everyone();
    if (present !== null) connection.queue(awarenessMessage(present));
    connection.flush();
  }

  leave(connection: Connection): void {
    if (!this.connections.delete(connection)) return;
    connection.ended = true;
    this.#news.presence.leave(connection.presence);
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
    if (message.kind === 'update' || message.kind === 'step1') {
      this.#line.take(() => {
        if (connection.ended || this.#lostFor !== null) return null;
        return this.#handleSync(connection, message);
      });
      return;
    }
    try {
      this.#handlePresence(connection, message);
    } catch (error) {
      this.#lose(error);
    }
  }

  /** Reads the document now and hands the result out once all it saw is durable. @throws RoomLost */
  async read<T>(reader: (doc: Y.Doc) => T): Promise<T> {
    const { live } = this.#content;
    if (live === null) {
      const copy = await this.#fromLog(this.#content.copy());
      return reader(copy);
    }
    const { applied } = live;
    let result: T;
    try {
      result = reader(live.doc);
    } catch (error) {
      if (live.isTainted) this.#lose(error);
      throw error;
    }
    await this.#commits.durable(applied);
    return result;
  }

  /**
   * Takes an edit of the server through gate and commit; resolves when it is durable. `allow` is asked just before,
   * and throws what stands against it.
   * @throws RoomLost, or the refusal of the gate as an Error.
   */
  async edit(memberId: string | null, allow: () => void, edit: (doc: Y.Doc) => void): Promise<void> {
    const mark = await new Promise<number>((resolve, reject) => {
      this.#line.take(async () => {
        try {
          if (this.#lostFor !== null) throw this.#lostFor;
          const live = this.#content.live ?? (await this.#fromLog(this.#content.wake()));
          allow();
          resolve(this.#editNow(live, memberId, edit));
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
    await this.#commits.durable(mark);
  }

  /** Tells the connections that rows beside the document changed. */
  notice(kind: NoticeKind): void {
    this.#news.notice(kind);
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

  /** Closes every connection once what it sent is durable and acknowledged; resolves when all of it is applied. */
  finish(): Promise<void> {
    return new Promise((resolve) => {
      this.#line.take(() => {
        for (const connection of [...this.connections]) {
          connection.ended = true;
          this.#commits.after(this.#content.applied, () => {
            connection.flush();
            connection.close(closeCodes.restart);
          });
        }
        resolve();
        return null;
      });
    });
  }

  destroy(): void {
    this.#content.destroy();
  }

  #editNow(live: RoomDocument, memberId: string | null, edit: (doc: Y.Doc) => void): number {
    const prepared = live.prepareEdit(edit);
    if (prepared !== null && prepared.outcome.kind === 'ok') {
      this.#apply(live, prepared.bytes, prepared.outcome, memberId);
    } else if (prepared !== null && prepared.outcome.kind !== 'nothing-new') {
      const { outcome } = prepared;
      throw new Error(
        `The gate does not let this edit pass: ${outcome.kind === 'refuse' ? outcome.code : outcome.kind}.`,
      );
    }
    return live.applied;
  }

  /** What the log says; the room is of no use when it cannot be read. @throws RoomLost */
  async #fromLog<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      this.#lose(error);
      throw this.#lostFor ?? error;
    }
  }

  #handleSync(connection: Connection, message: ClientMessage & { readonly kind: 'update' | 'step1' }): Work {
    const now = this.#deps.elapsed();
    if (message.kind === 'update') return this.#update(connection, message, now);
    if (connection.mayUpdate(message.stateVector.byteLength, now)) {
      return this.#answerStep1(connection, message.stateVector);
    }
    this.#sendAway(connection, closeCodes.tooFast);
    return null;
  }

  #handlePresence(connection: Connection, message: ClientMessage): void {
    const now = this.#deps.elapsed();
    if (message.kind === 'awareness') {
      if (connection.mayAnnounce(now)) this.#announce(connection, message.bytes);
    } else if (message.kind === 'query-awareness') {
      const present = this.#news.presence.everyone();
      if (present !== null && connection.mayAnnounce(now)) connection.queue(awarenessMessage(present));
      connection.flush();
    }
  }

  #update(connection: Connection, { bytes, answersStep1 }: UpdateMessage, now: number): Work {
    const frame = connection.countFrame();
    if (answersStep1) connection.answeredStep1();
    if (!connection.mayUpdate(bytes.byteLength, now)) {
      this.#sendAway(connection, closeCodes.tooFast);
    } else if (bytes.byteLength > maxUpdateBytes) {
      this.#refuse(connection, frame, 'too-large');
    } else {
      return this.#judge({ connection, frame, bytes, answersStep1, guarded: false });
    }
    return null;
  }

  /** Rights, then gate. A document at rest is built only for what adds something and may be added. */
  #judge(offer: Offer): Work {
    const { connection, frame, bytes, answersStep1 } = offer;
    const standing = this.#deps.engine.glance.document(this.reviewId);
    const reviewRole = this.#deps.engine.glance.role(this.reviewId, connection.memberId);
    if (standing === undefined || !can({ organisationRoles: [], reviewRole }, 'document.read')) {
      this.#sendAway(connection, closeCodes.noAccess);
      return null;
    }
    const { live } = this.#content;
    const outcome = live === null ? this.#content.judge(bytes) : live.check(bytes, connection.memberId);
    if (outcome.kind === 'nothing-new') {
      if (repeatsOthers(outcome, connection.memberId, this.#content.numbers)) return this.#wakeFor(offer);
      this.#ackWhenDurable(connection, frame, answersStep1);
      return null;
    }
    const mayWrite = can({ organisationRoles: [], reviewRole }, 'document.write');
    const code =
      objection(outcome, mayWrite, isOpenForWriting(standing.stage)) ??
      (outcome.kind === 'ok' ? this.#obstacle(outcome) : null);
    if (code !== null) this.#refuse(connection, frame, code, outcome);
    else if (live === null || outcome.kind === 'adds') return this.#wakeFor(offer);
    else if (this.#needsGuard(live, offer, outcome)) return this.#guard(offer);
    else this.#take(live, offer, outcome);
    return null;
  }

  async #wakeFor(offer: Offer): Promise<void> {
    await this.#content.wake();
    if (!offer.connection.ended && this.#lostFor === null) await this.#judge(offer);
  }

  #needsGuard(live: RoomDocument, { guarded }: Offer, outcome: GateOutcome): boolean {
    if (guarded || outcome.kind !== 'ok' || this.#deps.keepVersion === undefined) return false;
    return takesMostText(live.doc, outcome.update);
  }

  /** Holds a frame that takes most of the text away, and everything behind it, until a version is kept. */
  async #guard(offer: Offer): Promise<void> {
    try {
      await this.#deps.keepVersion?.(offer.connection.memberId);
    } catch {
      // Without a version nothing of it is taken; whoever keeps versions has reported why.
      this.#refuse(offer.connection, offer.frame, 'storage');
      return;
    }
    if (!offer.connection.ended && this.#lostFor === null) await this.#judge({ ...offer, guarded: true });
  }

  /** Why what the gate let pass is not taken all the same. */
  #obstacle({ added }: GateOutcome & { readonly kind: 'ok' }): RefusalCode | null {
    if (added.some(({ client }) => this.#refusedNumbers.has(client))) return 'malformed';
    if ((this.#content.live?.bytes ?? 0) > documentFullBytes) return 'too-large';
    return this.#deps.hasSpace() ? null : 'storage';
  }

  #take(live: RoomDocument, offer: Offer, outcome: GateOutcome): void {
    const { connection, frame, bytes, answersStep1 } = offer;
    switch (outcome.kind) {
      case 'ok':
        this.#apply(live, bytes, outcome, connection.memberId);
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

  #apply(
    live: RoomDocument,
    bytes: Uint8Array,
    outcome: GateOutcome & { kind: 'ok' },
    memberId: string | null,
  ): void {
    try {
      live.apply(bytes, outcome, memberId);
    } catch (error) {
      this.#lose(error);
      return;
    }
    this.#content.edited();
    this.#commits.enlist(live);
  }

  #ackWhenDurable(connection: Connection, frame: number, answersStep1: boolean): void {
    if (answersStep1) connection.answerWasUseful();
    this.#commits.after(this.#content.applied, () => connection.frameDurable(frame, answersStep1));
    // Sends the ack of what is durable already; the others go with the broadcast of their commit.
    connection.flush();
  }

  /** Refuses a frame after the acks of those before it, and takes nothing more from its client numbers. */
  #refuse(
    connection: Connection,
    frame: number,
    code: RefusalCode,
    outcome?: GateOutcome | StoredOutcome,
  ): void {
    connection.ended = true;
    for (const client of offered(outcome)) {
      if (this.#content.numbers.isFree(client, connection.memberId)) this.#refusedNumbers.add(client);
    }
    const own = connection.presence.clientNumber;
    if (own !== null) this.#refusedNumbers.add(own);
    this.#commits.after(this.#content.applied, () => {
      connection.refuse(frame, code);
      this.leave(connection);
    });
  }

  #answerStep1(connection: Connection, stateVector: Uint8Array): Work {
    const { live } = this.#content;
    if (live === null) return this.#answerAtRest(connection, stateVector);
    let update: Uint8Array;
    try {
      update = Y.encodeStateAsUpdate(live.doc, stateVector);
    } catch {
      // Only the state vector came from outside, so it is what cannot be read.
      this.#refuse(connection, 0, 'malformed');
      return null;
    }
    this.#sendState(connection, [update]);
    return null;
  }

  async #answerAtRest(connection: Connection, stateVector: Uint8Array): Promise<void> {
    if (!isStateVector(stateVector)) {
      this.#refuse(connection, 0, 'malformed');
      return;
    }
    const updates = await this.#content.lacking(stateVector);
    if (!connection.ended && this.#lostFor === null) this.#sendState(connection, updates);
  }

  /** The last one says that this was all, so it goes as the step 2. */
  #sendState(connection: Connection, updates: readonly Uint8Array[]): void {
    const first = !connection.synced;
    connection.synced = true;
    this.#commits.after(this.#content.applied, () => {
      updates.forEach((update, index) => {
        const message = index === updates.length - 1 ? step2Message(update) : updateMessage(update);
        if (first) connection.queueFirstSync(message);
        else connection.queue(message);
      });
      connection.flush();
    });
  }

  #askStep1(connection: Connection): void {
    connection.askedStep1();
    connection.queue(step1Message(this.#content.stateVector));
  }

  #announce(connection: Connection, bytes: Uint8Array): void {
    const { presence, memberId } = connection;
    const mayUse = (clientNumber: number) => this.#content.numbers.isFree(clientNumber, memberId);
    try {
      if (!this.#news.presence.receive(presence, bytes, connection.stamp, mayUse)) return;
    } catch {
      // Presence that cannot be read is the sender's fault and nobody else's concern.
      this.#refuse(connection, 0, 'malformed');
      return;
    }
    if (presence.clientNumber !== null) this.#content.numbers.claim(presence.clientNumber, memberId);
    this.#stir();
  }

  #durable(write: DocumentWrite, receipt: CommitReceipt): void {
    this.#broadcast(write.parts.map(({ bytes }) => serverFrame(updateMessage(bytes))));
    this.#deps.onDurable(this, write, receipt);
    if (this.isUnused) this.#deps.onEmpty(this);
  }

  /** Sends presence and notices with the next commit, or soon when there is none under way. */
  #stir(): void {
    if (this.#stirring || this.#commits.isUnderWay) return;
    this.#stirring = true;
    setImmediate(() => {
      this.#stirring = false;
      if (this.#lostFor === null) this.#broadcast([]);
    });
  }

  #broadcast(frames: readonly Buffer[]): void {
    const shared = this.#news.takeWith(frames);
    for (const connection of [...this.connections]) {
      connection.flush(connection.synced ? shared : null);
      if (connection.ended && !connection.isOpen) this.leave(connection);
    }
  }

  #sendAway(connection: Connection, code: CloseCode): void {
    connection.close(code);
    this.leave(connection);
  }

  #lose(error: unknown): void {
    if (this.#lostFor !== null) return;
    this.#lostFor = new RoomLost(this.reviewId, error);
    this.#deps.onLost(this, error);
    this.#commits.lose(this.#lostFor);
    for (const connection of [...this.connections]) connection.close(closeCodes.restart);
    this.connections.clear();
    this.#content.destroy();
  }
}
