/**
 * Agreement over a document that people may still be writing in: reads it behind the barrier and has the store decide on
 * exactly that; when it moved on in between it is read again, so that nobody signs what nobody has read.
 */
import * as Y from 'yjs';
import type { Reader } from '../db/action-rows.ts';
import type { ReadDocument } from '../db/freeze-review.ts';
import type { ReviewStores } from '../db/review-stores.ts';
import { DocumentMoved, type Answered, type Answering, type Asking } from '../db/sign-off-store.ts';
import type { AgreementState } from '../shared/api/agreement.ts';
import { AppError } from '../shared/errors.ts';
import { readContent } from '../shared/review-document/reads.ts';
import type { DocumentDoor } from './document-door.ts';
import type { Hints } from './hints.ts';
import type { Versions } from './versions.ts';

export interface AgreementDeps {
  readonly stores: Pick<ReviewStores, 'agreement' | 'signOffs' | 'templates'>;
  readonly door: DocumentDoor;
  readonly hints: Hints;
  readonly versions: Versions;
  readonly standing: (reviewId: string) => { readonly epoch: number; readonly seq: number } | undefined;
}

/** How often a document that people write in is read again before they are asked to pause. */
const tries = 8;

export class Agreement {
  readonly #deps: AgreementDeps;

  constructor(deps: AgreementDeps) {
    this.#deps = deps;
  }

  /** What stands between the review and its signing, for one reader. @throws AppError `not-found` */
  async stateFor(reader: Reader, reviewId: string): Promise<AgreementState> {
    const { stores, door } = this.#deps;
    const template = await this.#template(reviewId);
    const content = await door.read(reviewId, readContent);
    return stores.agreement.stateFor(reader, { reviewId, content, template });
  }

  /** Asks people to sign the text that the chair saw. @throws AppError as the store says */
  async ask(reviewId: string, asking: Asking): Promise<void> {
    const { stores, hints } = this.#deps;
    const told = await this.#onDocument(reviewId, (document) => stores.signOffs.ask(document, asking));
    hints.publish({ kind: 'phase', reviewId });
    hints.publish({ kind: 'versions', reviewId });
    hints.publish({ kind: 'inbox', memberIds: told });
  }

  /** Stores an answer; the last signature signs the review. @throws AppError as the store says */
  async answer(reviewId: string, answering: Answering): Promise<Answered> {
    const { stores, hints, versions } = this.#deps;
    const answered = await this.#onDocument(reviewId, (document) =>
      stores.signOffs.answer(document, answering),
    );
    if (answered.signedVersion !== null) {
      versions.callOff(reviewId);
      hints.publish({ kind: 'versions', reviewId });
    }
    hints.publish({ kind: 'phase', reviewId });
    hints.publish({ kind: 'inbox', memberIds: answered.told });
    return answered;
  }

  async #onDocument<T>(reviewId: string, decide: (document: ReadDocument) => Promise<T>): Promise<T> {
    const { door, standing } = this.#deps;
    const template = await this.#template(reviewId);
    for (let left = tries; left > 0; left -= 1) {
      // Read before the content, which is therefore at least as new; the store sees to it that it is no newer.
      const { epoch, seq } = standing(reviewId) ?? { epoch: 0, seq: 0 };
      const { state, content } = await door.read(reviewId, (doc) => ({
        state: Y.encodeStateAsUpdate(doc),
        content: readContent(doc),
      }));
      try {
        return await decide({ reviewId, template, content, state, epoch, seq });
      } catch (error) {
        if (!(error instanceof DocumentMoved)) throw error;
      }
    }
    throw new AppError(
      'changed-meanwhile',
      'Somebody is writing in the review at this moment, so nothing was asked or signed.',
      'Ask everyone to pause, then try again.',
    );
  }

  async #template(reviewId: string) {
    const template = await this.#deps.stores.templates.ofReview(reviewId);
    if (template !== undefined) return template;
    throw new AppError(
      'not-found',
      'There is no such review among those you take part in.',
      'Check the address, or ask the chair of the review to add you.',
    );
  }
}
