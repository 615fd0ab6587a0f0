/**
 * Everything in a text that could tell somebody who or where it was, as one function for the editor, for the pass
 * before a summary leaves and for the check after rendering. Keeps nothing, changes nothing, never throws. Pure.
 */
import { codesIn } from './code-kinds.ts';
import { contactsIn } from './contact-kinds.ts';
import { datesIn, greatAgesIn } from './date-kinds.ts';
import { nothingKnown, type Finding, type KnownNames } from './finding.ts';
import { knownNamesIn } from './known-matches.ts';
import { labelledIn } from './labelled-kinds.ts';
import { numbersIn } from './number-kinds.ts';
import { unknownPeopleIn } from './person-kinds.ts';
import { unknownPlacesIn } from './place-kinds.ts';
import { plainForm } from './plain-form.ts';
import { rareIn } from './rare-kinds.ts';
import { Scan, type Candidate } from './scan.ts';
import { settled } from './settle-candidates.ts';

/** Goes into the record of a summary; raise it with each change of what is found. */
export const scannerVersion = 'causeway-identifiers/2';

/** The identifiers of a text in the order of their offsets; no two overlap. */
export function findIdentifiers(text: string, known: KnownNames): readonly Finding[] {
  return readIdentifiers(text, known).findings;
}

/** The same, with how many looks it took: a figure that grows with the length of the text and not faster. */
export function readIdentifiers(
  text: string,
  known: KnownNames,
): { readonly findings: readonly Finding[]; readonly steps: number } {
  const plain = plainForm(text);
  const scan = new Scan(plain.text);
  const candidates = [
    ...knownNamesIn(scan, known),
    ...contactsIn(scan),
    ...datesIn(scan),
    ...greatAgesIn(scan),
    ...numbersIn(scan),
    ...labelledIn(scan),
    ...codesIn(scan),
    ...unknownPeopleIn(scan),
    ...unknownPlacesIn(scan),
    ...rareIn(scan),
  ];
  const stays = releasedIn(scan, known);
  const open = candidates.filter((each) => stays.every(({ from, to }) => each.from < from || each.to > to));
  const findings = settled(open, scan).map((found) => ({
    ...found,
    ...plain.written(found.from, found.to),
  }));
  return { findings, steps: scan.steps };
}

/** Where released names stand. */
function releasedIn(scan: Scan, { released = [] }: KnownNames): readonly Candidate[] {
  return released.length === 0 ? [] : knownNamesIn(scan, { ...nothingKnown, products: released });
}
