/** Identifiers: 21 url-safe characters (126 bits) made from a random source that the caller passes in. */
import { customRandom, urlAlphabet } from 'nanoid';

/** Fills and returns `size` random bytes. */
export type RandomBytes = (size: number) => Uint8Array;

const idLength = 21;

/** A new identifier for a record, review, member or row. */
export function makeId(random: RandomBytes): string {
  return customRandom(urlAlphabet, idLength, random)();
}

const idPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** Whether a string from outside may be an identifier of ours. */
export function isId(value: string): boolean {
  return idPattern.test(value);
}
