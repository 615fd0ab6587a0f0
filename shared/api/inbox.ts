/** Contract of the inbox: what concerns the member. Items are made with the act that causes them. */
import { z } from 'zod';
import { reminderSubjects } from '../actions/reminders.ts';
import { reviewRoles, stages } from '../access.ts';
import { reportStates } from '../reports/report-state.ts';
import { audiences } from '../summaries/audiences.ts';
import { idField, instantField } from './fields.ts';

/** Open: a later server may send kinds this list does not know yet; a client passes over them. */
export const inboxKinds = [
  'review-added',
  'review-role',
  'review-stage',
  'action-owner',
  'action-agreed',
  'action-changed',
  'action-approver',
  'report-state',
  'words-recovered',
  'mention',
  'comment-reply',
  'comment-on-mine',
  'break-glass',
  'break-glass-ended',
  'sign-off-asked',
  'sign-off-turn',
  'sign-off-given',
  'sign-off-refused',
  'reminder',
  'outside-words',
  'summary-asked',
  'summary-approved',
  'summary-refused',
  'summary-published',
  'summary-withdrawn',
] as const;
export type InboxKind = (typeof inboxKinds)[number];

export const inboxItem = z.object({
  id: z.number().int(),
  kind: z.enum(inboxKinds),
  at: instantField,
  readAt: instantField.nullable(),
  /** Who did it; null when the server did. */
  byName: z.string().nullable(),
  /** Title only for those who may see the review. */
  review: z.object({ id: idField, title: z.string() }).nullable(),
  /** Only while the member may still see the action. */
  action: z.object({ reviewId: idField, actionId: idField, title: z.string() }).nullable(),
  report: z.object({ id: idField, state: z.enum(reportStates), words: z.string() }).nullable(),
  /** Only while the member may read it and its author has not removed it. */
  comment: z.object({ threadId: idField, number: z.number().int(), words: z.string() }).nullable(),
  /** Of an action or the check of its effect: `days` after the day it is due, before it negative. */
  reminder: z
    .object({
      subject: z.enum(reminderSubjects),
      dueOn: z.string(),
      days: z.number().int(),
      /** Told to a safety lead because it has been late for two weeks. */
      escalated: z.boolean(),
      /** Whether the reader owns the action, which is one of the reasons to be told. */
      owner: z.boolean(),
    })
    .nullable(),
  /** A learning summary, for those who may read it; an item about one that they may not read is not there. */
  summary: z
    .object({
      id: idField,
      title: z.string(),
      audience: z.enum(audiences),
      /** To the asking that the item is about; null while it waits, and for any other item. */
      answer: z.enum(['approved', 'refused', 'taken-back']).nullable(),
      /** Why it was refused or withdrawn, as far as there is room. */
      reason: z.string(),
    })
    .nullable(),
  role: z.enum(reviewRoles).nullable(),
  stage: z.enum(stages).nullable(),
});
export type InboxItem = z.infer<typeof inboxItem>;

export const inboxQuery = z.object({
  unread: z.enum(['true', 'false']).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});
export type InboxQuery = z.infer<typeof inboxQuery>;

export const inboxPage = z.object({
  items: z.array(inboxItem),
  nextCursor: z.string().nullable(),
  unread: z.number().int(),
});
export type InboxPage = z.infer<typeof inboxPage>;

/** Marks one item, or everything up to the newest one the member has seen. */
export const markReadRequest = z.union([
  z.object({ item: z.number().int() }),
  z.object({ upTo: z.number().int() }),
]);
export const unreadCount = z.object({ unread: z.number().int() });
