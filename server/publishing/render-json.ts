/** The canonical form of a learning summary and its digest: what is registered, compared and imported. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/canonical-json.ts';
import type { LearningSummary } from '../../shared/summaries/learning-summary.ts';

/** Keys sorted, no blanks, no line end: these bytes and no others have the registered digest. */
export function summaryJson(summary: LearningSummary): string {
  return canonicalJson(summary);
}

/** SHA-256 of the canonical form, as 64 hexadecimal digits. */
export function summaryHash(summary: LearningSummary): string {
  return createHash('sha256').update(summaryJson(summary)).digest('hex');
}
