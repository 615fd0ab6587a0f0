/**
 * Contract of learning summaries in work: their facts, life, findings and register. Their text is a document, which is
 * read and written like that of a review, in the room with the id of the summary.
 */
import { z } from 'zod';
import { identifierKinds } from '../deidentify/identifier-kinds.ts';
import { learningSummary } from '../summaries/learning-summary.ts';
import { audiences } from '../summaries/audiences.ts';
import { leaveReasons } from '../summaries/may-leave.ts';
import { summaryFacts } from '../summaries/summary-facts.ts';
import { addressKinds, findingDecisions, summaryMoves, summaryStates } from '../summaries/summary-states.ts';
import { idField, instantField } from './fields.ts';

export const summaryEntry = z.object({
  id: idField,
  title: z.string(),
  audience: z.enum(audiences),
  state: z.enum(summaryStates),
  revision: z.number().int(),
  changedAt: instantField,
  publishedAt: instantField.nullable(),
  withdrawnAt: instantField.nullable(),
  /** Whether the caller may open it in work, and not only read what was published. */
  inWork: z.boolean(),
});
export type SummaryEntry = z.infer<typeof summaryEntry>;

/** The most recently changed first. */
export const summaryList = z.object({ summaries: z.array(summaryEntry) });

/** Why it may not leave yet, and what to do. */
export const leaveReason = z.object({
  code: z.enum(leaveReasons),
  sentence: z.string(),
  remedy: z.string(),
});

export const summaryMoveEntry = z.object({
  revision: z.number().int(),
  move: z.enum(summaryMoves),
  byName: z.string(),
  /** As what they did it. */
  role: z.string(),
  reason: z.string(),
  at: instantField,
});

export const summaryRevision = z.object({
  revision: z.number().int(),
  /** Of the approved text as canonical JSON. */
  sha256: z.string(),
  approvedAt: instantField,
  publishedAt: instantField.nullable(),
});

export const summaryDetail = z.object({
  id: idField,
  /** The review it was made from; null for those who take no part in that. */
  review: z.object({ id: idField, title: z.string() }).nullable(),
  /** Under which it leaves. */
  publicId: z.string(),
  /** Of its document, to open the room with; null for those who read without a socket. */
  epoch: z.number().int().nullable(),
  audience: z.enum(audiences),
  state: z.enum(summaryStates),
  revision: z.number().int(),
  /** Rises with every change that is not in the document; sent back as If-Match. */
  version: z.number().int(),
  facts: summaryFacts,
  /** Whether the names whose switch is on were released by somebody else. */
  namesReleased: z.boolean(),
  address: z.object({
    kind: z.enum(addressKinds),
    /** Last part of the address; null while it has none. */
    token: z.string().nullable(),
  }),
  /** While approval is asked for: of whom, and since when. */
  asked: z
    .object({
      at: instantField,
      byName: z.string(),
      /** Whether the asker chose them; otherwise it is everybody who may approve it. */
      chosen: z.boolean(),
      /** Those who still may; the name of one who leads the review is null for readers who take no part in it. */
      people: z.array(z.object({ name: z.string().nullable(), role: z.string() })),
    })
    .nullable(),
  /** Whom the caller could ask to approve it; empty where they cannot ask. */
  approvers: z.array(z.object({ memberId: idField, name: z.string(), role: z.string() })),
  withdrawnReason: z.string().nullable(),
  createdAt: instantField,
  changedAt: instantField,
  /** What the caller may do now; a reason why not comes with the refusal. */
  may: z.object({
    write: z.boolean(),
    ask: z.boolean(),
    takeBack: z.boolean(),
    approve: z.boolean(),
    releaseNames: z.boolean(),
    publish: z.boolean(),
    withdraw: z.boolean(),
    revise: z.boolean(),
  }),
  /** Oldest first. */
  moves: z.array(summaryMoveEntry),
  /** Newest first. */
  register: z.array(summaryRevision),
});
export type SummaryDetail = z.infer<typeof summaryDetail>;

/** The summary as it would leave now, why it may not yet, and what would make it better. */
export const summaryPreview = z.object({
  model: learningSummary,
  /** Of what approval is asked for and given to; sent back with the answer. */
  sha256: z.string(),
  reasons: z.array(leaveReason),
  /** Hints only: nothing of it stands in the way. */
  advice: z.array(z.string()),
  /** Rough years of schooling a reader needs for its plain words; null where there are too few words or another language. */
  schoolYears: z.number().nullable(),
});
export type SummaryPreview = z.infer<typeof summaryPreview>;

export const makeSummaryRequest = z.object({
  audience: z.enum(audiences),
  /** The version to make it from; left out, the review as it is now. */
  version: z.number().int().min(1).optional(),
});

/** Everything optional: what is left out stays. */
export const changeSummaryRequest = z.object({
  audience: z.enum(audiences).optional(),
  facts: summaryFacts.partial().optional(),
});

/** Something in the text or the facts that could tell who or where it was. */
export const summaryFinding = z.object({
  /** The same for the same text in the same place, as long as the revision lasts. */
  key: z.string(),
  /** Id of the point it is in, or `facts`. */
  point: z.string(),
  /** Of the point, or path within the facts such as `system.class`. */
  field: z.string(),
  kind: z.enum(identifierKinds),
  /** Offsets in UTF-16 units into the text of the field. */
  from: z.number().int(),
  to: z.number().int(),
  text: z.string(),
  /** Whether a check or the review itself says that it is one. */
  certain: z.boolean(),
  /** To put in its place; null where it is best taken out. */
  suggestion: z.string().nullable(),
  /** Null while nobody has decided. Only `kept` settles what still stands there. */
  answer: z
    .object({
      decision: z.enum(findingDecisions),
      reason: z.string(),
      byName: z.string(),
      at: instantField,
    })
    .nullable(),
});
export type SummaryFinding = z.infer<typeof summaryFinding>;

export const summaryFindings = z.object({
  scanner: z.string(),
  /** How many still wait for an answer. */
  open: z.number().int(),
  /** In the order in which a summary is read: facts, then points. */
  findings: z.array(summaryFinding),
});
export type SummaryFindings = z.infer<typeof summaryFindings>;

const reason = z.string().trim().max(1000, 'Keep the reason under 1,000 characters.');

export const answerFindingRequest = z
  .object({
    decision: z.enum(findingDecisions),
    reason: reason.default(''),
  })
  .refine((answer) => answer.decision !== 'kept' || answer.reason !== '', {
    path: ['reason'],
    message: 'Say why it can stay, for whoever approves.',
  });

const seen = { sha256: z.string().max(64) };

export const askApprovalRequest = z.object({
  ...seen,
  /** Members who are told; nobody: everybody who may approve it. */
  approvers: z.array(idField).max(200).default([]),
});

export const answerApprovalRequest = z
  .object({
    ...seen,
    answer: z.enum(['approved', 'refused']),
    reason: reason.default(''),
  })
  .refine(({ answer, reason: why }) => answer === 'approved' || why !== '', {
    path: ['reason'],
    message: 'Say what has to change before you can approve it.',
  });

export const releaseNamesRequest = z.object({ released: z.boolean() });

export const publishSummaryRequest = z.object({ address: z.enum(addressKinds) });

export const withdrawSummaryRequest = z.object({
  reason: reason.min(1, 'Say why it is withdrawn; whoever has a copy reads this.').max(300, 'Keep it short.'),
});
