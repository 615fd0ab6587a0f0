/** What the choices of a learning summary are called where it is printed. Words only. */
import type { LearningSummary, SummaryStatus } from '../../shared/summaries/learning-summary.ts';
import type { Audience } from '../../shared/summaries/audiences.ts';
import type { ActionStatus } from '../../shared/actions/action-status.ts';
import type { KnownWhen, SafeguardStatus } from '../../shared/review-document/records.ts';
import { isHarmDimension, harmDimensions } from '../../shared/harm/harm-grades.ts';
import { actionCategories, strengths } from '../../shared/taxonomy/action-categories.ts';
import { failureKinds } from '../../shared/taxonomy/failure-kinds.ts';
import { factorCode } from '../../shared/taxonomy/factor-codes.ts';
import { layers } from '../../shared/taxonomy/layers.ts';
import type { Layer } from '../../shared/taxonomy/layers.ts';
import { identifierKinds, identifierWords } from '../../shared/deidentify/identifier-kinds.ts';
import { template } from '../../shared/templates/templates.ts';
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

/** The same for readers who do not know how summaries are made. */
export const plainStatusNotes: Readonly<Record<SummaryStatus, string>> = {
  draft: 'This is a draft. Its words may still change.',
  interim: 'What is told here is approved. Some of what is to be done about it is not finished yet.',
  final: '',
  withdrawn: 'This summary has been withdrawn. Please do not use it or pass it on.',
};

/** What the layers are called for patients and families. */
export const plainLayerNames: Readonly<Record<Layer, string>> = {
  model: 'What the program worked out',
  interface: 'How it was shown',
  workflow: 'How the work was arranged',
  human: 'How people see and decide at such moments',
  governance: 'How it was chosen and looked after',
};

/** What became of a safeguard, as a sentence. */
export const plainSafeguardWords: Readonly<Record<SafeguardStatus, string>> = {
  held: 'This worked.',
  weak: 'This was not strong enough.',
  absent: 'This was missing.',
  bypassed: 'This was passed by.',
  'not-designed': 'Nobody had planned this.',
};

/** Where an action stands, as a sentence. */
export const plainStatusWords: Readonly<Record<ActionStatus, string>> = {
  proposed: 'This is proposed and not decided yet.',
  agreed: 'This is decided.',
  'in-progress': 'This is being done.',
  implemented: 'This is done. Whether it helps is not known yet.',
  'awaiting-check': 'This is done. Whether it helps is about to be checked.',
  'verified-effective': 'This is done, and it helps.',
  'partly-effective': 'This is done, and it helps in part.',
  'not-effective': 'This was done, and it did not help.',
  reopened: 'This is being worked on again.',
  declined: 'This was decided against.',
  'not-funded': 'There is no money for this so far.',
  superseded: 'Something else is done in its place.',
  'handed-to-programme': 'This was handed on to a larger programme of work.',
  withdrawn: 'This is not followed any more.',
};

/** Under the question whether it was known then. */
export const knownThenWords: Readonly<Record<KnownWhen, string>> = { then: 'Yes', later: 'Only later' };

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

/** A kind of identifier by its name; one this version does not know by its id. */
export function identifierName(id: string): string {
  const known = identifierKinds.find((kind) => kind === id);
  return known === undefined ? fromId(id) : identifierWords[known].name;
}

/** A template by its name. Those of an organisation are known to it alone. */
export function templateName({ id, version }: LearningSummary['template']): string {
  const name = template(id, version)?.name ?? template(id)?.name;
  return name === undefined ? 'One of its own' : `${name}, version ${version}`;
}

export function layerNames(ids: readonly Layer[]): string {
  return ids.map((id) => layers[id].name).join(', ');
}

/** An id in words, for what this version has no name for: `date-of-birth` as `Date of birth`. */
export function fromId(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
