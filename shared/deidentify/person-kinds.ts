/**
 * Names of people whom the review does not know: behind a title, under a signature, a common given name or surname,
 * initials where a person is meant. All of them only look like a name, so none is certain. Pure.
 */
import type { Candidate, Run, Scan } from './scan.ts';
import { givenNames } from './words/given-names.ts';
import { genericWords, institutions } from './words/institutions.ts';
import { abbreviations, capitalTerms, ordinaryWords, roleWords } from './words/ordinary-words.ts';
import { nations } from './words/nations.ts';
import { places } from './words/places.ts';
import { surnames } from './words/surnames.ts';
import { fixedTerms, namedTerm, termWords } from './words/terms.ts';

const part = "\\p{Lu}[\\p{L}]*(?:['-]\\p{Lu}?\\p{L}+){0,2}";
const link = '(?:(?:de|da|di|del|der|den|van|von|al|el|bin|la|le|du|dos)[\\s-]){0,2}';
const titled = new RegExp(
  `^(Dr|Doctor|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Sister|Nurse|Matron|Rev|Reverend|Lady|Lord|Judge|dr|mr|mrs|ms)\\.?(?:\\s(?:Dr|Sir))?\\s{1,2}((?:\\p{Lu}\\.?\\s{0,2}){0,3}${link}${part}(?:\\s${link}${part}){0,2})(?:'s)?`,
  'u',
);
const signed = new RegExp(
  `^(?:signed|signature|(?:reported|written|reviewed|checked|authori[sz]ed|verified|prepared|seen|entered|dictated|approved|completed|countersigned|discussed)\\s(?:by|with)|(?:kind|best|warm)\\s(?:regards|wishes)|regards|yours\\s(?:sincerely|faithfully|truly)|sincerely|best|thanks|author|reporter|clinician|reviewer|name|contact|witness|next\\sof\\skin|nok|attn|cc)(?:\\sby)?\\s?[:,.\\n-]{0,2}\\s{0,3}(?=\\p{Lu})((?:\\p{Lu}\\.?\\s){0,3}${part}(?:\\s${part}){0,2}|\\p{Lu}{2,3}\\b)`,
  'iu',
);
const initialsAndName = new RegExp(`^((?:\\p{Lu}\\.\\s?){1,3}|\\p{Lu}{1,2}\\s)(${part})`, 'u');
const dotted = /^(?:\p{Lu}\.\s?){2,4}(?![\p{L}])/u;
const byInitials =
  /\b(?:seen|reviewed|signed|checked|reported|discussed|entered|agreed|spoken|handed|verified|completed|written|dictated|told|asked|paged|bleeped|phoned|informed)\s(?:over\s)?(?:by|with|to|off\sby)?\s?$|\b(?:initials?|signed|sig)\s?:?\s?$/i;
const asks =
  /^'?\s(?:said|says|told|asked|paged|phoned|rang|bleeped|apologi[sz]ed|remembered|recalled|explained|prescribed|replied|insisted|mentioned|escalated|handed\sover|overrode|clicked|noticed|wrote)\b/;

/** "nurse Smith": the role says that the word is a name. */
const roleBefore =
  /(?<![\p{L}\d])(?:nurse|doctor|sister|matron|consultant|registrar|surgeon|professor|midwife|radiologist|pharmacist)\s$/iu;

/** Names that nobody told us. */
export function unknownPeopleIn(scan: Scan): Candidate[] {
  const found: Candidate[] = [];
  for (const [index, word] of scan.words.entries()) {
    if (word.joined && !/[_\d]$/.test(scan.before(word.from, 1))) continue;
    const name =
      titledName(scan, word) ?? signature(scan, word) ?? nameAt(scan, index) ?? initialsAt(scan, word);
    if (name !== null) found.push(name);
  }
  return found;
}

function person(from: number, to: number, suggestion: string | null): Candidate {
  return { kind: 'person', from, to, certain: false, suggestion };
}

/** Where a name ends together with its possessive. */
function withOwn(scan: Scan, to: number): { to: number; own: string } {
  const own = /^'s?(?![\p{L}\d])/u.exec(scan.after(to, 3))?.[0] ?? '';
  return { to: to + own.length, own: own === '' ? '' : "'s" };
}

const titleMeans: ReadonlyMap<string, string> = new Map([
  ['dr', 'a doctor'],
  ['doctor', 'a doctor'],
  ['prof', 'a professor'],
  ['professor', 'a professor'],
  ['nurse', 'a nurse'],
  ['sister', 'a nurse'],
  ['matron', 'a nurse'],
  ['judge', 'a judge'],
]);

function titledName(scan: Scan, word: Run): Candidate | null {
  if (!/^(?:d|p|m|s|n|r|l|j)/i.test(word.text) || isTerm(scan, word.from)) return null;
  const match = scan.match(titled, word.from);
  if (match === null) return null;
  const [, title = '', name = ''] = match;
  const words = name.split(/\s+/);
  while (words.length > 0 && !isNameWord(words.at(-1) ?? '')) words.pop();
  if (!isNameWord(words[0] ?? '')) return null;
  // "Nurse B" is a role label.
  if (!/\p{L}{2}/u.test(words.at(-1) ?? '')) return null;
  const start = word.from + match[0].indexOf(name, title.length);
  const { to, own } = withOwn(scan, start + words.join(' ').length);
  return person(word.from, to, (titleMeans.get(title.toLowerCase()) ?? 'a person') + own);
}

/** A word behind a title that is no role, no department and no small word. */
function isNameWord(word: string): boolean {
  const small = word.toLowerCase().replace(/[^\p{L}'-]/gu, '');
  return small !== '' && !roleWords.has(small) && !abbreviations.has(word);
}

function signature(scan: Scan, word: Run): Candidate | null {
  if (
    !/^(?:sign|repor|writ|revi|check|auth|veri|prep|seen|ente|dict|appr|comp|coun|disc|kind|best|warm|rega|your|sinc|than|clin|name|cont|witn|next|nok|attn|cc)/i.test(
      word.text,
    )
  ) {
    return null;
  }
  const match = scan.match(signed, word.from);
  const name = match?.[1];
  if (match === null || name === undefined || !/^\p{Lu}/u.test(name)) return null;
  const from = word.from + match[0].length - name.length;
  const words = name.split(/\s+/);
  if (/^\p{Lu}{2,3}$/u.test(name)) {
    return abbreviations.has(name)
      ? null
      : { ...person(from, from + name.length, 'a colleague'), kind: 'initials' };
  }
  const bare = words.map((each) => each.replace(/[^\p{L}]/gu, '').toLowerCase());
  // Two capital words after "reviewed by" are as often a committee: one of them must be known as a name.
  const known = bare.some((each) => (givenNames.has(each) || surnames.has(each)) && !roleWords.has(each));
  const initial = words.length > 1 && words.slice(0, -1).every((each) => /^\p{Lu}\.?$/u.test(each));
  if (!known && !initial) return null;
  return person(from, from + name.length, 'a colleague');
}

/** A name by what its words are: initials, given name and surname, or either alone. */
function nameAt(scan: Scan, index: number): Candidate | null {
  const word = scan.words[index];
  if (word === undefined) return null;
  scan.step();
  const initials = /^\p{Lu}{1,2}$/u.test(word.text) ? initialsBefore(scan, word) : null;
  if (initials !== null) return initials;
  const small = word.text.toLowerCase();
  const given = givenNames.has(small);
  const family = surnames.has(small);
  const speaks = /^\p{Lu}\p{Ll}{2,}$/u.test(word.text) && asks.test(scan.after(word.to, 20));
  const strange = isStrange(word.text) && isMiddle(scan, word.from);
  if ((!given && !family && !speaks && !strange) || isTerm(scan, word.from)) return null;
  const next = nextPart(scan, index, word.to);
  const two =
    next === null ? null : (twoNames(scan, word, next) ?? (strange ? twoStrange(scan, word, next) : null));
  return two ?? oneName(scan, word, given, speaks);
}

/** "Maria Okafor", "maria okafor", "Okafor, Maria". */
function twoNames(scan: Scan, word: Run, next: NextPart): Candidate | null {
  const small = word.text.toLowerCase();
  const capital = /^\p{Lu}/u.test(word.text);
  if (next.comma) {
    const turned = capital && next.capital && surnames.has(small) && givenNames.has(next.small);
    return turned ? person(word.from, next.to, 'a person') : null;
  }
  if (!givenNames.has(small) || capital !== next.capital) return null;
  const plain = !ordinaryWords.has(small);
  const name = capital
    ? surnames.has(next.small) || (plain && isNameWord(next.text) && !nounAfterName.has(next.small))
    : plain && surnames.has(next.small) && !ordinaryWords.has(next.small);
  if (!name) return null;
  const { to, own } = withOwn(scan, next.to);
  return person(word.from, to, `a person${own}`);
}

/** A capital word within a sentence that is built like no English one and stands in no list of ours. */
function isStrange(text: string): boolean {
  const small = text.toLowerCase();
  return (
    /^\p{Lu}\p{Ll}{2,}$/u.test(text) &&
    !/(?:ing|tion|sion|ment|al|ic|ics|ive|ity|ary|ory|ous|ance|ence|ship|ness|able|ible|ed|ly|ure|age|ism|ist|ware|ogy|ship|ual|ant|ent|ate|ware|work|data|log|day)$/.test(
      small,
    ) &&
    ![roleWords, genericWords, ordinaryWords, termWords, places, capitalTerms, nations].some((list) =>
      list.has(small),
    ) &&
    !institutions.has(small)
  );
}

/** "Felba Dorquist" in the middle of a sentence, although no list has either. */
function twoStrange(scan: Scan, word: Run, next: NextPart): Candidate | null {
  if (next.comma || !isStrange(next.text) || nounAfterName.has(next.small)) return null;
  const { to, own } = withOwn(scan, next.to);
  return /^[\s-]\p{Lu}\p{Ll}/u.test(scan.after(to, 3)) ? null : person(word.from, to, `a person${own}`);
}

/** A capital word that is a name and nothing else, or of which something is told that only people do. */
function oneName(scan: Scan, word: Run, given: boolean, speaks: boolean): Candidate | null {
  const small = word.text.toLowerCase();
  if (!/^\p{Lu}\p{Ll}{2,}$/u.test(word.text) || isCommonStart(small)) return null;
  const middle = isMiddle(scan, word.from);
  const behindRole = roleBefore.test(scan.before(word.from, 16)) && (given || surnames.has(small));
  const nothingElse =
    !ordinaryWords.has(small) && !termWords.has(small) && !places.has(small) && !word.joined;
  const named = behindRole || (speaks ? middle || nothingElse : nothingElse && (given || middle));
  if (!named) return null;
  const { to, own } = withOwn(scan, word.to);
  return person(word.from, to, `a person${own}`);
}

/** What stands after a given name and is no surname: "Victoria Line", "Florence Ward". */
const nounAfterName: ReadonlySet<string> = new Set(
  'ward unit hospital clinic house street road trust centre school university line model score test the and or but'.split(
    ' ',
  ),
);

interface NextPart {
  readonly text: string;
  readonly small: string;
  readonly to: number;
  readonly capital: boolean;
  readonly comma: boolean;
}

/** The next part of a name: over spaces, one initial, a particle, or a comma. */
function nextPart(scan: Scan, index: number, end: number): NextPart | null {
  let at = end;
  for (let step = 1; step <= 4; step += 1) {
    const run = scan.words[index + step];
    if (run === undefined) return null;
    const gap = scan.text.slice(at, run.from);
    if (gap.length > 3 || !/^(?:[\s._'-]{1,3}|,\s?|)$/.test(gap)) return null;
    const passes =
      /^\p{Lu}$/u.test(run.text) || /^(?:de|da|di|van|von|der|den|al|el|bin|la|le|o|mc|mac)$/i.test(run.text);
    if (passes && step < 4) {
      at = run.to;
      continue;
    }
    return {
      text: run.text,
      small: run.text.toLowerCase(),
      to: run.to,
      capital: /^\p{Lu}/u.test(run.text),
      comma: gap.startsWith(','),
    };
  }
  return null;
}

function initialsBefore(scan: Scan, word: Run): Candidate | null {
  const match = scan.match(initialsAndName, word.from);
  if (match === null) return null;
  const [whole, letters = '', name = ''] = match;
  const small = name.toLowerCase();
  const known = surnames.has(small) && !termWords.has(small);
  const several = (letters.match(/\p{Lu}\./gu)?.length ?? 0) > 1;
  if (!/\p{L}{2}/u.test(name)) return null;
  if (abbreviations.has(letters.trim()) || (!known && !(several && isNameWord(name)))) return null;
  const before = scan.before(word.from, 24);
  // "Hepatitis B. Young patients": the letter ends a sentence.
  const closes = /[a-z]\s$/.test(before) && ordinaryWords.has(small) && /\.\s$/.test(letters);
  if (closes || /^(?:A|I)\s$/.test(letters)) return null;
  return person(word.from, withOwn(scan, word.from + whole.length).to, 'a person');
}

function initialsAt(scan: Scan, word: Run): Candidate | null {
  if (!/^\p{Lu}{1,3}$/u.test(word.text)) return null;
  const found = (to: number): Candidate => ({ ...person(word.from, to, 'a colleague'), kind: 'initials' });
  if (word.text.length > 1) {
    const next = scan.after(word.to, 1);
    if (abbreviations.has(word.text) || /[\p{L}\d-]/u.test(next)) return null;
    return byInitials.test(scan.before(word.from, 24)) ? found(word.to) : null;
  }
  const match = scan.match(dotted, word.from)?.[0].trimEnd();
  if (
    match === undefined ||
    /^(?:U\.\s?S|U\.\s?K|E\.\s?U|A\.\s?M|P\.\s?M|N\.\s?B|D\.\s?O\.\s?B|I\.\s?T)\./.test(match)
  )
    return null;
  return /[\p{L}\d.]$/u.test(scan.before(word.from, 1)) ? null : found(word.from + match.length);
}

/** A term that carries a name: "Bland-Altman plot", "Parkinson's", "Dr Foster". */
function isTerm(scan: Scan, from: number): boolean {
  if (fixedTerms.some((term) => scan.match(term, from) !== null)) return true;
  const match = scan.match(namedTerm, from);
  if (match !== null) {
    const first = /^[A-Za-z]+/.exec(match[0])?.[0].toLowerCase() ?? '';
    // "Patel test" would let any name through: the word must be one that terms are made with.
    if (termWords.has(first)) return true;
  }
  const word = /^([A-Z][a-z]+)(?:'s|s')?(?![\p{L}])/u.exec(scan.after(from, 24));
  return word !== null && termWords.has((word[1] ?? '').toLowerCase()) && /'s?$/.test(word[0]);
}

/** Not the first word of a sentence, a line or a list item, where any word has a capital. */
function isMiddle(scan: Scan, from: number): boolean {
  return /[\p{L}\d,;)][\s]["'(]?$/u.test(scan.before(from, 4)) && !/\n\s*$/.test(scan.before(from, 3));
}

function isCommonStart(small: string): boolean {
  return (
    roleWords.has(small) ||
    /^(?:he|she|they|it|we|you|who|which|that|this|these|those|nobody|somebody|everybody|anybody|noone|someone|everyone|anyone|staff|people|patients|doctors|nurses|others|some|many|most|all|both|one|two|three|none|several|few|each|then|and|but|so|later|also|already|family|relatives|parents|mother|father|daughter|son|wife|husband|colleagues|clinicians|users|engineers|managers|radiologists|radiology|pharmacy|switchboard|reception|security|theatre|pharmacy|resources|medicine|surgery|radiotherapy|imaging|laboratory|ambulance|management|operations|physiotherapy|finance|support|engineering|procurement|governance|legal|microbiology|biochemistry|haematology|cardiology|oncology|pathology|triage|emergency|police|supplier|vendor|system|tool|model|guidance|policy|protocol|evidence|records|notes|logs|research|management|leadership|human|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(
      small,
    )
  );
}
