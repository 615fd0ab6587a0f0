/**
 * What somebody typed into a search, as words. Whatever they typed is words: quotes, brackets, `AND` and `*` mean
 * nothing but themselves. Pure.
 */
import { fold } from './fold.ts';

/** Characters that are looked at; the contract refuses more. */
export const longestSearch = 200;
const mostWords = 12;
/** Characters from which on the index can find a part of a word. */
export const shortestPart = 3;

const wrapping = /^["'“”„‘’«»()[\]{},;]+|["'“”„‘’«»()[\]{},;]+$/gu;

/** Controls, marks of direction, and halves of characters, as a cut may leave them. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\uFFFD]/gu;

/** Every word once, as typed; quotes and brackets around it, and signs that nobody can see, are left out. */
export function searchWords(typed: string): readonly string[] {
  const words = typed
    .slice(0, longestSearch)
    .replaceAll(unseen, ' ')
    .split(/\s+/u)
    .map((word) => word.replaceAll(wrapping, ''))
    .filter((word) => fold(word) !== '');
  return [...new Set(words)].slice(0, mostWords);
}

/** Whether the index can look for it; anything shorter is compared with titles and codes alone. */
export function isIndexed(word: string): boolean {
  return Array.from(fold(word)).length >= shortestPart;
}

/** Whether every word is somewhere in the text, also as a part of another word. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const folded = fold(text);
  return words.every((word) => folded.includes(fold(word)));
}
