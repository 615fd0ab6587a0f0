/**
 * Contract of an owner outside the organisation: the link that shows them one action, what they see by it, and what
 * they send. What is shown outside is named here field by field, and nothing else ever leaves.
 */
import { z } from 'zod';
import { actionStatuses } from '../actions/action-status.ts';
import { outsideAnswers, outsideLinkDays, outsideProofKinds, outsideWordsKinds } from '../actions/outside.ts';
import { instantField, nameField, noteField } from './fields.ts';

const whereField = z.string().trim().max(200, 'Keep it under 200 characters.');

export const makeOutsideLinkRequest = z.object({
  name: nameField,
  /** May be empty. */
  organisation: whereField,
  /** What is to be done, in words that may be read outside. */
  brief: noteField.min(1, 'Say what is to be done, in words that may be read outside.'),
  days: z.enum(outsideLinkDays),
});
export type MakeOutsideLinkRequest = z.infer<typeof makeOutsideLinkRequest>;

/** `path` is shown once; only its hash is stored. */
export const outsideLinkMade = z.object({ path: z.string(), expiresAt: instantField });
export type OutsideLinkMade = z.infer<typeof outsideLinkMade>;

export const outsideWordsSent = z.object({
  id: z.number().int(),
  kind: z.enum(outsideWordsKinds),
  text: z.string(),
  proofKind: z.enum(outsideProofKinds).nullable(),
  proof: z.string().nullable(),
  at: instantField,
  answer: z.enum(outsideAnswers).nullable(),
  answeredAt: instantField.nullable(),
});
export type OutsideWordsSent = z.infer<typeof outsideWordsSent>;

/** Seen inside: the newest link, whether it still works, and everything that came by any link. */
export const outsideState = z.object({
  link: z
    .object({
      name: z.string(),
      organisation: z.string(),
      brief: z.string(),
      madeBy: z.string(),
      createdAt: instantField,
      expiresAt: instantField,
      state: z.enum(['open', 'expired', 'ended']),
      lastOpenedAt: instantField.nullable(),
    })
    .nullable(),
  words: z.array(outsideWordsSent.extend({ from: z.string(), answeredBy: z.string().nullable() })),
  /** Whether the reader may make and end links. */
  mayChange: z.boolean(),
});
export type OutsideState = z.infer<typeof outsideState>;

export const answerOutsideRequest = z.object({ answer: z.enum(outsideAnswers) });

/** Seen outside. */
export const outsideView = z.object({
  organisation: z.string(),
  invitedBy: z.string(),
  you: z.object({ name: z.string(), organisation: z.string() }),
  action: z.object({
    title: z.string(),
    brief: z.string(),
    measureName: z.string(),
    baseline: z.string(),
    target: z.string(),
    dueOn: z.string().nullable(),
    status: z.enum(actionStatuses),
  }),
  expiresAt: instantField,
  /** Whether a note, and whether a proposal to call it implemented, is still taken. */
  mayWrite: z.boolean(),
  mayCallDone: z.boolean(),
  words: z.array(outsideWordsSent.omit({ answeredAt: true })),
});
export type OutsideView = z.infer<typeof outsideView>;

const words = noteField.min(1, 'Write what there is to say.');
export const sendOutsideWordsRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('note'), text: words }),
  z.object({
    kind: z.literal('done'),
    /** What was done; may be empty, because the proof says it too. */
    text: noteField,
    proofKind: z.enum(outsideProofKinds),
    proof: noteField.min(1, 'Show that it was done: a web address, or words.'),
  }),
]);
export type SendOutsideWordsRequest = z.infer<typeof sendOutsideWordsRequest>;
