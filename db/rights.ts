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

  constructor(sqlite: Database) {
    this.#document = sqlite.prepare<[string], DocumentStanding>(
      `SELECT d.epoch, d.layout, d.seq, r.stage FROM documents d JOIN reviews r ON r.id = d.review_id
       WHERE d.review_id = ?`,
    );
    this.#role = sqlite
      .prepare<[string, string], ReviewRole>(
        `SELECT p.role FROM participants p JOIN members m ON m.id = p.member_id
         WHERE p.review_id = ? AND p.member_id = ? AND m.disabled_at IS NULL`,
      )
      .pluck();
  }

  /** Undefined when there is no such review. */
  document(reviewId: string): DocumentStanding | undefined {
    return this.#document.get(reviewId);
  }

  /** The member's role in the review, or null. */
  role(reviewId: string, memberId: string): ReviewRole | null {
    return this.#role.get(reviewId, memberId) ?? null;
  }
}

/**
 * What `Rights` said earlier in the same turn of the event loop: many frames are looked at in one turn, and nothing
 * changes between them unless it is written here, after which whoever wrote says `forget`. Good enough for a first
 * look at a frame; the commit asks `Rights` again.
 */
export class Glance {
  readonly #rights: Rights;
  readonly #documents = new Map<string, DocumentStanding | undefined>();
  readonly #roles = new Map<string, ReviewRole | null>();
  #ends = false;

  constructor(rights: Rights) {
    this.#rights = rights;
  }

  /** Undefined when there is no such review. */
  document(reviewId: string): DocumentStanding | undefined {
    const known = this.#documents.get(reviewId);
    if (known !== undefined) return known;
    const found = this.#rights.document(reviewId);
    this.#documents.set(reviewId, found);
    this.#endWithTurn();
    return found;
  }

  /** The member's role in the review, or null. */
  role(reviewId: string, memberId: string): ReviewRole | null {
    const key = `${reviewId} ${memberId}`;
    const known = this.#roles.get(key);
    if (known !== undefined) return known;
    const found = this.#rights.role(reviewId, memberId);
    this.#roles.set(key, found);
    this.#endWithTurn();
    return found;
  }

  forget(): void {
    this.#documents.clear();
    this.#roles.clear();
  }

  #endWithTurn(): void {
    if (this.#ends) return;
    this.#ends = true;
    setImmediate(() => {
      this.#ends = false;
      this.forget();
    });
  }
}
