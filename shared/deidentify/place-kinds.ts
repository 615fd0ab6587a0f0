/**
 * Organisations, wards, towns and addresses that the review does not know by name, told by the noun beside them or by a
 * list of towns. Countries may stay. None is certain, apart from a house number with its street. Pure.
 */
import type { IdentifierKind } from './identifier-kinds.ts';
import type { Candidate, Run, Scan } from './scan.ts';
import { genericWords, institutions, wardNouns } from './words/institutions.ts';
import { kindOfPlace, longPlaces, places, placesLikeWords } from './words/places.ts';
import { fixedTerms, namedTerm, termWords } from './words/terms.ts';

const numbered =
  /^(?:wards?|bays?|beds?|theatres?|cubicles?|(?:side\s)?rooms?|wing|operating\s(?:room|theatre))\s(?:no\.?\s?|number\s)?(?:[A-Z]{0,2}-?\d{1,4}[A-Za-z]?|[A-Z]\d?)(?![\w%]|\.\d|-\w)/i;
const street =
  /^\d{1,4}[A-Za-z]?,?\s(?:[A-Z][\w']{1,24}\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Crescent|Way|Place|Terrace|Gardens|Court|Boulevard|Blvd|Square|Row|Mews|Grove|Hill)\b\.?/;
const ofName =
  /^(?:University|Hospital|Bank|College|City|Town|Village|Borough|County|Diocese|Port)\s(?:Hospitals?\s)?of\s(?:the\s)?(?:(?:North|South|East|West|Central|New|St)\s)?([A-Z][a-z]{1,24}(?:-[A-Z]?[a-z]{1,24}){0,3})/;
const placeBefore =
  /\b(?:in|at|near|from|to|of|around|outside|across|via|town|city|village|county|based)\s(?:the\s)?$/i;

/** Organisations, wards and places. */
export function unknownPlacesIn(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const [index, word] of scan.words.entries()) {
    if (word.joined) continue;
    const place =
      institution(scan, index) ?? ofPlace(scan, word) ?? wardNumber(scan, word) ?? town(scan, index);
    if (place !== null) found.push(place);
  }
  for (const { from, joined } of scan.digits) {
    const address = joined ? null : scan.match(street, from);
    if (address !== null) {
      found.push({ kind: 'place', from, to: from + address[0].length, certain: true, suggestion: null });
    }
  }
  return found;
}

function thing(kind: IdentifierKind, from: number, to: number, suggestion: string | null): Candidate {
  return { kind, from, to, certain: false, suggestion };
}

/** Capital words before such a noun, at least one of which says which one it is: "Northfield General Hospital". */
function institution(scan: Scan, index: number): Candidate | null {
  const noun = scan.words[index];
  if (noun === undefined || !/^\p{Lu}/u.test(noun.text)) return null;
  const small = noun.text.toLowerCase();
  const suggestion = institutions.get(small) ?? wardNouns.get(small);
  if (suggestion === undefined) return null;
  const from = startOfName(scan, index);
  if (from === null || isTerm(scan, from)) return null;
  return thing(wardNouns.has(small) ? 'ward' : 'organisation', from, endOfName(scan, index), suggestion);
}

/** Where the name before the noun begins; null when its words say of what kind it is and not which one. */
function startOfName(scan: Scan, index: number): number | null {
  let from = scan.words[index]?.from ?? 0;
  let own = false;
  for (let step = 1; step <= 6; step += 1) {
    const word = scan.words[index - step];
    if (word === undefined || !/^(?:[ \n'&.-]{0,3}|'s?\s)$/.test(scan.text.slice(word.to, from))) break;
    scan.step();
    const small = word.text.toLowerCase();
    if (small === 's' || /^(?:of|and|for)$/.test(small)) continue;
    const article = /^(?:the|an?|our|this|each|every|their)$/.test(small);
    if (article || !/^\p{Lu}/u.test(word.text) || (genericWords.has(small) && isFirst(scan, word.from)))
      break;
    from = word.from;
    own ||= !genericWords.has(small) && !/^\p{Lu}$/u.test(word.text);
  }
  return own ? from : null;
}

/** "Hospital" is followed by "NHS Foundation Trust" in one name. */
function endOfName(scan: Scan, index: number): number {
  let to = scan.words[index]?.to ?? 0;
  for (let step = 1; step <= 5; step += 1) {
    const word = scan.words[index + step];
    if (word === undefined || !/^[ .]{1,2}$/.test(scan.text.slice(to, word.from))) break;
    const small = word.text.toLowerCase();
    if (
      !/^\p{Lu}/u.test(word.text) ||
      (!institutions.has(small) && !/^(?:nhs|foundation|health|medical|group)$/.test(small))
    )
      break;
    to = word.to;
  }
  return to;
}

function ofPlace(scan: Scan, word: Run): Candidate | null {
  if (!/^(?:University|Hospital|Bank|College|City|Town|Village|Borough|County|Diocese|Port)$/.test(word.text))
    return null;
  const match = scan.match(ofName, word.from);
  if (match === null || genericWords.has((match[1] ?? '').toLowerCase()) || isTerm(scan, word.from))
    return null;
  const kind = institutions.has(word.text.toLowerCase()) ? 'organisation' : 'place';
  return thing(
    kind,
    word.from,
    word.from + match[0].length,
    institutions.get(word.text.toLowerCase()) ?? 'a place',
  );
}

function wardNumber(scan: Scan, word: Run): Candidate | null {
  if (!/^(?:wards?|bays?|beds?|theatres?|cubicles?|side|rooms?|wing|operating)$/i.test(word.text))
    return null;
  const match = scan.match(numbered, word.from);
  if (match === null) return null;
  const last = match[0].split(/\s/).at(-1) ?? '';
  if (
    /^[a-z]/.test(last) ||
    (/^[AI]$/.test(last) && /^\s[a-z]/.test(scan.after(word.from + match[0].length, 2)))
  )
    return null;
  const general = `a ${word.text.toLowerCase().replace(/s$/, '')}`
    .replace('a side', 'a side room')
    .replace('a operating', 'a theatre');
  return thing('ward', word.from, word.from + match[0].length, general);
}

const longer = new Map<string, string[][]>();
for (const name of longPlaces) {
  const parts = name
    .toLowerCase()
    .replace(/’/g, "'")
    .split(/[^a-z]+/);
  const first = parts[0] ?? '';
  longer.set(first, [...(longer.get(first) ?? []), parts]);
}

function town(scan: Scan, index: number): Candidate | null {
  const word = scan.words[index];
  if (word === undefined || !/^\p{Lu}/u.test(word.text)) return null;
  const small = word.text.toLowerCase();
  const long = longPlace(scan, index, small);
  if (long !== null)
    return isTerm(scan, word.from)
      ? null
      : thing('place', word.from, long, kindOfPlace(scan.text.slice(word.from, long)));
  const shire = /^[a-z]{3,}shire$/.test(small);
  const likeWord = placesLikeWords.has(small);
  if (!shire && !likeWord && !places.has(small)) return null;
  if (/\bDeclaration\sof\s$/.test(scan.before(word.from, 16))) return null;
  if (isTerm(scan, word.from) || (likeWord && !placeBefore.test(scan.before(word.from, 16)))) return null;
  return thing('place', word.from, word.to, kindOfPlace(word.text));
}

function longPlace(scan: Scan, index: number, small: string): number | null {
  for (const parts of longer.get(small) ?? []) {
    const words = parts.map((_part, step) => scan.words[index + step]);
    const last = words.at(-1);
    const fits = words.every((word, step) => word?.text.toLowerCase() === parts[step]);
    const near = last !== undefined && last.to - (words[0]?.from ?? 0) <= parts.join(' ').length + 2;
    if (fits && near) return last.to;
  }
  return null;
}

function isFirst(scan: Scan, from: number): boolean {
  return /(?:^|[.!?:]\s|\n\s?)$/.test(scan.before(from, 2)) || from === 0;
}

function isTerm(scan: Scan, from: number): boolean {
  if (fixedTerms.some((term) => scan.match(term, from) !== null)) return true;
  const term = scan.match(namedTerm, from)?.[0];
  return term !== undefined && termWords.has(/^[A-Za-z]+/.exec(term)?.[0].toLowerCase() ?? '');
}
