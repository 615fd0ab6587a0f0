/** What states and grades of a report are called on screens. Words only. */
import type { Report } from '../../shared/api/reports.ts';
import type { PersonNumber } from '../../shared/reports/person-numbers.ts';
import type { ReportGrade, ReportState } from '../../shared/reports/report-state.ts';
import { formatDay } from '../ui/dates.ts';

export const reportStateWords: Readonly<Record<ReportState, string>> = {
  new: 'Sent',
  'under-look': 'Being looked at',
  'became-review': 'Became a review',
  'became-huddle': 'Became a huddle',
  joined: 'Added to a review',
  closed: 'Closed',
};

/** The same, said to the one who reported it. */
export const toldReporter: Readonly<Record<ReportState, string>> = {
  new: 'Your report is with the safety leads. What becomes of it will stand here.',
  'under-look': 'A safety lead is looking at it.',
  'became-review': 'A panel reviews what you reported.',
  'became-huddle': 'It is talked through in a rapid huddle.',
  joined: 'It was added to a review that is under way.',
  closed: 'It was closed, with the reason below.',
};

export const gradeWords: Readonly<Record<ReportGrade, { readonly name: string; readonly about: string }>> = {
  'none-yet': { name: 'Nobody yet', about: 'No harm that you know of, but it could come.' },
  'near-miss': { name: 'A near miss', about: 'It was noticed before it did harm.' },
  harm: { name: 'Harm', about: 'Somebody came to harm, even a little.' },
};

/** A gentle note about what a text seems to hold; undefined when there is nothing to say. */
export function numberNote(found: readonly PersonNumber[]): string | undefined {
  if (found.length === 0) return undefined;
  const names = { 'nhs-number': 'an NHS number', phone: 'a phone number' };
  const said = found.map((kind) => names[kind]).join(' and ');
  return `This looks as if it held ${said}. It is better left out; you can send the report either way.`;
}

/** "1 Mar 2026, 23:40", as surely as it is known. */
export function whenWords({ occurredOn, occurredAt }: Pick<Report, 'occurredOn' | 'occurredAt'>): string {
  if (occurredOn === null) return 'Not known';
  return occurredAt === null ? formatDay(occurredOn) : `${formatDay(occurredOn)}, ${occurredAt}`;
}

/** A line by which a report can be recognised in a list. */
export function lineOf({ happened }: Pick<Report, 'happened'>): string {
  const [line = ''] = happened.trim().split('\n', 1);
  return line.length <= 120 ? line : `${line.slice(0, 120).replace(/\s+\S*$/u, '')} …`;
}
