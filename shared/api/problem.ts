/** Errors over HTTP: problem+json with a stable code, a sentence, and what to do. */
import { z } from 'zod';
import { errorCodes } from '../errors.ts';

export const problem = z.object({
  type: z.string(),
  status: z.number().int(),
  code: z.enum(errorCodes),
  title: z.string(),
  remedy: z.string(),
  /** Field path → sentence, for `invalid-input`. */
  fields: z.record(z.string(), z.string()).optional(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof problem>;

/** One event of `/api/v1/events`: something on this list changed, fetch it again. */
export const hintEvent = z.object({
  kinds: z.array(
    z.enum([
      'reviews',
      'actions',
      'participants',
      'members',
      'session',
      'inbox',
      'reports',
      'systems',
      'clocks',
      'summaries',
    ]),
  ),
  reviewId: z.string().optional(),
});
export type HintEvent = z.infer<typeof hintEvent>;
