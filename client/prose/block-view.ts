/** The editor's view of a block: real headings, lists and a box to tick, kept while only the words change. */
import { Block } from '../../shared/editor/prose-extensions.ts';
import { blockAttributes } from '../../shared/editor/prose-schema.ts';
import type { BlockAttributes } from '../../shared/editor/prose-schema.ts';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { EditorView, NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import type { Node } from '@tiptap/pm/model';
import { blockTags, itemAttributes, outerAttributes } from './block-dom.ts';
import { listPlaces } from './list-places.ts';
import type { ListPlace } from './list-places.ts';

class BlockView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  readonly #item: HTMLElement | null;
  readonly #box: HTMLInputElement | null = null;
  readonly #as: BlockAttributes['as'];

  constructor(
    node: Node,
    view: EditorView,
    getPos: () => number | undefined,
    decorations: readonly Decoration[],
  ) {
    const block = blockAttributes(node.attrs);
    this.#as = block.as;
    const elements = blockTags(block).map((tag) => document.createElement(tag));
    elements.forEach((element, index) => elements[index - 1]?.append(element));
    const [outer = document.createElement('p')] = elements;
    this.dom = outer;
    this.contentDOM = elements.at(-1) ?? outer;
    this.#item = elements.find((element) => element.localName === 'li') ?? null;
    if (block.as === 'check') {
      this.#box = tickBox(view, getPos);
      this.contentDOM.before(this.#box);
    }
    this.#show(block, placeIn(decorations));
  }

  /** Another kind of block has other elements; ProseMirror then makes a new view. */
  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type.name !== 'block') return false;
    const block = blockAttributes(node.attrs);
    if (block.as !== this.#as) return false;
    this.#show(block, placeIn(decorations));
    return true;
  }

  stopEvent(event: Event): boolean {
    return event.target === this.#box;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type === 'attributes' || mutation.target === this.#box;
  }

  #show(block: BlockAttributes, place: ListPlace | null): void {
    setAll(this.dom, outerAttributes(block, place), [
      'data-as',
      'data-indent',
      'data-checked',
      'start',
      'role',
    ]);
    if (this.#item) {
      setAll(this.#item, itemAttributes(block, place), [
        'role',
        'aria-posinset',
        'aria-setsize',
        'aria-level',
      ]);
    }
    if (this.#box) {
      this.#box.checked = block.checked;
      const words = this.contentDOM.textContent.trim();
      this.#box.setAttribute('aria-label', words === '' ? 'Done' : `Done: ${words}`);
    }
  }
}

function tickBox(view: EditorView, getPos: () => number | undefined): HTMLInputElement {
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.contentEditable = 'false';
  box.addEventListener('change', () => {
    const pos = getPos();
    if (pos === undefined || !view.editable) return;
    view.dispatch(view.state.tr.setNodeAttribute(pos, 'checked', box.checked));
  });
  // Space and Enter belong to the box while it has the focus, everything else to the page.
  box.addEventListener('keydown', (event) => {
    if (event.key === ' ') event.stopPropagation();
    if (event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      box.click();
    }
    if (event.key === 'Escape') view.focus();
  });
  return box;
}

function setAll(
  element: HTMLElement,
  wanted: Readonly<Record<string, string>>,
  names: readonly string[],
): void {
  for (const name of names) {
    const value = wanted[name];
    if (value === undefined) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}

function placeIn(decorations: readonly Decoration[]): ListPlace | null {
  for (const { spec } of decorations) {
    const place = (spec as { place?: ListPlace } | null)?.place;
    if (place !== undefined) return place;
  }
  return null;
}

const listKey = new PluginKey<DecorationSet>('list-places');

/** Tells each list item its place; worked out anew whenever the text changes. */
function listPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: listKey,
    state: {
      init: (_config, state) => listDecorations(state.doc),
      apply: (tr, before) => (tr.docChanged ? listDecorations(tr.doc) : before),
    },
    props: { decorations: (state) => listKey.getState(state) },
  });
}

function listDecorations(doc: Node): DecorationSet {
  const decorations: Decoration[] = [];
  const lookIn = (parent: Node, start: number): void => {
    const children: { readonly node: Node; readonly pos: number }[] = [];
    parent.forEach((node, offset) => children.push({ node, pos: start + offset }));
    const places = listPlaces(
      children.map(({ node }) => (node.type.name === 'block' ? blockAttributes(node.attrs) : null)),
    );
    children.forEach(({ node, pos }, index) => {
      const place = places[index];
      if (place) decorations.push(Decoration.node(pos, pos + node.nodeSize, {}, { place }));
      if (node.type.name !== 'block') lookIn(node, pos + 1);
    });
  };
  lookIn(doc, 0);
  return DecorationSet.create(doc, decorations);
}

/**
 * `block` with its view. Line breaks in it are kept when the browser's own changes are read back, which code needs;
 * what is pasted brings breaks that mean nothing, and loses them unless its rule says otherwise.
 */
export const BlockWithView = Block.extend({
  whitespace: 'pre',
  parseHTML() {
    return (this.parent?.() ?? []).map((rule) => ({ preserveWhitespace: false, ...rule }));
  },
  addNodeView() {
    return ({ node, view, getPos, decorations }) => new BlockView(node, view, getPos, decorations);
  },
  addProseMirrorPlugins() {
    return [listPlugin()];
  },
});
