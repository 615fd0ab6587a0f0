/** Contract of the audit as it is read: who did what and when, by names and fixed words, never content. */
import { z } from 'zod';
import { auditKinds } from '../audit/audit-acts.ts';
import { idField, instantField } from './fields.ts';

export const auditEntry = z.object({
  /** Its number in the chain. */
  id: z.number().int(),
  at: instantField,
  /** Null: the server itself, the command line, or somebody who was promised not to be named. */
  actor: z.object({ id: idField, name: z.string() }).nullable(),
  /** Why no name is told, when somebody did it all the same. */
  unnamed: z.boolean(),
  act: z.string(),
  kind: z.enum(auditKinds),
  /** What was done, to stand after the name. */
  words: z.string(),
  /** The title only for those who take part in the review. */
  review: z.object({ id: idField, title: z.string().nullable() }).nullable(),
});
export type AuditEntryRead = z.infer<typeof auditEntry>;

/** What the list and the CSV take; what is left out does not narrow. */
export const auditFilter = z.object({
  kind: z.enum(auditKinds).optional(),
  /** Whoever did it. */
  memberId: idField.optional(),
  /** In the audit of the organisation: of one review only. */
  reviewId: idField.optional(),
  /** From this moment on, and before that one. */
  from: z.coerce.number().int().optional(),
  until: z.coerce.number().int().optional(),
});
export type AuditFilter = z.infer<typeof auditFilter>;

export const auditQuery = auditFilter.extend({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type AuditQuery = z.infer<typeof auditQuery>;

/** Newest first. */
export const auditPage = z.object({ entries: z.array(auditEntry), nextCursor: z.string().nullable() });
export type AuditPage = z.infer<typeof auditPage>;

/** What following the whole chain found just now. */
export const auditCheck = z.object({
  at: instantField,
  entries: z.number().int(),
  /** The newest link, to be noted down elsewhere. */
  head: z.string(),
  holdsThrough: z.object({ id: z.number().int(), at: instantField }).nullable(),
  /** The first thing that is wrong; null when the chain holds. */
  fault: z.string().nullable(),
});
export type AuditCheck = z.infer<typeof auditCheck>;
