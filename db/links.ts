/** What invitations and password links have in common: single-use, ending on a day, told apart in plain words. */
import { AppError } from '../shared/errors.ts';

interface LinkRow {
  readonly usedAt: number | null;
  readonly expiresAt: number;
  readonly revokedAt?: number | null;
}

/**
 * Refuses a link that cannot be used any more.
 * @throws AppError `not-found` for an unknown one, `link-used`, or `link-expired` (also when it was revoked).
 */
export function usableLink<T extends LinkRow>(row: T | undefined, at: number): T {
  if (row === undefined) {
    throw new AppError(
      'not-found',
      'This link is not one of ours, or part of it is missing.',
      'Copy the whole link again, or ask an admin for a new one.',
    );
  }
  if (row.usedAt !== null) {
    throw new AppError(
      'link-used',
      'This link has been used already.',
      'Sign in with the password chosen then, or ask an admin for a new link.',
    );
  }
  if (row.expiresAt <= at || (row.revokedAt ?? null) !== null) {
    throw new AppError('link-expired', 'This link does not work any more.', 'Ask an admin for a new one.');
  }
  return row;
}
