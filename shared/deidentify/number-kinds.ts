/** Identifiers that are digits alone, told by their check digit or their shape, however they are spaced. Pure. */
import { passesModulus11 } from './check-digits.ts';
import type { Candidate, Scan } from './scan.ts';

/** The numbers of a text that lead to one person, card or phone. */
export function numbersIn(scan: Scan): Candidate[] {
  return scan.digits.flatMap(({ from, to, text }) =>
    passesModulus11(text) ? [{ kind: 'nhs-number' as const, from, to, certain: true, suggestion: null }] : [],
  );
}
