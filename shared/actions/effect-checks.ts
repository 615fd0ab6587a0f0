/**
 * Checks of whether an action worked: when they are due, what may come out, and what each outcome makes of the action.
 * Pure; days are ISO calendar days. Due 90 days and 12 months after an action was implemented, and again once a new
 * version of the AI system has been in use for a month: long enough to show in a measure.
 */
import { addDays } from '../review-document/local-time.ts';
import { mayBeChecked, type ActionStatus } from './action-status.ts';

/** `asked`: somebody asked for it although none was planned. */
export const checkKinds = ['first', 'year', 'version', 'asked'] as const;
export type CheckKind = (typeof checkKinds)[number];

export const checkOutcomes = ['worked', 'partly', 'did-not', 'cannot-tell'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

export const firstCheckDays = 90;
export const yearCheckMonths = 12;
export const versionCheckDays = 30;
/** After "cannot tell", one looks again. */
export const repeatCheckDays = 90;

/** What an outcome makes of the action. */
export function statusAfterCheck(outcome: CheckOutcome): ActionStatus {
  switch (outcome) {
    case 'worked':
      return 'verified-effective';
    case 'partly':
      return 'partly-effective';
    case 'did-not':
      return 'not-effective';
    case 'cannot-tell':
      return 'awaiting-check';
  }
}

/** The checks that an implementation on this day asks for. */
export function checksAfter(implementedOn: string): readonly { kind: CheckKind; dueOn: string }[] {
  return [
    { kind: 'first', dueOn: addDays(implementedOn, firstCheckDays) },
    { kind: 'year', dueOn: addMonths(implementedOn, yearCheckMonths) },
  ];
}

/** Whether a check that is due on `dueOn` makes an action of this status wait for it on `today`. */
export function fallsDue(status: ActionStatus, dueOn: string | null, today: string): boolean {
  return dueOn !== null && dueOn <= today && mayBeChecked(status) && status !== 'awaiting-check';
}

/** The same day so many months later, or the last day of that month where it has no such day. */
export function addMonths(day: string, months: number): string {
  const start = new Date(`${day}T00:00:00Z`);
  const month = start.getUTCMonth() + months;
  const wanted = new Date(Date.UTC(start.getUTCFullYear(), month, start.getUTCDate()));
  const overflowed = wanted.getUTCMonth() !== ((month % 12) + 12) % 12;
  const found = overflowed ? new Date(Date.UTC(start.getUTCFullYear(), month + 1, 0)) : wanted;
  return found.toISOString().slice(0, 10);
}
