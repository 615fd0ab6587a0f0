/**
 * An owner outside the organisation: what they may send by their link, and how such an owner is named. Pure.
 * What comes from outside is words until somebody inside takes it over.
 */
import { isDone, isSettled, wordingOwner, type ActionStatus } from './action-status.ts';

/** A progress note, or a proposal to call the action implemented. */
export const outsideWordsKinds = ['note', 'done'] as const;
export type OutsideWordsKind = (typeof outsideWordsKinds)[number];

/** Without an account there are no files: an address, or words. */
export const outsideProofKinds = ['link', 'quote'] as const;
export type OutsideProofKind = (typeof outsideProofKinds)[number];

export const outsideAnswers = ['taken', 'left'] as const;
export type OutsideAnswer = (typeof outsideAnswers)[number];

/** Days for which a link can be made. */
export const outsideLinkDays = ['7', '30', '90'] as const;
export type OutsideLinkDays = (typeof outsideLinkDays)[number];

/** Whether an action of this status can be given to somebody outside: agreed, and not at its end. */
export function mayGoOutside(status: ActionStatus): boolean {
  return wordingOwner(status) === 'row' && !isSettled(status);
}

/** Whether calling it implemented can still be proposed. */
export function mayBeCalledDone(status: ActionStatus): boolean {
  return mayGoOutside(status) && !isDone(status);
}

/** "J. Weber, Lumen GmbH"; without an organisation the name alone. */
export function outsideName(name: string, organisation: string): string {
  return organisation === '' ? name : `${name}, ${organisation}`;
}
