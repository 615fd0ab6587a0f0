/**
 * Finds the words of an anchor in a document as it is now, or says that they changed. Never points at other words: a
 * place counts only by one of four signs.
 *
 * 1. The first and the last character are still there and the letters between them are the quote's, spaces apart.
 * 2. They are not, but the quote stands, letter for letter, where what is left of them is (split, joined).
 * 3. What is left between them still has half of the quote's letters at its two ends, and what was put between them is
 *    no more than the quote itself and a few words (somebody edited the words).
 * 4. Nothing of them is left there, but the quote stands elsewhere in the same place (moved, restored, undone), and
 *    quote and surroundings together agree in enough letters, more than at any other place that would do as well.
 */
import * as Y from 'yjs';
import { textDiff } from '../text/text-diff.ts';
import type { CharacterId, TextAnchor } from './anchor.ts';
import { letterOffsets, lettersOf, sharedEnd, sharedStart } from './letters.ts';
import type { Letters } from './letters.ts';
import { readPlaceText } from './place-text.ts';
import type { PlaceText } from './place-text.ts';

/** Offsets are those of the place's plain text (`readPlaceText`). */
export type FoundAnchor =
  | { readonly state: 'here' | 'moved'; readonly from: number; readonly to: number; readonly edited: boolean }
  | { readonly state: 'text-changed'; readonly quote: string };

/** Letters of quote and surroundings that have to agree where nothing else ties the quote to a place. */
const enoughLetters = 20;
/** Letters of the surroundings that have to agree when the same words stood more than once from the beginning. */
const enoughSurroundings = 12;
/** Letters by which the best place has to be better than the next. */
const clearLead = 4;
/** Letters of a few words. */
const fewWords = 20;
/** Places at which a quote is looked at; a text that repeats it more often says nothing. */
const mostPlaces = 200;

/** @param words the place's text when the caller has read it already */
export function findAnchor(
  doc: Y.Doc,
  place: string,
  anchor: TextAnchor,
  words: PlaceText | undefined = readPlaceText(doc, place),
): FoundAnchor {
  if (words === undefined) return { state: 'text-changed', quote: anchor.quote };
  const all = lettersOf(words.text);
  const quote = lettersOf(anchor.quote).letters;
  const left = remains(doc, words, anchor);
  const leftLetters = left === null ? '' : lettersOf(words.text.slice(left.from, left.to)).letters;
  if (left !== null && leftLetters === quote) return { state: 'here', ...left, edited: false };

  const starts = letterOffsets(all.letters, quote, mostPlaces);
  if (left !== null && leftLetters !== '') {
    const around = starts
      .map((start) => rangeOf(all, start, quote.length))
      .find(({ from, to }) => from < left.to && left.from < to);
    if (around !== undefined) return { state: 'here', ...around, edited: false };
    const passage = words.text.slice(left.from, left.to);
    const split = lines(passage) > lines(anchor.quote) + 1;
    if (!split && isEdited(quote, leftLetters)) return { state: 'here', ...left, edited: true };
  }
  const elsewhere = bestPlace(all.letters, starts, quote, anchor);
  if (elsewhere === null) return { state: 'text-changed', quote: anchor.quote };
  return { state: 'moved', ...rangeOf(all, elsewhere, quote.length), edited: false };
}

/** What is still there between the first and the last character of an anchor, spaces at the ends left out. */
function remains(doc: Y.Doc, words: PlaceText, anchor: TextAnchor): { from: number; to: number } | null {
  const [first, last] = [offsetOf(doc, words, anchor.from, 0), offsetOf(doc, words, anchor.to, -1)];
  if (first === null || last === null || last <= first) return null;
  const letters = lettersOf(words.text.slice(first, last));
  const [start, end] = [letters.offsets[0], letters.offsets.at(-1)];
  return start === undefined || end === undefined ? null : { from: first + start, to: first + end + 1 };
}

/**
 * Where a character is, or where it was when only it is gone; null when its whole block is.
 * @param assoc 0 for the place before the character, -1 for the place after it
 */
function offsetOf(doc: Y.Doc, words: PlaceText, [client, clock]: CharacterId, assoc: 0 | -1): number | null {
  const relative = Y.createRelativePositionFromJSON({ item: { client, clock }, assoc });
  let found: Y.AbsolutePosition | null;
  try {
    // What an undo brought back is another character to everybody but the one who undid; all have to see the same.
    found = Y.createAbsolutePositionFromRelativePosition(relative, doc, false);
  } catch {
    // An identity that this document never had, such as one of an earlier epoch.
    return null;
  }
  if (found === null) return null;
  const segment = words.segments.find(({ type }) => type === found.type);
  return segment === undefined ? null : segment.start + Math.min(found.index, segment.length);
}

/** Whether the words are the quote, edited: half of it kept at its two ends, and no flood of new words between. */
function isEdited(quote: string, now: string): boolean {
  const change = textDiff(quote, now);
  if (change === null) return true;
  const kept = quote.length - change.remove;
  return kept * 2 >= quote.length && now.length - quote.length <= quote.length + fewWords;
}

function lines(text: string): number {
  return text.split('\n').length;
}

/** The start of the one place that quote and surroundings speak for; null when none does, or two do alike. */
function bestPlace(
  letters: string,
  starts: readonly number[],
  quote: string,
  { before, after, repeated }: TextAnchor,
): number | null {
  const [wantedBefore, wantedAfter] = [lettersOf(before).letters, lettersOf(after).letters];
  const scored = starts
    .map((start) => ({
      start,
      around:
        sharedEnd(letters.slice(Math.max(0, start - wantedBefore.length), start), wantedBefore) +
        sharedStart(
          letters.slice(start + quote.length, start + quote.length + wantedAfter.length),
          wantedAfter,
        ),
    }))
    .sort((a, b) => b.around - a.around);
  const [best, next] = scored;
  if (best === undefined || starts.length === mostPlaces) return null;
  if (next !== undefined && best.around - next.around < clearLead) return null;
  const [needed, agreed] = repeated
    ? [enoughSurroundings, best.around]
    : [enoughLetters, best.around + quote.length];
  return agreed >= needed ? best.start : null;
}

function rangeOf({ offsets }: Letters, start: number, length: number): { from: number; to: number } {
  const from = offsets[start] ?? 0;
  return { from, to: (offsets[start + length - 1] ?? from) + 1 };
}
