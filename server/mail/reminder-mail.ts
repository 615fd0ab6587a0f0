/**
 * The text of a mail with reminders and with what waits for an answer: plain, with links, and without a word of what
 * happened or who it is about.
 */
import type { ClaimedMail } from '../../db/outgoing-mail-store.ts';
import { reminderLine, reminderReason, reminderStop } from '../../shared/actions/reminder-words.ts';

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** @param origin where people open Causeway, without a slash at the end */
export function reminderMail(
  { reminders, askedAbout }: Pick<ClaimedMail, 'reminders' | 'askedAbout'>,
  origin: string,
): MailText {
  const paragraphs = [
    ...reminders.map((reminder) =>
      [
        `${reminderLine(reminder)} (${reminder.dueOn}).`,
        `${origin}/actions?open=${reminder.reviewId}/${reminder.actionId}`,
        reminderReason(reminder),
        reminderStop(reminder),
      ].join('\n'),
    ),
    ...askedAbout.map((summaryId) =>
      [
        `${askedLine}.`,
        `${origin}/summaries/${summaryId}#approval`,
        'You get this because you can approve it, and did not write in it.',
        'It stops when somebody answers, or the request is taken back.',
      ].join('\n'),
    ),
  ];
  const foot = `You choose how often such mail comes, or that none does, on your account page: ${origin}/account`;
  return {
    subject: `Causeway: ${subjectOf(reminders, askedAbout)}`,
    text: [...paragraphs, foot].join('\n\n'),
  };
}

const askedLine = 'You are asked to approve a learning summary';

function subjectOf(
  reminders: ClaimedMail['reminders'],
  { length: asked }: ClaimedMail['askedAbout'],
): string {
  const [first] = reminders;
  if (asked === 0)
    return first === undefined || reminders.length > 1
      ? `${reminders.length} actions need a look`
      : reminderLine(first);
  if (first === undefined)
    return asked === 1 ? askedLine : `${asked} learning summaries wait for your answer`;
  return `${reminders.length + asked} things need a look`;
}
