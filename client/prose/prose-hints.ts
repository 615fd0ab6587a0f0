/**
 * The place in an editor where the language help draws, once it has been loaded. Holds decorations, which move with
 * the text and are no part of it.
 */
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { DecorationSet } from '@tiptap/pm/view';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

export interface ProseHelper {
  /** Draws in an editor from now on; returns the way to stop. */
  readonly attach: (view: EditorView, sectionId: string) => () => void;
  /** The document of an attached editor is another one; `own` when the person changed it. */
  readonly changed: (view: EditorView, own: boolean) => void;
  readonly key: (view: EditorView, event: KeyboardEvent) => boolean;
  readonly press: (view: EditorView, at: number) => boolean;
}

interface Drawn {
  readonly drawn: DecorationSet;
  /** Whether the last change was this person's. */
  readonly own: boolean;
}

/** A transaction carries under it what to draw from now on. */
export const hintsDrawn = new PluginKey<Drawn>('hints');

export function proseHints(helper: () => ProseHelper | undefined): Plugin {
  return new Plugin<Drawn>({
    key: hintsDrawn,
    state: {
      init: () => ({ drawn: DecorationSet.empty, own: false }),
      apply: (tr, { drawn, own }) => ({
        drawn: (tr.getMeta(hintsDrawn) as DecorationSet | undefined) ?? drawn.map(tr.mapping, tr.doc),
        own: tr.docChanged ? tr.getMeta(ySyncPluginKey) === undefined : own,
      }),
    },
    view: () => ({
      update: (view, before) => {
        if (view.state.doc !== before.doc)
          helper()?.changed(view, hintsDrawn.getState(view.state)?.own === true);
      },
    }),
    props: {
      decorations: (state) => hintsDrawn.getState(state)?.drawn,
      handleKeyDown: (view, event) => helper()?.key(view, event) ?? false,
      handleClick: (view, at) => helper()?.press(view, at) ?? false,
    },
  });
}
