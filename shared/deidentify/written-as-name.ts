/**
 * Whether a word of the language, such as "Cook", "Ward" or "Lead", is written as the name of somebody the review knows:
 * behind a title, beside a given name or an initial, with what only people have or do, or with a capital where a word has
 * none. Refuses to look at names that are no words; those count however they are written. Pure.
 */
import type { Run, Scan } from './scan.ts';
import { commonWords, functionWords, joiningWords } from './words/common-words.ts';
import { givenNames } from './words/given-names.ts';
import { genericWords, placeNouns } from './words/institutions.ts';
import { capitalTerms, ordinaryWords, roleWords } from './words/ordinary-words.ts';

/** A stretch of neighbouring runs of one text. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** `role`: people and places at work are called so, which are often written with a capital. */
export type WordKind = 'word' | 'role';

/** What a name, small and without signs, means as a word; null when it is none. */
export function wordKindOf(small: string): WordKind | null {
  if (isRole(small)) return 'role';
  return [ordinaryWords, commonWords, joiningWords, genericWords].some((list) => list.has(small))
    ? 'word'
    : null;
}

/** Such as "lead" or "ward"; no given name is one. */
export function isRole(small: string): boolean {
  const listed = [roleWords, functionWords, placeNouns, capitalTerms].some((list) => list.has(small));
  return listed && !joiningWords.has(small) && !givenNames.has(small);
}

const shortTitle = /(?<![\p{L}\d])(?:dr|mr|mrs|ms|mx|prof)\.?\s{1,2}$/iu;
const longTitle =
  /(?<![\p{L}\d])(?:doctor|professor|miss|sir|dame|sister|nurse|matron|rev|reverend|lady|lord|judge)\.?\s{1,2}$/iu;
const initialBefore = /(?<![\p{L}\d])\p{Lu}\.\s?$/u;
const signedBefore =
  /(?<![\p{L}\d])(?:signed|signature|by|with|author|name|contact|regards|wishes|sincerely|thanks)\s?[:,]\s{0,2}$/iu;
const determiner =
  /(?<![\p{L}\d])(?:the|an?|this|that|these|those|each|every|any|no|some|which|what|another|our|your|my|his|her|its|their|per)\s$/iu;
const sentenceStart = /(?:^|[.!?]["')\]]{0,2}\s{1,3}|\n[\s.*\d)-]{0,6}|^[\s.*\d)-]{1,6})["'([]?$/u;
const own = /^'s?(?![\p{L}\d])/u;
const speaks =
  /^\s(?:said|says|told|asked|paged|phoned|rang|bleeped|apologi[sz]ed|remembered|recalled|explained|prescribed|replied|insisted|mentioned|escalated|handed\sover|overrode|clicked|noticed|wrote|felt|thought|knew|believed|who)\b|^\s(?:was|is|had|has)\s(?:not\s|then\s|already\s|just\s|never\s|been\s){0,2}(?:told|asked|called|informed|paged|bleeped|phoned|away|on\s(?:call|duty|leave)|aware|unaware|worried)\b/;
const acts =
  /^\s(?:was|is|had|has|did|does|could|would|should|saw|went|came|left|took|gave|made|called|opened|answered|signed|checked|reviewed|decided|looked|worked|noted|reported|agreed|read)\b|^\sand\s\p{Lu}|^,\s(?:who\b|\p{Lu}\p{L}+(?:,|\sand\s))/u;
const turnedInitial = /^,\s?\p{Lu}\.?(?![\p{L}\d])/u;
const alone = /^["')\].,;]{0,2}(?:\n|$)/u;
const label = /^\s(?:\d|\p{Lu}\d?(?![\p{L}\d])|[IVX]{1,4}(?![\p{L}\d]))/u;
const months: ReadonlySet<string> = new Set(['april', 'august', 'june', 'march', 'may']);
const monthBefore =
  /(?:(?<!\p{L})(?:in|since|until|till|during|early|mid|late|last|next|this)|\d(?:st|nd|rd|th)?(?:\sof)?)[\s-]$/iu;
const monthAfter = /^\s(?:of\s)?\d/u;

/** @param isKnown whether a word, small, is the name of somebody the review knows and no word besides */
export function isWrittenAsName(
  scan: Scan,
  { first, last }: Stretch,
  kind: WordKind,
  isKnown: (small: string) => boolean,
): boolean {
  const [start, end] = [scan.runs[first], scan.runs[last]];
  if (start === undefined || end === undefined) return false;
  const around: Around = {
    before: scan.before(start.from, 24),
    after: scan.after(end.to, 40),
    begins: sentenceStart.test(scan.before(start.from, 10)),
    beside: [beside(scan, start, first - 1), beside(scan, end, last + 1)].filter((near) => near !== null),
  };
  if (shortTitle.test(around.before)) return true;
  if (!/^\p{Lu}/u.test(start.text)) return false;
  if (isBesideAName(around, isKnown)) return true;
  if (isMonth(start, around)) return false;
  return kind === 'word' ? isNoWordHere(start, around) : isNoRoleHere(start, around);
}

interface Near {
  readonly run: Run;
  /** Not even a comma lies between. */
  readonly close: boolean;
}

/** What stands around a word with a capital. */
interface Around {
  readonly before: string;
  readonly after: string;
  /** It begins a sentence, a line or an item, where any word has a capital. */
  readonly begins: boolean;
  readonly beside: readonly Near[];
}

/** "Nurse Cook", "M. Cook", "Cook, M", "Maria Cook", "Cook, Maria". */
function isBesideAName({ before, after, beside }: Around, isKnown: (small: string) => boolean): boolean {
  return (
    longTitle.test(before) ||
    initialBefore.test(before) ||
    turnedInitial.test(after) ||
    beside.some(({ run }) => isGivenName(run, isKnown))
  );
}

/** "in May", "May 2026". */
function isMonth({ text }: Run, { before, after }: Around): boolean {
  return months.has(text.toLowerCase()) && (monthBefore.test(before) || monthAfter.test(after));
}

function isNoWordHere(word: Run, { after, begins }: Around): boolean {
  return !begins || own.test(after) || alone.test(after) || isPersonActing(word, after);
}

function isNoRoleHere(word: Run, { before, after, begins, beside }: Around): boolean {
  if (determiner.test(before) || label.test(after)) return false;
  if (beside.some(({ run, close }) => close && isOfRole(run, word))) return false;
  const begun = begins || /:\s$/.test(before);
  return !begun || own.test(after) || speaks.test(after) || signedBefore.test(before);
}

/** "Cook was on call" tells of a person, "He was" and "So was" do not. */
function isPersonActing({ text }: Run, after: string): boolean {
  const small = text.toLowerCase();
  const joins = joiningWords.has(small) && !ordinaryWords.has(small);
  return !joins && (speaks.test(after) || acts.test(after));
}

/** The run at an index if it stands beside this one. */
function beside(scan: Scan, of: Run, index: number): Near | null {
  const run = scan.runs[index];
  if (run === undefined) return null;
  scan.step();
  const gap = scan.text.slice(Math.min(of.to, run.to), Math.max(of.from, run.from));
  return /^(?:[ -]|,\s?)$/.test(gap) ? { run, close: !gap.startsWith(',') } : null;
}

function isGivenName({ text }: Run, isKnown: (small: string) => boolean): boolean {
  const small = text.toLowerCase();
  return (
    /^\p{Lu}\p{L}+$/u.test(text) && (isKnown(small) || (givenNames.has(small) && wordKindOf(small) === null))
  );
}

/** What is done to somebody, at the beginning of a sentence: "Call Lead first." */
const verbs: ReadonlySet<string> = new Set(['bleep', 'call', 'contact', 'page', 'report']);

/** "Safety Lead", "Ward Manager", "Lead nurse", "WARD ROUND": together they name what somebody does, or a place. */
function isOfRole(run: Run, of: Run): boolean {
  const small = run.text.toLowerCase();
  const shouted = (text: string): boolean => /^\p{Lu}{2,}$/u.test(text);
  if (shouted(run.text) && shouted(of.text)) return true;
  const leads = run.from < of.from;
  if (joiningWords.has(small) || (leads && verbs.has(small))) return false;
  return (!leads || /^\p{Lu}/u.test(run.text)) && (isRole(small) || genericWords.has(small));
}
