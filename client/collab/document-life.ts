/**
 * One document of a session from its loading to its end: the Y.Doc, its copy on this device, its connection and what
 * the saved light may say of them. A session begins another life when the server refuses, or moves to another epoch.
 */
import * as Y from 'yjs';
import type { Notice, RefusalCode } from '../../shared/collab/protocol.ts';
import { keepReads } from '../../shared/review-document/kept-reads.ts';
import type { SessionGround } from './browser-ground.ts';
import type { DeviceCopies, DeviceCopy } from './device-copy.ts';
import { LiveConnection } from './live-connection.ts';
import { SavedLightMachine } from './saved-light.ts';

export interface LifePlace {
  readonly memberId: string;
  readonly reviewId: string;
  readonly epoch: number;
}

export interface LifeReports {
  /** What the light says may have changed. */
  readonly changed: () => void;
  /** The server's state is in the document. */
  readonly synced: () => void;
  /** Somebody else's change has been applied and no binding has seen it yet. */
  readonly incoming: (transaction: Y.Transaction) => void;
  readonly notice: (notice: Notice) => void;
  readonly refused: (code: RefusalCode) => void;
  /** The connection ended and does not come back by itself. */
  readonly closed: (code: number) => void;
  /** This device could not keep something. */
  readonly deviceFailed: (fault: unknown) => void;
}

/** Origin of what was read from this device: it is no edit of the person. */
const deviceOrigin = Symbol('device copy');

export class DocumentLife {
  readonly doc = new Y.Doc();
  readonly place: LifePlace;
  readonly light: SavedLightMachine;
  readonly begunAt: number;
  connected = false;
  ended = false;
  connection: LiveConnection | null = null;
  readonly #ground: SessionGround;
  readonly #reports: LifeReports;
  /** Local edits the server has not confirmed, by number. */
  readonly #unconfirmed = new Map<number, Uint8Array>();
  #copy: DeviceCopy | null = null;
  /** Whether what is being received changes anything here. */
  #othersChanged = false;

  constructor(place: LifePlace, ground: SessionGround, reports: LifeReports) {
    this.place = place;
    this.#ground = ground;
    this.#reports = reports;
    this.begunAt = ground.now();
    this.light = new SavedLightMachine(this.begunAt);
    keepReads(this.doc);
    // Before the provider's own listener, so that an edit is known when its frame goes out.
    this.doc.on('update', this.#updated);
    this.doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
      if (!transaction.local && !this.ended) reports.incoming(transaction);
    });
  }

  /** Updates that hold what the server has not confirmed. */
  get unconfirmed(): readonly Uint8Array[] {
    return [...this.#unconfirmed.values()];
  }

  /** Whether anything is in the document yet, from wherever. */
  get holdsAnything(): boolean {
    return this.doc.store.clients.size > 0;
  }

  /** Brings in what this device holds. */
  async load(copies: DeviceCopies): Promise<void> {
    const copy = copies.copy(this.place);
    const { updates, unsent } = await copy.load();
    if (this.ended) return;
    this.light.foundOnDevice(unsent.length, this.#ground.now());
    unsent.forEach((bytes, index) => this.#unconfirmed.set(index + 1, bytes));
    this.#copy = copy;
    this.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.doc, update, deviceOrigin);
    }, deviceOrigin);
  }

  /** Makes the connection; `connection.connect()` then opens it. */
  prepareConnection(): LiveConnection {
    const { socketOrigin, Socket, chance, now, online } = this.#ground;
    const { reviewId, epoch } = this.place;
    this.connection = new LiveConnection(
      this.doc,
      { socketOrigin, Socket, chance, now, reviewId, epoch, unconfirmed: () => this.unconfirmed },
      {
        connected: () => {
          this.connected = true;
          this.light.connected(now());
          this.#reports.changed();
        },
        disconnected: () => {
          this.connected = false;
          if (online()) this.light.disconnected(now());
          else this.light.cutOff();
          this.#reports.changed();
        },
        sending: (kind) => {
          if (kind === 'update') this.light.sentUpdate(now());
          else this.light.sentStep2(now());
          this.#settled();
        },
        acked: (count) => {
          this.light.acked(count, now());
          this.#settled();
        },
        received: (update) => this.#received(update),
        synced: this.#reports.synced,
        notice: this.#reports.notice,
        refused: this.#reports.refused,
        closed: this.#reports.closed,
      },
    );
    return this.connection;
  }

  /** No network: lets go of the socket at once, which Chromium by itself does not. */
  cutOff(): void {
    this.connection?.disconnect();
    this.light.cutOff();
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.connected = false;
    this.connection?.dispose();
  }

  /** Resolves when nothing waits to be written on this device any more. */
  async copySettled(): Promise<void> {
    await this.#copy?.settled();
  }

  /** Takes what the server did not accept out of the copy on this device. To be called after `end`. */
  async dropUnsent(): Promise<void> {
    await this.copySettled();
    await this.#copy?.dropUnsent();
  }

  readonly #updated = (bytes: Uint8Array, origin: unknown): void => {
    if (origin === deviceOrigin || this.ended) return;
    if (origin === this.connection?.provider) {
      this.#othersChanged = true;
      return;
    }
    const edit = this.light.edited(this.#ground.now());
    this.#unconfirmed.set(edit, bytes);
    this.#copy?.keep(bytes, edit).then(() => {
      if (this.ended) return;
      this.light.writtenOnDevice(edit);
      this.#reports.changed();
    }, this.#reports.deviceFailed);
    this.#reports.changed();
  };

  /** Kept as it came: in the document it may have met an edit that the server will not accept. */
  #received(update: Uint8Array): void {
    if (!this.#othersChanged || this.ended) return;
    this.#othersChanged = false;
    this.#copy?.keep(update, null).catch(this.#reports.deviceFailed);
  }

  /** After anything that may have confirmed edits. */
  #settled(): void {
    const oldest = this.light.oldestUnconfirmed;
    let confirmed: number | null = null;
    for (const number of this.#unconfirmed.keys()) {
      if (oldest !== null && number >= oldest) break;
      confirmed = number;
      this.#unconfirmed.delete(number);
    }
    if (confirmed !== null) this.#tidyCopy(confirmed).catch(this.#reports.deviceFailed);
    this.#reports.changed();
  }

  async #tidyCopy(confirmed: number): Promise<void> {
    await this.#copy?.confirm(confirmed);
    if (this.light.unconfirmed === 0) await this.#copy?.compact();
  }
}
