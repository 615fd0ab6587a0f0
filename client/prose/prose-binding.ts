/**
 * Ties an editor to its part of the review document: text, carets of others, undo.
 * Undo is the session's: the binding is not given it, since it would destroy it and cut one edit into many steps.
 */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { yCursorPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { UndoKeeper } from '../collab/undo-keeper.svelte.ts';
import { proseSync } from './prose-sync.ts';

export interface BindingTo {
  readonly fragment: Y.XmlFragment;
  readonly awareness: Awareness;
  readonly undo: UndoKeeper;
}

/** What the server has stamped on a caret's owner. */
interface CaretOwner {
  readonly name?: unknown;
  readonly colour?: unknown;
}

export function proseBinding({ fragment, awareness, undo }: BindingTo): Extension {
  undo.alsoTrack(ySyncPluginKey);
  return Extension.create({
    name: 'proseBinding',
    priority: 1100,
    addKeyboardShortcuts: () => ({
      'Mod-z': () => undo.undo() || true,
      'Mod-Shift-z': () => undo.redo() || true,
      'Mod-y': () => undo.redo() || true,
    }),
    addProseMirrorPlugins: () => [
      ...proseSync(fragment),
      undoPlugin(undo),
      yCursorPlugin(awareness, { cursorBuilder: caret, selectionBuilder: selection }) as Plugin,
    ],
  });
}

function undoPlugin(undo: UndoKeeper): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        beforeinput: (_view, event) => {
          if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false;
          event.preventDefault();
          if (event.inputType === 'historyUndo') undo.undo();
          else undo.redo();
          return true;
        },
        focus: () => {
          undo.stopCapturing();
          return false;
        },
        blur: () => {
          undo.stopCapturing();
          return false;
        },
      },
    },
  });
}

/** The name is drawn by the stylesheet, so that it is no part of the text when it is read or copied. */
function caret(owner: CaretOwner): HTMLElement {
  const element = document.createElement('span');
  element.className = 'prose-caret';
  element.dataset['name'] = typeof owner.name === 'string' ? owner.name : '';
  element.style.setProperty('--colour', colourOf(owner));
  return element;
}

function selection(owner: CaretOwner): { class: string; style: string } {
  return { class: 'prose-selection', style: `--colour: ${colourOf(owner)}` };
}

function colourOf({ colour }: CaretOwner): string {
  return typeof colour === 'string' && /^#[0-9a-f]{3,8}$/i.test(colour) ? colour : '#6c645b';
}
