/**
 * The spellings under which a known name may stand in a text: in full, in parts, turned round, with initials, without
 * marks, shortened. Names come as they are written in accounts and registers. Pure.
 */
import type { KnownNames } from './finding.ts';
import type { IdentifierKind } from './identifier-kinds.ts';
import { plainForm } from './plain-form.ts';
import { institutionOf, placeNouns } from './words/institutions.ts';
import { isListedPlace, kindOfPlace } from './words/places.ts';
import { abbreviations } from './words/ordinary-words.ts';
import { isRole, wordKindOf, type WordKind } from './written-as-name.ts';

export interface Spelling {
  readonly kind: IdentifierKind;
  readonly certain: boolean;
  readonly suggestion: string | null;
  /**
   * How it must stand in the text. `any`: in any case. `capital`: its first letter is one, and it is not all in capitals.
   * `capitals`: in parts, each with a capital. `upper`: all in capitals, alone. `word` and `role`: it is a word of the
   * language, and must be written as a name.
   */
  readonly written: 'any' | 'capital' | 'capitals' | 'upper' | WordKind;
}

interface Spellings {
  /** From the letters and digits of a spelling, joined and small, to what it stands for. */
  readonly spellings: ReadonlyMap<string, Spelling>;
  /** Letters and digits of the longest. */
  readonly longest: number;
}

const honours = /^(?:dr|doctor|prof|professor|mr|mrs|ms|miss|mx|sir|dame|sister|nurse|rev|lady|lord)\.?\s+/i;
const suffix = /[\s,]+(?:jr|sr|ii|iii|phd|md|mbe|obe|frcr|frcp|frcs|rn|msc|bsc)\.?$/i;
const particle = /^(?:de|da|di|del|della|der|den|van|von|vom|zu|al|el|bin|ibn|la|le|du|dos|ter|ten|st)$/i;
const umlauts: readonly (readonly [RegExp, string])[] = [
  [/[äæ]/g, 'ae'],
  [/[öøœ]/g, 'oe'],
  [/ü/g, 'ue'],
  [/å/g, 'aa'],
];

const made = new WeakMap<KnownNames, Spellings>();

/** All spellings of what is known; made once for each set of names. */
export function spellingsOf(known: KnownNames): Spellings {
  const kept = made.get(known);
  if (kept !== undefined) return kept;
  const spellings = new Map<string, Spelling>();
  const add = (name: string, spelling: Spelling): void => {
    const key = joined(name);
    const before = spellings.get(key);
    if (key.length < 2 || (before?.certain === true && before.written === 'any')) return;
    spellings.set(key, spelling);
  };
  for (const id of known.ids) {
    if (joined(id).length >= 5) {
      const kind = /\.[a-z0-9]{2,5}$/i.test(id) ? 'file-name' : id.includes('@') ? 'email' : 'code';
      add(id, { kind, certain: true, suggestion: null, written: 'any' });
    }
  }
  for (const name of known.products) addTitle(name, 'product', 'the system', add);
  for (const name of known.places) {
    addTitle(name, 'place', isListedPlace(name) ? kindOfPlace(name) : 'a place', add);
  }
  for (const name of known.organisations) addOrganisation(name, add);
  for (const name of known.people) for (const way of waysToWrite(name)) addPerson(way, add);
  let longest = 0;
  for (const key of spellings.keys()) longest = Math.max(longest, key.length);
  const all = { spellings, longest };
  made.set(known, all);
  return all;
}

/** Letters and digits alone, small and plain: what two spellings of one name have in common. */
export function joined(name: string): string {
  if (/^[ -_a-~]*$/.test(name)) return name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return plainForm(name)
    .text.toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

type Add = (name: string, spelling: Spelling) => void;

/** The name itself, and as it is written where there are no umlauts. */
function waysToWrite(name: string): string[] {
  const composed = name.normalize('NFC');
  let open = composed.replace(/[ÄÖÜØÅÆ]/g, (letter) => letter.toLowerCase());
  for (const [letter, pair] of umlauts) open = open.replace(letter, pair);
  return /[äæöøœüåÄÖÜØÅÆ]/.test(composed) ? [composed, open] : [composed];
}

interface NameParts {
  readonly given: readonly string[];
  /** With its particle: `van der Berg`. */
  readonly family: string;
  readonly last: string;
}

/** The parts of a name without titles and honours, in the order given name, surname. */
function partsOf(written: string): NameParts | null {
  let name = plainForm(written).text.trim();
  while (honours.test(name)) name = name.replace(honours, '');
  name = name.replace(suffix, '').replace(/\([^)]{0,40}\)/g, ' ');
  const turned = /^([^,]{2,60}),\s*([^,]{1,60})$/.exec(name);
  if (turned !== null) name = `${turned[2] ?? ''} ${turned[1] ?? ''}`;
  const parts = name.split(/[\s.]+/).filter((part) => /\p{L}/u.test(part));
  if (parts.length === 0) return null;
  const at = parts.findIndex((part, index) => index > 0 && particle.test(part));
  const cut = at > 0 ? at : parts.length - 1;
  return { given: parts.slice(0, cut), family: parts.slice(cut).join(' '), last: parts.at(-1) ?? '' };
}

function addPerson(written: string, add: Add): void {
  const parts = partsOf(written);
  if (parts === null) return;
  const { given, family, last } = parts;
  for (const part of new Set([family, last, ...given, ...halves(last), ...halves(given[0])]))
    addPart(part, add);
  if (given.length === 0) return;
  const first = given[0] ?? '';
  const initials = given.map((part) => part.charAt(0)).join('');
  const short = new Set([initials, initials.charAt(0)]);
  const fronts = [given.join(' '), first, ...short, `${first} ${initials.slice(1)}`];
  for (const surname of new Set([family, last, ...halves(last)])) {
    const surnameAs = wordKindOf(joined(surname));
    for (const front of new Set(fronts)) {
      const asWord = short.has(front) && surnameAs !== null;
      // "Nurse B" is a label of a role, whoever else is called Nurse.
      const turned = asWord && surnameAs === 'role' ? [] : [`${surname} ${front}`];
      for (const name of [`${front} ${surname}`, ...turned, `${front} ${surname}s`]) {
        // "A Ward" is no award, and Li Ne no line.
        const needsParts = asWord || wordKindOf(joined(name)) !== null || isFunction(`${front} ${surname}`);
        // Two letters and one initial are too often something else.
        const tiny = front.length < 2 && surname.length < 3;
        add(name, {
          kind: 'person',
          certain: !tiny && !needsParts,
          suggestion: 'a colleague',
          written: needsParts ? 'capitals' : tiny ? 'capital' : 'any',
        });
      }
    }
  }
  addInitials([...given, last], add);
}

/** An account called "Safety Lead" is nobody's name, and the role may be written. */
function isFunction(name: string): boolean {
  return name.split(/[\s-]+/).every((part) => isRole(joined(part)));
}

/** "Anne" and "Marie" of "Anne-Marie". */
function halves(name = ''): string[] {
  return name.includes('-') ? name.split('-') : [];
}

function addInitials(parts: readonly string[], add: Add): void {
  const letters = parts.map((part) => part.charAt(0).toUpperCase());
  for (const short of new Set([letters.join(''), `${letters[0] ?? ''}${letters.at(-1) ?? ''}`])) {
    if (short.length < 2 || abbreviations.has(short)) continue;
    add(short, { kind: 'initials', certain: false, suggestion: 'a colleague', written: 'upper' });
  }
}

/** A surname or a given name that stands alone. */
function addPart(part: string, add: Add): void {
  const small = joined(part);
  if (small.length < 2) return;
  const asWord = wordKindOf(small);
  const sure = asWord === null && small.length >= 4;
  const written = asWord ?? (sure ? 'any' : 'capital');
  add(part, { kind: 'person', certain: sure, suggestion: 'a colleague', written });
  if (sure) add(`${part}s`, { kind: 'person', certain: true, suggestion: 'a colleague', written });
}

function addTitle(name: string, kind: IdentifierKind, suggestion: string, add: Add): void {
  const small = joined(name);
  if (small.length < 2) return;
  const letters = /^[A-Z]{2,5}$/.test(name.trim());
  const ordinary = wordKindOf(small) !== null || (small.length < 5 && !/\d/.test(small));
  add(name, { kind, certain: true, suggestion, written: letters ? 'upper' : ordinary ? 'capital' : 'any' });
  // "SepsisWatch 2.1" is spoken of as "SepsisWatch".
  const unnumbered = name.replace(/[\s,]+(?:v|version\s)?\d[\w.]*$/i, '');
  if (unnumbered !== name && joined(unnumbered).length >= 4) addTitle(unnumbered, kind, suggestion, add);
}

/** In full, without its legal form, without what kind of place it is, and as the letters its words begin with. */
function addOrganisation(written: string, add: Add): void {
  const name = plainForm(written).text.trim();
  const suggestion = institutionOf(name);
  addTitle(name, 'organisation', suggestion, add);
  const legal =
    /[\s,]+(?:ltd|limited|plc|inc|llc|llp|gmbh|ag|bv|sa|corp|corporation|nhs(?:\sfoundation)?\strust|foundation\strust|trust)\.?$/i;
  let short = name.replace(/^the\s/i, '');
  for (let round = 0; round < 2 && legal.test(short); round += 1) short = short.replace(legal, '');
  if (short !== name) addTitle(short, 'organisation', suggestion, add);
  const words = short.split(/\s+/);
  const own = words.slice(
    0,
    Math.max(
      0,
      words.findIndex((word) => placeNouns.has(word.toLowerCase().replace(/[^a-z]/g, ''))),
    ),
  );
  const rest = own.filter(
    (word) => !/^(?:the|of|and|for|at|st|saint|royal|city|north|south|east|west|new|great)$/i.test(word),
  );
  if (own.length > 0 && rest.length > 0 && joined(own.join('')).length >= 4) {
    const plainWord = own.length === 1 && wordKindOf(joined(own.join(''))) !== null;
    add(own.join(' '), {
      kind: 'organisation',
      certain: !plainWord,
      suggestion,
      written: plainWord || own.length === 1 ? 'capital' : 'any',
    });
  }
  // "Northfield General" of "Northfield General Hospital".
  for (let size = own.length + 1; rest.length > 0 && size < words.length; size += 1) {
    const part = words.slice(0, size).join(' ');
    add(part, { kind: 'organisation', certain: true, suggestion, written: 'any' });
  }
  const letters = name
    .split(/[\s-]+/)
    .filter((word) => /^[A-Z]/.test(word))
    .map((word) => word.charAt(0))
    .join('');
  if (letters.length >= 3 && !abbreviations.has(letters)) {
    add(letters, { kind: 'organisation', certain: false, suggestion, written: 'upper' });
  }
}
