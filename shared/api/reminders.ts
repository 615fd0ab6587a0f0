/** Contract of reminders: what a member wishes of them, and keeping quiet about one action until a day. */
import { z } from 'zod';
import { dayField } from './fields.ts';

/** One mail for each, one a day with all, or the inbox alone. */
export const mailWishes = ['each', 'digest', 'none'] as const;
export type MailWish = (typeof mailWishes)[number];

export const reminderWishes = z.object({
  mail: z.enum(mailWishes),
  /** The day from which reminders come again; null when they come. */
  mutedUntil: z.string().nullable(),
  /** Whether this server sends mail at all. */
  mailWorks: z.boolean(),
});
export type ReminderWishes = z.infer<typeof reminderWishes>;

export const changeReminderWishes = z.object({
  mail: z.enum(mailWishes).optional(),
  mutedUntil: dayField.nullable().optional(),
});
export type ChangeReminderWishes = z.infer<typeof changeReminderWishes>;

/** Null: reminders of this action come. */
export const reminderMute = z.object({ untilOn: z.string().nullable() });
export type ReminderMute = z.infer<typeof reminderMute>;
export const changeReminderMute = z.object({ untilOn: dayField.nullable() });
