/**
 * Appends to the audit: who did what, in the same transaction as the act itself, as the next link of its chain.
 * Takes ids and plain facts only; wording that people wrote never goes in here.
 */
import type { AuditAct, AuditDetail } from '../shared/audit/audit-acts.ts';
import { chainOf } from './audit-chain.ts';
import type { Orm } from './orm.ts';

/** One act. `actorId` is null when nobody signed in did it (set-up, command line, the server itself). */
export interface AuditEntry {
  /** UTC milliseconds. */
  readonly at: number;
  readonly actorId: string | null;
  /** Noun and verb, such as `review.opened`; what it is in words stands in `shared/audit/audit-acts.ts`. */
  readonly act: AuditAct;
  readonly reviewId?: string;
  /** The member, action, invitation… the act was done to. */
  readonly subjectId?: string;
  /** Digests, counts, roles and other short facts; never content. */
  readonly detail?: AuditDetail;
}

/** Call it inside the transaction of the act, so that neither is ever stored without the other. */
export function recordAudit(orm: Orm, entry: AuditEntry): void {
  chainOf(orm.$client).append({
    at: entry.at,
    actorId: entry.actorId,
    act: entry.act,
    reviewId: entry.reviewId ?? null,
    subjectId: entry.subjectId ?? null,
    detail: entry.detail === undefined ? null : JSON.stringify(entry.detail),
  });
}
