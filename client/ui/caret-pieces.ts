/** Cuts a text at the carets of others, for the layer that shows them. Pure. */
import type { RemoteCaret } from './shared-text-host.ts';

export type CaretPiece =
  | { readonly kind: 'text'; readonly words: string; readonly colour: string | null }
  | { readonly kind: 'caret'; readonly caret: RemoteCaret };

/** Pieces in the order of the text. A selected stretch carries the colour of the first who selected it. */
export function caretPieces(words: string, carets: readonly RemoteCaret[]): CaretPiece[] {
  const inside = carets.map((caret) => ({
    ...caret,
    anchor: clamp(caret.anchor, words),
    head: clamp(caret.head, words),
  }));
  const cuts = [...new Set([0, words.length, ...inside.flatMap(({ anchor, head }) => [anchor, head])])].sort(
    (a, b) => a - b,
  );
  const pieces: CaretPiece[] = [];
  cuts.forEach((from, index) => {
    for (const caret of inside) if (caret.head === from) pieces.push({ kind: 'caret', caret });
    const to = cuts[index + 1];
    if (to === undefined) return;
    const owner = inside.find(
      ({ anchor, head }) => Math.min(anchor, head) <= from && Math.max(anchor, head) >= to && anchor !== head,
    );
    pieces.push({ kind: 'text', words: words.slice(from, to), colour: owner?.colour ?? null });
  });
  return pieces;
}

function clamp(offset: number, words: string): number {
  return Math.max(0, Math.min(words.length, offset));
}
