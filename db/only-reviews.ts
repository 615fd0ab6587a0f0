/**
 * Which documents are reviews. Those of learning summaries lie in the same tables, and are read by nothing that counts,
 * finds or follows reviews.
 */
import { sql } from 'drizzle-orm';
import { summaries } from './schema-summaries.ts';
import { documents } from './schema.ts';

/** Goes into every condition over `documents` on which something is derived from reviews. */
export const isReview = sql`${documents.reviewId} NOT IN (SELECT ${summaries.id} FROM ${summaries})`;
