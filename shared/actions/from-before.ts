/**
 * Open from before: which actions of earlier reviews a new one begins with, what its panel may answer about each, and
 * in which order they are asked about. Pure; whether two reviews belong together is for the database to find.
 */
import { isSettled, statusesToChoose, wordingOwner, type ActionStatus } from './action-status.ts';

/** Carried: followed in the later review too. Closed: settled from there. Left: with its own review, for a reason. */
export const fromBeforeAnswers = ['carried', 'closed', 'left'] as const;
export type FromBeforeAnswer = (typeof fromBeforeAnswers)[number];

/** Why an action came: its review is about the same AI system, and the codes of factors that both have. */
export interface CameBy {
  readonly system: boolean;
  readonly codes: readonly string[];
}

/**
 * Whether an action of this status is open for another review to answer. A proposal is not: its words belong to the
 * document of its own panel, which has not decided on it yet.
 */
export function isOpenFromBefore(status: ActionStatus): boolean {
  return wordingOwner(status) === 'row' && !isSettled(status);
}

/** Statuses that a person may choose and that settle it, so that the question is answered. */
export function closingMoves(from: ActionStatus): readonly ActionStatus[] {
  return statusesToChoose(from).filter((to) => isSettled(to));
}

/** What the order rests on. */
export interface FromBeforeFacts extends CameBy {
  readonly status: ActionStatus;
  readonly dueOn: string | null;
}

/**
 * What was tried and did not work comes first: the new review may be about its failure. Then what belongs most closely
 * to the new review, then the earliest due day; what has none comes last.
 */
export function fromBeforeOrder(one: FromBeforeFacts, other: FromBeforeFacts): number {
  return (
    failed(other) - failed(one) ||
    closeness(other) - closeness(one) ||
    compare(one.dueOn ?? '9', other.dueOn ?? '9')
  );
}

function failed({ status }: FromBeforeFacts): number {
  return status === 'not-effective' ? 2 : status === 'reopened' ? 1 : 0;
}

function closeness({ system, codes }: CameBy): number {
  return (system ? 1 : 0) + (codes.length > 0 ? 1 : 0);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The codes by which a review finds actions of others: of factors that are live and not ruled out, in order. */
export function codesToFindBy(
  factors: readonly { readonly state: string | null; readonly codes: readonly string[] }[],
): readonly string[] {
  const counted = factors.filter(({ state }) => bearsCodes(state));
  return [...new Set(counted.flatMap(({ codes }) => codes))].sort();
}

/** What was ruled out did not contribute, so it says nothing about what belongs together. */
export function bearsCodes(state: string | null): boolean {
  return state !== 'ruled-out';
}
