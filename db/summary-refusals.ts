/** Refusals about learning summaries, so that one fact is told in the same words wherever it is found. */
import type { LeaveReason } from '../shared/summaries/may-leave.ts';
import { summaryStateNames, type SummaryState } from '../shared/summaries/summary-states.ts';
import { AppError } from '../shared/errors.ts';

/** The same for a summary that does not exist and for one the reader may not see. */
export function noSuchSummary(): AppError {
  return new AppError(
    'not-found',
    'There is no such summary among those you may read.',
    'Check the address, or look for it in the library.',
  );
}

export function notYourSummary(what: string): AppError {
  return new AppError(
    'forbidden',
    `You may read this summary, but not ${what}.`,
    'Ask the chair or facilitator of its review, or a safety lead.',
  );
}

/** @param what completes "and this can be …" */
export function notInThisState(state: SummaryState, what: string): AppError {
  return new AppError(
    'not-allowed-now',
    `This summary is at “${summaryStateNames[state]}”, and from there it cannot be ${what}.`,
    'Load it again to see what can be done now.',
    { state },
  );
}

export function closedForWriting(state: SummaryState): AppError {
  return new AppError(
    'not-allowed-now',
    `This summary is at “${summaryStateNames[state]}”, so nothing in it can be changed.`,
    state === 'asked'
      ? 'Take the request for approval back to go on writing.'
      : 'Begin a new revision to go on writing.',
    { state },
  );
}

export function summaryChanged(): AppError {
  return new AppError(
    'changed-meanwhile',
    'Somebody changed this summary after you loaded it, so nothing of yours was stored.',
    'Load it again, look at what changed, and make your change once more.',
  );
}

export function textMoved(): AppError {
  return new AppError(
    'changed-meanwhile',
    'The summary is not the one you read any more, so nothing was decided about it.',
    'Read it again as it is now.',
  );
}

export function secondPerson(): AppError {
  return new AppError(
    'forbidden',
    'You wrote in this summary or asked for its approval, and a second person has to approve it.',
    'Ask a safety lead, the chair or the facilitator who did not write in it.',
  );
}

export function notAnApprover(): AppError {
  const sentence = 'Somebody you chose cannot approve this summary any more, so nobody was asked.';
  return new AppError('invalid-input', sentence, 'Choose again among those who can.', {
    fields: { approvers: sentence },
  });
}

export function secondPersonForNames(): AppError {
  return new AppError(
    'forbidden',
    'You switched a name on, and somebody else has to release it.',
    'Ask a safety lead, the chair or the facilitator.',
  );
}

export function noNames(): AppError {
  return new AppError(
    'not-allowed-now',
    'No name in this summary is switched on, so there is nothing to release.',
    'Switch on the names that should leave.',
  );
}

export function mayNotLeaveYet(reasons: readonly LeaveReason[]): AppError {
  const first = reasons.map(({ sentence }) => sentence).join(' ');
  return new AppError('not-allowed-now', first, reasons.map(({ remedy }) => remedy).join(' '), {
    reasons: reasons.map(({ code }) => code),
  });
}

export function noSuchFinding(): AppError {
  return new AppError(
    'not-found',
    'What you decided about is not in the summary any more.',
    'Look at the list of findings as it is now.',
  );
}

export function noSuchRevision(): AppError {
  return new AppError(
    'not-found',
    'The register holds no such revision of this summary.',
    'Choose one out of its register.',
  );
}

export function damaged(): AppError {
  return new AppError(
    'internal',
    'This revision is damaged on the server’s disk, so it is not given out.',
    'Ask an admin to run `npm run causeway -- verify` and to look at the backups.',
  );
}

/** @param found as it stands in the reason, of the kind that people call `name` */
export function tellingReason(found: string, name: string): AppError {
  const sentence = `“${found}” could tell who or where it was (${name.toLowerCase()}), and everybody reads this reason.`;
  return new AppError('invalid-input', sentence, 'Say it without that, in roles and without dates.', {
    fields: { reason: sentence },
  });
}
