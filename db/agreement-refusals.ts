/** Refusals of signing, so that one fact is told in the same words wherever it is found. */
import { openConditions, type Condition } from '../shared/agreement/conditions.ts';
import type { Stage } from '../shared/access.ts';
import { AppError } from '../shared/errors.ts';

export function notInReview(stage: Stage): AppError {
  return new AppError(
    'not-allowed-now',
    'A review is signed while it is in review, and this one is at another stage.',
    'Send it to review first, when the panel says that its account is written.',
    { stage },
  );
}

/** Signing is never chosen: it follows from the last signature. */
export function signedBySignatures(): AppError {
  return new AppError(
    'not-allowed-now',
    'A review is signed when everybody whom its chair asked has signed it.',
    'Ask reviewers and approvers to sign it.',
  );
}

/** @returns the refusal that lists what is open, or null when nothing stands in the way. */
export function stillOpen(conditions: readonly Condition[]): AppError | null {
  const open = openConditions(conditions);
  if (open.length === 0) return null;
  const points = open.flatMap((one) => one.open.map(({ sentence }) => sentence));
  const first = points.slice(0, 3).join('; ');
  const rest = points.length > 3 ? `; and ${String(points.length - 3)} more` : '';
  return new AppError(
    'not-allowed-now',
    `Before it can be signed, something is still to be settled: ${first}${rest}.`,
    'Settle what the list of conditions names, or give a written reason where it offers that.',
    { conditions: open.map(({ id }) => id) },
  );
}

export function textChanged(): AppError {
  return new AppError(
    'changed-meanwhile',
    'The text was changed after you were asked to sign it, so no answer counts any more.',
    'The chair asks again about the text as it is now. What you wrote here is not lost.',
  );
}

export function textChangedBeforeAsking(): AppError {
  return new AppError(
    'changed-meanwhile',
    'The text was changed while you were asking, so nobody was asked.',
    'Look at what changed, then ask again.',
  );
}

export function askedAnew(): AppError {
  return new AppError(
    'changed-meanwhile',
    'This asking is over: the chair asked anew, took it back, or somebody has refused.',
    'Look at who is asked now.',
  );
}

export function notAsked(): AppError {
  return new AppError(
    'forbidden',
    'The chair has not asked you to sign this review.',
    'If you should be, ask the chair to name you.',
  );
}

export function answeredAlready(): AppError {
  return new AppError(
    'not-allowed-now',
    'You have answered already, and an answer stays as it was given.',
    'If you see it differently now, tell the chair, who can ask again.',
  );
}

export function reviewersFirst(): AppError {
  return new AppError(
    'not-allowed-now',
    'The reviewers answer first; approvers are asked once all of them have signed.',
    'Your inbox tells you when it is your turn.',
  );
}

export function declareFirst(): AppError {
  return new AppError(
    'not-allowed-now',
    'Whoever signs has declared their interests first, and you have not.',
    'Declare yours, or that you have none, then sign.',
  );
}
