/**
 * Finding factor codes by the words people have for them. Pure.
 * Every word of the query has to be found; a word counts most in the name, then in the id, which holds the term of the
 * trade ("automation bias"), then in the definition, then in a question.
 */
import { factorCodes, codesOfLayer } from '../../../shared/taxonomy/factor-codes.ts';
import type { FactorCode } from '../../../shared/taxonomy/factor-code.ts';
import { layerIds } from '../../../shared/taxonomy/layers.ts';
import type { Layer } from '../../../shared/taxonomy/layers.ts';

export interface CodeGroup {
  readonly layer: Layer;
  readonly codes: readonly FactorCode[];
}

const weights = { nameStart: 12, nameWord: 8, namePart: 5, id: 4, definition: 3, question: 1 } as const;

/** Layers with the one a factor stands in first, then the fixed order. */
export function layersFrom(home: Layer | null): readonly Layer[] {
  return home === null ? layerIds : [home, ...layerIds.filter((layer) => layer !== home)];
}

/**
 * Codes by layer, the home layer first. Without words: all of them in their fixed order; with words: those that hold
 * every word, best first. `short` offers only the eight of a huddle, but words search the whole list.
 */
export function findCodes(query: string, home: Layer | null, short = false): readonly CodeGroup[] {
  const words = wordsIn(query);
  return layersFrom(home)
    .map((layer) => {
      const codes = codesOfLayer(layer, { short: short && words.length === 0 });
      return { layer, codes: words.length === 0 ? codes : ranked(codes, words) };
    })
    .filter(({ codes }) => codes.length > 0);
}

/** How many codes of a layer the short list leaves out. */
export function beyondShortList(layer: Layer): number {
  return factorCodes.filter((code) => code.layer === layer && !code.short).length;
}

function ranked(codes: readonly FactorCode[], words: readonly string[]): readonly FactorCode[] {
  return codes
    .map((code) => ({ code, score: scoreOf(code, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ code }) => code);
}

/** Zero as soon as one word is nowhere to be found. */
function scoreOf(code: FactorCode, words: readonly string[]): number {
  const name = folded(code.name);
  const definition = folded(code.definition);
  const questions = folded(code.questions.join(' '));
  let total = 0;
  for (const word of words) {
    const score =
      inName(name, word) ||
      (beginsAWord(code.id, word) ? weights.id : 0) ||
      (beginsAWord(definition, word) ? weights.definition : 0) ||
      (beginsAWord(questions, word) ? weights.question : 0);
    if (score === 0) return 0;
    total += score;
  }
  return total;
}

function inName(name: string, word: string): number {
  if (name.startsWith(word)) return weights.nameStart;
  if (beginsAWord(name, word)) return weights.nameWord;
  return word.length > 2 && name.includes(word) ? weights.namePart : 0;
}

function beginsAWord(text: string, word: string): boolean {
  return text.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word));
}

function wordsIn(query: string): readonly string[] {
  return folded(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
