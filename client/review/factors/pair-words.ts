/** Which layer leads to which, in words. Pure. */
import type { LayerPair } from '../../../shared/review-document/factor-links.ts';
import { layers } from '../../../shared/taxonomy/layers.ts';

/** The links between layers as a sentence, the most frequent first; those within a layer are only counted. */
export function pairsSentence(pairs: readonly (readonly LayerPair[])[]): string {
  const all = pairs.flat().filter((cell) => cell.pairs.length > 0);
  const across = all
    .filter(({ from, to }) => from !== to)
    .toSorted((a, b) => b.pairs.length - a.pairs.length)
    .map((cell) => `${layers[cell.from].name} to ${layers[cell.to].name} (${String(cell.pairs.length)})`);
  const within = all.filter(({ from, to }) => from === to).reduce((sum, cell) => sum + cell.pairs.length, 0);
  const inside = within === 0 ? '' : ` ${String(within)} within one layer.`;
  if (across.length === 0) {
    return `No factor acts on another layer yet. Open a factor and say what it acts on.${inside}`;
  }
  return `${across.join(', ')}.${inside}`;
}
