/** Contract of reviews, their participants and recovered text. */
import { z } from 'zod';
import { givenRoles, reviewRoles, stages } from '../access.ts';
import { actionStatuses } from '../actions/action-status.ts';
import { harmDimensionIds, harmGradeIds } from '../harm/harm-grades.ts';
import { agreementKinds } from '../harm/shown-harm.ts';
import { voiceAnswers } from '../review-document/layout.ts';
import type { ReviewContent } from '../review-document/records.ts';
import { strengthIds } from '../taxonomy/action-categories.ts';
import { dayField, idField, instantField, titleField } from './fields.ts';

export const createReviewRequest = z.object({
  title: titleField('the review a title'),
  templateId: z.string().min(1),
  /** What the AI system is called, if it is already known. */
  aiSystem: z.string().trim().max(200, 'Keep the system name under 200 characters.').optional(),
  /** An entry of the register, whose facts are copied as they are known now; its name then stands for the system. */
  systemId: idField.optional(),
  /** The version in use then; left out, the one in use when it happened. */
  systemVersionId: idField.optional(),
  occurredOn: dayField.optional(),
  detectedOn: dayField.optional(),
  /** From public record: shown and printed as "public case, not reviewed by the organisation". */
  publicCase: z.boolean().optional(),
});
export type CreateReviewRequest = z.infer<typeof createReviewRequest>;

export const participant = z.object({
  memberId: idField,
  name: z.string(),
  email: z.string(),
  colour: z.string(),
  role: z.enum(reviewRoles),
  /** e.g. "Radiographer"; shown instead of a rank, optional. */
  addedAt: instantField,
  /** Of a break-glass reader: why they read, and when it ends by itself. */
  breakGlass: z.object({ id: idField, reason: z.string(), endsAt: instantField }).optional(),
});
export type Participant = z.infer<typeof participant>;

export const reviewSummary = z.object({
  id: idField,
  title: z.string(),
  templateId: z.string(),
  templateVersion: z.number().int(),
  templateName: z.string(),
  stage: z.enum(stages),
  aiSystem: z.string().nullable(),
  /** Its entry in the register; the name above stays what it was called when the review was tied to it. */
  systemId: idField.nullable(),
  systemVersion: z.string().nullable(),
  occurredOn: z.string().nullable(),
  detectedOn: z.string().nullable(),
  /** A sample from public record: "public case, not reviewed by the organisation". */
  publicCase: z.boolean(),
  sample: z.boolean(),
  myRole: z.enum(reviewRoles),
  participantCount: z.number().int(),
  openActionCount: z.number().int(),
  createdAt: instantField,
  /** When the document last changed. */
  changedAt: instantField,
});
export type ReviewSummary = z.infer<typeof reviewSummary>;

export const reviewQuery = z.object({
  /** Only reviews of this entry of the register. */
  systemId: idField.optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});

export const reviewPage = z.object({ reviews: z.array(reviewSummary), nextCursor: z.string().nullable() });
export type ReviewPage = z.infer<typeof reviewPage>;

export const review = reviewSummary.extend({
  epoch: z.number().int(),
  participants: z.array(participant),
});
export type Review = z.infer<typeof review>;

export const changeReviewRequest = z.object({
  title: titleField('the review a title').optional(),
  aiSystem: z.string().trim().max(200).nullable().optional(),
  occurredOn: dayField.nullable().optional(),
  detectedOn: dayField.nullable().optional(),
});
export type ChangeReviewRequest = z.infer<typeof changeReviewRequest>;

export const changeStageRequest = z.object({
  to: z.enum(stages),
  reason: z.string().trim().max(1000).optional(),
});

/** The whole document as JSON, to be read without a socket; `content` is a `ReviewContent`. */
export const documentRead = z.object({
  epoch: z.number().int(),
  /** The document holds at least everything up to this sequence number. */
  seq: z.number().int(),
  content: z.looseObject({}),
});
export type DocumentRead = Omit<z.infer<typeof documentRead>, 'content'> & { content: ReviewContent };

const partnerBlock = z.object({ as: z.string(), text: z.string() });

/** What a patient partner reads: decided by the server, with no factor, no evidence and nobody's name in it. */
export const partnerPage = z.object({
  title: z.string(),
  stage: z.enum(stages),
  publicCase: z.boolean(),
  whatHappened: z.array(partnerBlock),
  outcomes: z.array(z.string()),
  timeline: z.array(
    z.object({
      /** In words, as surely as it is known. */
      when: z.string(),
      /** Zone of a time of day; empty where it does not matter or nobody said. */
      zone: z.string(),
      text: z.string(),
      milestone: z.string().nullable(),
    }),
  ),
  harm: z.array(partnerBlock),
  /** Grades that were shown, without what raters wrote, and the line of the panel. */
  harmGrades: z.array(
    z.object({
      dimension: z.enum(harmDimensionIds),
      grades: z.array(z.enum(harmGradeIds).nullable()),
      agreement: z
        .object({ kind: z.enum(agreementKinds), grade: z.enum(harmGradeIds).nullable(), reason: z.string() })
        .nullable(),
    }),
  ),
  /** Whether the partner may grade: the review has a section for it and is not signed. */
  takesHarm: z.boolean(),
  voices: z.array(
    z.object({
      of: z.string().nullable(),
      text: z.string(),
      response: z.string(),
      /** What came of the point; null is as good as open. */
      answer: z.enum(voiceAnswers).nullable(),
    }),
  ),
  /** Whether the partner may make a point: the review has a section for voices and is not signed. */
  takesVoices: z.boolean(),
  wentRight: z.array(partnerBlock),
  lessons: z.array(z.string()),
  areas: z.array(z.string()),
  actions: z.array(
    z.object({ title: z.string(), strength: z.enum(strengthIds).nullable(), status: z.enum(actionStatuses) }),
  ),
});
export type PartnerPage = z.infer<typeof partnerPage>;

/** A point a patient partner makes. It stands in the document as a patient's, with nobody's name. */
export const addVoiceRequest = z.object({
  text: z
    .string()
    .trim()
    .min(1, 'Write your point first.')
    .max(4000, 'Keep one point under 4,000 characters, and make a second one of the rest.'),
});

/** One move between stages, oldest first in the list. */
export const stageChange = z.object({
  from: z.enum(stages),
  to: z.enum(stages),
  reason: z.string().nullable(),
  byName: z.string(),
  at: instantField,
});
export type StageChangeEntry = z.infer<typeof stageChange>;
export const stageChangeList = z.object({ changes: z.array(stageChange) });

export const addParticipantRequest = z.object({ memberId: idField, role: z.enum(givenRoles) });
export const changeParticipantRequest = z.object({ role: z.enum(givenRoles) });

/** Text that a merge swallowed although its writer did not delete it. */
export const recoveredText = z.object({
  id: idField,
  /** Root and record field or section it stood in, e.g. "prose:s.what" or "factors/<id>/condition". */
  place: z.string(),
  text: z.string(),
  authorId: idField,
  authorName: z.string(),
  at: instantField,
});
export type RecoveredText = z.infer<typeof recoveredText>;

export const resolveRecoveredRequest = z.object({ outcome: z.enum(['put-back', 'leave']) });

export const recoveredList = z.object({ recovered: z.array(recoveredText) });
export const participantList = z.object({ participants: z.array(participant) });
