/**
 * How hard English sentences are to read, as the years of schooling they ask for (Flesch-Kincaid), with what lies behind
 * it. A hint for people who write for patients, families and the public; never a gate. Pure.
 */

/** Fewer words than this tell nothing. */
const fewestWords = 30;
/** About what a twelve-year-old reads with ease. */
export const plainYears = 8;
const longSentence = 25;

/** Rough years of schooling, from 0 on; null where there is too little to tell. */
export function schoolYears(texts: readonly string[]): number | null {
  const sentences = texts.flatMap(sentencesOf);
  const words = sentences.flatMap(wordsOf);
  if (words.length < fewestWords) return null;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const years = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  return Math.max(0, Math.round(years * 10) / 10);
}

/** Sentences that are long enough to lose a reader, longest first. */
export function longSentences(texts: readonly string[]): readonly string[] {
  return texts
    .flatMap(sentencesOf)
    .filter((sentence) => wordsOf(sentence).length > longSentence)
    .sort((a, b) => wordsOf(b).length - wordsOf(a).length || (a < b ? -1 : 1));
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 0);
}

function wordsOf(sentence: string): readonly string[] {
  return (sentence.match(/[\p{L}’'-]+/gu) ?? []).filter((word) => /\p{L}/u.test(word));
}

/** Groups of vowels, without a silent e at the end: near enough for a mean over many words. */
function syllablesOf(word: string): number {
  const bare = word.toLowerCase().replaceAll(/[^a-z]/gu, '');
  const groups = bare.replace(/(?<![aeiouyl])e$/u, '').match(/[aeiouy]+/gu);
  return Math.max(1, groups?.length ?? 1);
}
