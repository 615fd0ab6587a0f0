/**
 * The document of a room, awake or at rest. Awake there is a live Y.Doc; at rest only what is needed to tell whether
 * an update adds something, and the stored bytes are read when somebody asks. It rests from the start and again a
 * while after the last edit. Decides nothing about connections.
 */
import * as Y from 'yjs';
import type { DocumentStore, StoredDocument } from '../../db/document-store.ts';
import type { RandomBytes } from '../../shared/ids.ts';
import type { Later } from '../later.ts';
import { ClientNumbers } from './client-numbers.ts';
import { PastDeletes } from './past-deletes.ts';
import { loadDocument, RoomDocument } from './room-document.ts';
import { lacking, StoredState, type StoredOutcome } from './stored-state.ts';

export interface ContentDeps {
  readonly store: DocumentStore;
  readonly random: RandomBytes;
  readonly later: Later;
  /** Milliseconds of a clock that does not jump. */
  readonly elapsed: () => number;
  /** Hears that a document or its bytes are no longer held. */
  readonly released: () => void;
}

/** Milliseconds without an edit after which the document is put to rest. */
export const restAfter = 30_000;
/** Milliseconds until a rest that something stood against is tried again. */
const restRetry = 1000;
/** Milliseconds that bytes read for one joiner are kept for the next. */
const bytesKept = 5000;

interface Rest {
  readonly seq: number;
  readonly applied: number;
  readonly state: StoredState;
}

export class RoomContent {
  readonly reviewId: string;
  readonly epoch: number;
  readonly numbers: ClientNumbers;
  readonly #deps: ContentDeps;
  readonly #pastDeletes = new PastDeletes();
  #live: RoomDocument | null = null;
  #rest: Rest;
  #bytes: Promise<StoredDocument> | null = null;
  #dropBytes: () => void = nothing;
  #lastEdit = 0;
  #destroyed = false;
  /** Whether nothing is under way that needs the live document; set by the room. */
  mayRest: () => boolean = () => false;
  /** Called when the document was put to rest. */
  onRest: () => void = nothing;

  /** @throws when the stored bytes do not make a whole. */
  constructor(reviewId: string, stored: StoredDocument, deps: ContentDeps) {
    this.reviewId = reviewId;
    this.epoch = stored.epoch;
    this.#deps = deps;
    this.numbers = new ClientNumbers(stored.epoch, stored.numbers, deps.random);
    this.#rest = { seq: stored.seq, applied: 0, state: StoredState.ofBytes(stored) };
    void this.#keep(Promise.resolve(stored));
  }

  /** The live document, or null at rest. */
  get live(): RoomDocument | null {
    return this.#live;
  }

  /** Mark of the newest change, for the durable barrier. Everything is durable at rest. */
  get applied(): number {
    return this.#live?.applied ?? this.#rest.applied;
  }

  get stateVector(): Uint8Array {
    return this.#live === null ? this.#rest.state.stateVector : Y.encodeStateVector(this.#live.doc);
  }

  /** At rest: what an update would do. */
  judge(bytes: Uint8Array): StoredOutcome {
    return this.#rest.state.judge(bytes);
  }

  /** At rest: what somebody lacks, as updates to be applied in order. @throws when the state vector is unreadable */
  async lacking(stateVector: Uint8Array): Promise<readonly Uint8Array[]> {
    const known = Y.decodeStateVector(stateVector);
    const deletions = this.#rest.state.answerTo(known);
    return deletions === null ? lacking(await this.#read(), known) : [deletions];
  }

  /** At rest: the document, to be read and thrown away. */
  async copy(): Promise<Y.Doc> {
    const doc = loadDocument(await this.#read());
    doc.on('update', () => {
      throw new Error('The document was changed past the gate.');
    });
    return doc;
  }

  /** Makes the document live. */
  async wake(): Promise<RoomDocument> {
    const stored = await this.#read();
    this.#live ??= this.#build(stored);
    return this.#live;
  }

  /** To be told of each edit: the rest is put off. */
  edited(): void {
    this.#lastEdit = this.#deps.elapsed();
  }

  destroy(): void {
    this.#destroyed = true;
    this.#forgetBytes();
    this.#live?.destroy();
    this.#live = null;
    this.#deps.released();
  }

  #build(stored: StoredDocument): RoomDocument {
    if (this.#destroyed) throw new Error('The room is gone.');
    const { applied } = this.#rest;
    const live = new RoomDocument(this.reviewId, stored, this.#deps.random, {
      numbers: this.numbers,
      pastDeletes: this.#pastDeletes,
      applied,
    });
    this.#forgetBytes();
    this.edited();
    this.#restIn(restAfter);
    return live;
  }

  #restIn(ms: number): void {
    this.#deps.later(() => {
      const live = this.#live;
      if (this.#destroyed || live === null) return;
      const left = this.#lastEdit + restAfter - this.#deps.elapsed();
      if (left > 0) this.#restIn(left);
      else if (this.mayRest()) this.#putToRest(live);
      else this.#restIn(restRetry);
    }, ms);
  }

  #putToRest(live: RoomDocument): void {
    this.#rest = { seq: live.seq, applied: live.applied, state: StoredState.ofDocument(live.doc) };
    this.#live = null;
    live.destroy();
    this.#deps.released();
    this.onRest();
  }

  /** The stored bytes, read once for all who ask within a few seconds. */
  #read(): Promise<StoredDocument> {
    return this.#bytes ?? this.#keep(this.#load());
  }

  #keep(bytes: Promise<StoredDocument>): Promise<StoredDocument> {
    this.#bytes = bytes;
    this.#dropBytes = this.#deps.later(() => {
      this.#bytes = null;
      this.#deps.released();
    }, bytesKept);
    bytes.catch(() => this.#forgetBytes());
    return bytes;
  }

  #forgetBytes(): void {
    this.#dropBytes();
    this.#bytes = null;
  }

  async #load(): Promise<StoredDocument> {
    const stored = await this.#deps.store.load(this.reviewId);
    if (stored === null || stored.epoch !== this.epoch || stored.seq !== this.#rest.seq) {
      throw new Error('The log changed under a room at rest.');
    }
    return stored;
  }
}

function nothing(): void {
  // Nobody asked to be told yet.
}
