/**
 * One round of reminders a day, from six in the morning. Days and hours count by UTC, as everywhere on the server, so
 * that no change of the clocks skips a day or makes one twice.
 */
import type { ReminderStore } from '../db/reminder-store.ts';
import { roundHour } from '../shared/actions/reminders.ts';
import type { Clock } from '../shared/clock.ts';
import type { Hints } from './hints.ts';

export interface ReminderRoundDeps {
  readonly reminders: Pick<ReminderStore, 'remind'>;
  readonly hints: Hints;
  readonly clock: Clock;
  /** Whether this server can send mail. */
  readonly mail: boolean;
}

/** Sends what is due, if it is late enough in the day; doing it again sends nothing. Returns who was told. */
export async function remindIfDue({
  reminders,
  hints,
  clock,
  mail,
}: ReminderRoundDeps): Promise<readonly string[]> {
  const at = clock();
  if (new Date(at).getUTCHours() < roundHour) return [];
  const told = await reminders.remind({ today: new Date(at).toISOString().slice(0, 10), at, mail });
  if (told.length > 0) hints.publish({ kind: 'inbox', memberIds: told });
  return told;
}
