/**
 * The life of a quick report: the one place that says which state may follow which. Pure.
 * Closing needs words to the reporter; a report that lives on in a review is settled for good.
 */

export const reportStates = [
  'new',
  'under-look',
  'became-review',
  'became-huddle',
  'joined',
  'closed',
] as const;
export type ReportState = (typeof reportStates)[number];

export const reportGrades = ['none-yet', 'near-miss', 'harm'] as const;
/** What came of it for people, as the reporter sees it now; no harm rating, which is the panel's. */
export type ReportGrade = (typeof reportGrades)[number];

const next: Readonly<Record<ReportState, readonly ReportState[]>> = {
  new: ['under-look', 'became-review', 'became-huddle', 'joined', 'closed'],
  'under-look': ['became-review', 'became-huddle', 'joined', 'closed'],
  'became-review': [],
  'became-huddle': [],
  joined: [],
  closed: ['under-look'],
};

export function nextReportStates(from: ReportState): readonly ReportState[] {
  return next[from];
}

/** Whether nobody has said yet what becomes of it. */
export function isWaiting(state: ReportState): boolean {
  return state === 'new' || state === 'under-look';
}

/** Noticed before it did harm: thanked as a good catch from the first moment. A safety lead may say so of others. */
export function isGoodCatch(grade: ReportGrade): boolean {
  return grade === 'near-miss';
}

/** The state of a report that became a review of this template. */
export function stateOfReview(templateId: string): 'became-review' | 'became-huddle' {
  return templateId === 'huddle' ? 'became-huddle' : 'became-review';
}
