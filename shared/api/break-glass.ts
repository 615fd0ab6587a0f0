/** Contract of break-glass access: an admin reads, for a day and in the open, a review they take no part in. */
import { z } from 'zod';
import { stages } from '../access.ts';
import { idField, instantField } from './fields.ts';

/** Milliseconds until the access ends by itself. */
export const breakGlassLasts = 24 * 60 * 60 * 1000;

export const breakGlassRequest = z.object({
  reviewId: idField,
  reason: z
    .string()
    .trim()
    .min(20, 'Write in a sentence why you must read this review; everybody who takes part reads it.')
    .max(1000, 'Keep the reason under 1,000 characters.'),
  /** Asked again, so that nobody else does it at an open screen. */
  password: z.string().min(1, 'Enter your password.').max(200),
});

export const breakGlass = z.object({
  id: idField,
  reviewId: idField,
  memberId: idField,
  memberName: z.string(),
  reason: z.string(),
  beganAt: instantField,
  endsAt: instantField,
  endedAt: instantField.nullable(),
  /** Null while it lasts, and when its time was over. */
  endedByName: z.string().nullable(),
});
export type BreakGlass = z.infer<typeof breakGlass>;
/** Newest first; the last two hundred. */
export const breakGlassList = z.object({ accesses: z.array(breakGlass) });

/** A review as an admin may know of it: nothing of what it is about. */
export const reviewOutline = z.object({
  id: idField,
  templateName: z.string(),
  stage: z.enum(stages),
  createdAt: instantField,
  createdByName: z.string(),
  participantCount: z.number().int(),
  /** The admin takes part already, and needs no other access. */
  participates: z.boolean(),
});
export type ReviewOutline = z.infer<typeof reviewOutline>;

export const reviewOutlineQuery = z.object({ cursor: z.string().max(200).optional() });
export const reviewOutlinePage = z.object({
  reviews: z.array(reviewOutline),
  nextCursor: z.string().nullable(),
});
export type ReviewOutlinePage = z.infer<typeof reviewOutlinePage>;
