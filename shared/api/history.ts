/** Contract of the history of one place in a review: a record, a seeded entry, or the prose of a section. */
import { z } from 'zod';
import { touchKinds } from '../review-document/place-touches.ts';
import { instantField } from './fields.ts';

export const historyQuery = z.object({
  /** Such as `factors/<id>`, `facts/system.name` or `prose:s.what`. */
  place: z
    .string()
    .regex(/^(?:prose:[\w.-]{1,100}|[a-z]{1,20}\/[\w.-]{1,100})$/, 'This names no place in a review.'),
  /** From an earlier answer: goes on from there, further back. */
  before: z.coerce.number().int().min(1).optional(),
});

const historyAct = z.object({
  kind: z.enum(touchKinds),
  field: z.string(),
  value: z.string(),
  was: z.string(),
});

export const placeHistory = z.object({
  /** Newest first. */
  entries: z.array(
    z.object({
      from: instantField,
      at: instantField,
      /** Null for Causeway itself. */
      memberId: z.string().nullable(),
      name: z.string().nullable(),
      /** By way of a step of the whole review, such as going back to a version. */
      byStep: z.boolean(),
      acts: z.array(historyAct),
    }),
  ),
  /** What the row of an action went through, newest first; only with the first answer. */
  decisions: z.array(
    z.object({
      at: instantField,
      byName: z.string(),
      field: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
  /** What to ask with to go further back; null when there is nothing before. */
  before: z.number().int().nullable(),
  /** Before this moment the log no longer says who; null when it reaches back to the beginning. */
  since: instantField.nullable(),
  /** What versions from before `since` tell, newest first: between which two something changed. */
  versions: z.array(
    z.object({
      /** Null: it was there in the first version that is kept. */
      from: instantField.nullable(),
      at: instantField,
      change: z.enum(['came', 'went', 'changed']),
      fields: z.array(z.string()),
    }),
  ),
});
export type PlaceHistory = z.infer<typeof placeHistory>;
