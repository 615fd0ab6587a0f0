/**
 * The document of a room and what waits to be committed: gate, apply, collect. Knows nothing of sockets. An update is
 * either applied whole and waits for the next commit, or nothing of it is; what a crash could take back is counted, so
 * that the room can hold back answers until it no longer can. Updates applied `together` share one transaction of Yjs,
 * which costs far more than what is done in it.
 */
import * as Y from 'yjs';
import type { StoredDocument } from '../../db/document-store.ts';
import { makeId, type RandomBytes } from '../../shared/ids.ts';
import { ClientNumbers } from './client-numbers.ts';
import { checkUpdate, type AcceptedUpdate, type GateOutcome } from './gate/gate.ts';
import type { Writer } from './gate/grammar.ts';
import { deletionOf, type ReadUpdate } from './gate/join-updates.ts';
import { Places } from './gate/places.ts';
import { readWireUpdate, type WireUpdate } from './gate/wire-update.ts';
import { PastDeletes } from './past-deletes.ts';
import { PendingWrite, type RoomWrite } from './pending-write.ts';
import {
  Deletions,
  deletedStretches,
  findSwallowedText,
  type Integrated,
  type SwallowedText,
} from './swallowed-text.ts';
import { integrateTypedText } from './typed-text.ts';

/** What outlives a live document in its room. */
export interface Carried {
  readonly numbers: ClientNumbers;
  readonly pastDeletes: PastDeletes;
  /** Updates applied before; marks of the durable barrier go on from here. */
  readonly applied: number;
}

export class RoomDocument {
  readonly reviewId: string;
  readonly epoch: number;
  readonly layout: number;
  readonly doc: Y.Doc;
  readonly numbers: ClientNumbers;
  readonly pastDeletes: PastDeletes;
  readonly #random: RandomBytes;
  readonly #places = new Places();
  #seq: number;
  #bytes: number;
  #pending = new PendingWrite();
  /** The transaction that is open for updates, and what it has deleted so far. */
  #open: { readonly transaction: Y.Transaction; readonly deletions: Deletions } | null = null;
  /** The transaction of ours that is under way, open or being ended by Yjs. */
  #own: Y.Transaction | null = null;
  /** What Yjs writes of the update being applied, when that is what is kept of it. */
  #written: Uint8Array[] | null = null;
  #applied: number;
  #tainted = false;

  /** @throws when the stored bytes do not make a whole document. */
  constructor(reviewId: string, stored: StoredDocument, random: RandomBytes, carried?: Carried) {
    this.reviewId = reviewId;
    this.epoch = stored.epoch;
    this.layout = stored.layout;
    this.#seq = stored.seq;
    this.#random = random;
    this.numbers = carried?.numbers ?? new ClientNumbers(stored.epoch, stored.numbers, random);
    this.pastDeletes = carried?.pastDeletes ?? new PastDeletes();
    this.#applied = carried?.applied ?? 0;
    this.doc = loadDocument(stored);
    this.#bytes = Y.encodeStateAsUpdate(this.doc).byteLength;
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => this.#ended(transaction));
  }

  /** Number of the newest row handed over for a commit. When that fails, the document is of no more use. */
  get seq(): number {
    return this.#seq;
  }

  /** Rises with every update applied. */
  get applied(): number {
    return this.#applied;
  }

  /** Whether something changed the document past the gate; it then differs from the log. */
  get isTainted(): boolean {
    return this.#tainted;
  }

  /** Bytes of the encoded state when it was loaded and of every update since: never less than the state has now. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Whether updates are sharing a transaction at this moment. */
  get isShared(): boolean {
    return this.#open !== null;
  }

  /** What the gate says to an update of a member. Changes nothing. */
  check(bytes: Uint8Array, memberId: string): GateOutcome {
    return this.#check(bytes, 'member', memberId);
  }

  /**
   * Lets the updates that `work` applies share one transaction. The gate sees each of them at once; whoever encodes or
   * reads the document waits until this is over.
   * @throws whatever Yjs throws; the document can then no longer be trusted.
   */
  together(work: () => void): void {
    try {
      this.doc.transact((transaction) => {
        this.#own = transaction;
        this.#open = { transaction, deletions: new Deletions() };
        try {
          work();
        } finally {
          this.#open = null;
        }
      });
    } finally {
      this.#own = null;
    }
  }

  /**
   * Applies what the gate let pass; to be committed with the next flush. What is not whole must not share.
   * @throws whatever Yjs throws; the document can then no longer be trusted.
   */
  apply(bytes: Uint8Array, accepted: AcceptedUpdate, memberId: string | null): void {
    if (!accepted.isWhole) this.#applyAlone(bytes, accepted, memberId);
    else if (this.#open === null) this.together(() => this.#applyWhole(bytes, accepted, memberId));
    else this.#applyWhole(bytes, accepted, memberId);
    const { pendingStructs, pendingDs } = this.doc.store;
    if (pendingStructs !== null || pendingDs !== null)
      throw new Error('An update that passed the gate was left pending.');
  }

  /**
   * Runs an edit of the server on a copy and takes the difference through the gate.
   * @returns null when the edit changed nothing.
   */
  prepareEdit(
    edit: (doc: Y.Doc) => void,
  ): { readonly bytes: Uint8Array; readonly outcome: GateOutcome } | null {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.doc));
    copy.clientID = this.numbers.server;
    const updates: Uint8Array[] = [];
    copy.on('update', (update: Uint8Array) => updates.push(update));
    edit(copy);
    copy.destroy();
    if (updates.length === 0) return null;
    const bytes = Y.mergeUpdates(updates);
    return { bytes, outcome: this.#check(bytes, 'server', null) };
  }

  /** Everything applied since the last time, as one write; null when that is nothing. */
  take(): RoomWrite | null {
    const pending = this.#pending;
    if (pending.isEmpty) return null;
    this.#pending = new PendingWrite();
    const write = pending.handOver(this.reviewId, this.epoch, this.#seq);
    this.#seq += write.parts.length;
    return write;
  }

  destroy(): void {
    this.doc.destroy();
  }

  #check(bytes: Uint8Array, writer: Writer, memberId: string | null): GateOutcome {
    const ownerOf = (clientNumber: number) => this.numbers.ownerOf(clientNumber, memberId);
    return checkUpdate({ doc: this.doc, places: this.#places, writer, ownerOf }, bytes);
  }

  /** All of it is new and stands where something lives: the log and everyone else get it as it came. */
  #applyWhole(bytes: Uint8Array, { update }: AcceptedUpdate, memberId: string | null): void {
    const { transaction, deletions } = this.#open ?? noTransaction();
    if (!integrateTypedText(transaction, update)) Y.applyUpdate(this.doc, bytes);
    this.#collect({ bytes, update }, memberId);
    const deleted = deletions.since(transaction);
    if (deleted === null) return;
    const clocks = new Map(update.sections.map(({ client, clock }) => [client, clock]));
    const stateBefore = (client: number): number => clocks.get(client) ?? Infinity;
    const { store } = this.doc;
    this.#keepSwallowed(
      this.#noteDeleted({ store, deleted, stateBefore, update, added: [] }, memberId),
      memberId,
    );
  }

  /**
   * Some of it is known, or comes for something that is gone. The log and everyone else get what Yjs makes of it: only
   * what is new, and nothing that was dropped at once.
   */
  #applyAlone(bytes: Uint8Array, { update, added }: AcceptedUpdate, memberId: string | null): void {
    const written: Uint8Array[] = [];
    const listen = (fresh: Uint8Array): void => void written.push(fresh);
    let swallowed: SwallowedText[] = [];
    this.#written = written;
    this.doc.on('update', listen);
    try {
      this.together(() => {
        const { transaction, deletions } = this.#open ?? noTransaction();
        Y.applyUpdate(this.doc, this.#newPart(bytes, update));
        const deleted = deletions.since(transaction) ?? new Map<number, never>();
        const stateBefore = (client: number): number => transaction.beforeState.get(client) ?? 0;
        const { store } = this.doc;
        swallowed = this.#noteDeleted({ store, deleted, stateBefore, update, added }, memberId);
      });
    } finally {
      this.doc.off('update', listen);
      this.#written = null;
    }
    for (const fresh of written) this.#collect({ bytes: fresh, update: readWireUpdate(fresh) }, memberId);
    this.#keepSwallowed(swallowed, memberId);
  }

  /** An update without what it repeats: the gate does not look at that, while Yjs would, and could stumble over it. */
  #newPart(bytes: Uint8Array, { structs }: WireUpdate): Uint8Array {
    const known = new Map<number, number>();
    let repeats = false;
    for (const [client, [first]] of structs) {
      const state = Y.getState(this.doc.store, client);
      known.set(client, state);
      repeats ||= first !== undefined && first.clock < state;
    }
    return repeats ? Y.diffUpdate(bytes, Y.encodeStateVector(known)) : bytes;
  }

  #collect(read: ReadUpdate, memberId: string | null): void {
    this.#applied += 1;
    this.#bytes += read.bytes.byteLength;
    for (const { client } of read.update.sections) {
      const binding = this.numbers.bind(client, memberId);
      if (binding !== null) this.#pending.bindings.push(binding);
    }
    this.#pending.add(memberId, read);
  }

  /** Remembers who deleted what, and tells what nobody can have meant to delete. */
  #noteDeleted(integrated: Integrated, memberId: string | null): SwallowedText[] {
    const stretches = deletedStretches(integrated, this.#places);
    if (stretches.length > 0) this.pastDeletes.add(memberId, stretches);
    return findSwallowedText(integrated, this.#places);
  }

  #keepSwallowed(texts: readonly SwallowedText[], memberId: string | null): void {
    for (const { client, place, text, wasThere, parent } of texts) {
      const authorId = this.numbers.memberOf(client);
      if (authorId === null) continue;
      const past = wasThere ? null : this.pastDeletes.find(parent);
      this.#pending.swallowed.push({
        id: makeId(this.#random),
        place: place === '' ? (past?.place ?? '') : place,
        text,
        authorId,
        otherId: wasThere ? memberId : (past?.memberId ?? null),
      });
    }
  }

  /** Hears of each transaction at its end: ours, one in which Yjs tidies marks after ours, or a reader's. */
  #ended(transaction: Y.Transaction): void {
    if (transaction === this.#own || !changesSomething(transaction)) return;
    if (this.#own === null) {
      // A reader that writes would put content into the document that no gate saw and no log holds.
      this.#tainted = true;
      throw new Error('The document was changed past the gate.');
    }
    // It deletes marks that say nothing any more; nobody wrote that, so it is the server's.
    if (this.#written === null) this.#collect(deletionOf(transaction.deleteSet), null);
  }
}

function noTransaction(): never {
  throw new Error('There is no transaction to share.');
}

function changesSomething({ deleteSet, beforeState, afterState }: Y.Transaction): boolean {
  if (deleteSet.clients.size > 0 || beforeState.size !== afterState.size) return true;
  for (const [client, clock] of afterState) if (beforeState.get(client) !== clock) return true;
  return false;
}

/** @throws when the stored bytes do not make a whole document. */
export function loadDocument(stored: StoredDocument): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    if (stored.snapshot !== null) Y.applyUpdate(doc, stored.snapshot);
    for (const update of stored.updates) Y.applyUpdate(doc, update);
  });
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    doc.destroy();
    throw new Error('The stored updates of this document do not make a whole.');
  }
  return doc;
}
