/**
 * The part of a text in which searched words stand, and where: positions, never markup, so that whoever shows it
 * cannot be made to show anything else. Pure.
 */
import { fold, foldWithPlaces } from './fold.ts';

export interface Snippet {
  readonly text: string;
  /** `[from, to)` in `text`, in order, never overlapping. */
  readonly marks: readonly (readonly [number, number])[];
}

/** Characters of a snippet. */
const usualLength = 180;
/** Of them before the first mark. */
const lead = 50;
const mostMarks = 200;

/** About `length` characters around the first of the words; the beginning of the text when none of them is there. */
export function snippetOf(text: string, words: readonly string[], length: number = usualLength): Snippet {
  const marks = marksIn(text, words);
  const first = marks[0]?.[0] ?? 0;
  const from = first <= lead ? 0 : wordStart(text, first - lead, first);
  const to = characterEnd(text, Math.max(from + length, marks[0]?.[1] ?? 0));
  const before = from === 0 ? '' : '… ';
  const shift = before.length - from;
  return {
    text: before + text.slice(from, to).replaceAll(/[\n\r\t]/gu, ' ') + (to < text.length ? ' …' : ''),
    marks: marks
      .filter(([start, end]) => start >= from && end <= to)
      .map(([start, end]) => [start + shift, end + shift] as const),
  };
}

/** Everywhere that one of the words stands. */
export function marksIn(text: string, words: readonly string[]): readonly (readonly [number, number])[] {
  const { text: folded, at } = foldWithPlaces(text);
  const found: [number, number][] = [];
  for (const word of new Set(words.map(fold))) {
    if (word === '') continue;
    for (let place = folded.indexOf(word); place !== -1; place = folded.indexOf(word, place + word.length)) {
      found.push([at[place] ?? 0, at[place + word.length] ?? text.length]);
      if (found.length >= mostMarks) break;
    }
  }
  return merged(found.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
}

function merged(sorted: readonly [number, number][]): readonly (readonly [number, number])[] {
  const kept: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = kept.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (to > from) kept.push([from, to]);
  }
  return kept;
}

/** The start of a word at or after `wanted`; `latest` when one long word stands there. */
function wordStart(text: string, wanted: number, latest: number): number {
  const space = text.slice(wanted, latest).search(/\s\S/u);
  return space === -1 ? characterEnd(text, wanted) : wanted + space + 1;
}

/** The same place, moved on where it would cut a character in two. */
function characterEnd(text: string, wanted: number): number {
  if (wanted >= text.length) return text.length;
  const unit = text.charCodeAt(wanted);
  return unit >= 0xdc00 && unit <= 0xdfff ? wanted + 1 : wanted;
}
