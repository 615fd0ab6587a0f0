/** What a link to somebody outside is refused for, in words that say what to do; the same for every link that opens nothing. */
import type { OutsideProofKind } from '../shared/actions/outside.ts';
import { proofFault } from '../shared/actions/proofs.ts';
import { AppError } from '../shared/errors.ts';

export const outsideRefusals = {
  /** Unknown, expired or ended: whoever asks cannot tell which. */
  opensNothing(): AppError {
    return new AppError(
      'not-found',
      'This link does not open anything.',
      'It may have expired, or have been ended or replaced. Ask whoever sent it to you for a new one.',
    );
  },
  notForOutside(): AppError {
    return new AppError(
      'not-allowed-now',
      'Only an action that is agreed and not at its end can be shown to somebody outside.',
      'Agree it first, or take it up again.',
    );
  },
  nothingMoreTaken(): AppError {
    return new AppError(
      'not-allowed-now',
      'This is not needed for this action any more, so it was not sent.',
      'Load the page again to see where the action stands.',
    );
  },
  tooManyWords(): AppError {
    return new AppError(
      'not-allowed-now',
      'This link has taken as many notes as it can.',
      'Ask whoever sent it to you for a new one, or reach them another way.',
    );
  },
  answeredAlready(): AppError {
    return new AppError(
      'changed-meanwhile',
      'Somebody else has dealt with this already.',
      'Look at what became of it.',
    );
  },
  /** @throws AppError `invalid-input` when it does not show anything. */
  unlessProof(kind: OutsideProofKind, text: string): void {
    const fault = proofFault({ kind, text });
    if (fault === undefined) return;
    throw new AppError('invalid-input', fault, 'Correct it and send it again.', { fields: { proof: fault } });
  },
} as const;
