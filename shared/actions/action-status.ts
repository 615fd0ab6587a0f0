/**
 * The life of an action: the one place that says which status may follow which. Pure.
 * "Implemented" is not "worked": an action ends well only when its effect is known.
 */

export const actionStatuses = [
  'proposed',
  'agreed',
  'in-progress',
  'implemented',
  'verified-effective',
  'partly-effective',
  'not-effective',
  'declined',
  'withdrawn',
] as const;
export type ActionStatus = (typeof actionStatuses)[number];

const next: Readonly<Record<ActionStatus, readonly ActionStatus[]>> = {
  proposed: ['agreed', 'declined', 'withdrawn'],
  agreed: ['in-progress', 'implemented', 'declined'],
  'in-progress': ['agreed', 'implemented', 'declined'],
  implemented: ['in-progress', 'verified-effective', 'partly-effective', 'not-effective'],
  'verified-effective': ['in-progress'],
  'partly-effective': ['in-progress', 'verified-effective', 'not-effective'],
  'not-effective': ['in-progress'],
  declined: ['agreed'],
  withdrawn: ['proposed'],
};

/** Statuses that may follow `from`, in the order to offer them. */
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
 * Statuses that a person may choose after `from`. Withdrawing and restoring a proposal happens in the document, by its
 * bin, and the row follows; choosing it here would give one fact two owners.
 */
export function statusesToChoose(from: ActionStatus): readonly ActionStatus[] {
  return next[from].filter((to) => wordingOwner(to) === 'row');
}

const effects: ReadonlySet<ActionStatus> = new Set([
  'verified-effective',
  'partly-effective',
  'not-effective',
]);

/** Whether this status states the effect of an action, which its owner may not do alone. */
export function statesEffect(status: ActionStatus): boolean {
  return effects.has(status);
}

const needsNote: ReadonlySet<ActionStatus> = new Set([
  'declined',
  'verified-effective',
  'partly-effective',
  'not-effective',
]);

/** Whether the move must come with a written reason (declining) or a stated finding (the effect). */
export function statusNeedsNote(to: ActionStatus): boolean {
  return needsNote.has(to);
}

const settled: ReadonlySet<ActionStatus> = new Set(['verified-effective', 'declined', 'withdrawn']);

/** Whether nobody is expected to do anything more about an action of this status. */
export function isSettled(status: ActionStatus): boolean {
  return settled.has(status);
}

/** Overdue is derived, never stored. Dates are ISO calendar days; `today` is the reader's day. */
export function isOverdue(action: { status: ActionStatus; dueOn: string | null }, today: string): boolean {
  if (action.dueOn === null || action.dueOn >= today) return false;
  return action.status === 'proposed' || action.status === 'agreed' || action.status === 'in-progress';
}
