/**
 * What becomes of words of a session that cannot stay in the document: refused by the server, of an epoch that has
 * passed, or written when access ended. They are taken out and offered. Leaves connections and lives to the session.
 */
import type { RefusalCode } from '../../shared/collab/protocol.ts';
import { insertedText } from '../../shared/review-document/inserted-text.ts';
import type { DeviceCopies } from './device-copy.ts';
import type { DocumentLife } from './document-life.ts';
import type { PastDocument, RefusedText, RefusedTexts } from './refused-texts.svelte.ts';

const closedSentence = 'These words had not reached the server when the review was closed to you.';

export class Refusals {
  readonly #texts: RefusedTexts;
  readonly #deviceFailed: (life: DocumentLife, fault: unknown) => void;
  #code: RefusalCode | null = null;
  #past: PastDocument | null = null;

  /** @param deviceFailed told when this device could not keep something; the words are on offer all the same */
  constructor(texts: RefusedTexts, deviceFailed: (life: DocumentLife, fault: unknown) => void) {
    this.#texts = texts;
    this.#deviceFailed = deviceFailed;
  }

  /** Oldest first, until the person has settled each. */
  get list(): readonly RefusedText[] {
    return this.#texts.list;
  }

  /** Why the server last refused something, until all that it refused is settled. */
  get code(): RefusalCode | null {
    return this.#code;
  }

  /** Takes up what an earlier visit left. Rejects when this device cannot be read. */
  async open(copies: DeviceCopies): Promise<void> {
    await this.#texts.open(copies);
  }

  /** False when it is the second in a row with nothing of this person's in it: trying again would go on for ever. */
  take(code: RefusalCode, life: DocumentLife): boolean {
    const hopeless = this.#code !== null && life.light.unconfirmed === 0;
    this.#code = code;
    return !hopeless;
  }

  /** The person has copied, put back or given up a text. */
  async settle(id: string, life: DocumentLife): Promise<void> {
    const settled = this.#texts.settle(id);
    if (this.list.length === 0) {
      this.#code = null;
      life.light.refusalSettled();
    }
    await this.#onDevice(life, () => settled);
  }

  /** Holds a document whose epoch has passed until the next one is there to be compared with it. */
  holdPast(life: DocumentLife): void {
    this.#past ??= { doc: life.doc, offered: new Set(this.list.map(({ id }) => id)) };
  }

  /** Takes out of this review's copies of other epochs what never reached the server. Rejects as the device does. */
  async rescueOtherEpochs(epoch: number): Promise<void> {
    this.#past = await this.#texts.rescueOtherEpochs(epoch, this.#past);
  }

  /** Offers what the past document holds and the present one does not. */
  async offerPast(life: DocumentLife): Promise<void> {
    const past = this.#past;
    this.#past = null;
    if (past !== null) await this.#onDevice(life, () => this.#texts.keepLeftBehind(past, life));
  }

  /** Takes what the server has not confirmed out of a life that has ended, and out of its copy on this device. */
  async takeOut(
    life: DocumentLife,
    reason: { readonly why: string; readonly always: boolean },
  ): Promise<void> {
    if (life.unconfirmed.length > 0 || reason.always) {
      await this.#onDevice(life, () =>
        this.#texts.keep(reason.why, insertedText(life.doc, life.unconfirmed)),
      );
    }
    await this.#onDevice(life, () => life.dropUnsent());
  }

  /** The review is closed to the person: its copy leaves the device, their own words stay on offer. */
  async takeOutAll(life: DocumentLife): Promise<void> {
    await this.takeOut(life, { why: closedSentence, always: false });
    await this.#onDevice(life, () => this.#texts.rescueCopy(life.place, closedSentence));
  }

  async #onDevice(life: DocumentLife, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (fault) {
      this.#deviceFailed(life, fault);
    }
  }
}
