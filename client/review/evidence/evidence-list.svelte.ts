/**
 * All evidence of the open review with where each piece is cited, and the one way to take a piece away: refused with
 * the places that cite it. Read live from the document.
 */
import type { Citation } from '../../../shared/review-document/citations.ts';
import { binEvidence, detachFile, restoreRecord, setString } from '../../../shared/review-document/edits.ts';
import { factorStatement } from '../../../shared/review-document/factor-statement.ts';
import { readCitations, readRecord, readRecords } from '../../../shared/review-document/reads.ts';
import type { EvidenceRecord } from '../../../shared/review-document/records.ts';
import { liveRead } from '../../collab/y-runes.svelte.ts';
import { showToast } from '../../ui/toasts.svelte.ts';
import { placeWords } from '../place-words.ts';
import type { ReviewContext } from '../review-context.svelte.ts';
import { citingPlaces, evidenceName } from './evidence-words.ts';
import type { CitingPlace } from './evidence-words.ts';

export class EvidenceList {
  readonly #review: ReviewContext;
  /** Of every root: a citation can come from anywhere. */
  readonly #live;

  constructor(review: ReviewContext) {
    this.#review = review;
    this.#live = liveRead(
      () => review.session.doc,
      [],
      (doc) => ({ pieces: readRecords(doc, 'evidence'), citations: readCitations(doc) }),
    );
  }

  get pieces(): readonly EvidenceRecord[] {
    return this.#live.current.pieces;
  }

  /** Where a piece is cited, in words. */
  placesOf(id: string): readonly CitingPlace[] {
    return this.#named(this.#live.current.citations.get(id) ?? []);
  }

  /** Puts a piece into the bin, or answers with the places that cite it and leaves it. */
  bin(piece: EvidenceRecord): readonly CitingPlace[] {
    const review = this.#review;
    const { id } = piece;
    const cited = review.step(() => binEvidence(review.session.editing, id));
    if (cited.length === 0) {
      showToast(`“${evidenceName(piece)}” is in the bin for 30 days.`, {
        label: 'Undo',
        run: () => this.keep(id),
      });
    }
    return this.#named(cited);
  }

  /** Takes the file out of a piece, or answers with the places that cite the piece and leaves it. */
  detach(piece: EvidenceRecord): readonly CitingPlace[] {
    const review = this.#review;
    const { id, file, sha256 } = piece;
    const cited = review.step(() => detachFile(review.session.editing, id));
    if (cited.length === 0) {
      showToast(`The file is taken out of “${evidenceName(piece)}”.`, {
        label: 'Undo',
        run: () =>
          review.step(() => {
            setString(review.session.editing, 'evidence', id, 'file', file);
            setString(review.session.editing, 'evidence', id, 'sha256', sha256);
          }),
      });
    }
    return this.#named(cited);
  }

  /** Takes a piece out of the bin. */
  keep(id: string): void {
    const review = this.#review;
    review.step(() => restoreRecord(review.session.editing, 'evidence', id));
  }

  /** Goes to the place that cites; false when it is not on this page. */
  goTo({ root, id }: Citation): boolean {
    const { view } = this.#review;
    if (root !== 'prose') return view.goToRecord(id);
    view.goToSection(id);
    return true;
  }

  #named(citations: readonly Citation[]): readonly CitingPlace[] {
    const { doc } = this.#review.session;
    return citingPlaces(citations, {
      record: (root, id) => {
        if (root === 'factors') {
          const factor = readRecord(doc, 'factors', id);
          return factor === undefined ? '' : factorStatement(factor);
        }
        return readRecord(doc, root, id)?.text ?? '';
      },
      question: (id) => placeWords(this.#review, `answers/${id}`) ?? '',
      section: (id) => placeWords(this.#review, `prose:${id}`) ?? '',
    });
  }
}
