/** What a reminder says: when it is due, why it came, and what stops it. It never names an action or a review. Pure. */
import { dueWords, type ReminderSubject } from './reminders.ts';

export interface ReminderFacts {
  readonly subject: ReminderSubject;
  /** Days from the due day; before it negative. */
  readonly days: number;
  readonly escalated: boolean;
  /** Whether the reader owns the action. */
  readonly owner: boolean;
}

/** One line, such as "An action you own is due in 7 days". */
export function reminderLine({ subject, days, escalated, owner }: ReminderFacts): string {
  const what = subject === 'check' ? 'The check of an action' : 'An action';
  const whose = owner ? `${what} you own` : what;
  const verb = days > 0 ? 'was due' : 'is due';
  return `${whose} ${verb} ${dueWords(days)}${escalated ? ', and is still open' : ''}`;
}

/** Why it came to this person. */
export function reminderReason({ subject, escalated, owner }: ReminderFacts): string {
  if (escalated) return 'You get this because you are a safety lead, and it has been late for two weeks.';
  if (owner && subject === 'check')
    return 'You get this because you own the action; somebody else records whether it worked.';
  if (owner) return 'You get this because you own the action.';
  if (subject === 'check') return 'You get this because you lead the review that the action comes from.';
  return 'You get this because you lead the review that the action comes from, and nobody owns it.';
}

/** What makes it stop. */
export function reminderStop({ subject }: Pick<ReminderFacts, 'subject'>): string {
  return subject === 'check'
    ? 'It stops when the check is recorded, or when you mute the action.'
    : 'It stops when the action is done or put aside, when its day is moved, or when you mute it.';
}
