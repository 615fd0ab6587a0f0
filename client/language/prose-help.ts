/**
 * Underlines in prose: reads the blocks that changed when the browser has time, and draws beside the document, never in
 * it. Answers the keys and presses on an underline.
 */
import type { Node } from '@tiptap/pm/model';
import { Selection, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { EditorView } from '@tiptap/pm/view';
import { setBlock } from '../../shared/editor/prose-commands.ts';
import type { Hint, TextUse } from '../../shared/language/hint.ts';
import { useOfBlock, useOfSection } from '../../shared/language/review-texts.ts';
import { pressed } from '../keyboard/shortcuts.ts';
import { hintsDrawn } from '../prose/prose-hints.ts';
import type { ProseHelper } from '../prose/prose-hints.ts';
import type { LanguageHelp } from './language-help.svelte.ts';

/** Milliseconds without a change after which a text is read. */
const pause = 350;

interface Attached {
  readonly sectionId: string;
  timer: ReturnType<typeof setTimeout> | undefined;
  idle: number | undefined;
  /** Whether the person changed something since the last reading. */
  own: boolean;
}

interface PlacedHint {
  readonly hint: Hint;
  readonly text: string;
  /** Position of the block's first character. */
  readonly start: number;
}

export class ProseHelp implements ProseHelper {
  readonly #help: LanguageHelp;
  readonly #attached = new Map<EditorView, Attached>();
  readonly #texts = new WeakMap<Node, string>();

  constructor(help: LanguageHelp) {
    this.#help = help;
  }

  readonly attach = (view: EditorView, sectionId: string): (() => void) => {
    this.#attached.set(view, {
      sectionId,
      timer: undefined,
      idle: undefined,
      own: hintsDrawn.getState(view.state)?.own === true,
    });
    this.#soon(view, 0);
    return () => {
      const attached = this.#attached.get(view);
      clearTimeout(attached?.timer);
      if (attached?.idle !== undefined) stopIdle(attached.idle);
      this.#attached.delete(view);
    };
  };

  readonly changed = (view: EditorView, own: boolean): void => {
    const attached = this.#attached.get(view);
    if (attached !== undefined && own) attached.own = true;
    this.#soon(view, pause);
  };

  /** Draws everywhere anew, after something was put away or the help was switched. */
  redraw(): void {
    for (const view of this.#attached.keys()) this.#soon(view, 0);
  }

  /** Puts the caret at a place in a section's prose; false when its editor is not there yet. */
  goTo(sectionId: string, block: number, at: number): boolean {
    const [view] = [...this.#attached].find(([, attached]) => attached.sectionId === sectionId) ?? [];
    if (view === undefined) return false;
    const starts: number[] = [];
    view.state.doc.descendants((node, position) => {
      if (node.isTextblock) starts.push(position + 1);
      return !node.isTextblock;
    });
    const start = starts[block];
    if (start === undefined) return false;
    const place = Math.min(start + at, view.state.doc.content.size);
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, place)));
    view.focus();
    const caret = view.domAtPos(place).node;
    const element = caret instanceof HTMLElement ? caret : caret.parentElement;
    element?.scrollIntoView({ block: 'center' });
    return true;
  }

  readonly key = (view: EditorView, event: KeyboardEvent): boolean => {
    if (pressed(event, 'next-hint')) return this.#step(view, 1);
    if (pressed(event, 'previous-hint')) return this.#step(view, -1);
    if (!pressed(event, 'explain-hint')) return false;
    return this.#open(view, view.state.selection.head, true);
  };

  readonly press = (view: EditorView, at: number): boolean => {
    this.#open(view, at, false);
    // The press also sets the caret, as anywhere else.
    return false;
  };

  #soon(view: EditorView, wait: number): void {
    const attached = this.#attached.get(view);
    if (attached === undefined) return;
    clearTimeout(attached.timer);
    attached.timer = setTimeout(() => {
      if (attached.idle !== undefined) stopIdle(attached.idle);
      attached.idle = whenIdle(() => {
        attached.idle = undefined;
        if (!view.isDestroyed) this.#draw(view, attached);
      });
    }, wait);
  }

  #draw(view: EditorView, attached: Attached): void {
    // A composition must not meet a redraw.
    if (view.composing) {
      this.#soon(view, pause);
      return;
    }
    const { doc, tr, selection } = view.state;
    if (attached.own) {
      attached.own = false;
      const here = selection.$head.parent;
      if (here.isTextblock) {
        const text = this.#textOf(here);
        this.#help.concerns(this.#help.hints(text, this.#useOf(here, attached.sectionId)), text);
      }
    }
    const drawn = this.#hintsIn(view, attached.sectionId).map(({ hint, start }) =>
      Decoration.inline(start + hint.from, start + hint.to, {
        class: hint.severity === 'ask-facilitator' ? 'language-hint grave' : 'language-hint',
      }),
    );
    view.dispatch(tr.setMeta(hintsDrawn, DecorationSet.create(doc, drawn)).setMeta('addToHistory', false));
  }

  #hintsIn(view: EditorView, sectionId: string): readonly PlacedHint[] {
    const found: PlacedHint[] = [];
    view.state.doc.descendants((node, at) => {
      if (!node.isTextblock) return true;
      const text = this.#textOf(node);
      for (const hint of this.#help.shown(text, this.#useOf(node, sectionId)))
        found.push({ hint, text, start: at + 1 });
      return false;
    });
    return found;
  }

  #useOf(block: Node, sectionId: string): TextUse {
    return useOfBlock(block.attrs['as'], useOfSection(sectionId));
  }

  /** One character for each position, so that offsets are positions. */
  #textOf(block: Node): string {
    const known = this.#texts.get(block);
    if (known !== undefined) return known;
    const text = block.textBetween(0, block.content.size, undefined, '\ufffc');
    this.#texts.set(block, text);
    return text;
  }

  #step(view: EditorView, direction: 1 | -1): boolean {
    const attached = this.#attached.get(view);
    if (attached === undefined) return false;
    const places = this.#hintsIn(view, attached.sectionId).map(({ hint, start }) => start + hint.from);
    const { head } = view.state.selection;
    const next =
      direction === 1 ? places.find((place) => place > head) : places.findLast((place) => place < head);
    const target = next ?? (direction === 1 ? places[0] : places.at(-1));
    if (target === undefined) return true;
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, target)).scrollIntoView());
    return true;
  }

  #open(view: EditorView, at: number, focus: boolean): boolean {
    const attached = this.#attached.get(view);
    if (attached === undefined) return false;
    const found = this.#hintsIn(view, attached.sectionId).find(
      ({ hint, start }) => start + hint.from <= at && at <= start + hint.to,
    );
    if (found === undefined) return false;
    const { hint, text, start } = found;
    const from = view.coordsAtPos(start + hint.from);
    const to = view.coordsAtPos(start + hint.to);
    this.#help.show(
      hint,
      {
        place: `prose:${attached.sectionId}`,
        words: text,
        at: hint.from,
        box: { left: from.left, top: from.top, right: to.right, bottom: Math.max(from.bottom, to.bottom) },
        focus,
        edit: (first, last, words) => {
          view.dispatch(view.state.tr.insertText(words, start + first, start + last).scrollIntoView());
        },
        back: () => view.focus(),
      },
      () => {
        const inside = Selection.near(view.state.doc.resolve(start + hint.from));
        view.dispatch(view.state.tr.setSelection(inside));
        setBlock('quote')(view.state, (tr) => view.dispatch(tr));
      },
    );
    return true;
  }
}

/** Safari has no idle callbacks. */
function whenIdle(run: () => void): number {
  return typeof requestIdleCallback === 'function'
    ? requestIdleCallback(run, { timeout: 1000 })
    : window.setTimeout(run, 50);
}

function stopIdle(id: number): void {
  if (typeof cancelIdleCallback === 'function') cancelIdleCallback(id);
  else clearTimeout(id);
}
