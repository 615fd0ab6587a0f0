/** Refusals that several stores share, so that one fact is always told in the same words. */
import { AppError } from '../shared/errors.ts';

/** The same for a review that does not exist and for one the reader has no part in: neither may be told apart. */
export function noSuchReview(): AppError {
  return new AppError(
    'not-found',
    'There is no such review among those you take part in.',
    'Check the address, or ask the chair of the review to add you.',
  );
}

/** The same for an action that does not exist and for one the reader may not see. */
export function noSuchAction(): AppError {
  return new AppError(
    'not-found',
    'There is no such action among those you may see.',
    'Check the address, or go back to the list of actions.',
  );
}

/** The same for a report that does not exist and for one the reader may not see. */
export function noSuchReport(): AppError {
  return new AppError(
    'not-found',
    'There is no such report among those you may see.',
    'Check the address, or go back to the list of reports.',
  );
}

export function noSuchSystem(): AppError {
  return new AppError(
    'not-found',
    'The register has no such system.',
    'Check the address, or look for it in the list of systems.',
  );
}

export function notYours(what: string): AppError {
  return new AppError(
    'forbidden',
    `Your role in this review does not let you ${what}.`,
    'Ask the chair or the facilitator to do it, or to change your role.',
  );
}

export function reviewIsSigned(): AppError {
  return new AppError(
    'signed',
    'This review is signed, so nothing in it can be changed.',
    'Ask the chair to reopen it, with a reason, if it must change.',
  );
}
