/**
 * How a block of prose is made of elements: the one recipe for the editor and for prose that is only read, so that
 * nothing moves when the one takes the place of the other. Each list item is a list of its own kind with its true place
 * in the whole (`aria-posinset`), because flat blocks cannot share one list element.
 */
import { isListItem } from '../../shared/editor/prose-schema.ts';
import type { BlockAttributes } from '../../shared/editor/prose-schema.ts';
import type { ListPlace } from './list-places.ts';

/** Elements from the outside in; the words go into the last. */
export function blockTags({ as }: BlockAttributes): readonly string[] {
  switch (as) {
    case 'paragraph':
      return ['p'];
    // The page's sections are second-level headings, so those within a section begin at the third.
    case 'h2':
      return ['h3'];
    case 'h3':
      return ['h4'];
    case 'quote':
      return ['blockquote', 'p'];
    case 'code':
      return ['pre', 'code'];
    case 'bullet':
      return ['ul', 'li'];
    case 'number':
      return ['ol', 'li'];
    case 'check':
      return ['ul', 'li', 'div'];
  }
}

/** Attributes of the outermost element. */
export function outerAttributes(block: BlockAttributes, place: ListPlace | null): Record<string, string> {
  return {
    'data-as': block.as,
    ...(block.indent > 0 ? { 'data-indent': String(block.indent) } : {}),
    ...(block.as === 'check' ? { 'data-checked': String(block.checked) } : {}),
    ...(block.as === 'number' && place?.number ? { start: String(place.number) } : {}),
    // Without its bullets some screen readers no longer take a list for one.
    ...(isListItem(block.as) ? { role: 'list' } : {}),
  };
}

/** Attributes of the `li` of a list item. */
export function itemAttributes(block: BlockAttributes, place: ListPlace | null): Record<string, string> {
  if (!isListItem(block.as) || place === null) return {};
  return {
    role: 'listitem',
    'aria-posinset': String(place.position),
    'aria-setsize': String(place.size),
    ...(block.indent > 0 ? { 'aria-level': String(block.indent + 1) } : {}),
  };
}
