/** Cuts a text at its underlines, for the layer that draws them. Pure. */
import type { Underline } from './text-helper.ts';

export interface UnderlinePiece {
  readonly words: string;
  /** Null between underlines. */
  readonly line: Underline | null;
}

/**
 * Pieces in the order of the text.
 * @param words the text as it stands
 * @param read the text the underlines were made for; those that reach into what has changed since are left out
 */
export function underlinePieces(
  words: string,
  read: string,
  underlines: readonly Underline[],
): readonly UnderlinePiece[] {
  const same = words === read ? words.length : sharedStart(words, read);
  const pieces: UnderlinePiece[] = [];
  let at = 0;
  for (const line of underlines) {
    if (line.to > same || line.from < at) continue;
    if (line.from > at) pieces.push({ words: words.slice(at, line.from), line: null });
    pieces.push({ words: words.slice(line.from, line.to), line });
    at = line.to;
  }
  if (at < words.length) pieces.push({ words: words.slice(at), line: null });
  return pieces;
}

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}
