/**
 * Appends to the audit: who did what, in the same transaction as the act itself.
 * Takes ids and plain facts only; wording that people wrote never goes in here.
 */
import type { Orm } from './orm.ts';
import { auditEntries } from './schema.ts';

/** One act. `actorId` is null when nobody signed in did it (set-up, command line, the server itself). */
export interface AuditEntry {
  /** UTC milliseconds. */
  readonly at: number;
  readonly actorId: string | null;
  /** Noun and verb, such as `review.opened`. */
  readonly act: string;
  readonly reviewId?: string;
  /** The member, action, invitation… the act was done to. */
  readonly subjectId?: string;
  /** Digests, counts, roles and other short facts; never content. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Call it inside the transaction of the act, so that neither is ever stored without the other. */
export function recordAudit(orm: Orm, entry: AuditEntry): void {
  orm
    .insert(auditEntries)
    .values({
      at: entry.at,
      actorId: entry.actorId,
      act: entry.act,
      reviewId: entry.reviewId ?? null,
      subjectId: entry.subjectId ?? null,
      detail: entry.detail ?? null,
    })
    .run();
}
