/**
 * When somebody is reminded of an action, or of the check of its effect: seven days before, one day before, on the day,
 * and every week after; from two weeks after, a safety lead hears of it once. Pure; days are ISO calendar days.
 */
import { addDays } from '../review-document/local-time.ts';

/** Doing the action by its due day, or looking whether it worked by the day of the check. */
export const reminderSubjects = ['action', 'check'] as const;
export type ReminderSubject = (typeof reminderSubjects)[number];

/** Days before the due day, as negative numbers. */
const before = [-7, -1, 0] as const;
const week = 7;
/** Days after the due day from which a safety lead is told. */
export const escalatesAfter = 14;

/** How far ahead a due day may lie to have a moment on a day. */
export const reminderHorizon = -before[0];

/** Hour of the day, by UTC, from which the round of a day may be made. */
export const roundHour = 6;

/** Whole days from one calendar day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/**
 * The newest moment within the days after `after` up to and with `today`, as days from the due day; undefined when none
 * lies there. After a pause of the server only the newest is made up: an older one would say what is not so any more.
 */
export function momentBetween(dueOn: string, after: string, today: string): number | undefined {
  const now = daysBetween(dueOn, today);
  const newest = now >= week ? now - (now % week) : before.findLast((moment) => moment <= now);
  return newest !== undefined && newest > daysBetween(dueOn, after) ? newest : undefined;
}

/** Whether the moment of telling a safety lead lies within the days after `after` up to and with `today`. */
export function escalatesBetween(dueOn: string, after: string, today: string): boolean {
  const at = addDays(dueOn, escalatesAfter);
  return at > after && at <= today;
}

/** "in 7 days", "tomorrow", "today", "7 days ago"; for a number of days from the due day. */
export function dueWords(days: number): string {
  if (days === 0) return 'today';
  if (days === -1) return 'tomorrow';
  if (days === 1) return 'yesterday';
  return days < 0 ? `in ${-days} days` : `${days} days ago`;
}
