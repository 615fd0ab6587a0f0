/**
 * The life of a learning summary and of its approval, in words and moves: draft, asked, approved, published, withdrawn.
 * While it is asked about, approved or published nobody writes in it. Pure.
 */

export const summaryStates = ['draft', 'asked', 'approved', 'published', 'withdrawn'] as const;
export type SummaryState = (typeof summaryStates)[number];

/** What was done with a summary, for its record; `taken-back` is the asking, `refused` the answer to it. */
export const summaryMoves = [
  'made',
  'asked',
  'taken-back',
  'approved',
  'refused',
  'names-released',
  'names-kept-back',
  'published',
  'withdrawn',
  'revised',
] as const;
export type SummaryMove = (typeof summaryMoves)[number];

/** Where a published summary can be read: in the organisation alone, by whoever has its address, or by everybody. */
export const addressKinds = ['none', 'unguessable', 'public'] as const;
export type AddressKind = (typeof addressKinds)[number];

/** What was done with something that could tell who it was. */
export const findingDecisions = ['generalised', 'removed', 'kept'] as const;
export type FindingDecision = (typeof findingDecisions)[number];

export const summaryStateNames: Readonly<Record<SummaryState, string>> = {
  draft: 'Draft',
  asked: 'Waiting for approval',
  approved: 'Approved',
  published: 'Published',
  withdrawn: 'Withdrawn',
};

const next: Readonly<Record<SummaryState, Readonly<Partial<Record<SummaryMove, SummaryState>>>>> = {
  draft: { asked: 'asked' },
  asked: { 'taken-back': 'draft', approved: 'approved', refused: 'draft' },
  approved: { published: 'published', revised: 'draft' },
  published: { withdrawn: 'withdrawn', revised: 'draft' },
  withdrawn: {},
};

/** The state a move leads to; undefined when it may not be made from here. */
export function stateAfter(state: SummaryState, move: SummaryMove): SummaryState | undefined {
  return next[state][move];
}

/** Its text and facts can be changed only while it is a draft. */
export function isOpenSummary(state: SummaryState): boolean {
  return state === 'draft';
}
