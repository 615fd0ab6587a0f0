/**
 * The document of a room and what waits to be committed: gate, apply, collect. Knows nothing of sockets. An update is
 * either applied whole and waits for the next commit, or nothing of it is; what a crash could take back is counted, so
 * that the room can hold back answers until it no longer can.
 */
import * as Y from 'yjs';
import type { DocumentWrite, NumberBinding, SwallowedRow, WritePart } from '../../db/document-rows.ts';
import type { StoredDocument } from '../../db/document-store.ts';
import { makeId, type RandomBytes } from '../../shared/ids.ts';
import { ClientNumbers } from './client-numbers.ts';
import { checkUpdate, type GateOutcome, type NewStruct } from './gate/gate.ts';
import type { Writer } from './gate/grammar.ts';
import { Places } from './gate/places.ts';
import type { WireUpdate } from './gate/wire-update.ts';
import { PastDeletes } from './past-deletes.ts';
import { deletedStretches, findSwallowedText, type SwallowedText } from './swallowed-text.ts';

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
  #pending: PendingPart[] = [];
  #bindings: NumberBinding[] = [];
  #swallowed: SwallowedRow[] = [];
  #applying: Applying | null = null;
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
      Y.applyUpdate(this.doc, this.#newPart(bytes, outcome.update), memberId);
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
    copy.clientID = this.numbers.server;
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

  destroy(): void {
    this.doc.destroy();
  }

  #check(bytes: Uint8Array, writer: Writer, memberId: string | null): GateOutcome {
    const ownerOf = (clientNumber: number) => this.numbers.ownerOf(clientNumber, memberId);
    return checkUpdate({ doc: this.doc, places: this.#places, writer, ownerOf }, bytes);
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

  #integrated(transaction: Y.Transaction): void {
    const applying = this.#applying;
    if (applying === null || transaction.local) return;
    applying.swallowed.push(...findSwallowedText(transaction, applying.update, applying.added, this.#places));
    const stretches = deletedStretches(transaction, this.#places);
    if (stretches.length > 0) this.pastDeletes.add(applying.memberId, stretches);
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
    const binding = this.numbers.bind(clientNumber, memberId);
    if (binding !== null) this.#bindings.push(binding);
  }

  #keepSwallowed({ client, place, text, wasThere, parent }: SwallowedText, memberId: string | null): void {
    const authorId = this.numbers.memberOf(client);
    if (authorId === null) return;
    const past = wasThere ? null : this.pastDeletes.find(parent);
    this.#swallowed.push({
      id: makeId(this.#random),
      place: place === '' ? (past?.place ?? '') : place,
      text,
      authorId,
      otherId: wasThere ? memberId : (past?.memberId ?? null),
    });
  }
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
