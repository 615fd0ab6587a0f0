/**
 * The live session of one open review: document, device copy, connection, saved light, presence and undo, and what
 * happens when the server closes, refuses or moves on. It never throws away text of this device: what cannot stay in
 * the document is taken out of it and offered.
 */
import { untrack } from 'svelte';
import * as Y from 'yjs';
import type { Notice, PresenceStamp, RefusalCode } from '../../shared/collab/protocol.ts';
import { closeCodes, documentWarnBytes } from '../../shared/collab/protocol.ts';
import { makeId } from '../../shared/ids.ts';
import type { Editing } from '../../shared/review-document/edits.ts';
import type { ReviewContent } from '../../shared/review-document/records.ts';
import { findUnknownContent, findUnknownInTransaction } from '../../shared/editor/unknown-content.ts';
import type { UnknownContent } from '../../shared/editor/unknown-content.ts';
import { AppError } from '../../shared/errors.ts';
import { browserGround } from './browser-ground.ts';
import type { SessionGround } from './browser-ground.ts';
import { closeSentence, refusalSentence } from './close-sentences.ts';
import { DeviceCopies } from './device-copy.ts';
import { DocumentLife } from './document-life.ts';
import { Presence } from './presence.svelte.ts';
import { Refusals } from './refusals.ts';
import { movedSentence, RefusedTexts } from './refused-texts.svelte.ts';
import type { RefusedText } from './refused-texts.svelte.ts';
import type { SavedLight } from './saved-light.ts';
import { UndoKeeper } from './undo-keeper.svelte.ts';

export interface SessionOptions {
  readonly reviewId: string;
  /** The review's epoch as its row says. */
  readonly epoch: number;
  /** The person as participants see them. */
  readonly self: PresenceStamp;
  /** Whether the person's role may write and the review is open for it. Changes go through `setMayWrite`. */
  readonly mayWrite: boolean;
  /** The epoch of the review now, asked after the server says that it moved. */
  readonly loadEpoch: () => Promise<number>;
  /** The whole review as JSON, to read when no socket can be had. */
  readonly loadContent: () => Promise<ReviewContent>;
  /** Says a sentence to the person at once (toast, live region). */
  readonly say: (sentence: string) => void;
}

export type Reading =
  /** Nothing to show yet. */
  | 'opening'
  /** The document: of the server, or while it cannot be reached of this device. */
  | 'live'
  /** `content` holds the review as last fetched over HTTP; read-only. */
  | 'over-http'
  | 'closed';

/** Milliseconds to wait for the server before the device's copy is shown in its stead. */
const preferServerFor = 2500;
/** Milliseconds without a first answer before the review is fetched over HTTP. */
const readOverHttpAfter = 8000;
const heartbeat = 500;
const signsOfLife = ['pointerdown', 'keydown', 'wheel', 'visibilitychange'] as const;
const largeSentence =
  'This review has become very large; much larger, and it could only be read. Take out long pasted passages that it does not need, or go on in a new review.';

export class ReviewSession {
  readonly reviewId: string;
  readonly presence: Presence;
  light: SavedLight = $state.raw({ state: 'saving' });
  /** Editors may bind: the server's state, or in its absence this device's, is in the document. */
  ready = $state(false);
  reading: Reading = $state('opening');
  /** Why nothing can be shown yet although the session tries; null when all goes well. */
  obstacle: string | null = $state(null);
  /** Why the session came to an end; null while it lives. */
  closed: { readonly code: number; readonly sentence: string } | null = $state.raw(null);
  /** The review as fetched over HTTP, while `reading` says so. */
  content: ReviewContent | null = $state.raw(null);
  /** What this Causeway does not know in the document; not empty means that it is shown read-only. */
  unknownParts: readonly UnknownContent[] = $state.raw([]);
  /** Whether the server is in touch at this moment. */
  connected = $state(false);
  #doc: Y.Doc = $state.raw() as Y.Doc;
  #editing: Editing = $state.raw() as Editing;
  #undo: UndoKeeper = $state.raw() as UndoKeeper;
  #mayWrite = $state(false);
  #unsent = $state(0);

  readonly #options: SessionOptions;
  readonly #ground: SessionGround;
  readonly #origin = { of: 'this session' };
  readonly #noticeListeners = new Set<(notice: Notice) => void>();
  readonly #unbindListeners = new Set<() => void>();
  readonly #savedWaiters = new Set<() => void>();
  #life: DocumentLife;
  readonly #refusals: Refusals;
  #copies: DeviceCopies | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #fetchAt: number;
  #fetching = false;
  #measured = false;
  #disposed = false;

  /** Does nothing outside itself until `start`. */
  constructor(options: SessionOptions, ground: SessionGround = browserGround()) {
    this.reviewId = options.reviewId;
    this.#options = options;
    this.#ground = ground;
    this.#mayWrite = options.mayWrite;
    this.presence = new Presence(options.self, ground.now);
    this.#refusals = new Refusals(
      new RefusedTexts(
        { memberId: options.self.memberId, reviewId: options.reviewId },
        () => makeId(ground.random),
        ground.now,
      ),
      (life, fault) => this.#deviceFailed(life, fault),
    );
    this.#fetchAt = ground.now() + readOverHttpAfter;
    this.#life = this.#newLife(options.epoch);
  }

  /** The document. A session may replace it: read it through `liveRead(() => session.doc, …)`. */
  get doc(): Y.Doc {
    return this.#doc;
  }

  /** What the edits of `shared/review-document` need. */
  get editing(): Editing {
    return this.#editing;
  }

  get undo(): UndoKeeper {
    return this.#undo;
  }

  /** Nothing may be typed: role, stage, an end of the session, unknown content, or nothing to write in yet. */
  get readOnly(): boolean {
    return !this.#mayWrite || !this.ready || this.closed !== null || this.unknownParts.length > 0;
  }

  /** Text that did not get into the review, oldest first, until the person has settled it. */
  get refused(): readonly RefusedText[] {
    return this.#refusals.list;
  }

  /** Local edits the server has not confirmed. */
  get unsent(): number {
    return this.#unsent;
  }

  /** To be asked before leaving the page from inside the app; null when nothing would be left behind. */
  get leaveQuestion(): string | null {
    if (this.#life.light.unconfirmed === 0) return null;
    return this.light.state === 'device-only' || this.light.state === 'saving'
      ? 'Your last changes have not reached the server. They stay on this device and are sent when you open this review here again. Leave now?'
      : 'Your last changes are stored nowhere yet. If you leave now they are lost. Leave all the same?';
  }

  /** Loads the device copy and connects. */
  async start(): Promise<void> {
    window.addEventListener('online', this.#wentOnline);
    window.addEventListener('offline', this.#wentOffline);
    window.addEventListener('beforeunload', this.#beforeUnload);
    for (const sign of signsOfLife) window.addEventListener(sign, this.#active, { passive: true });
    this.#timer = setInterval(this.#beat, heartbeat);
    await this.#openCopies();
    await this.#begin(this.#life);
  }

  dispose(): void {
    this.#disposed = true;
    clearInterval(this.#timer);
    window.removeEventListener('online', this.#wentOnline);
    window.removeEventListener('offline', this.#wentOffline);
    window.removeEventListener('beforeunload', this.#beforeUnload);
    for (const sign of signsOfLife) window.removeEventListener(sign, this.#active);
    const life = this.#life;
    this.#endLife();
    // What was typed last is still on its way to the disk.
    void life.copySettled().then(() => this.#copies?.close());
  }

  /** The person's role or the stage changed. */
  setMayWrite(mayWrite: boolean): void {
    this.#mayWrite = mayWrite;
  }

  /** Calls back when rows beside the document changed; returns the way to stop. */
  onNotice(listener: (notice: Notice) => void): () => void {
    this.#noticeListeners.add(listener);
    return () => this.#noticeListeners.delete(listener);
  }

  /** Calls back, at once and before any binding sees the change, when editors must let go of the document. */
  onUnbind(listener: () => void): () => void {
    this.#unbindListeners.add(listener);
    return () => this.#unbindListeners.delete(listener);
  }

  /** Resolves when every local edit is on the server's disk. @throws AppError when that takes longer than `within` ms. */
  whenSaved(within = 10_000): Promise<void> {
    if (this.light.state === 'saved') return Promise.resolve();
    return new Promise((resolve, reject) => {
      const saved = (): void => {
        clearTimeout(timer);
        this.#savedWaiters.delete(saved);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#savedWaiters.delete(saved);
        reject(
          new AppError(
            'not-allowed-now',
            'Your last changes have not reached the server yet.',
            'Wait until the light beside the title says saved, then try again.',
          ),
        );
      }, within);
      this.#savedWaiters.add(saved);
    });
  }

  /** Goes on after the person has signed in again over the page; an end for another reason stays one. */
  resume(): void {
    if (this.closed?.code !== closeCodes.signIn || this.#disposed) return;
    this.closed = null;
    this.#fetchAt = this.#ground.now() + readOverHttpAfter;
    if (this.#ground.online()) this.#life.connection?.connect();
    this.#beat();
  }

  /** The person has copied, put back or given up a refused text. */
  async settleRefused(id: string): Promise<void> {
    const settled = this.#refusals.settle(id, this.#life);
    this.#look();
    await settled;
  }

  #newLife(epoch: number): DocumentLife {
    const { memberId } = this.#options.self;
    const life: DocumentLife = new DocumentLife({ memberId, reviewId: this.reviewId, epoch }, this.#ground, {
      changed: () => this.#look(),
      synced: () => {
        this.#show(life);
        void this.#refusals.offerPast(life);
      },
      incoming: (transaction) => this.#inspect(life, transaction),
      notice: (notice) => {
        for (const listener of this.#noticeListeners) listener(notice);
      },
      refused: (code) => this.#wasRefused(life, code),
      closed: (code) => this.#wasClosed(life, code),
      deviceFailed: (fault) => this.#deviceFailed(life, fault),
    });
    const refused = this.#refusals.code;
    if (refused !== null) life.light.refused(refused);
    const { doc } = life;
    this.#doc = doc;
    this.#editing = { doc, origin: this.#origin, random: this.#ground.random, now: this.#ground.now };
    this.#undo = new UndoKeeper(doc, this.#origin);
    return life;
  }

  async #openCopies(): Promise<void> {
    try {
      if (this.#ground.indexedDb === null) throw new Error('There is no storage.');
      this.#copies = await DeviceCopies.open(this.#ground.indexedDb);
      await this.#refusals.open(this.#copies);
    } catch (fault) {
      this.#deviceFailed(this.#life, fault);
    }
  }

  async #begin(life: DocumentLife): Promise<void> {
    if (this.#copies !== null) {
      try {
        await this.#refusals.rescueOtherEpochs(life.place.epoch);
        await life.load(this.#copies);
      } catch (fault) {
        this.#deviceFailed(life, fault);
      }
    }
    if (life.ended) return;
    const connection = life.prepareConnection();
    this.presence.follow(connection.awareness);
    if (this.#ground.online()) connection.connect();
    else life.cutOff();
    this.#beat();
  }

  /** Runs before the editors' bindings: they would delete what their schema cannot make. */
  #inspect(life: DocumentLife, transaction: Y.Transaction): void {
    if (life !== this.#life || !untrack(() => this.ready)) return;
    const unknown = findUnknownInTransaction(transaction);
    if (unknown.length > 0) this.#foundUnknown(unknown);
  }

  #foundUnknown(unknown: readonly UnknownContent[]): void {
    this.unknownParts = unknown;
    this.#unbind();
    this.#options.say(
      'This review holds something that this version of Causeway does not know, so it is shown for reading only. Reload the page to get the newest version.',
    );
  }

  #unbind(): void {
    for (const listener of this.#unbindListeners) listener();
  }

  /** The document may be shown now. */
  #show(life: DocumentLife): void {
    if (this.ready || life.ended) return;
    const unknown = findUnknownContent(life.doc);
    if (unknown.length > 0) this.#foundUnknown(unknown);
    this.ready = true;
    this.reading = 'live';
    this.obstacle = null;
    this.content = null;
    // After the document is on the screen: measuring a large one takes its time.
    if (!this.#measured) setTimeout(() => this.#warnIfLarge(life));
    this.#measured = true;
  }

  #warnIfLarge(life: DocumentLife): void {
    if (life.ended || Y.encodeStateAsUpdate(life.doc).byteLength <= documentWarnBytes) return;
    this.#options.say(largeSentence);
  }

  #deviceFailed(life: DocumentLife, fault: unknown): void {
    if (this.#disposed) return;
    console.warn('Causeway could not use the storage of this browser.', fault);
    life.light.deviceFailed();
    this.#look();
  }

  #look(): void {
    const { light, connected } = this.#life;
    this.connected = connected;
    const next = light.light(this.#ground.now());
    // An edit made within somebody's effect ends up here; that effect must not come to depend on the light.
    if (!untrack(() => sameLight(next, this.light))) this.light = next;
    this.#unsent = light.unconfirmed;
    if (next.state === 'saved') for (const saved of [...this.#savedWaiters]) saved();
  }

  readonly #beat = (): void => {
    const life = this.#life;
    const now = this.#ground.now();
    life.connection?.watch(life.light.waiting(now));
    this.presence.tick(this.#ground.hidden());
    this.#look();
    if (this.ready || this.closed !== null) return;
    const hasCopy = life.holdsAnything;
    const offline = !this.#ground.online();
    if (hasCopy && life.connection !== null && (offline || now - life.begunAt > preferServerFor))
      this.#show(life);
    else if (!hasCopy && offline)
      this.obstacle = 'There is no connection, and this device holds no copy of this review.';
    else if (!hasCopy && now >= this.#fetchAt) void this.#readOverHttp(life);
  };

  async #readOverHttp(life: DocumentLife): Promise<void> {
    if (this.#fetching) return;
    this.#fetching = true;
    try {
      const content = await this.#options.loadContent();
      if (this.ready || life.ended) return;
      this.content = content;
      this.reading = 'over-http';
      this.obstacle =
        'A live connection could not be made, so this is the review as it was a moment ago, for reading only. Something between this browser and Causeway may block it.';
    } catch (fault) {
      this.obstacle = fault instanceof Error ? fault.message : 'The server cannot be reached.';
    } finally {
      this.#fetching = false;
      this.#fetchAt = this.#ground.now() + readOverHttpAfter;
    }
  }

  #wasRefused(life: DocumentLife, code: RefusalCode): void {
    if (life.ended) return;
    if (!this.#refusals.take(code, life)) {
      this.closed = { code: closeCodes.refused, sentence: closeSentence(closeCodes.refused) };
      life.cutOff();
      return;
    }
    if (code === 'read-only' || code === 'signed') this.#mayWrite = false;
    life.light.refused(code);
    this.#look();
    void this.#startAnew(life, life.place.epoch, { why: refusalSentence(code), always: true });
  }

  #wasClosed(life: DocumentLife, code: number): void {
    if (life.ended) return;
    if (code === closeCodes.refused) this.#wasRefused(life, this.#refusals.code ?? 'malformed');
    else if (code === closeCodes.epochMoved) void this.#followEpoch(life);
    else {
      this.closed = { code, sentence: closeSentence(code) };
      if (code === closeCodes.noAccess) void this.#loseAccess(life);
    }
  }

  /** The review was restored or rebuilt: what this device still held belongs to a past that is over. */
  async #followEpoch(life: DocumentLife): Promise<void> {
    try {
      const epoch = await this.#options.loadEpoch();
      this.#refusals.holdPast(life);
      await this.#startAnew(life, epoch, { why: movedSentence, always: false });
    } catch (fault) {
      if (life.ended || this.#disposed) return;
      this.obstacle = fault instanceof Error ? fault.message : 'The server cannot be reached.';
      setTimeout(() => void this.#followEpoch(life), readOverHttpAfter);
    }
  }

  async #loseAccess(life: DocumentLife): Promise<void> {
    this.#endLife();
    this.reading = 'closed';
    await this.#refusals.takeOutAll(life);
    if (this.#disposed) return;
    // What may no longer be read is no longer held, on the disk or in memory.
    this.#life = this.#newLife(life.place.epoch);
    this.#life.end();
  }

  /** @param reason why words are taken out; `always` says so even when there are none */
  async #startAnew(
    life: DocumentLife,
    epoch: number,
    reason: { readonly why: string; readonly always: boolean },
  ): Promise<void> {
    if (life.ended) return;
    this.#endLife();
    await this.#refusals.takeOut(life, reason);
    if (this.#disposed) return;
    const next = this.#newLife(epoch);
    this.#life = next;
    this.#fetchAt = this.#ground.now() + readOverHttpAfter;
    await this.#begin(next);
  }

  #endLife(): void {
    this.#life.end();
    this.#unbind();
    this.ready = false;
    this.reading = 'opening';
    this.connected = false;
    this.unknownParts = [];
    this.presence.follow(null);
    this.#undo.dispose();
  }

  readonly #wentOnline = (): void => {
    if (this.closed === null) this.#life.connection?.connect();
    this.obstacle = null;
    this.#beat();
  };

  readonly #wentOffline = (): void => {
    this.#life.cutOff();
    this.#beat();
  };

  readonly #beforeUnload = (event: BeforeUnloadEvent): void => {
    if (this.#life.light.unconfirmed > 0) event.preventDefault();
  };

  readonly #active = (): void => this.presence.active();
}

function sameLight(one: SavedLight, other: SavedLight): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
