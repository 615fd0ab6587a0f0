/** Contract of the reporting clocks of a review. The rules themselves are typed data that both ends have. */
import { z } from 'zod';
import { reviewRoles } from '../access.ts';
import { clockStates } from '../harm/clock-state.ts';
import { dayField, idField, instantField } from './fields.ts';

export const reviewClock = z.object({
  id: idField,
  regimeId: idField,
  version: z.number().int(),
  state: z.enum(clockStates),
  /** Local date-time to the minute, and its zone; empty while nobody has said when it started. */
  trigger: z.string(),
  zone: z.string(),
  /** From this moment on it is late; null without a trigger, or when the rule names no number. */
  dueAt: instantField.nullable(),
  /** The day on which it is due, in the zone of the trigger. */
  dueDay: z.string().nullable(),
  /** False when working days were counted into years whose holidays are not known. */
  holidaysKnown: z.boolean(),
  /** When the rule, as it was counted with, was last compared with its source. */
  checkedOn: z.string(),
  /** Day of filing; empty while it was not. */
  filedOn: z.string(),
  /** A piece of evidence of the review that shows the filing; empty for none. */
  evidenceId: z.string(),
  reference: z.string(),
  /** Why it does not apply. */
  reason: z.string(),
  /** Who looks after it. */
  keeperId: idField.nullable(),
  keeperName: z.string().nullable(),
  keeperRole: z.enum(reviewRoles).nullable(),
  changedAt: instantField,
});
export type ReviewClock = z.infer<typeof reviewClock>;
export const reviewClockList = z.object({ clocks: z.array(reviewClock) });

export const addClockRequest = z.object({ regimeId: idField });

const words = (what: string, most: number) =>
  z
    .string()
    .trim()
    .max(most, `Keep ${what} under ${String(most)} characters.`);

/** What is left out stays. */
export const changeClockRequest = z.object({
  state: z.enum(clockStates).optional(),
  trigger: z.object({ local: z.string().max(16), zone: z.string().max(100) }).optional(),
  filedOn: z.union([dayField, z.literal('')]).optional(),
  evidenceId: z.union([idField, z.literal('')]).optional(),
  reference: words('the reference', 500).optional(),
  reason: words('the reason', 1000).optional(),
  keeperId: idField.nullable().optional(),
});
export type ChangeClockRequest = z.infer<typeof changeClockRequest>;

export const clockHistoryList = z.object({
  entries: z.array(
    z.object({
      at: instantField,
      byName: z.string(),
      field: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
});
export type ClockHistoryEntry = z.infer<typeof clockHistoryList>['entries'][number];

/** Running clocks that the reader looks after, in reviews they take part in; those that end first come first. */
export const waitingClocks = z.object({
  clocks: z.array(
    z.object({
      id: idField,
      reviewId: idField,
      reviewTitle: z.string(),
      /** Of the rule. */
      name: z.string(),
      dueAt: instantField.nullable(),
      dueDay: z.string().nullable(),
    }),
  ),
});
export type WaitingClock = z.infer<typeof waitingClocks>['clocks'][number];
