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
  reasonNeeded(to: ActionStatus): AppError {
    return missing('note', reasons[to] ?? 'Say why.', 'Write a short note and try again.');
  },
  findingNeeded(): AppError {
    return missing('note', 'Say what was looked at and what it showed.', 'Write a short note and try again.');
  },
  checkDecides(): AppError {
    return new AppError(
      'not-allowed-now',
      'Whether an action worked is not set as a status; it follows from a check.',
      'Record a check of its effect: worked, partly, did not, or cannot tell.',
    );
  },
  nothingToCheck(): AppError {
    return new AppError(
      'not-allowed-now',
      'Only an action that has been done can be checked.',
      'Set it to implemented first, with what shows that it was done.',
    );
  },
  ownEffect(): AppError {
    return new AppError(
      'not-allowed-now',
      'The owner of an action cannot be the one who records whether it worked.',
      'Ask somebody else to look at the measure and record the check.',
    );
  },
  approverNeeded(): AppError {
    return missing(
      'approverId',
      'Say who approved of not doing it.',
      'Choose a member who is not the owner.',
    );
  },
  ownApproval(): AppError {
    return missing(
      'approverId',
      'The owner of an action cannot approve of not doing it.',
      'Choose somebody else as the approver.',
    );
  },
  programmeNeeded(): AppError {
    return missing('programme', 'Name the programme that carries it on.', 'Enter its name and try again.');
  },
  supersedingNeeded(): AppError {
    return missing('supersededBy', 'Say which action takes its place.', 'Choose the other action.');
  },
  unknownSuperseding(): AppError {
    return missing(
      'supersededBy',
      'There is no such other action that you can see.',
      'Choose an action from the list.',
    );
  },
  supersedingPutAside(): AppError {
    return missing(
      'supersededBy',
      'That action is itself put aside or withdrawn, so it cannot take the place of this one.',
      'Choose an action that is still followed.',
    );
  },
  proofNeeded(): AppError {
    return missing(
      'proof',
      'Show that it was done, or say why there is nothing to show.',
      'Add a link, a quote, a file of the review, or a reason.',
    );
  },
  notAProof(sentence: string): AppError {
    return missing('proof', sentence, 'Correct it and try again.');
  },
  proofTooEarly(): AppError {
    return new AppError(
      'not-allowed-now',
      'A proposed action has nothing to show yet.',
      'Agree the action first.',
    );
  },
  implementedLater(): AppError {
    return missing(
      'implementedOn',
      'The day it was done cannot lie ahead.',
      'Enter the day on which it was done, or set it to in progress.',
    );
  },
  notOfThisStatus(field: string, status: ActionStatus): AppError {
    return missing(
      field,
      `This does not go with an action that is "${status}".`,
      'Change the status with it, or leave it away.',
    );
  },
  unknownMember(field: 'ownerId' | 'approverId'): AppError {
    return missing(
      field,
      'There is no such member, or their account is switched off.',
      'Choose somebody from the list of members.',
    );
  },
  unknownCategory(): AppError {
    return missing('category', 'There is no such kind of action.', 'Choose one from the list.');
  },
  noSuchReading(): AppError {
    return new AppError(
      'not-found',
      'This reading is not there any more.',
      'Somebody may have taken it back already. Look at the list again.',
    );
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

const reasons: Readonly<Partial<Record<ActionStatus, string>>> = {
  declined: 'Say why the action is declined.',
  'not-funded': 'Say why there is no money for it.',
  reopened: 'Say why it is opened again.',
  agreed: 'Say why it is taken up again.',
};

function missing(field: string, sentence: string, remedy: string): AppError {
  return new AppError('invalid-input', sentence, remedy, { fields: { [field]: sentence } });
}
