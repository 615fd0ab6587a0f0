/** The text of a mail with reminders: plain, with links, and without a word of what happened or who it is about. */
import type { MailedReminder } from '../../db/outgoing-mail-store.ts';
import { reminderLine, reminderReason, reminderStop } from '../../shared/actions/reminder-words.ts';

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** @param origin where people open Causeway, without a slash at the end */
export function reminderMail(reminders: readonly MailedReminder[], origin: string): MailText {
  const [first] = reminders;
  const subject =
    first === undefined || reminders.length > 1
      ? `${reminders.length} actions need a look`
      : reminderLine(first);
  const paragraphs = reminders.map((reminder) =>
    [
      `${reminderLine(reminder)} (${reminder.dueOn}).`,
      `${origin}/actions?open=${reminder.reviewId}/${reminder.actionId}`,
      reminderReason(reminder),
      reminderStop(reminder),
    ].join('\n'),
  );
  const foot = `You choose how often such mail comes, or that none does, on your account page: ${origin}/account`;
  return { subject: `Causeway: ${subject}`, text: [...paragraphs, foot].join('\n\n') };
}
