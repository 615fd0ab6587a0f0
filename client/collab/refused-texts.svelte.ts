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
  async keepLeftBehind(past: PastDocument, now: Y.Doc): Promise<void> {
    const parts = leftBehind(past.doc, now);
    if (parts.length === 0) return;
    const covered = this.list.filter(({ id, why }) => why === movedSentence && !past.offered.has(id));
    await this.keep(setBackSentence, parts);
    for (const { id } of covered) await this.settle(id);
  }

  async settle(id: string): Promise<void> {
    this.list = this.list.filter((text) => text.id !== id);
    await this.#copies?.dropKeptText(id);
  }

  /** Empties this review's copies of other epochs, after taking out what never reached the server. */
  async rescueOtherEpochs(epoch: number): Promise<void> {
    const copies = this.#copies;
    if (copies === null) return;
    for (const old of await copies.list(this.#owner.memberId, this.#owner.reviewId)) {
      if (old.epoch !== epoch) await this.rescueCopy(old, movedSentence);
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
