/** The days of a month as weeks, and what falls on each. Pure; days are ISO calendar days, weeks begin on Monday. */
import type { Action } from '../../shared/api/actions.ts';
import { addDays } from '../../shared/review-document/local-time.ts';

export interface DayEntry {
  readonly action: Action;
  readonly what: 'due' | 'check';
}

/** Six weeks at most, the first holding the first day of the month. */
export function weeksOf(month: string): readonly (readonly string[])[] {
  const first = `${month}-01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const weeks: string[][] = [];
  for (let monday = addDays(first, -weekday); weeks.length === 0 || monday.startsWith(month);) {
    const begin = monday;
    weeks.push(Array.from({ length: 7 }, (_, day) => addDays(begin, day)));
    monday = addDays(monday, 7);
  }
  return weeks;
}

/** The month so many months away. */
export function monthAway(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** Day → what is due on it, or to be checked. */
export function entriesByDay(actions: readonly Action[]): ReadonlyMap<string, readonly DayEntry[]> {
  const found = new Map<string, DayEntry[]>();
  const put = (day: string | null, entry: DayEntry): void => {
    if (day !== null) found.set(day, [...(found.get(day) ?? []), entry]);
  };
  for (const action of actions) {
    put(action.dueOn, { action, what: 'due' });
    put(action.nextCheckOn, { action, what: 'check' });
  }
  return found;
}
