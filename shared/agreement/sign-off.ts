/**
 * Signing a review: a chair asks named reviewers, then named approvers, about one text; each answers once. The life of
 * such a round and whose turn it is. Pure; whether a text is still the one asked about is told by its digest alone.
 */

export const signOffFunctions = ['reviewer', 'approver'] as const;
export type SignOffFunction = (typeof signOffFunctions)[number];

export const signOffAnswers = ['signed', 'refused'] as const;
export type SignOffAnswer = (typeof signOffAnswers)[number];

/**
 * How a round ends: everybody signed; somebody refused; the chair asked anew, or took the asking back; or the review went
 * back to the analysis.
 */
export const roundEnds = ['signed', 'refused', 'asked-anew', 'taken-back', 'went-back'] as const;
export type RoundEnd = (typeof roundEnds)[number];

export interface Asked {
  readonly memberId: string;
  readonly function: SignOffFunction;
  readonly answer: SignOffAnswer | null;
}

/** Whose answer a round waits for now: reviewers in any order, and approvers once every reviewer has signed. */
export function turnOf<T extends Asked>(asked: readonly T[]): readonly T[] {
  const waiting = asked.filter(({ answer }) => answer === null);
  const reviewers = waiting.filter((one) => one.function === 'reviewer');
  return reviewers.length > 0 ? reviewers : waiting;
}

/** Whether everybody who was asked has signed, an approver among them. */
export function isComplete(asked: readonly Asked[]): boolean {
  return asked.some((one) => one.function === 'approver') && asked.every(({ answer }) => answer === 'signed');
}

/** What is wrong with the people a chair names, in a sentence; null when nothing is. */
export function faultOfNames(
  reviewers: readonly string[],
  approvers: readonly string[],
  maySign: (memberId: string) => boolean,
): string | null {
  const all = [...reviewers, ...approvers];
  if (approvers.length === 0) return 'Name at least one person who approves.';
  if (new Set(all).size !== all.length) return 'Name each person once, as reviewer or as approver.';
  if (!all.every(maySign)) return 'Name people who take part in this review and read all of it.';
  return null;
}
