/**
 * A document with its connections. Frames wait for the next flush, which takes them all through limits, rights, gate
 * and apply, has them committed, and tells everyone only what is durable: acks, broadcasts, sync replies and reads all
 * stand behind one barrier. When anything in it cannot be trusted any more the room is lost: its connections come back
 * to one built from the log.
 */
import type * as Y from 'yjs';
import type { CommitReceipt } from '../../db/document-rows.ts';
import { can, isOpenForWriting } from '../../shared/access.ts';
import {
  closeCodes,
  documentFullBytes,
  maxUpdateBytes,
  type CloseCode,
  type NoticeKind,
  type RefusalCode,
} from '../../shared/collab/protocol.ts';
import { Audience } from './audience.ts';
import { Commits, type Taken } from './commits.ts';
import type { Connection } from './connection.ts';
import type { AcceptedUpdate, GateOutcome } from './gate/gate.ts';
import { Line, type Work } from './line.ts';
import { takesMostText } from './large-deletion.ts';
import { objection, offered, repeatsOthers, type Offer, type UpdateMessage } from './offer.ts';
import type { RoomWrite } from './pending-write.ts';
import type { RoomContent } from './room-content.ts';
import type { RoomDeps } from './room-deps.ts';
import type { RoomDocument } from './room-document.ts';
import { RoomLost } from './room-lost.ts';
import type { StoredOutcome } from './stored-state.ts';
import { SyncAnswers } from './sync-answers.ts';
import {
  beganAsUpdate,
  lastingMessage,
  readClientMessage,
  updateFrame,
  type ClientMessage,
  type SyncMessage,
} from './wire.ts';

/** Frames that may wait for a flush. */
const mostWaiting = 64;

export class Room {
  readonly reviewId: string;
  readonly #content: RoomContent;
  readonly #deps: RoomDeps;
  readonly #commits: Commits;
  readonly #answers: SyncAnswers;
  readonly #audience: Audience;
  readonly #refusedNumbers = new Set<number>();
  /** Update-bearing frames, steps 1 and edits of the server, one after the other. */
  readonly #line = new Line(
    (error) => this.#lose(error),
    () => this.#advance(),
  );
  #advancing = false;
  #lostFor: RoomLost | null = null;

  constructor(content: RoomContent, deps: RoomDeps) {
    this.reviewId = content.reviewId;
    this.#content = content;
    this.#deps = deps;
    this.#commits = new Commits({
      engine: deps.engine,
      take: () => this.#takeAll(),
      onDurable: (write, receipt) => this.#durable(write, receipt),
      onFailed: (error) => this.#lose(error),
    });
    this.#answers = new SyncAnswers({
      content,
      commits: this.#commits,
      isWanted: (connection) => !connection.ended && this.#lostFor === null,
      onMalformed: (connection) => this.#refuse(connection, 0, 'malformed'),
    });
    this.#audience = new Audience({
      numbers: content.numbers,
      isCommitting: () => this.#commits.isUnderWay,
      isLost: () => this.#lostFor !== null,
      onMalformed: (connection) => this.#refuse(connection, 0, 'malformed'),
      onEnded: (connection) => this.leave(connection),
    });
    content.mayRest = () => this.#isQuiet;
    content.onRest = deps.onRest;
  }

  get connections(): Set<Connection> {
    return this.#audience.connections;
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
    if (!this.#audience.hasPlaceFor(connection.memberId)) {
      connection.close(closeCodes.tooFast);
      return;
    }
    this.connections.add(connection);
    this.#answers.ask(connection);
    this.#audience.greet(connection);
    connection.flush();
  }

  leave(connection: Connection): void {
    if (!this.connections.delete(connection)) return;
    // What it sent before it left still counts.
    this.#advance();
    connection.ended = true;
    this.#audience.forget(connection);
    if (this.connections.size === 0) this.#deps.onEmpty(this);
  }

  /** Takes one frame from a connection, which is only valid meanwhile. Frames of a connection come in order. */
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
      const kept = lastingMessage(message);
      this.#line.add(() => {
        if (connection.ended || this.#lostFor !== null) return null;
        return this.#handleSync(connection, kept);
      });
      // Updates wait for each other, so that they share what a transaction costs. Whoever asks is answered, and a
      // document at rest takes its time to be built.
      if (message.kind === 'step1' || !this.isLive || this.#line.length > mostWaiting) this.#advance();
      this.#commits.enlist();
      return;
    }
    try {
      this.#audience.hear(connection, message, this.#deps.elapsed());
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
      const job = async (): Promise<void> => {
        try {
          if (this.#lostFor !== null) throw this.#lostFor;
          const live = this.#content.live ?? (await this.#fromLog(this.#content.wake()));
          allow();
          resolve(this.#editNow(live, memberId, edit));
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      this.#line.add(() => (this.#content.live?.isShared === true ? job : job()));
      this.#advance();
    });
    await this.#commits.durable(mark);
  }

  /** Tells the connections that rows beside the document changed. */
  notice(kind: NoticeKind): void {
    this.#audience.notice(kind);
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
      this.#line.add(() => {
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
      this.#advance();
    });
  }

  destroy(): void {
    this.#content.destroy();
  }

  /** Takes whatever waits as far as it goes now; updates that follow one another share a transaction. */
  #advance(): void {
    if (this.#advancing) return;
    this.#advancing = true;
    try {
      while (this.#line.isReady) {
        const { live } = this.#content;
        if (live !== null) this.#deps.engine.glance.hold(() => live.together(() => this.#line.run()));
        // The first that could not share, or that comes to a document at rest.
        this.#line.runOne();
      }
    } catch (error) {
      this.#lose(error);
    }
    this.#advancing = false;
  }

  /** Everything for the flush that begins now. */
  #takeAll(): Taken | null {
    this.#advance();
    const { live } = this.#content;
    const write = live?.take() ?? null;
    if (live === null || write === null) return null;
    this.#content.edited();
    return { write, mark: live.applied };
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

  #handleSync(connection: Connection, message: SyncMessage): Work {
    const now = this.#deps.elapsed();
    if (message.kind === 'update') return this.#update(connection, message, now);
    if (connection.mayUpdate(message.stateVector.byteLength, now)) {
      return this.#answers.answer(connection, message.stateVector);
    }
    this.#sendAway(connection, closeCodes.tooFast);
    return null;
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
    else if (outcome.kind === 'ok') return this.#accept(live, offer, outcome);
    else this.#put(offer, outcome);
    return null;
  }

  async #wakeFor(offer: Offer): Promise<void> {
    await this.#content.wake();
    await this.#judgeAgain(offer);
  }

  async #judgeAgain(offer: Offer): Promise<void> {
    if (offer.connection.ended || this.#lostFor !== null) return;
    const work = this.#judge(offer);
    if (typeof work === 'function') throw new Error('A frame wants to be alone, and is.');
    await work;
  }

  #accept(live: RoomDocument, offer: Offer, accepted: AcceptedUpdate): Work {
    const { connection, frame, bytes, answersStep1, guarded } = offer;
    const mustBeGuarded =
      !guarded && this.#deps.keepVersion !== undefined && takesMostText(live.doc, accepted.update);
    if (live.isShared && (mustBeGuarded || !accepted.isWhole)) return () => this.#judge(offer);
    if (mustBeGuarded) return this.#guard(offer);
    this.#apply(live, bytes, accepted, connection.memberId);
    this.#ackWhenDurable(connection, frame, answersStep1);
    return null;
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
    await this.#judgeAgain({ ...offer, guarded: true });
  }

  /** Why what the gate let pass is not taken all the same. */
  #obstacle({ added }: GateOutcome & { readonly kind: 'ok' }): RefusalCode | null {
    if (added.some(({ client }) => this.#refusedNumbers.has(client))) return 'malformed';
    if ((this.#content.live?.bytes ?? 0) > documentFullBytes) return 'too-large';
    return this.#deps.hasSpace() ? null : 'storage';
  }

  /** An update that is neither taken nor refused. */
  #put({ connection, frame, answersStep1 }: Offer, outcome: GateOutcome): void {
    if (outcome.kind === 'epoch-moved') {
      this.#sendAway(connection, closeCodes.epochMoved);
    } else if (outcome.kind === 'waits') {
      connection.frameWaits(frame);
      if (answersStep1 && connection.answerWasFruitless()) this.#refuse(connection, frame, 'malformed');
      else if (!connection.isAsked) this.#answers.ask(connection);
      connection.flush();
    }
  }

  #apply(live: RoomDocument, bytes: Uint8Array, accepted: AcceptedUpdate, memberId: string | null): void {
    try {
      live.apply(bytes, accepted, memberId);
    } catch (error) {
      this.#lose(error);
      return;
    }
    this.#commits.enlist();
  }

  #ackWhenDurable(connection: Connection, frame: number, answersStep1: boolean): void {
    if (answersStep1) connection.answerWasUseful();
    this.#commits.after(this.#content.applied, () => connection.frameDurable(frame, answersStep1));
    // Sends the ack of what is durable already; the others go with the broadcast of their commit.
    if (!this.#commits.isUnderWay) connection.flush();
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

  #durable(write: RoomWrite | null, receipt: CommitReceipt | null): void {
    if (write !== null && receipt !== null) {
      this.#audience.broadcast([updateFrame(write.update)]);
      this.#deps.onDurable(this, write, receipt);
    } else {
      this.#audience.stir();
    }
    if (this.isUnused) this.#deps.onEmpty(this);
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
