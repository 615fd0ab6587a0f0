/**
 * Ranks factor codes by the words somebody has for a condition. Pure, and quick enough for each letter typed.
 * A word counts by how few codes hold it, and most where it stands in what people say for a code or in its name; words
 * that nothing holds weaken an answer and do not empty it.
 */
import { codeWords, sameWords } from './code-words.ts';
import type { FactorCode } from './factor-code.ts';
import { factorCodes } from './factor-codes.ts';
import type { Layer } from './layers.ts';

const weights = { phrase: 5, name: 6, id: 5, definition: 2.5, question: 1 } as const;
/** What a whole phrase that somebody typed adds, beyond its words. */
const phraseBonus = 14;
/** The last word may still be being typed: from this many letters its beginning is enough. */
const enoughToGuess = 2;
/** What a word weighs that no code holds: it may be a name, or a word for the case at hand. */
const strange = 1;
/** Of what a query weighs, how much a code has to hold to be offered. */
const leastHeld = 0.25;
/** What a statement has to hold of a code for it to be suggested: about two telling words. */
const leastSuggested = 12;
/** Of the best answer's score, how much the others need to be offered beside it. */
const leastBeside = 0.12;

const idle: ReadonlySet<string> = new Set(
  'a an the of to in on at by for from with and or but is are was were be been it its this that they them their we us our i he she his her as so than then there had has have do does did will would could can when what which too very really just about into over under all any some more out up per also only'.split(
    ' ',
  ),
);

const canonical: ReadonlyMap<string, string> = new Map(
  sameWords.flatMap((row) => row.map((word) => [stem(word), stem(row[0] ?? '')] as const)),
);

interface Entry {
  readonly code: FactorCode;
  /** Word → weight of the best place it stands in. */
  readonly words: ReadonlyMap<string, number>;
  readonly phrases: readonly ReadonlySet<string>[];
}

const entries: readonly Entry[] = factorCodes.map(entryOf);
const heldBy = new Map<string, number>();
for (const { words } of entries)
  for (const word of words.keys()) heldBy.set(word, (heldBy.get(word) ?? 0) + 1);

/** The codes for a query, best first; empty for a query without words. "Something else" is never an answer. */
export function rankCodes(query: string): readonly FactorCode[] {
  const asked = [...new Set(wordsIn(query))];
  if (asked.length === 0) return [];
  const last = asked.at(-1) ?? '';
  const whole = asked.reduce((sum, word) => sum + rarity(word), 0);
  const scored = entries
    .map((entry) => ({ code: entry.code, score: scoreOf(entry, asked, last, whole) }))
    .sort((a, b) => b.score - a.score);
  const least = (scored[0]?.score ?? 0) * leastBeside;
  return scored.filter(({ score }) => score > 0 && score >= least).map(({ code }) => code);
}

/**
 * Up to three codes of a layer that the words of a statement speak of, best first. A statement is longer than a query:
 * what it holds beside a code's words does not count against the code, and one word alone suggests nothing.
 */
export function suggestCodes(statement: string, layer: Layer): readonly FactorCode[] {
  const said = [...new Set(wordsIn(statement))];
  return entries
    .filter(({ code }) => code.layer === layer)
    .map((entry) => ({ code: entry.code, score: speaksOf(entry, said) }))
    .filter(({ score }) => score >= leastSuggested)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ code }) => code);
}

function speaksOf({ words }: Entry, said: readonly string[]): number {
  return said.reduce((sum, word) => sum + (words.get(word) ?? 0) * rarity(word), 0);
}

function scoreOf(entry: Entry, asked: readonly string[], last: string, whole: number): number {
  let score = 0;
  let held = 0;
  for (const word of asked) {
    const weight = entry.words.get(word) ?? (word === last ? begun(entry, word) : 0);
    if (weight === 0) continue;
    score += weight * rarity(word);
    held += rarity(word);
  }
  if (held < whole * leastHeld) return 0;
  const best = Math.max(0, ...entry.phrases.map((phrase) => overlap(phrase, asked)));
  return (score + phraseBonus * best) * (held / whole);
}

/** Half the weight of a word that begins with what was typed last. */
function begun({ words }: Entry, typed: string): number {
  if (typed.length < enoughToGuess) return 0;
  let best = 0;
  for (const [word, weight] of words) if (word.startsWith(typed)) best = Math.max(best, weight / 2);
  return best;
}

/** From 0 to 1: how much of a phrase and of what was asked are the same, rare words counting for more. */
function overlap(phrase: ReadonlySet<string>, asked: readonly string[]): number {
  const both = asked.filter((word) => phrase.has(word)).reduce((sum, word) => sum + rarity(word), 0);
  const either = [...new Set([...phrase, ...asked])].reduce((sum, word) => sum + rarity(word), 0);
  return either === 0 ? 0 : both / either;
}

/** From about 1 for a word that half of the codes hold to 3.6 for one of a single code; a word of none weighs little. */
function rarity(word: string): number {
  const codes = heldBy.get(word);
  return codes === undefined ? strange : Math.log(1 + entries.length / (codes + 1));
}

function entryOf(code: FactorCode): Entry {
  const words = new Map<string, number>();
  const put = (text: string, weight: number): void => {
    for (const word of [...wordsIn(text), ...stemsIn(text)]) {
      words.set(word, Math.max(words.get(word) ?? 0, weight));
    }
  };
  const phrases = [...(codeWords[code.id] ?? []), code.name];
  put(code.questions.join(' '), weights.question);
  put(code.definition, weights.definition);
  for (const phrase of phrases) put(phrase, weights.phrase);
  put(code.id.slice(code.id.indexOf('.') + 1), weights.id);
  put(code.name, weights.name);
  return { code, words, phrases: phrases.map((phrase) => new Set(wordsIn(phrase))) };
}

/** Words as they are compared: those that mean the same are the same. */
function wordsIn(text: string): readonly string[] {
  return stemsIn(text).map((word) => canonical.get(word) ?? word);
}

function stemsIn(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’]/gu, '')
    .replaceAll(/\b(?:no one|no-one)\b/gu, 'nobody')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !idle.has(word))
    .map(stem);
}

/** Cuts the endings that do not change what a word is about. English only, and rough: both sides are cut alike. */
function stem(word: string): string {
  if (word.length <= 3) return word;
  const cut = word
    .replace(/(?:ies|ied)$/u, 'y')
    .replace(/(?:sses)$/u, 'ss')
    .replace(/(?<=[^saiu])s$/u, '')
    .replace(/(?<=.{3})(?:ing|edly|ed|ly)$/u, '');
  return cut.replace(/([^aeiouls])\1$/u, '$1').replace(/(?<=.{3})e$/u, '');
}
