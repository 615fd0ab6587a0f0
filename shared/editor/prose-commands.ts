/**
 * What the keys mean in flat prose, as ProseMirror commands: pure functions from a state to a transaction.
 * They change attributes wherever a change of attributes will do, because replacing a block takes along what somebody
 * else is typing in it. Not here: which key calls which command, and anything with a view.
 */
import type { Node } from '@tiptap/pm/model';
import { Selection, TextSelection } from '@tiptap/pm/state';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import { blockAttributes, isListItem, maxIndent } from './prose-schema.ts';
import type { BlockAs, BlockAttributes } from './prose-schema.ts';

interface PlacedBlock {
  readonly node: Node;
  /** Position before the block. */
  readonly pos: number;
  readonly attrs: BlockAttributes;
}

/** Enter. */
export const splitBlock: Command = (state, dispatch) => {
  const block = blockAtCaret(state);
  if (block === undefined) return false;
  const { as, indent } = block.attrs;
  const { $from, $to } = state.selection;
  if (as === 'code') return enterInCode(state, block, dispatch);
  if (block.node.content.size === 0 && as !== 'paragraph') {
    dispatch?.(setAttributes(state.tr, block, indent > 0 && isListItem(as) ? { indent: indent - 1 } : plain));
    return true;
  }
  if (dispatch === undefined) return true;

  const isHeading = as === 'h2' || as === 'h3';
  const atStart = $from.parentOffset === 0 && state.selection.empty;
  const atEnd = $to.parentOffset === $to.parent.content.size;
  const type = state.schema.nodes['block'];
  if (type === undefined) return false;
  const tr = state.tr.deleteSelection();
  if (isHeading && atStart) {
    // The heading keeps its own block, so that it is moved down and not written anew.
    tr.insert(block.pos, type.create({ ...plain }));
  } else {
    const next = isHeading && atEnd ? plain : { as, indent, checked: false };
    tr.split(tr.mapping.map($from.pos), 1, [{ type, attrs: next }]);
  }
  dispatch(tr.scrollIntoView());
  return true;
};

/** Backspace at the very start of a block: less indent first, then a paragraph, and only then join the block before. */
export const joinBackward: Command = (state, dispatch) => {
  const block = blockAtCaret(state);
  if (block === undefined || !state.selection.empty || state.selection.$from.parentOffset > 0) return false;
  const { as, indent } = block.attrs;
  if (indent > 0) {
    dispatch?.(setAttributes(state.tr, block, { indent: indent - 1 }));
    return true;
  }
  if (as !== 'paragraph') {
    dispatch?.(setAttributes(state.tr, block, plain));
    return true;
  }
  const before = state.doc.resolve(block.pos).nodeBefore;
  if (before?.type.name !== 'block') return false;
  if (dispatch !== undefined) {
    const tr = state.tr;
    if (before.content.size === 0) tr.delete(block.pos - before.nodeSize, block.pos);
    else tr.join(block.pos);
    dispatch(tr.scrollIntoView());
  }
  return true;
};

/** Delete at the very end of a block. */
export const joinForward: Command = (state, dispatch) => {
  const block = blockAtCaret(state);
  const { $from, empty } = state.selection;
  if (block === undefined || !empty || $from.parentOffset < $from.parent.content.size) return false;
  const end = block.pos + block.node.nodeSize;
  const after = state.doc.resolve(end).nodeAfter;
  if (after?.type.name !== 'block') return false;
  if (dispatch !== undefined) {
    const tr = state.tr;
    if (after.content.size === 0) tr.delete(end, end + after.nodeSize);
    else if (block.node.content.size === 0) {
      tr.delete(block.pos, end);
      tr.setSelection(Selection.near(tr.doc.resolve(block.pos + 1)));
    } else tr.join(end);
    dispatch(tr.scrollIntoView());
  }
  return true;
};

/** Makes all selected blocks `as`; when they already are, paragraphs again. */
export function toggleBlock(as: BlockAs): Command {
  return (state, dispatch) => {
    const blocks = selectedBlocks(state);
    const all = blocks.length > 0 && blocks.every((block) => block.attrs.as === as);
    return setBlock(all ? 'paragraph' : as)(state, dispatch);
  };
}

/** Makes all selected blocks `as`. What is no list item keeps no indent. */
export function setBlock(as: BlockAs): Command {
  return (state, dispatch) => {
    const blocks = selectedBlocks(state).filter(({ attrs }) => attrs.as !== as);
    if (blocks.length === 0) return false;
    const change = isListItem(as) ? { as } : { as, indent: 0 };
    dispatch?.(blocks.reduce((tr, block) => setAttributes(tr, block, change), state.tr));
    return true;
  };
}

/**
 * Moves the selected list items in (1) or out (-1). An item goes at most one level deeper than the block before it.
 * False outside lists, so that Tab leaves the editor there.
 */
export function indentBlocks(by: 1 | -1): Command {
  return (state, dispatch) => {
    const blocks = selectedBlocks(state);
    const items = blocks.filter(({ attrs }) => isListItem(attrs.as));
    if (items.length === 0) return false;
    const first = items[0];
    const limit = first === undefined ? 0 : deepestAfter(state, first);
    const moved = items.filter(({ attrs }) =>
      by === 1 ? attrs.indent < maxIndent && (first?.attrs.indent ?? 0) < limit : attrs.indent > 0,
    );
    // In a list Tab never leaves the editor, even where nothing can move any more.
    if (moved.length > 0) {
      dispatch?.(
        moved.reduce((tr, block) => setAttributes(tr, block, { indent: block.attrs.indent + by }), state.tr),
      );
    }
    return true;
  };
}

/** Ticks the selected checks, or unticks them when all are ticked. */
export const toggleChecked: Command = (state, dispatch) => {
  const checks = selectedBlocks(state).filter(({ attrs }) => attrs.as === 'check');
  if (checks.length === 0) return false;
  const checked = !checks.every(({ attrs }) => attrs.checked);
  dispatch?.(checks.reduce((tr, block) => setAttributes(tr, block, { checked }), state.tr));
  return true;
};

/** All blocks the selection touches, in order. */
export function selectedBlocks(state: EditorState): readonly PlacedBlock[] {
  const found: PlacedBlock[] = [];
  for (const { $from, $to } of state.selection.ranges) {
    state.doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
      if (node.type.name !== 'block') return true;
      found.push({ node, pos, attrs: blockAttributes(node.attrs) });
      return false;
    });
  }
  return found;
}

const plain: BlockAttributes = { as: 'paragraph', indent: 0, checked: false };

/** The one block a text selection is in; undefined when it spans several or is none of text. */
function blockAtCaret(state: EditorState): PlacedBlock | undefined {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || !selection.$from.sameParent(selection.$to)) return undefined;
  const node = selection.$from.parent;
  if (node.type.name !== 'block') return undefined;
  return { node, pos: selection.$from.before(), attrs: blockAttributes(node.attrs) };
}

function setAttributes(tr: Transaction, block: PlacedBlock, attrs: Partial<BlockAttributes>): Transaction {
  for (const [name, value] of Object.entries(attrs)) {
    if (block.node.attrs[name] !== value) tr.setNodeAttribute(block.pos, name, value);
  }
  return tr;
}

/** A new line; on a last line left empty, a paragraph after the code. */
function enterInCode(state: EditorState, block: PlacedBlock, dispatch?: (tr: Transaction) => void): boolean {
  if (dispatch === undefined) return true;
  const { $from, empty } = state.selection;
  const text = block.node.textContent;
  const type = state.schema.nodes['block'];
  const leaves =
    empty && $from.parentOffset === block.node.content.size && (text === '' || text.endsWith('\n'));
  const tr = state.tr;
  if (!leaves || type === undefined) {
    dispatch(tr.insertText('\n').scrollIntoView());
    return true;
  }
  if (text === '') {
    dispatch(setAttributes(tr, block, plain));
    return true;
  }
  tr.delete($from.pos - 1, $from.pos);
  const after = tr.mapping.map(block.pos + block.node.nodeSize);
  tr.insert(after, type.create({ ...plain }));
  dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
}

function deepestAfter(state: EditorState, block: PlacedBlock): number {
  const before = state.doc.resolve(block.pos).nodeBefore;
  if (before?.type.name !== 'block') return 0;
  const attrs = blockAttributes(before.attrs);
  return isListItem(attrs.as) ? Math.min(maxIndent, attrs.indent + 1) : 0;
}
