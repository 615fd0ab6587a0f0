/**
 * Where the next page of a list begins: the sort key and id of the last row shown, opaque to whoever carries it.
 * Refuses what it did not make itself.
 */
import { AppError } from '../shared/errors.ts';

export type CursorPart = string | number;

export function encodeCursor(parts: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');
}

/** @throws AppError `bad-request` when it is none of ours or has another number of parts. */
export function decodeCursor(cursor: string, count: number): readonly CursorPart[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
  }
  if (Array.isArray(parts) && parts.length === count && parts.every(isPart)) return parts;
  throw new AppError(
    'bad-request',
    'The place in the list to continue from is not one that this server gave out.',
    'Start again at the top of the list.',
  );
}

function isPart(value: unknown): value is CursorPart {
  return typeof value === 'string' || typeof value === 'number';
}
