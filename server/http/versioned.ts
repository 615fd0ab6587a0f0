/** Rows that two people may change: the version goes out as ETag and comes back as If-Match. */
import type { Context } from 'hono';
import { AppError } from '../../shared/errors.ts';

/** Tells the reader which version this answer shows. */
export function setVersion(c: Context, version: number): void {
  c.header('ETag', `"${version}"`);
}

/**
 * The version the caller saw, null when they do not say or accept any.
 * @throws AppError `bad-request` when the header is not one of our versions.
 */
export function expectedVersion(c: Context): number | null {
  const header = c.req.header('if-match')?.trim();
  if (header === undefined || header === '*') return null;
  const match = /^(?:W\/)?"(\d{1,15})"$/.exec(header);
  if (match?.[1] !== undefined) return Number(match[1]);
  throw new AppError(
    'bad-request',
    'The If-Match header is not a version of ours.',
    'Send back the ETag of the last answer as it is, such as "3".',
  );
}

/**
 * The same for a change that must say which version it was made against.
 * @throws AppError `bad-request` when the request does not say.
 */
export function statedVersion(c: Context, what: string): number {
  const version = expectedVersion(c);
  if (version !== null) return version;
  throw new AppError(
    'bad-request',
    `A change to a ${what} has to say which version of it was seen.`,
    'Send the ETag of the last answer as If-Match.',
  );
}
