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
