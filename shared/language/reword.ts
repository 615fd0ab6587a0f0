/**
 * Wordings that can be put in place of a blaming one as they are. Only where the sentence keeps its facts; where a
 * fact is missing they leave `…` for the writer. Pure.
 */
import type { BlameFound } from './read-blame.ts';

interface Change {
  /** Offsets in the sentence. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Zero or one change, offsets counted in the sentence. */
export function rewordingOf(found: BlameFound): Change | null {
  const { category, place } = found;
  const { match, from, to, sentence } = place;
  if (category === 'adverb') return withoutWord(sentence.raw, from, to);
  if (category === 'named-person') return namedByRole(sentence.raw, from, to);
  for (const [pattern, text] of openings) {
    if (pattern.test(match)) return keepCapital(sentence.raw, { from, to, text });
  }
  if (category === 'omission' && /^fail(?:ed|s)? to\s*$/.test(match))
    return becauseAtEnd(sentence.raw, from, to, 'did not ');
  const shouldHave = /^(?:should|ought to|could) have (?:\w+ly )?(\w+)$/.exec(match);
  if (shouldHave?.[1] !== undefined && bases[shouldHave[1]] !== undefined)
    return becauseAtEnd(sentence.raw, from, to, `did not ${bases[shouldHave[1]] ?? ''}`);
  if (category === 'omission' && /^(?:did not|didn't|never)\b/.test(match))
    return becauseAtEnd(sentence.raw, to, to, '');
  return null;
}

const openings: readonly (readonly [RegExp, string])[] = [
  [/^it (?:was|is) (?:\w+ly )?(?:obvious|clear|plain|evident)$/, 'looking back we see'],
  [/^(?:the )?(?:root|sole|only|real|true|main) cause\b.*\bwas$/, 'among the contributing conditions was'],
  [
    /^(?:human|user|operator|clinician|staff|nursing|driver|pilot)[ -]errors?$/,
    'an act that made sense because …',
  ],
  [/^caused by$/, 'preceded by an act of'],
];

const bases: Readonly<Record<string, string>> = {
  noticed: 'notice',
  checked: 'check',
  seen: 'see',
  asked: 'ask',
  escalated: 'escalate',
  questioned: 'question',
  read: 'read',
  called: 'call',
  verified: 'verify',
  caught: 'catch',
  spotted: 'spot',
  stopped: 'stop',
  known: 'know',
  looked: 'look',
  reviewed: 'review',
  acted: 'act',
  opened: 'open',
  reported: 'report',
  confirmed: 'confirm',
  listened: 'listen',
  waited: 'wait',
  followed: 'follow',
  told: 'tell',
  warned: 'warn',
  tested: 'test',
};

/** Leaves a word out together with one of its spaces. */
function withoutWord(raw: string, from: number, to: number): Change | null {
  if (!/^[\p{L}]+$/u.test(raw.slice(from, to))) return null;
  const comma = /^,?\s+/.exec(raw.slice(to))?.[0] ?? '';
  const next = raw[to + comma.length] ?? '';
  if (from === 0 || raw.slice(0, from).trim() === '')
    return next === '' ? null : { from, to: to + comma.length + 1, text: next.toUpperCase() };
  return { from, to: to + comma.length, text: comma.startsWith(',') ? ', ' : '' };
}

const roles: Readonly<Record<string, string>> = {
  nurse: 'Nurse A',
  sister: 'Nurse A',
  matron: 'Nurse A',
  dr: 'Doctor A',
  doctor: 'Doctor A',
  officer: 'Officer A',
  sergeant: 'Officer A',
  constable: 'Officer A',
  captain: 'Captain A',
};

function namedByRole(raw: string, from: number, to: number): Change | null {
  const named = /^(\p{L}+)\.?(?:\s+\p{Lu}[\p{L}'’.-]*)+/u.exec(raw.slice(from, to));
  if (named === null) return null;
  return { from, to: from + named[0].length, text: roles[named[1]?.toLowerCase() ?? ''] ?? 'Person A' };
}

/** Puts a plain act in place of the judgement and asks for its condition at the end of the sentence. */
function becauseAtEnd(raw: string, from: number, to: number, text: string): Change {
  const end = /[.!?\s]*$/u.exec(raw)?.index ?? raw.length;
  return { from, to: end, text: `${text}${raw.slice(to, end)} because …` };
}

function keepCapital(raw: string, change: Change): Change {
  const first = raw[change.from] ?? '';
  const capital = first !== first.toLowerCase();
  return capital ? { ...change, text: change.text.charAt(0).toUpperCase() + change.text.slice(1) } : change;
}
