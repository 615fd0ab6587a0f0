/**
 * The words of a place as one plain text, with the way back to the shared types they lie in. Offsets are UTF-16 units;
 * blocks of prose are apart by a line break, and what is no text (a mention, a reference, a break) counts as one
 * character, as in an editor.
 */
import * as Y from 'yjs';
import { wordsAt } from './place.ts';

/** Stands for what is no text. */
export const objectSign = '\ufffc';

interface Segment {
  readonly type: Y.Text;
  /** Offset of its first character in the whole. */
  readonly start: number;
  readonly length: number;
  /** The block of prose it lies in; null in a record's text. */
  readonly block: Y.XmlElement | null;
}

export interface PlaceText {
  readonly text: string;
  readonly segments: readonly Segment[];
  /** Where each block of prose begins and how long it is; a record's text is one block. */
  readonly blocks: readonly { readonly start: number; readonly length: number }[];
}

/** Undefined when the place is not there or holds no words. */
export function readPlaceText(doc: Y.Doc, place: string): PlaceText | undefined {
  const words = wordsAt(doc, place);
  if (words === undefined) return undefined;
  const reading: Reading = { text: '', segments: [], blocks: [] };
  if (words instanceof Y.Text) {
    take(reading, words, null);
    reading.blocks.push({ start: 0, length: reading.text.length });
  } else readBlocks(reading, words);
  return reading;
}

/** The segment that holds the character at an offset. */
export function segmentAt({ segments }: PlaceText, offset: number): Segment | undefined {
  return segments.find(({ start, length }) => start <= offset && offset < start + length);
}

interface Reading {
  text: string;
  readonly segments: Segment[];
  readonly blocks: { readonly start: number; readonly length: number }[];
}

/** Tables hold rows, rows hold cells, cells hold blocks; only blocks hold words. */
function readBlocks(reading: Reading, parent: Y.XmlFragment): void {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    if (child.nodeName !== 'block') {
      readBlocks(reading, child);
      continue;
    }
    if (reading.blocks.length > 0) reading.text += '\n';
    const start = reading.text.length;
    for (const piece of child.toArray()) {
      if (piece instanceof Y.XmlText) take(reading, piece, child);
      else reading.text += objectSign;
    }
    reading.blocks.push({ start, length: reading.text.length - start });
  }
}

function take(reading: Reading, type: Y.Text, block: Y.XmlElement | null): void {
  const pieces = type.toDelta() as readonly { readonly insert: unknown }[];
  const text = pieces.map(({ insert }) => (typeof insert === 'string' ? insert : objectSign)).join('');
  if (text === '') return;
  reading.segments.push({ type, start: reading.text.length, length: text.length, block });
  reading.text += text;
}
