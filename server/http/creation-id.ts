/**
 * The identifier of something about to be made. With an `Idempotency-Key` it follows from the key and its sender, so
 * that a request repeated because its answer got lost finds what it made the first time: the row itself is the memory,
 * across restarts, and there is nothing else to keep.
 */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { AppError } from '../../shared/errors.ts';
import { makeId, type RandomBytes } from '../../shared/ids.ts';

/**
 * @param noun keeps the same key apart for different kinds of things.
 * @throws AppError `bad-request` for a key that is too short to be unique or longer than 200 characters.
 */
export function creationId(c: Context, noun: string, memberId: string, random: RandomBytes): string {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return makeId(random);
  if (!/^[\x21-\x7e]{16,200}$/.test(key)) {
    throw new AppError(
      'bad-request',
      'The Idempotency-Key header needs 16 to 200 printable characters without spaces.',
      'Send a fresh random value, such as a UUID, for each thing you make.',
    );
  }
  return createHash('sha256')
    .update(JSON.stringify([noun, memberId, key]))
    .digest('base64url')
    .slice(0, 21);
}
