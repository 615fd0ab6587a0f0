/**
 * The document of a room and what waits to be committed: gate, apply, collect. Knows nothing of sockets. An update is
 * either applied whole and waits for the next commit, or nothing of it is; what a crash could take back is counted, so
 * that the room can hold back answers until it no longer can.
 */
import * as Y from 'yjs';
import type { DocumentWrite, NumberBinding, SwallowedRow, WritePart } from '../../db/document-rows.ts';
import type { StoredDocument } from '../../db/document-store.ts';
import { makeId, type RandomBytes } from '../../shared/ids.ts';
import { checkUpdate, type GateOutcome, type NewStruct, type NumberOwner } from './gate/gate.ts';
import type { Writer } from './gate/grammar.ts';
import { Places } from './gate/places.ts';
import type { WireUpdate } from './gate/wire-update.ts';
import {
  deletedStretches,
  findSwallowedText,
  type DeletedStretch,
  type SwallowedText,
} from './swallowed-text.ts';

interface PendingPart {
  readonly memberId: string | null;
  readonly updates: Uint8Array[];
  readonly clientNumbers: Set<number>;
}

interface Applying {
  readonly memberId: string | null;
  readonly update: WireUpdate;
  readonly added: readonly NewStruct[];
  readonly emitted: Uint8Array[];
  swallowed: SwallowedText[];
}

interface PastDelete {
  readonly memberId: string | null;
  readonly stretches: readonly DeletedStretch[];
}

/** Deletions remembered: when late text comes for something Yjs has dropped, only this tells who deleted it and where. */
const rememberedDeletes = 200;

export class RoomDocument {
  readonly reviewId: string;
  readonly epoch: number;
  readonly layout: number;
  readonly doc: Y.Doc;
  /** The server's own client number in this room. */
  readonly #serverNumber: number;
  readonly #random: RandomBytes;
  readonly #places = new Places();
  readonly #numbers = new Map<number, { readonly epoch: number; readonly memberId: string | null }>();
  readonly #claims = new Map<number, string>();
  #seq: number;
  #bytes: number;
  #pending: PendingPart[] = [];
  #bindings: NumberBinding[] = [];
  #swallowed: SwallowedRow[] = [];
  #applying: Applying | null = null;
  readonly #pastDeletes: PastDelete[] = [];
  #applied = 0;
  #tainted = false;

  /** @throws when the stored bytes do not make a whole document. */
  constructor(reviewId: string, stored: StoredDocument, random: RandomBytes) {
    this.reviewId = reviewId;
    this.epoch = stored.epoch;
    this.layout = stored.layout;
    this.#seq = stored.seq;
    this.#random = random;
    for (const { clientNumber, epoch, memberId } of stored.numbers) {
      this.#numbers.set(clientNumber, { epoch, memberId });
    }
    this.#serverNumber = this.#freshNumber();
    this.doc = loadDocument(stored);
    this.#bytes = Y.encodeStateAsUpdate(this.doc).byteLength;
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => this.#integrated(transaction));
    this.doc.on('update', (update: Uint8Array) => this.#changed(update));
  }

  /** Number of the newest committed row. */
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

  /** What the gate says to an update of a member. Changes nothing. */
  check(bytes: Uint8Array, memberId: string): GateOutcome {
    return this.#check(bytes, 'member', memberId);
  }

  /**
   * Applies what the gate let pass; to be committed with the next flush.
   * @throws whatever Yjs throws; the document can then no longer be trusted.
   */
  apply(bytes: Uint8Array, outcome: GateOutcome & { kind: 'ok' }, memberId: string | null): void {
    const numbers = new Set(outcome.added.map(({ client }) => client));
    const applying: Applying = {
      memberId,
      update: outcome.update,
      added: outcome.added,
      emitted: [],
      swallowed: [],
    };
    this.#applying = applying;
    try {
      Y.applyUpdate(this.doc, bytes, memberId);
    } finally {
      this.#applying = null;
    }
    const { pendingStructs, pendingDs } = this.doc.store;
    if (pendingStructs !== null || pendingDs !== null)
      throw new Error('An update that passed the gate was left pending.');
    this.#collect(applying, numbers);
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
    copy.clientID = this.#serverNumber;
    const updates: Uint8Array[] = [];
    copy.on('update', (update: Uint8Array) => updates.push(update));
    edit(copy);
    copy.destroy();
    if (updates.length === 0) return null;
    const bytes = Y.mergeUpdates(updates);
    return { bytes, outcome: this.#check(bytes, 'server', null) };
  }

  /** Everything applied since the last time, as one write. */
  take(): DocumentWrite {
    const parts = this.#pending.map(({ memberId, updates, clientNumbers }): WritePart => {
      const [first] = updates;
      const bytes = updates.length === 1 && first !== undefined ? first : Y.mergeUpdates(updates);
      return { memberId, bytes, clientNumbers: [...clientNumbers] };
    });
    const write = {
      reviewId: this.reviewId,
      epoch: this.epoch,
      seq: this.#seq,
      parts,
      bindings: this.#bindings,
      swallowed: this.#swallowed,
    };
    this.#pending = [];
    this.#bindings = [];
    this.#swallowed = [];
    return write;
  }

  committed(seq: number): void {
    this.#seq = seq;
  }

  /** Whether the number may be this member's: bound to them, or to nobody. */
  isFree(clientNumber: number, memberId: string): boolean {
    const owner = this.#ownerOf(clientNumber, memberId);
    return owner === 'own' || owner === 'free';
  }

  /** Keeps a number that a present connection names as its own from being taken by another member. */
  claim(clientNumber: number, memberId: string): void {
    if (!this.#numbers.has(clientNumber)) this.#claims.set(clientNumber, memberId);
  }

  destroy(): void {
    this.doc.destroy();
  }

  #check(bytes: Uint8Array, writer: Writer, memberId: string | null): GateOutcome {
    const ownerOf = (clientNumber: number) => this.#ownerOf(clientNumber, memberId);
    return checkUpdate({ doc: this.doc, places: this.#places, writer, ownerOf }, bytes);
  }

  #ownerOf(clientNumber: number, memberId: string | null): NumberOwner {
    if (clientNumber === this.#serverNumber) return memberId === null ? 'own' : 'foreign';
    const known = this.#numbers.get(clientNumber);
    if (known === undefined) {
      const claim = this.#claims.get(clientNumber);
      return claim === undefined || claim === memberId ? 'free' : 'foreign';
    }
    if (known.memberId !== memberId) return 'foreign';
    return known.epoch === this.epoch ? 'own' : 'earlier';
  }

  #integrated(transaction: Y.Transaction): void {
    const applying = this.#applying;
    if (applying === null || transaction.local) return;
    applying.swallowed.push(...findSwallowedText(transaction, applying.update, applying.added, this.#places));
    const stretches = deletedStretches(transaction, this.#places);
    if (stretches.length === 0) return;
    this.#pastDeletes.push({ memberId: applying.memberId, stretches });
    if (this.#pastDeletes.length > rememberedDeletes) this.#pastDeletes.shift();
  }

  #changed(update: Uint8Array): void {
    // A reader that writes would put content into the document that no gate saw and no log holds.
    if (this.#applying === null) {
      this.#tainted = true;
      throw new Error('The document was changed past the gate.');
    }
    this.#applying.emitted.push(update);
  }

  #collect(applying: Applying, numbers: ReadonlySet<number>): void {
    this.#applied += 1;
    const { memberId, emitted } = applying;
    for (const clientNumber of numbers) this.#bind(clientNumber, memberId);
    let part = this.#pending.find((pending) => pending.memberId === memberId);
    if (part === undefined) {
      part = { memberId, updates: [], clientNumbers: new Set() };
      this.#pending.push(part);
    }
    part.updates.push(...emitted);
    for (const clientNumber of numbers) part.clientNumbers.add(clientNumber);
    this.#bytes += emitted.reduce((sum, { byteLength }) => sum + byteLength, 0);
    for (const text of applying.swallowed) this.#keepSwallowed(text, memberId);
  }

  #bind(clientNumber: number, memberId: string | null): void {
    if (this.#numbers.has(clientNumber)) return;
    const owner = clientNumber === this.#serverNumber ? null : memberId;
    this.#numbers.set(clientNumber, { epoch: this.epoch, memberId: owner });
    this.#bindings.push({ clientNumber, memberId: owner });
  }

  #keepSwallowed({ client, place, text, wasThere, parent }: SwallowedText, memberId: string | null): void {
    const authorId = this.#numbers.get(client)?.memberId ?? null;
    if (authorId === null) return;
    const past = wasThere ? null : this.#pastDelete(parent);
    this.#swallowed.push({
      id: makeId(this.#random),
      place: place === '' ? (past?.place ?? '') : place,
      text,
      authorId,
      otherId: wasThere ? memberId : (past?.memberId ?? null),
    });
  }

  /** Who deleted the thing with this id, and where it stood. */
  #pastDelete(id: Y.ID | null): { readonly memberId: string | null; readonly place: string } | null {
    if (id === null) return null;
    for (const { memberId, stretches } of this.#pastDeletes) {
      const found = stretches.find(
        ({ client, from, to }) => client === id.client && from <= id.clock && id.clock < to,
      );
      if (found !== undefined) return { memberId, place: found.place };
    }
    return null;
  }

  #freshNumber(): number {
    for (;;) {
      const bytes = this.#random(4);
      const number = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
      if (!this.#numbers.has(number)) return number;
    }
  }
}

function loadDocument(stored: StoredDocument): Y.Doc {
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
