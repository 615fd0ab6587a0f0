/** Contract of agreement: conditions, interests, asking for signatures, answering, and what one has read through. */
import { z } from 'zod';
import { reviewRoles, stages } from '../access.ts';
import { conditionIds } from '../agreement/conditions.ts';
import { interestKinds } from '../agreement/interests.ts';
import { roundEnds, signOffAnswers, signOffFunctions } from '../agreement/sign-off.ts';
import { idField, instantField } from './fields.ts';

const conditionPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('section'), id: z.string() }),
  z.object({ kind: z.literal('record'), id: z.string() }),
  z.object({ kind: z.literal('comments') }),
  z.object({ kind: z.literal('interests'), memberId: idField }),
]);

export const condition = z.object({
  id: z.enum(conditionIds),
  /** A sentence that is true once the condition is met. */
  asks: z.string(),
  open: z.array(z.object({ sentence: z.string(), place: conditionPlace.nullable() })).readonly(),
  mayPass: z.boolean(),
  reason: z.string(),
  met: z.boolean(),
});

export const interest = z.object({
  memberId: idField,
  name: z.string(),
  role: z.enum(reviewRoles),
  /** Whether the review waits for it. */
  required: z.boolean(),
  /** Null while they have not declared. */
  kind: z.enum(interestKinds).nullable(),
  text: z.string(),
  at: instantField.nullable(),
});
export type Interest = z.infer<typeof interest>;

export const signOff = z.object({
  memberId: idField,
  name: z.string(),
  /** Null when they take no part any more. */
  role: z.enum(reviewRoles).nullable(),
  function: z.enum(signOffFunctions),
  answer: z.enum(signOffAnswers).nullable(),
  reason: z.string(),
  dissent: z.string(),
  answeredAt: instantField.nullable(),
  /** Whether the round waits for this person now. */
  turn: z.boolean(),
});
export type SignOff = z.infer<typeof signOff>;

export const signOffRound = z.object({
  number: z.number().int(),
  /** The version that was kept when the chair asked. */
  version: z.number().int(),
  /** Of the text that was asked about. */
  sha256: z.string(),
  askedByName: z.string(),
  askedAt: instantField,
  /** Null while it is open. */
  end: z.enum(roundEnds).nullable(),
  endedAt: instantField.nullable(),
  signedVersion: z.number().int().nullable(),
  /** Whether the text is still the one that was asked about. */
  current: z.boolean(),
  people: z.array(signOff),
});
export type SignOffRound = z.infer<typeof signOffRound>;

export const signedVersion = z.object({
  version: z.number().int(),
  at: instantField,
  /** Of the file's `signed` as canonical JSON. */
  sha256: z.string(),
});
export type SignedVersion = z.infer<typeof signedVersion>;

export const agreement = z.object({
  stage: z.enum(stages),
  /** SHA-256 of the text as it is now. */
  sha256: z.string(),
  conditions: z.array(condition),
  interests: z.array(interest),
  /** Newest first; the first one may be open. */
  rounds: z.array(signOffRound),
  /** Newest first. */
  signed: z.array(signedVersion),
  /** Sections the caller has read through, with the digest of what each held then. */
  read: z.record(z.string(), z.string()),
});
export type AgreementState = z.infer<typeof agreement>;

export const declareInterestRequest = z
  .object({
    kind: z.enum(interestKinds),
    text: z.string().trim().max(2000, 'Keep it under 2,000 characters.').default(''),
  })
  .refine(({ kind, text }) => kind === 'none' || text !== '', {
    path: ['text'],
    message: 'Say in a few words which interest it is.',
  });

export const giveReasonRequest = z.object({
  /** Empty takes it back. */
  reason: z.string().trim().max(2000, 'Keep the reason under 2,000 characters.'),
});

const people = z.array(idField).max(50, 'Name at most 50 people.');

export const askSignOffRequest = z.object({
  reviewers: people,
  approvers: people.min(1, 'Name at least one person who approves.'),
  /** Of the text that the chair saw. */
  sha256: z.string().max(64),
});

export const answerSignOffRequest = z
  .object({
    answer: z.enum(signOffAnswers),
    /** Why it is refused. */
    reason: z.string().trim().max(2000, 'Keep the reason under 2,000 characters.').default(''),
    /** What the signer sees differently, beside the agreed text. */
    dissent: z.string().trim().max(4000, 'Keep it under 4,000 characters.').default(''),
    password: z.string().min(1, 'Enter your password.').max(200),
  })
  .refine(({ answer, reason }) => answer === 'signed' || reason !== '', {
    path: ['reason'],
    message: 'Say why you refuse, so that the panel can do something about it.',
  });

export const readSectionRequest = z.object({
  sectionId: z.string().min(1).max(64),
  /** Digest of what it holds; null marks it as not read. */
  digest: z.string().max(64).nullable(),
});
