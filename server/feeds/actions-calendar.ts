/**
 * The days of a member's actions as a calendar file: all-day entries with titles that tell nobody what happened, so that
 * a calendar may lie open on a shared screen. The same days give the same bytes.
 */
import ical, { ICalCalendarMethod } from 'ical-generator';
import type { DatedAction } from '../../db/dated-actions.ts';
import { reminderReason } from '../../shared/actions/reminder-words.ts';

/** @param origin where people open Causeway, without a slash at the end */
export function actionsCalendar(
  days: readonly (DatedAction & { readonly owner: boolean })[],
  origin: string,
): string {
  const calendar = ical({
    name: 'Causeway: actions',
    prodId: { company: 'Causeway', product: 'Actions', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  });
  for (const { reviewId, actionId, subject, dueOn, changedAt, owner } of days) {
    const url = `${origin}/actions?open=${reviewId}/${actionId}`;
    calendar.createEvent({
      id: `${subject}-${reviewId}-${actionId}@causeway`,
      summary: subject === 'check' ? 'Check of an action' : 'An action is due',
      description: `${reminderReason({ subject, owner, days: 0, escalated: false })}\n${url}`,
      url,
      start: new Date(`${dueOn}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      stamp: new Date(changedAt),
    });
  }
  return calendar.toString();
}
