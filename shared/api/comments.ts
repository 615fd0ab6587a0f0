/** Contract of comments: threads on words, on a record, or on the review, and what is said in them. */
import { z } from 'zod';
import { reviewRoles } from '../access.ts';
import { contextLength, maxQuoteLength } from '../comments/anchor.ts';
import { maxCommentLength, maxMentions, threadStates } from '../comments/comment-rules.ts';
import { isPlace, maxPlaceLength } from '../comments/place.ts';
import { idField, instantField } from './fields.ts';

const characterId = z.tuple([z.number().int().min(0), z.number().int().min(0)]).readonly();

export const textAnchor = z.object({
  from: characterId,
  to: characterId,
  block: characterId.nullable(),
  quote: z.string().min(1).max(maxQuoteLength),
  before: z.string().max(contextLength),
  after: z.string().max(contextLength),
  repeated: z.boolean(),
});

/** "review", "factors/<id>", "factors/<id>/condition" or "prose:<section>". */
export const placeField = z
  .string()
  .max(maxPlaceLength)
  .refine(isPlace, 'This is no place in a review that can be commented on.');

export const comment = z.object({
  id: idField,
  byId: idField,
  byName: z.string(),
  /** Null when the author takes no part any more. */
  byRole: z.enum(reviewRoles).nullable(),
  at: instantField,
  /** Rises with every change; sent back as If-Match. */
  version: z.number().int(),
  /** Empty when its author removed it. */
  text: z.string(),
  mentions: z.array(z.object({ id: idField, name: z.string() })),
  editedAt: instantField.nullable(),
  removedAt: instantField.nullable(),
  /** Earlier wordings, oldest first. */
  earlier: z.array(z.object({ at: instantField, text: z.string() })),
});
export type Comment = z.infer<typeof comment>;

export const commentThread = z.object({
  id: idField,
  /** From 1 in each review; never given twice. */
  number: z.number().int(),
  place: z.string(),
  /** Null for a thread on a record or on the review. */
  anchor: textAnchor.nullable(),
  state: z.enum(threadStates),
  /** Who settled or reopened it last. */
  stateByName: z.string().nullable(),
  stateAt: instantField.nullable(),
  byId: idField,
  at: instantField,
  comments: z.array(comment),
});
export type CommentThread = z.infer<typeof commentThread>;

export const commentQuery = z.object({
  state: z.enum(threadStates).optional(),
  /** `mine`: begun or joined by the reader; `mentions`: the reader is named in it. */
  whose: z.enum(['mine', 'mentions']).optional(),
  /** The place itself and everything in it. */
  place: placeField.optional(),
  /** The number of the thread after which to go on. */
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});
export type CommentQuery = z.infer<typeof commentQuery>;

export const commentPage = z.object({
  threads: z.array(commentThread),
  nextCursor: z.string().nullable(),
});
export type CommentPage = z.infer<typeof commentPage>;

const textField = z
  .string()
  .trim()
  .min(1, 'Write what you want to say.')
  .max(maxCommentLength, 'Keep a comment under 4,000 characters.');

export const sayRequest = z.object({
  text: textField,
  /** Participants named in it. */
  mentions: z.array(idField).max(maxMentions, 'Name at most 20 people in one comment.').default([]),
});
export type SayRequest = z.input<typeof sayRequest>;

export const startThreadRequest = sayRequest.extend({
  place: placeField,
  anchor: textAnchor.nullable().default(null),
});
export type StartThreadRequest = z.input<typeof startThreadRequest>;

export const threadStateRequest = z.object({ state: z.enum(threadStates) });
