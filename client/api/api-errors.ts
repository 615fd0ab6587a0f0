/** Turns what came back, or did not, into a refusal with a sentence and a remedy. Pure. */
import type { Problem } from '../../shared/api/problem.ts';
import { AppError, errorCodes, type ErrorCode } from '../../shared/errors.ts';

/** No answer came: the network or the server is away. What was sent may or may not have arrived. */
export class NotReached extends AppError {
  constructor(cause: unknown) {
    super(
      'internal',
      'Causeway could not be reached, so nothing was saved.',
      'Check your connection and try again. What you typed is still here.',
    );
    this.name = 'NotReached';
    this.cause = cause;
  }
}

const codes: ReadonlySet<string> = new Set(errorCodes);

/** What to say when the answer is not one of ours, such as the page of a proxy. */
const byStatus: Readonly<Record<number, readonly [ErrorCode, string, string]>> = {
  401: ['signed-out', 'You are not signed in.', 'Sign in, then try again.'],
  403: ['forbidden', 'You may not do this.', 'Ask an admin or the chair of the review.'],
  404: ['not-found', 'There is nothing here that you can open.', 'Go back to the start page.'],
  413: ['too-large', 'This is too large to send.', 'Shorten it or send it in parts.'],
  429: ['too-many-tries', 'That was too often in a short time.', 'Wait a minute, then try again.'],
};

/** The refusal that an answer stands for. `problem` may be empty. */
export function asAppError(status: number, problem: Partial<Problem>): AppError {
  const details = {
    ...problem.details,
    ...(problem.fields ? { fields: problem.fields } : {}),
  };
  if (problem.code !== undefined && codes.has(problem.code) && problem.title) {
    return new AppError(problem.code, problem.title, problem.remedy ?? '', details);
  }
  const known = byStatus[status];
  if (known) return new AppError(...known);
  return new AppError(
    'internal',
    'Causeway could not do this.',
    'Try again in a moment. If it keeps happening, tell your admin.',
  );
}

/** The sentences that belong to single fields. */
export function fieldSentences(error: AppError): Readonly<Record<string, string>> {
  const { fields } = error.details;
  return typeof fields === 'object' && fields !== null ? (fields as Record<string, string>) : {};
}

/** Any thrown thing as a refusal that can be shown. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  console.error(thrown);
  return new AppError(
    'internal',
    'Something went wrong in this page.',
    'Try again. If it keeps happening, load the page again and tell your admin.',
  );
}
