/**
 * Words that were meant for the review and are not in it: refused, or left behind by an epoch that has passed.
 * Keeps them on this device across reloads, where it can, until the person has settled each.
 */
import * as Y from 'yjs';
import { insertedText } from '../../shared/review-document/inserted-text.ts';
import type { InsertedText } from '../../shared/review-document/inserted-text.ts';
import { leftBehind } from './left-behind.ts';
import type { CopyKey, DeviceCopies, KeptText } from './device-copy.ts';

/** Text that did not get into the review, for the person to copy or put back. */
export interface RefusedText {
  readonly id: string;
  /** UTC milliseconds. */
  readonly at: number;
  /** Why it is here, as a sentence. */
  readonly why: string;
  /** Empty when what was refused held no words, only choices. */
  readonly parts: readonly InsertedText[];
}

export interface TextOwner {
  readonly memberId: string;
  readonly reviewId: string;
}

export const movedSentence =
  'The review was set to another state while these words were only on this device, so they are not in it.';

export const setBackSentence =
  'The server was set back to an older copy. These words were in the review and are not in it now. Others may be offered them too: look before you put them back.';

/** A document of an epoch that has passed, and the texts that were on offer when it did. */
export interface PastDocument {
  readonly doc: Y.Doc;
  readonly offered: ReadonlySet<string>;
}

interface PresentDocument {
  readonly doc: Y.Doc;
  readonly place: { readonly epoch: number };
}

export class RefusedTexts {
  /** Oldest first. */
  list: readonly RefusedText[] = $state.raw([]);
  readonly #owner: TextOwner;
  readonly #makeId: () => string;
  readonly #now: () => number;
  #copies: DeviceCopies | null = null;

  constructor(owner: TextOwner, makeId: () => string, now: () => number) {
    this.#owner = owner;
    this.#makeId = makeId;
    this.#now = now;
  }

  /** Takes up what an earlier visit left. */
  async open(copies: DeviceCopies): Promise<void> {
    this.#copies = copies;
    const kept = await copies.keptTexts(this.#owner.memberId, this.#owner.reviewId);
    this.list = [...kept, ...this.list];
  }

  /** Rejects when this device cannot keep it; the list holds it all the same. */
  async keep(why: string, parts: readonly InsertedText[]): Promise<void> {
    const text: KeptText = { ...this.#owner, id: this.#makeId(), at: this.#now(), why, parts };
    this.list = [...this.list, text];
    await this.#copies?.keepText(text);
  }

  /** Keeps what a past document holds and the present one does not; that includes what its end left on offer. */
  async keepLeftBehind(past: PastDocument, now: PresentDocument): Promise<void> {
    const parts = leftBehind(past.doc, now.doc);
    if (parts.length > 0) {
      const covered = this.list.filter(({ id, why }) => why === movedSentence && !past.offered.has(id));
      await this.keep(setBackSentence, parts);
      for (const { id } of covered) await this.settle(id);
    }
    await this.#removeOtherEpochs(now.place.epoch);
  }

  async settle(id: string): Promise<void> {
    this.list = this.list.filter((text) => text.id !== id);
    await this.#copies?.dropKeptText(id);
  }

  /**
   * Takes out of this review's copies of other epochs what never reached the server.
   * @returns what the newest of them holds, to be compared with the server's document once that is here; null when
   * there is none; instead of it `atHand`, a document that holds at least as much. The copies stay until
   * `keepLeftBehind`.
   */
  async rescueOtherEpochs(epoch: number, atHand: PastDocument | null): Promise<PastDocument | null> {
    const copies = this.#copies;
    if (copies === null) return atHand;
    const offered = new Set(this.list.map(({ id }) => id));
    const others = (await copies.list(this.#owner.memberId, this.#owner.reviewId))
      .filter((copy) => copy.epoch !== epoch)
      .sort((one, other) => one.epoch - other.epoch);
    let newest: Y.Doc | null = null;
    for (const key of others) {
      newest?.destroy();
      const copy = copies.copy(key);
      const { updates, unsent } = await copy.load();
      newest = new Y.Doc();
      for (const update of updates) Y.applyUpdate(newest, update);
      if (unsent.length === 0) continue;
      await this.keep(movedSentence, insertedText(newest, unsent));
      await copy.dropUnsent();
    }
    return atHand ?? (newest === null ? null : { doc: newest, offered });
  }

  /** Removes this review's copies of other epochs from the device; they have been rescued and compared. */
  async #removeOtherEpochs(epoch: number): Promise<void> {
    const copies = this.#copies;
    if (copies === null) return;
    for (const copy of await copies.list(this.#owner.memberId, this.#owner.reviewId)) {
      if (copy.epoch !== epoch) await copies.remove(copy);
    }
  }

  /** Removes a copy from the device, after taking out what never reached the server, of other tabs too. */
  async rescueCopy(key: CopyKey, why: string): Promise<void> {
    const copies = this.#copies;
    if (copies === null) return;
    const { updates, unsent } = await copies.copy(key).load();
    if (unsent.length > 0) {
      const doc = new Y.Doc();
      for (const update of updates) Y.applyUpdate(doc, update);
      await this.keep(why, insertedText(doc, unsent));
      doc.destroy();
    }
    await copies.remove(key);
  }
}
