/** Contract of what a review finds open from earlier ones, and of what its panel answers about each action. */
import { z } from 'zod';
import { fromBeforeAnswers } from '../actions/from-before.ts';
import { action, changeActionRequest } from './actions.ts';
import { idField, instantField } from './fields.ts';

const cameBy = z.object({
  /** Its review is about the same AI system. */
  system: z.boolean(),
  /** Codes of factors it addresses that factors of this review have too. */
  codes: z.array(z.string()),
});

export const fromBefore = z.object({
  /** Without an answer, and the reader may see them; those that failed first. */
  open: z.array(cameBy.extend({ action })),
  /** How many more there are than `open` lists. */
  more: z.number().int(),
  /** There are more reviews on this system or with these codes than were looked through. */
  furtherReviews: z.boolean(),
  answered: z.array(
    cameBy.extend({
      reviewId: idField,
      actionId: idField,
      answer: z.enum(fromBeforeAnswers),
      /** Why it is left; empty for the others. */
      reason: z.string(),
      byName: z.string(),
      at: instantField,
      /** Null when it was not carried and the reader may not see it. */
      action: action.nullable(),
    }),
  ),
  /** The codes that were looked for. */
  codes: z.array(z.string()),
});
export type FromBefore = z.infer<typeof fromBefore>;

export const answerFromBeforeRequest = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('carried') }),
  z.object({
    answer: z.literal('left'),
    reason: z
      .string()
      .trim()
      .min(1, 'Say why it is left with its own review.')
      .max(1000, 'Keep it under 1,000 characters.'),
  }),
  z.object({
    answer: z.literal('closed'),
    /** The version of the action that was seen. */
    version: z.number().int(),
    /** A move that settles it, or a check of its effect, with what that asks for. */
    change: changeActionRequest.pick({
      status: true,
      approverId: true,
      supersededBy: true,
      programme: true,
      checkOutcome: true,
      note: true,
    }),
  }),
]);
export type AnswerFromBeforeRequest = z.infer<typeof answerFromBeforeRequest>;
