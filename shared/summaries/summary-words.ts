/** What the values of a learning summary are called, on its pages and in its files alike. Words only. */
import { monthNames } from '../review-document/local-time.ts';
import type { Audience } from './audiences.ts';
import type { LearningSummary } from './learning-summary.ts';

/** After "for". */
export const readersWords: Readonly<Record<Audience, string>> = {
  panel: 'the panel',
  board: 'the board',
  staff: 'staff',
  family: 'the patient and family',
  network: 'a network of organisations',
  public: 'the public',
};

type Answered = NonNullable<LearningSummary['involvement']['staff']>;

export const answerWords: Readonly<Record<Answered, string>> = {
  yes: 'Yes',
  no: 'No',
  partly: 'In part',
  declined: 'Asked, and declined',
  'not-known': 'Not known',
};

const quarters: Readonly<Record<string, string>> = {
  Q1: 'January to March',
  Q2: 'April to June',
  Q3: 'July to September',
  Q4: 'October to December',
};

/** `2026-11` as `November 2026`, `2026-Q4` as `October to December 2026`; a year stays a year. */
export function periodWords(period: string): string {
  const [year = '', part] = period.split('-');
  if (part === undefined) return year;
  return `${quarters[part] ?? monthNames[Number(part) - 1] ?? part} ${year}`;
}

/** A number of people as it leaves, in words where it is hidden. */
export function countWords(count: string | undefined): string | undefined {
  return count === '<5' ? 'Fewer than five' : count;
}

/** Where a summary retells what others published. */
export const publicRecordNote =
  'This case comes from the public record. Whoever publishes this summary had no part in it and did not review it; the reasons and actions are what they read out of it.';
