/**
 * What decides, at this very moment, whether someone may see or change a review document: stage, epoch and the
 * member's role. Read with prepared statements on the writing connection, so that asking inside a commit sees exactly
 * what that commit builds on. A disabled member has no role anywhere.
 */
import type { Database } from 'better-sqlite3';
import type { ReviewRole, Stage } from '../shared/access.ts';

export interface DocumentStanding {
  readonly epoch: number;
  readonly layout: number;
  /** Number of the newest committed update row. */
  readonly seq: number;
  readonly stage: Stage;
}

export class Rights {
  readonly #document;
  readonly #role;
  readonly #source;

  constructor(sqlite: Database) {
    this.#document = sqlite.prepare<[string], DocumentStanding>(
      `SELECT d.epoch, d.layout, d.seq, r.stage FROM documents d JOIN reviews r ON r.id = d.review_id
       WHERE d.review_id = ?`,
    );
    this.#role = sqlite
      .prepare<[string, string, string], ReviewRole>(
        `SELECT p.role FROM participants p JOIN members m ON m.id = p.member_id
         WHERE p.review_id = coalesce((SELECT s.source_id FROM summaries s WHERE s.id = ?), ?)
           AND p.member_id = ? AND m.disabled_at IS NULL`,
      )
      .pluck();
    this.#source = sqlite.prepare<[string], string>('SELECT source_id FROM summaries WHERE id = ?').pluck();
  }

  /** Undefined when there is no such review. */
  document(reviewId: string): DocumentStanding | undefined {
    return this.#document.get(reviewId);
  }

  /** The member's role in the review, or null; in a summary it is that in the review it was made from. */
  role(reviewId: string, memberId: string): ReviewRole | null {
    return this.#role.get(reviewId, reviewId, memberId) ?? null;
  }

  /** The review that a summary was made from; null for what is no summary. */
  sourceOfSummary(id: string): string | null {
    return this.#source.get(id) ?? null;
  }
}

/**
 * What `Rights` said earlier, for a look at each of many frames. Reading a right takes and gives back SQLite's lock, which
 * costs more than the rest of such a look, so an answer is kept until any row is changed on this connection other than
 * by a commit of documents or of what is derived from them. Commits also look whether another connection wrote.
 */
export class Glance {
  readonly #rights: Rights;
  readonly #totalChanges;
  readonly #dataVersion;
  readonly #documents = new Map<string, DocumentStanding>();
  /** By review and member. */
  readonly #roles = new Map<string, Map<string, ReviewRole | null>>();
  #kept = 0;
  #held = false;
  #seen = -1;
  #seenElsewhere = -1;

  constructor(rights: Rights, sqlite: Database) {
    this.#rights = rights;
    this.#totalChanges = sqlite.prepare<[], number>('SELECT total_changes()').pluck();
    this.#dataVersion = sqlite.prepare<[], number>('PRAGMA data_version').pluck();
  }

  /**
   * Begins a commit: looks, inside its transaction, whether another connection changed anything. From here to the end
   * of the transaction what is kept is what the rows say.
   */
  beginCommit(): void {
    const elsewhere = this.#dataVersion.get() ?? -1;
    if (elsewhere === this.#seenElsewhere) return;
    this.#seenElsewhere = elsewhere;
    this.#forget();
  }

  /** Undefined when there is no such review. The sequence may have moved on. */
  document(reviewId: string): Omit<DocumentStanding, 'seq'> | undefined {
    this.#forgetWhenChanged();
    const known = this.#documents.get(reviewId);
    if (known !== undefined) return known;
    const found = this.#rights.document(reviewId);
    if (found !== undefined) this.#documents.set(reviewId, found);
    return found;
  }

  /** The member's role in the review, or null. */
  role(reviewId: string, memberId: string): ReviewRole | null {
    this.#forgetWhenChanged();
    let ofReview = this.#roles.get(reviewId);
    const known = ofReview?.get(memberId);
    if (known !== undefined) return known;
    const found = this.#rights.role(reviewId, memberId);
    if (ofReview === undefined) {
      ofReview = new Map<string, ReviewRole | null>();
      this.#roles.set(reviewId, ofReview);
    }
    ofReview.set(memberId, found);
    this.#kept += 1;
    return found;
  }

  /**
   * Looks once whether anything was changed for everything that is asked while `work` runs: nothing else can write
   * meanwhile, and it must not either.
   */
  hold<T>(work: () => T): T {
    this.#forgetWhenChanged();
    const outer = this.#held;
    this.#held = true;
    try {
      return work();
    } finally {
      this.#held = outer;
    }
  }

  /** Runs a write that concerns neither stages nor epochs, members nor participants. */
  passOver<T>(write: () => T): T {
    this.#forgetWhenChanged();
    const result = write();
    this.#seen = this.#changes();
    return result;
  }

  #forgetWhenChanged(): void {
    if (this.#held) return;
    const now = this.#changes();
    if (now === this.#seen && this.#kept < mostKept) return;
    this.#seen = now;
    this.#forget();
  }

  #forget(): void {
    this.#documents.clear();
    this.#roles.clear();
    this.#kept = 0;
  }

  #changes(): number {
    return this.#totalChanges.get() ?? 0;
  }
}

/** Answers kept at most; far more than people write at the same time. */
const mostKept = 20_000;
