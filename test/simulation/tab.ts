/**
 * One member with one review open in one tab of a browser: the product's session, undo and editors on simulated
 * ground. The tab can be used, reloaded, frozen, cut off and killed; what its light says is checked all the time.
 */
import type * as Y from 'yjs';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { ReviewSession } from '../../client/collab/review-session.svelte.ts';
import type { DeviceStorage } from './device-storage.ts';
import { HeadlessEditor } from './headless-editor.ts';
import {
  markersIn,
  copiesInDocument,
  markersInDocument,
  markersInUpdate,
  nameOf,
  type Ledger,
} from './ledger.ts';
import { socketClass, type SocketPlace } from './browser-socket.ts';
import type { Network } from './network.ts';
import { Process, type Scheduler } from './scheduler.ts';
import { proseFragment } from '../../shared/review-document/roots.ts';
import type { ReviewContent } from '../../shared/review-document/records.ts';

export interface TabWorld {
  readonly scheduler: Scheduler;
  readonly network: Network;
  readonly ledger: Ledger;
}

export interface TabPlace {
  readonly name: string;
  readonly memberId: string;
  readonly reviewId: string;
  readonly epoch: number;
  readonly storage: DeviceStorage;
  readonly mayWrite: boolean;
  /** The person reads of a role or stage that changed, as the pages around the document would. */
  readonly loadMayWrite: () => boolean;
  readonly address?: SocketPlace['address'];
  readonly outgoing?: SocketPlace['outgoing'];
  /** Changes the product for a control that must be caught. */
  readonly spoil?: ((session: ReviewSession) => void) | undefined;
}

export class Tab {
  readonly process: Process;
  readonly place: TabPlace;
  readonly session: ReviewSession;
  /** Markers this tab wrote into its present document. */
  readonly own = new Set<string>();
  isOpen = true;
  online = true;
  /** Rises whenever the document changes. */
  changes = 0;
  readonly #world: TabWorld;
  readonly #window = new EventTarget();
  readonly #editors = new Map<string, HeadlessEditor>();
  #doc: Y.Doc | null = null;

  constructor(world: TabWorld, place: TabPlace) {
    this.#world = world;
    this.place = place;
    this.process = new Process(`tab ${place.name}`);
    const { scheduler, network } = world;
    const random = scheduler.random(`tab ${place.name}`);
    this.session = new ReviewSession(
      {
        reviewId: place.reviewId,
        epoch: place.epoch,
        self: { memberId: place.memberId, name: place.memberId, role: 'panel', colour: '#336699' },
        mayWrite: place.mayWrite,
        loadEpoch: async () => place.epoch,
        loadContent: (): Promise<ReviewContent> => Promise.reject(new Error('There is no HTTP here.')),
        say: () => undefined,
      },
      {
        socketOrigin: 'ws://causeway.test',
        Socket: socketClass({
          network,
          process: this.process,
          cookie: () => `member=${place.memberId}`,
          online: () => this.online,
          address: place.address,
          outgoing: place.outgoing,
        }),
        indexedDb: place.storage.factory(this.process),
        random: random.bytes,
        chance: () => random.next(),
        now: () => scheduler.now(),
        online: () => this.online,
        hidden: () => false,
      },
    );
  }

  /** To be called as the tab's process. */
  open(): void {
    this.follow();
    this.session.onUnbind(() => this.#unbind());
    this.session.onNotice(() => this.#askMayWrite());
    this.#inWindow(() => {
      this.session.start().catch((error: unknown) => this.#world.scheduler.fail(error as Error));
    });
  }

  /** Notices that the session has begun another document. */
  follow(): void {
    const { doc } = this.session;
    if (doc === this.#doc) return;
    this.#doc = doc;
    this.#unbind();
    this.own.clear();
    this.changes += 1;
    this.place.spoil?.(this.session);
    const { ledger } = this.#world;
    ledger.owners.set(doc.clientID, this.place.memberId);
    doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      this.changes += 1;
      ledger.owners.set(doc.clientID, this.place.memberId);
      if (!transaction.local) return;
      ledger.wrote(update);
      for (const marker of markersInUpdate(update)) this.own.add(marker);
    });
  }

  /** Whether the person can type now. */
  get mayType(): boolean {
    return this.isOpen && !this.session.readOnly && this.session.doc === this.#doc;
  }

  /** The editor of a section, bound when first asked for. */
  editor(sectionId: string): HeadlessEditor | null {
    const known = this.#editors.get(sectionId);
    if (known !== undefined) return known;
    const fragment = proseFragment(this.session.doc, sectionId);
    if (fragment === undefined || !this.session.ready) return null;
    this.session.undo.alsoTrack(ySyncPluginKey);
    const editor = new HeadlessEditor(fragment);
    this.#editors.set(sectionId, editor);
    return editor;
  }

  get editors(): readonly HeadlessEditor[] {
    return [...this.#editors.values()];
  }

  /**
   * Does something the person does, and enters into the ledger what of others' and their own words it took away.
   * @param ownOnly the act may take nobody else's words along
   */
  act(what: string, work: () => void, ownOnly = false): void {
    const { ledger, scheduler } = this.#world;
    const { doc } = this.session;
    const before = markersInDocument(doc);
    const seen = copiesInDocument(doc);
    work();
    const left = copiesInDocument(doc);
    for (const [character, copies] of seen) {
      for (const copy of copies)
        if (left.get(character)?.has(copy) !== true) ledger.markers.get(character)?.taken.add(copy);
    }
    const after = markersInDocument(doc);
    const gone = [...before.keys()].filter((character) => !after.has(character));
    const come = [...after.keys()].filter((character) => !before.has(character));
    scheduler.note(
      `${this.place.name}: ${what}${come.length > 0 ? ` +${come.map(nameOf).join(' ')}` : ''}${gone.length > 0 ? ` -${gone.map(nameOf).join(' ')}` : ''}`,
    );
    for (const character of gone) {
      const writers = before.get(character) ?? [];
      const foreign = writers.some((client) => ledger.owners.get(client) !== this.place.memberId);
      if (ownOnly && foreign)
        scheduler.fail(
          new Error(`${this.place.name}: ${what} took back ${nameOf(character)}, written by somebody else.`),
        );
      const marker = ledger.markers.get(character);
      if (marker !== undefined) marker.deletedBy = this.place.name;
    }
  }

  /** Collects what the person was handed; they may then settle it. */
  readRefused(): void {
    for (const { parts } of this.session.refused) {
      for (const { text } of parts)
        for (const marker of markersIn(text)) this.#world.ledger.handedOver.add(marker);
    }
  }

  /** The person has copied a refused text. Where the device cannot forget it, it is offered again another day. */
  settle(id: string): void {
    this.session
      .settleRefused(id)
      .catch(() => this.#world.scheduler.note(`${this.place.name}: cannot forget a text`));
  }

  goOffline(): void {
    this.online = false;
    this.#window.dispatchEvent(new Event('offline'));
  }

  goOnline(): void {
    this.online = true;
    this.#window.dispatchEvent(new Event('online'));
  }

  /** Closes the tab as a browser does when it crashes: nothing runs any more. */
  kill(): void {
    this.isOpen = false;
    this.#unbind();
    this.process.alive = false;
    this.place.storage.forget(this.process);
  }

  /** Closes the review in good order, as when leaving the page. To be called as the tab's process. */
  leave(): void {
    this.isOpen = false;
    this.#unbind();
    this.#inWindow(() => this.session.dispose());
  }

  #askMayWrite(): void {
    const random = this.#world.network.random;
    this.#world.scheduler.at(this.process, 20 + random.below(300), () =>
      this.session.setMayWrite(this.place.loadMayWrite()),
    );
  }

  #unbind(): void {
    for (const editor of this.#editors.values()) editor.destroy();
    this.#editors.clear();
  }

  /** The session listens to its window, of which this process can show only one at a time. */
  #inWindow(work: () => void): void {
    const holder = globalThis as { window?: unknown };
    const before = holder.window;
    holder.window = this.#window;
    try {
      work();
    } finally {
      holder.window = before;
    }
  }
}
