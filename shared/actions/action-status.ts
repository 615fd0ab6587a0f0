/**
 * The life of an action: the one place that says which status may follow which, and what each move asks for. Pure.
 * "Implemented" is not "worked": an action ends well only when its effect is known.
 */

export const actionStatuses = [
  'proposed',
  'agreed',
  'in-progress',
  'implemented',
  'awaiting-check',
  'verified-effective',
  'partly-effective',
  'not-effective',
  'reopened',
  'declined',
  'not-funded',
  'superseded',
  'handed-to-programme',
  'withdrawn',
] as const;
export type ActionStatus = (typeof actionStatuses)[number];

/** Ways in which the panel may decide not to follow an action itself. Each can be taken up again with a reason. */
const asides = ['declined', 'not-funded', 'superseded', 'handed-to-programme'] as const;
const effects = ['verified-effective', 'partly-effective', 'not-effective'] as const;

const next: Readonly<Record<ActionStatus, readonly ActionStatus[]>> = {
  proposed: ['agreed', ...asides, 'withdrawn'],
  agreed: ['in-progress', 'implemented', ...asides],
  'in-progress': ['agreed', 'implemented', ...asides],
  implemented: ['in-progress', 'awaiting-check', ...effects],
  'awaiting-check': ['in-progress', ...effects],
  'verified-effective': ['awaiting-check', 'partly-effective', 'not-effective', 'reopened'],
  'partly-effective': ['awaiting-check', 'verified-effective', 'not-effective', 'reopened', 'superseded'],
  'not-effective': ['reopened', 'superseded'],
  reopened: ['in-progress', 'implemented', ...asides],
  declined: ['agreed'],
  'not-funded': ['agreed'],
  superseded: ['agreed'],
  'handed-to-programme': ['agreed'],
  withdrawn: ['proposed'],
};

/** Statuses that may follow `from`, by anybody: a person, the document's bin, or a check and its outcome. */
export function nextStatuses(from: ActionStatus): readonly ActionStatus[] {
  return next[from];
}

/**
 * Who owns the wording of an action of this status: the review document until the panel decides, the row ever after.
 * Exactly one of the two, so that no edit on one side is undone by the other.
 */
export function wordingOwner(status: ActionStatus): 'document' | 'row' {
  return status === 'proposed' || status === 'withdrawn' ? 'document' : 'row';
}

/**
 * Statuses that a person may choose after `from`. Two kinds are not for choosing: withdrawing and restoring a proposal
 * happens in the document, by its bin, and the row follows; an effect follows from the outcome of a check.
 */
export function statusesToChoose(from: ActionStatus): readonly ActionStatus[] {
  return next[from].filter((to) => wordingOwner(to) === 'row' && !statesEffect(to));
}

/** Whether this status states the effect of an action. Only a check leads to it, and its owner may not record that. */
export function statesEffect(status: ActionStatus): boolean {
  return includes(effects, status);
}

/** What a move has to come with. A move that asks for nothing has no entry set. */
export interface MoveAsks {
  /** A written reason. */
  readonly note: boolean;
  /** Who approved of not doing it; never the owner. */
  readonly approver: boolean;
  /** Something that shows it was done, or why there is nothing to show. */
  readonly proof: boolean;
  /** The action that takes its place. */
  readonly superseding: boolean;
  /** The name of the improvement programme that carries it on. */
  readonly programme: boolean;
}

/** What going from one status to another asks for, beside being offered at all. */
export function moveAsks(from: ActionStatus, to: ActionStatus): MoveAsks {
  const takenUpAgain = to === 'agreed' && isAside(from);
  return {
    note: takenUpAgain || to === 'declined' || to === 'not-funded' || to === 'reopened',
    approver: to === 'declined' || to === 'not-funded',
    proof: to === 'implemented',
    superseding: to === 'superseded',
    programme: to === 'handed-to-programme',
  };
}

/** Whether nothing is asked for, so that the move can be made by choosing it. */
export function asksNothing(asks: MoveAsks): boolean {
  return !asks.note && !asks.approver && !asks.proof && !asks.superseding && !asks.programme;
}

/** Whether it was put aside: decided against, without money, replaced, or carried on by a programme. */
export function isAside(status: ActionStatus): boolean {
  return includes(asides, status);
}

/** Whether it counts as an answer to the factors it addresses. A programme that carries it on counts. */
export function answersFactors(status: ActionStatus): boolean {
  return status === 'handed-to-programme' || (!isAside(status) && status !== 'withdrawn');
}

/** Whether it has been done, whatever came of it. */
export function isDone(status: ActionStatus): boolean {
  return status === 'implemented' || status === 'awaiting-check' || statesEffect(status);
}

/** Whether a check of its effect may be recorded, and whether the checks planned for it still stand. */
export function mayBeChecked(status: ActionStatus): boolean {
  return isDone(status) && status !== 'not-effective';
}

/** Whether nobody is expected to do anything more about an action of this status. */
export function isSettled(status: ActionStatus): boolean {
  return status === 'verified-effective' || status === 'withdrawn' || isAside(status);
}

/** Overdue is derived, never stored. Dates are ISO calendar days; `today` is the reader's day. */
export function isOverdue(action: { status: ActionStatus; dueOn: string | null }, today: string): boolean {
  if (action.dueOn === null || action.dueOn >= today) return false;
  return !isDone(action.status) && !isSettled(action.status);
}

function includes(list: readonly ActionStatus[], status: ActionStatus): boolean {
  return list.includes(status);
}
