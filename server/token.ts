/** Secrets carried by cookies and links: 256 random bits for the bearer, of which only the SHA-256 is ever stored. */
import { createHash } from 'node:crypto';
import type { RandomBytes } from '../shared/ids.ts';

const tokenBytes = 32;

/** A new secret, url-safe, 43 characters. */
export function makeToken(random: RandomBytes): string {
  return Buffer.from(random(tokenBytes)).toString('base64url');
}

/** What stands in the database for a secret: hex SHA-256. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
