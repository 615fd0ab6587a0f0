/** Makes the anchor of a comment from a selection. Reads the document and never writes to it. */
import * as Y from 'yjs';
import { contextLength, maxQuoteLength } from './anchor.ts';
import type { CharacterId, TextAnchor } from './anchor.ts';
import { letterOffsets, lettersOf } from './letters.ts';
import { readPlaceText, segmentAt } from './place-text.ts';
import type { PlaceText } from './place-text.ts';

const blank = /[\s\ufffc]/u;

/**
 * The anchor of the words from one offset to another, spaces at both ends left out. Null when there are no words
 * there, so that nothing can be quoted. A very long selection is anchored by its beginning.
 */
export function makeAnchor(doc: Y.Doc, place: string, from: number, to: number): TextAnchor | null {
  const words = readPlaceText(doc, place);
  if (words === undefined) return null;
  const range = trimmed(words.text, from, to);
  if (range === null) return null;
  const [start, end] = [segmentAt(words, range.from), segmentAt(words, range.to - 1)];
  if (start === undefined || end === undefined) return null;
  const first = characterAt(start.type, range.from - start.start);
  const last = characterAt(end.type, range.to - 1 - end.start);
  if (first === null || last === null) return null;
  const block = start.block?._item?.id;
  const quote = words.text.slice(range.from, range.to);
  return {
    from: first,
    to: last,
    block: block === undefined ? null : [block.client, block.clock],
    quote,
    before: wholeStart(words.text.slice(Math.max(0, range.from - contextLength), range.from)),
    after: wholeEnd(words.text.slice(range.to, range.to + contextLength)),
    repeated: isRepeated(words, quote),
  };
}

/** Client numbers of those who wrote the first and the last letter of a quote, if this document ever had them. */
export function writersOf(doc: Y.Doc, anchor: TextAnchor): readonly number[] {
  const known = [anchor.from, anchor.to].filter(([client, clock]) => Y.getState(doc.store, client) > clock);
  return [...new Set(known.map(([client]) => client))];
}

function trimmed(text: string, from: number, to: number): { from: number; to: number } | null {
  let start = Math.max(0, Math.min(from, to));
  let end = Math.min(text.length, Math.max(from, to));
  while (start < end && blank.test(text[start] ?? '')) start += 1;
  end = Math.min(end, start + maxQuoteLength);
  if (splitsPair(text, end)) end -= 1;
  while (end > start && blank.test(text[end - 1] ?? '')) end -= 1;
  return end > start ? { from: start, to: end } : null;
}

function characterAt(type: Y.Text, index: number): CharacterId | null {
  const { item } = Y.createRelativePositionFromTypeIndex(type, index);
  return item === null ? null : [item.client, item.clock];
}

function isRepeated({ text }: PlaceText, quote: string): boolean {
  const [all, wanted] = [lettersOf(text), lettersOf(quote)];
  return letterOffsets(all.letters, wanted.letters, 2).length > 1;
}

/** Half of a pair of surrogates is no character. */
function splitsPair(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '');
}

function wholeStart(text: string): string {
  return /^[\udc00-\udfff]/.test(text) ? text.slice(1) : text;
}

function wholeEnd(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}
