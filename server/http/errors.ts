/**
 * Turns every failure into problem+json: a stable code, a sentence, and what to do. One table over `ErrorCode`.
 * What was not expected is logged without its message and answered without detail.
 */
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import type { Problem } from '../../shared/api/problem.ts';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import { describeFault, type Logger } from '../log.ts';

/** The HTTP status of each code. */
export const statusOf = {
  'bad-request': 400,
  'invalid-input': 422,
  'signed-out': 401,
  'wrong-credentials': 401,
  forbidden: 403,
  'not-found': 404,
  'already-set-up': 409,
  'set-up-needed': 409,
  'link-used': 410,
  'link-expired': 410,
  'e-mail-taken': 409,
  'last-admin': 409,
  'last-chair': 409,
  'changed-meanwhile': 412,
  'not-allowed-now': 409,
  'too-large': 413,
  'too-many-tries': 429,
  signed: 409,
  storage: 507,
  'not-available': 501,
  internal: 500,
} as const satisfies Record<ErrorCode, ContentfulStatusCode>;

/** The same words for what does not exist and for what is not the reader's to see. */
export function notFound(): AppError {
  return new AppError(
    'not-found',
    'There is nothing here that you can open.',
    'Check the address. If a colleague sent it, ask them to add you as a participant.',
  );
}

export function signedOut(): AppError {
  return new AppError(
    'signed-out',
    'You are not signed in.',
    'Sign in and try again. Nothing you wrote is lost.',
  );
}

export function forbidden(): AppError {
  return new AppError(
    'forbidden',
    'Your role does not allow this.',
    'Ask an admin, or the chair of the review, to do it or to change your role.',
  );
}

/** Field path → sentence, for `invalid-input`. */
export function invalidInput(fields: Readonly<Record<string, string>>): AppError {
  const first = Object.values(fields)[0] ?? 'Something is missing.';
  return new AppError('invalid-input', first, 'Correct it and send it again.', { fields });
}

/** The first sentence for each field a schema refused. */
export function invalidInputOf(error: z.ZodError): AppError {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.map(String).join('.')] ??= sentenceOf(issue);
  return invalidInput(fields);
}

/** Messages written in the contract end like sentences; the library's own do not help the person who reads them. */
function sentenceOf(issue: z.core.$ZodIssue): string {
  if (/^[A-Z].*[.]$/s.test(issue.message) && !issue.message.startsWith('Invalid ')) return issue.message;
  if (issue.code === 'unrecognized_keys') return 'There is a field here that this request does not have.';
  if (issue.code === 'invalid_value') return 'Choose one of the values offered.';
  return 'This is missing or not of the expected kind.';
}

/** Whatever was thrown, as the refusal to answer with. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof HTTPException && error.status < 500) {
    return new AppError(
      'bad-request',
      'The request could not be read.',
      'Send valid JSON with the content type application/json.',
    );
  }
  if (isStorageFault(error)) {
    return new AppError(
      'storage',
      'The server could not write this to its disk, so it was not saved.',
      'Keep what you typed, tell an admin that the disk may be full, and try again.',
    );
  }
  return new AppError(
    'internal',
    'Something went wrong on the server and this was not done.',
    'Try again. If it happens again, tell an admin the time; the log has the place.',
  );
}

function isStorageFault(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    if (/^(SQLITE_(FULL|IOERR|CORRUPT|READONLY|CANTOPEN|NOTADB)|ENOSPC|EROFS|EIO|EDQUOT)/.test(code))
      return true;
  }
  return false;
}

/** Answers with the problem; logs it when it is the server's own fault. */
export function answerProblem(c: Context, error: unknown, log: Logger): Response {
  const refusal = asAppError(error);
  const status = statusOf[refusal.code];
  if (status >= 500) log.error({ code: refusal.code, fault: describeFault(error) }, 'request failed');
  const { fields, ...details } = refusal.details;
  const body: Problem = {
    type: `urn:causeway:problem:${refusal.code}`,
    status,
    code: refusal.code,
    title: refusal.message,
    remedy: refusal.remedy,
    ...(isFields(fields) ? { fields } : {}),
    ...(Object.keys(details).length === 0 ? {} : { details }),
  };
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' });
}

function isFields(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null;
}
