/**
 * Which place a list item has in its list. Flat prose holds no lists, so they follow from the blocks around: items of
 * one kind and depth form a list; deeper items between them do not break it, anything else does. Pure.
 */
import { listNumbers } from '../../shared/editor/list-numbers.ts';
import { isListItem } from '../../shared/editor/prose-schema.ts';
import type { BlockAttributes } from '../../shared/editor/prose-schema.ts';

export interface ListPlace {
  /** What a numbered item shows; null for other kinds. */
  readonly number: number | null;
  /** From 1. */
  readonly position: number;
  readonly size: number;
}

/** One entry per block, null for what is no list item; null in `blocks` stands for a table. */
export function listPlaces(blocks: readonly (BlockAttributes | null)[]): readonly (ListPlace | null)[] {
  const numbers = listNumbers(blocks);
  const lists: { readonly kind: string; readonly items: number[] }[] = [];
  const listOf: { readonly kind: string; readonly items: number[] }[] = [];
  const positions: number[] = [];
  blocks.forEach((block, index) => {
    if (block === null || !isListItem(block.as)) {
      lists.length = 0;
      return;
    }
    lists.length = Math.min(lists.length, block.indent + 1);
    let list = lists[block.indent];
    if (list?.kind !== block.as) {
      list = { kind: block.as, items: [] };
      lists[block.indent] = list;
    }
    list.items.push(index);
    listOf[index] = list;
    positions[index] = list.items.length;
  });
  return blocks.map((_block, index) => {
    const list = listOf[index];
    if (list === undefined) return null;
    return { number: numbers[index] ?? null, position: positions[index] ?? 1, size: list.items.length };
  });
}
