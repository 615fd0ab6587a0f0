/** What the choices of a learning summary are called where it is printed. Words only. */
import type { SummaryStatus } from '../../shared/summaries/learning-summary.ts';
import type { Audience } from '../../shared/summaries/audiences.ts';
import { isHarmDimension, harmDimensions } from '../../shared/harm/harm-grades.ts';
import { actionCategories, strengths } from '../../shared/taxonomy/action-categories.ts';
import { failureKinds } from '../../shared/taxonomy/failure-kinds.ts';
import { factorCode } from '../../shared/taxonomy/factor-codes.ts';
import { layers } from '../../shared/taxonomy/layers.ts';
import type { Layer } from '../../shared/taxonomy/layers.ts';
import { plainLine } from './plain-text.ts';

export const audienceLines: Readonly<Record<Audience, string>> = {
  panel: 'For the panel',
  board: 'For the board',
  staff: 'For staff',
  family: 'For the patient and family',
  network: 'For a network of organisations',
  public: 'For the public',
};

export const statusMarks: Readonly<Record<SummaryStatus, string>> = {
  draft: 'Draft',
  interim: 'Interim',
  final: 'Final',
  withdrawn: 'Withdrawn',
};

/** What the status means for whoever reads it. */
export const statusNotes: Readonly<Record<SummaryStatus, string>> = {
  draft: 'This is a draft. It has not been approved for sharing, and its words may change.',
  interim: 'This is an interim summary: what it tells is approved, and its actions are still being followed.',
  final: '',
  withdrawn: 'This summary has been withdrawn. Please do not use or pass it on.',
};

/** The name of a kind of failure; one this version does not know is shown by its id. */
export function failureKindName(id: string): string {
  return failureKinds.find((kind) => kind.id === id)?.name ?? fromId(id);
}

export function harmDimensionName(id: string): string {
  return isHarmDimension(id) ? harmDimensions[id].name : fromId(id);
}

export function categoryName(id: string): string {
  return actionCategories.find((category) => category.id === id)?.name ?? id;
}

/** A code of the taxonomy by its name; what it does not know stays as it was written. */
export function codeName(id: string): string {
  return factorCode(id)?.name ?? plainLine(id);
}

export function strengthName(id: string): string {
  return strengths.find((strength) => strength.id === id)?.name ?? id;
}

export function layerNames(ids: readonly Layer[]): string {
  return ids.map((id) => layers[id].name).join(', ');
}

/** An id in words, for what this version has no name for: `date-of-birth` as `Date of birth`. */
export function fromId(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
