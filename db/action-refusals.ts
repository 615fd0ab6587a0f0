/** The sentences with which a change to an action is refused, apart from the rules that refuse. */
import type { ActionStatus } from '../shared/actions/action-status.ts';
import { AppError } from '../shared/errors.ts';

export const actionRefusals = {
  /** Carries both values of each field, so that whoever comes second can compare and keep what they typed. */
  changedMeanwhile(version: number, yours: object, theirs: object): AppError {
    return new AppError(
      'changed-meanwhile',
      'Somebody changed this action while you were looking at it, so your change was not made.',
      'Compare your change with the action as it is now, and make it again if it is still right.',
      { version, yours, theirs },
    );
  },
  noSuchMove(from: ActionStatus, to: ActionStatus, offered: readonly ActionStatus[]): AppError {
    return new AppError(
      'not-allowed-now',
      `An action cannot go from "${from}" straight to "${to}".`,
      offered.length === 0
        ? 'Restore the action in its review first.'
        : `Choose one of: ${offered.map((status) => `"${status}"`).join(', ')}.`,
      { from, to, offered },
    );
  },
  noteNeeded(to: ActionStatus): AppError {
    const sentence =
      to === 'declined' ? 'Say why the action is declined.' : 'Say what was found out about the effect.';
    return new AppError('invalid-input', sentence, 'Write a short note and try again.', {
      fields: { note: sentence },
    });
  },
  ownEffect(): AppError {
    return new AppError(
      'not-allowed-now',
      'The owner of an action cannot be the one who records whether it worked.',
      'Ask somebody else to look at the measure and record the effect.',
    );
  },
  unknownOwner(): AppError {
    const sentence = 'There is no such member, or their account is switched off.';
    return new AppError('invalid-input', sentence, 'Choose an owner from the list of members.', {
      fields: { ownerId: sentence },
    });
  },
  wordingInDocument(): AppError {
    return new AppError(
      'not-allowed-now',
      'While an action is proposed its wording belongs to the review document.',
      'Change the words in the review, or agree the action first.',
    );
  },
  binInDocument(): AppError {
    return new AppError(
      'not-allowed-now',
      'A proposed action is withdrawn and restored in its review, not in the list of actions.',
      'Open the review and put the action into the bin, or take it out again.',
    );
  },
  noTitle(): AppError {
    return new AppError(
      'not-allowed-now',
      'An action without a title cannot be decided about.',
      'Give it a title in the review first.',
    );
  },
} as const;
