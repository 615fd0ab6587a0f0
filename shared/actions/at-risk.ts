/**
 * Which actions are most at risk of never working, and why. Pure; says nothing about people, only about the action:
 * a reason is always something that somebody can do something about.
 */
import { isOverdue, isSettled, type ActionStatus } from './action-status.ts';
import { daysBetween } from './reminders.ts';
import type { Strength } from '../taxonomy/action-categories.ts';

export const riskReasons = [
  'late',
  'not-effective',
  'check-late',
  'owner-left',
  'no-owner',
  'weaker',
] as const;
export type RiskReason = (typeof riskReasons)[number];

/** What the order rests on. Days are ISO calendar days. */
export interface RiskFacts {
  readonly status: ActionStatus;
  readonly dueOn: string | null;
  readonly nextCheckOn: string | null;
  readonly ownerId: string | null;
  /** Somebody outside does it. */
  readonly outside?: boolean;
  /** Its owner left, and nobody has taken it over. */
  readonly ownerLeft?: boolean;
  readonly strength: Strength | null;
}

export interface Risk {
  /** In the order of `riskReasons`; empty when nothing speaks against it. */
  readonly reasons: readonly RiskReason[];
  /** Days its due day, or else its check, has passed. */
  readonly lateDays: number;
  /** More is worse; 0 for no risk. */
  readonly weight: number;
}

/** Lateness stops counting after half a year: from there on it only says that nobody looked. */
const mostDays = 180;

/**
 * A day late weighs 1. Not effective with nothing after it weighs as two months, no owner, or one who left, as one, a late check half
 * its days; a weaker action alone is no risk but makes another one worse by a quarter.
 */
export function riskOf(action: RiskFacts, today: string): Risk {
  if (isSettled(action.status)) return { reasons: [], lateDays: 0, weight: 0 };
  const late = isOverdue(action, today);
  const checkLate = action.nextCheckOn !== null && action.nextCheckOn < today;
  const since = late ? action.dueOn : checkLate ? action.nextCheckOn : null;
  const passed = since === null ? 0 : Math.max(0, daysBetween(since, today));
  const ownerLeft = action.ownerLeft === true && action.outside !== true;
  const noOwner =
    action.ownerId === null && action.outside !== true && !ownerLeft && action.status !== 'proposed';
  const failed = action.status === 'not-effective';
  const days = Math.min(passed, mostDays);
  const own = (late ? days : checkLate ? days / 2 : 0) + (failed ? 60 : 0) + (noOwner || ownerLeft ? 30 : 0);
  const weaker = own > 0 && action.strength === 'weaker';
  const found: Readonly<Record<RiskReason, boolean>> = {
    late,
    'not-effective': failed,
    'check-late': checkLate,
    'owner-left': ownerLeft,
    'no-owner': noOwner,
    weaker,
  };
  return {
    reasons: riskReasons.filter((reason) => found[reason]),
    lateDays: passed,
    weight: own * (weaker ? 1.25 : 1),
  };
}
