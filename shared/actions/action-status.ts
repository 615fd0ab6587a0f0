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
