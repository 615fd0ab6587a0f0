/** The one source of randomness for identifiers, tokens and client numbers. Everything else is given it. */
import { randomFillSync } from 'node:crypto';
import type { RandomBytes } from '../shared/ids.ts';

export const systemRandom: RandomBytes = (size) => randomFillSync(new Uint8Array(size));
