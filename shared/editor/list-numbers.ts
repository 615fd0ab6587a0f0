/**
 * Which number a numbered block shows. Flat prose holds no list, so numbers follow from the blocks before. Pure;
 * the same rule serves the screen and the exports.
 */
import type { BlockAttributes } from './prose-schema.ts';
import { isListItem, maxIndent } from './prose-schema.ts';

/**
 * One number per block, null for blocks that carry none; null in `blocks` stands for a table.
 * A deeper list between two items does not break their count; anything else does.
 */
export function listNumbers(blocks: readonly (BlockAttributes | null)[]): readonly (number | null)[] {
  const counts: number[] = new Array<number>(maxIndent + 1).fill(0);
  return blocks.map((block) => {
    if (block === null || !isListItem(block.as)) {
      counts.fill(0);
      return null;
    }
    counts.fill(0, block.indent + 1);
    if (block.as !== 'number') {
      counts[block.indent] = 0;
      return null;
    }
    const count = (counts[block.indent] ?? 0) + 1;
    counts[block.indent] = count;
    return count;
  });
}
