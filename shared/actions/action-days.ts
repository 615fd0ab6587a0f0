/** Days an action keeps of its life beside its status, as each move leaves them. Pure; days are ISO calendar days. */
import { isAside, wordingOwner, type ActionStatus } from './action-status.ts';

interface Move {
  readonly from: ActionStatus;
  readonly to: ActionStatus;
  readonly today: string;
}

/**
 * The day an action was agreed. Going back to `agreed` from work on it changes nothing; taking it up again after it had
 * been put aside is a new agreement.
 */
export function agreedOnAfter(before: string | null, { from, to, today }: Move): string | null {
  if (wordingOwner(to) === 'document') return null;
  const decided = wordingOwner(from) === 'document' || isAside(from);
  return to === 'agreed' && decided ? today : before;
}

/**
 * The day a check first showed that an action works. A later look that shows the same, or that is only waited for,
 * leaves it; one that shows otherwise, or going back to work, takes it away.
 */
export function verifiedOnAfter(before: string | null, { to, today }: Omit<Move, 'from'>): string | null {
  if (to === 'verified-effective') return before ?? today;
  return to === 'awaiting-check' ? before : null;
}
