/**
 * The place in an editor where the language help draws, once it has been loaded. Holds decorations, which move with
 * the text and are no part of it.
 */
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { DecorationSet } from '@tiptap/pm/view';
import type { EditorView } from '@tiptap/pm/view';

export interface ProseHelper {
  /** Draws in an editor from now on; returns the way to stop. */
  readonly attach: (view: EditorView, sectionId: string) => () => void;
  /** The document of an attached editor is another one. */
  readonly changed: (view: EditorView) => void;
  readonly key: (view: EditorView, event: KeyboardEvent) => boolean;
  readonly press: (view: EditorView, at: number) => boolean;
}

export const hintsDrawn = new PluginKey<DecorationSet>('hints');

export function proseHints(helper: () => ProseHelper | undefined): Plugin {
  return new Plugin<DecorationSet>({
    key: hintsDrawn,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, drawn) =>
        (tr.getMeta(hintsDrawn) as DecorationSet | undefined) ?? drawn.map(tr.mapping, tr.doc),
    },
    view: () => ({
      update: (view, before) => {
        if (view.state.doc !== before.doc) helper()?.changed(view);
      },
    }),
    props: {
      decorations: (state) => hintsDrawn.getState(state),
      handleKeyDown: (view, event) => helper()?.key(view, event) ?? false,
      handleClick: (view, at) => helper()?.press(view, at) ?? false,
    },
  });
}
