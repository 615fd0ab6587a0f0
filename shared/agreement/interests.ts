/**
 * Declarations of interest: what somebody who takes part may gain or lose by what the review says. Pure.
 * Declared by each person for themselves, seen by everybody who reads the whole review, never judged by the product.
 */
import { can, type ReviewRole } from '../access.ts';

export const interestKinds = ['none', 'declared'] as const;
export type InterestKind = (typeof interestKinds)[number];

/** Whether a review waits for the declaration of somebody in this role: of everybody who writes in it. */
export function mustDeclare(reviewRole: ReviewRole): boolean {
  return can({ organisationRoles: [], reviewRole }, 'document.write');
}
