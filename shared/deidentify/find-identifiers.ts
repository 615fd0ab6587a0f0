/**
 * Everything in a text that could tell somebody who or where it was, as one function for the editor, for the pass
 * before a summary leaves and for the check after rendering. Keeps nothing, changes nothing, never throws. Pure.
 */
import type { Finding, KnownNames } from './finding.ts';
import { numbersIn } from './number-kinds.ts';
import { plainForm } from './plain-form.ts';
import { Scan } from './scan.ts';

/** Goes into the record of a summary; raise it with each change of what is found. */
export const scannerVersion = 'causeway-identifiers/1';

/** The identifiers of a text in the order of their offsets; no two overlap. */
export function findIdentifiers(text: string, _known: KnownNames): readonly Finding[] {
  const plain = plainForm(text);
  const scan = new Scan(plain.text);
  return numbersIn(scan).map((found) => ({ ...found, ...plain.written(found.from, found.to) }));
}
