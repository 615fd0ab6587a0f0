/**
 * Contract of harm ratings: everybody is answered with their own and, of others, with how many people have rated. What
 * somebody else graded is in the review's document once it is shown, and in no answer here at any time.
 */
import { z } from 'zod';
import { harmDimensionIds, harmGradeIds } from '../harm/harm-grades.ts';
import { agreementKinds } from '../harm/shown-harm.ts';
import { confidences } from '../review-document/layout.ts';
import { instantField } from './fields.ts';

const sentenceField = z
  .string()
  .trim()
  .min(1, 'Say why, in a sentence.')
  .max(1000, 'Keep the reason under 1,000 characters.');

const gradeField = z.enum(harmGradeIds).nullable();

export const rateHarmRequest = z.object({
  /** Null: too early to say. */
  grade: gradeField,
  confidence: z.enum(confidences, 'Say how sure you are.'),
  reason: sentenceField,
  /** As whom: a role, never a name. */
  role: z
    .string()
    .trim()
    .min(1, 'Say in which role you rate, such as radiographer.')
    .max(80, 'Keep the role under 80 characters.'),
});
export type RateHarmRequest = z.infer<typeof rateHarmRequest>;

export const ownHarmRating = rateHarmRequest.extend({
  version: z.number().int(),
  /** 1 for what was graded in private. */
  round: z.number().int(),
  changedAt: instantField,
  /** The label it has in the document; null while only its writer sees it. */
  shownAs: z.string().nullable(),
});
export type OwnHarmRating = z.infer<typeof ownHarmRating>;

export const harmState = z.object({
  dimensions: z.array(
    z.object({
      dimension: z.enum(harmDimensionIds),
      /** How many people have rated, the reader included. */
      raters: z.number().int(),
      /** Ratings of this dimension are open: they stand in the document, and new ones go there at once. */
      shown: z.boolean(),
      mine: ownHarmRating.nullable(),
    }),
  ),
});
export type HarmState = z.infer<typeof harmState>;
export type HarmDimensionState = HarmState['dimensions'][number];

export const showHarmRequest = z.object({
  /** Left out: every dimension that at least two people have rated. */
  dimension: z.enum(harmDimensionIds).optional(),
  /** Needed when one person alone has rated. */
  aloneReason: z.string().trim().max(500, 'Keep the reason under 500 characters.').optional(),
});

export const agreeHarmRequest = z.object({
  kind: z.enum(agreementKinds),
  grade: gradeField,
  reason: sentenceField,
  /** `at` of the line this one replaces; null when there was none. */
  seenAt: instantField.nullable(),
});
export type AgreeHarmRequest = z.infer<typeof agreeHarmRequest>;
