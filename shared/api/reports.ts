/** Contract of quick reports: sending one, what became of one's own, and the triage by safety leads. */
import { z } from 'zod';
import { reportGrades, reportStates } from '../reports/report-state.ts';
import { dayField, idField, instantField, titleField } from './fields.ts';

const wordsField = (what: string) => z.string().trim().max(4000, `Keep ${what} under 4,000 characters.`);

/** A clock time such as 09:40. */
const clockField = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time such as 09:40.');

export const createReportRequest = z.object({
  happened: wordsField('what happened').min(1, 'Say in a few words what happened.'),
  shown: wordsField('what the AI system showed').default(''),
  occurredOn: dayField.nullable().default(null),
  /** Local time on that day; nothing without the day. */
  occurredAt: clockField.nullable().default(null),
  /** IANA zone of the reporter's device. */
  zone: z.string().max(64).default(''),
  grade: z.enum(reportGrades, 'Choose what came of it as far as you know.'),
  affected: wordsField('who was affected').default(''),
  /** An entry of the register, or else what the system is called. */
  systemId: idField.nullable().default(null),
  systemName: z.string().trim().max(200, 'Keep the system name under 200 characters.').default(''),
  lookAt: wordsField('what somebody should look at').default(''),
  /** Whether safety leads may know who reported it. */
  named: z.boolean().default(false),
});
export type CreateReportRequest = z.input<typeof createReportRequest>;

/** One thing that happened to a report, with the words its reporter was given. */
export const reportStep = z.object({
  at: instantField,
  state: z.enum(reportStates),
  words: z.string(),
});

export const report = z.object({
  id: idField,
  /** Rises with every change; sent back as If-Match. */
  version: z.number().int(),
  state: z.enum(reportStates),
  goodCatch: z.boolean(),
  happened: z.string(),
  shown: z.string(),
  occurredOn: z.string().nullable(),
  occurredAt: z.string().nullable(),
  zone: z.string(),
  grade: z.enum(reportGrades),
  affected: z.string(),
  systemId: idField.nullable(),
  systemName: z.string(),
  lookAt: z.string(),
  createdAt: instantField,
  changedAt: instantField,
  /** Null unless the reporter lets safety leads know, or is the reader. */
  reporterName: z.string().nullable(),
  mine: z.boolean(),
  /** Oldest first. */
  steps: z.array(reportStep),
  /** The review it lives on in; id and title only for those who take part in that. */
  review: z.object({ id: idField.nullable(), title: z.string().nullable() }).nullable(),
});
export type Report = z.infer<typeof report>;

export const reportQuery = z.object({
  /** `mine`: one's own. `all`: every report, for safety leads. */
  whose: z.enum(['mine', 'all']).optional(),
  /** Only those nobody has settled yet. */
  waiting: z.enum(['true', 'false']).optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});
export type ReportQuery = z.infer<typeof reportQuery>;

export const reportPage = z.object({
  reports: z.array(report),
  nextCursor: z.string().nullable(),
  /** How many wait in all that this question asks for. */
  waiting: z.number().int(),
});
export type ReportPage = z.infer<typeof reportPage>;

/** What a safety lead decides. What is left out stays; `words` are shown to the reporter. */
export const changeReportRequest = z.object({
  state: z.enum(['under-look', 'closed']).optional(),
  goodCatch: z.boolean().optional(),
  words: wordsField('the answer').optional(),
});
export type ChangeReportRequest = z.infer<typeof changeReportRequest>;

/** Opens a review that begins with the report's words; the safety lead who asks becomes its chair. */
export const reportToReviewRequest = z.object({
  templateId: z.string().min(1),
  title: titleField('the review a title'),
  words: wordsField('the answer').optional(),
});

export const joinReportRequest = z.object({ reviewId: idField, words: wordsField('the answer').optional() });

/** A report as the participants of its review read it: the words, never the reporter. */
export const reportBehind = report.pick({
  id: true,
  happened: true,
  shown: true,
  occurredOn: true,
  occurredAt: true,
  zone: true,
  grade: true,
  affected: true,
  systemName: true,
  lookAt: true,
  createdAt: true,
});
export type ReportBehind = z.infer<typeof reportBehind>;
export const reportsBehind = z.object({ reports: z.array(reportBehind) });
