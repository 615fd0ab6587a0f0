/**
 * From the page to offsets in a place's text and back: what is selected, and which piece of the page shows some words.
 * Knows editors, fields with their mirrored layer, and text that is only read. Changes nothing.
 */
import type { Editor } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';
import type { PlaceText } from '../../../shared/comments/place-text.ts';

export interface SelectedWords {
  readonly place: string;
  readonly from: number;
  readonly to: number;
  readonly range: Range | null;
}

type Blocks = PlaceText['blocks'];

/** The element that shows the text of a place. */
export function homeOf(place: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`main [data-place="${CSS.escape(place)}"]`);
}

export function recordElement(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`main [data-record="${CSS.escape(id)}"]`);
}

/** The editor bound to a section's prose; null where it is only read. */
export function editorIn(home: Element): EditorView | null {
  const body = home.querySelector<HTMLElement & { editor?: Editor }>('.prose-body');
  return body?.editor === undefined || body.editor.isDestroyed ? null : body.editor.view;
}

/** What is selected now in a text of the review, or where the caret is (`from` equals `to`). */
export function selectedWords(blocksOf: (place: string) => Blocks): SelectedWords | null {
  const active = document.activeElement;
  const home = (active instanceof HTMLTextAreaElement ? active : anchorElement())?.closest<HTMLElement>(
    'main [data-place]',
  );
  const place = home?.dataset['place'];
  if (home == null || place === undefined) return null;
  if (active instanceof HTMLTextAreaElement && home.contains(active)) {
    const { selectionStart: from, selectionEnd: to } = active;
    return { place, from, to, range: rangeOf(home, blocksOf(place), from, to) };
  }
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const view = editorIn(home);
  if (view !== null) {
    // What the page has selected; the editor itself hears of it a moment later.
    const inside = (node: Node, offset: number): number =>
      view.dom.contains(node)
        ? flatOf(view, view.posAtDOM(node, offset))
        : flatOf(view, view.state.doc.content.size);
    const from = inside(range.startContainer, range.startOffset);
    const to = inside(range.endContainer, range.endOffset);
    return { place, from: Math.min(from, to), to, range };
  }
  const from = offsetIn(home, blocksOf(place), range.startContainer, range.startOffset);
  const to = offsetIn(home, blocksOf(place), range.endContainer, range.endOffset);
  if (from === null || to === null) return null;
  return { place, from, to, range };
}

/** The piece of the page that shows these words; null while it does not. */
export function rangeOf(home: Element, blocks: Blocks, from: number, to: number): Range | null {
  const view = editorIn(home);
  const [start, end] =
    view === null
      ? [pointAt(home, blocks, from, true), pointAt(home, blocks, to, false)]
      : [view.domAtPos(posOf(view, from), 1), view.domAtPos(posOf(view, to), -1)];
  if (start === null || end === null) return null;
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

/** The position in an editor of an offset in the text. */
export function posOf(view: EditorView, offset: number): number {
  const block = textblocks(view).find(({ flat, size }) => offset <= flat + size);
  return block === undefined ? view.state.doc.content.size : block.pos + 1 + Math.max(0, offset - block.flat);
}

function flatOf(view: EditorView, pos: number): number {
  const blocks = textblocks(view);
  const block = blocks.find((one) => pos <= one.pos + 1 + one.size) ?? blocks.at(-1);
  return block === undefined ? 0 : block.flat + Math.max(0, Math.min(pos - block.pos - 1, block.size));
}

/** Blocks of text: where each stands in the editor, where in the plain text, and its length. */
function textblocks(view: EditorView): readonly { pos: number; flat: number; size: number }[] {
  const blocks: { pos: number; flat: number; size: number }[] = [];
  let flat = 0;
  view.state.doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    blocks.push({ pos, flat, size: node.content.size });
    flat += node.content.size + 1;
    return false;
  });
  return blocks;
}

function anchorElement(): Element | null {
  const node = getSelection()?.anchorNode ?? null;
  return node instanceof Element ? node : (node?.parentElement ?? null);
}

interface Piece {
  readonly node: Node;
  readonly length: number;
}

interface Point {
  readonly node: Node;
  readonly offset: number;
}

/** Text nodes, and what counts as one character: a mention, a reference, a break. */
function piecesOf(container: Element): readonly Piece[] {
  const pieces: Piece[] = [];
  const walk = (parent: Node): void => {
    for (const node of parent.childNodes) {
      if (node instanceof Text) pieces.push({ node, length: node.length });
      else if (node instanceof HTMLBRElement) pieces.push({ node, length: 1 });
      else if (node instanceof Element) {
        if (node.matches('[data-mention], .record-ref')) pieces.push({ node, length: 1 });
        else if (!node.matches('.caret, input')) walk(node);
      }
    }
  };
  walk(container);
  return pieces;
}

/** The elements that hold the words, each with where its words begin. */
function containers(
  home: Element,
  blocks: Blocks,
): readonly { element: Element; start: number; length: number }[] {
  const plain = home.querySelector('.plain') ?? [...home.querySelectorAll('.stack > .layer')].at(-1);
  const [whole] = blocks;
  if (plain != null && whole !== undefined) return [{ element: plain, ...whole }];
  return [...home.querySelectorAll('.prose-body [data-as]')].flatMap((element, index) => {
    const block = blocks[index];
    return block === undefined ? [] : [{ element, ...block }];
  });
}

/** @param forward whether a place between two pieces is the start of the later one */
function pointAt(home: Element, blocks: Blocks, offset: number, forward: boolean): Point | null {
  const all = containers(home, blocks);
  const container = all.find(({ start, length }) => offset <= start + length);
  if (container === undefined) return null;
  let left = offset - container.start;
  for (const { node, length } of piecesOf(container.element)) {
    if (left < length || (left === length && !forward)) return pointIn(node, left);
    left -= length;
  }
  return { node: container.element, offset: container.element.childNodes.length };
}

function pointIn(node: Node, offset: number): Point {
  if (node instanceof Text) return { node, offset: Math.min(offset, node.length) };
  const parent = node.parentNode ?? node;
  const index = [...parent.childNodes].indexOf(node as ChildNode);
  return { node: parent, offset: offset === 0 ? index : index + 1 };
}

function offsetIn(home: Element, blocks: Blocks, node: Node, offset: number): number | null {
  const wanted = document.createRange();
  wanted.setStart(node, offset);
  for (const { element, start, length } of containers(home, blocks)) {
    const after = document.createRange();
    after.selectNodeContents(element);
    if (after.comparePoint(node, offset) < 0) return start;
    if (after.comparePoint(node, offset) > 0) continue;
    let at = start;
    for (const piece of piecesOf(element)) {
      if (piece.node === node) return at + offset;
      if (wanted.comparePoint(piece.node, 0) >= 0) break;
      at += piece.length;
    }
    return Math.min(at, start + length);
  }
  // A selection that goes on beyond this text ends with it.
  const last = blocks.at(-1);
  return last === undefined ? null : last.start + last.length;
}
