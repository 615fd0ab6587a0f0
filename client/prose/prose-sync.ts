/**
 * The plugins that keep an editor's state and its part of the document the same. Beside the binding itself: a guard
 * against a place it notes once and then looks for in a text that has changed since.
 */
import { Plugin } from '@tiptap/pm/state';
import { ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';

/** As much of the binding's state as the guard touches. */
interface Noted {
  readonly binding: {
    readonly beforeTransactionSelection: { absAnchor: number | null; absHead: number | null } | null;
  };
}

export function proseSync(fragment: Y.XmlFragment): readonly Plugin[] {
  return [ySyncPlugin(fragment) as Plugin, forgetOldPlaces()];
}

/**
 * The binding notes where the caret stands when a batch of changes begins. An undo or a colleague's change may come as
 * several, when Yjs tidies marks behind it; by the second, the noted offset may lie beyond the end of the text, the
 * binding throws, and the editor shows something else than the document holds.
 */
function forgetOldPlaces(): Plugin {
  return new Plugin({
    state: {
      init: () => null,
      apply(transaction, _value, state) {
        const change = transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
        if (change?.isChangeOrigin !== true) return null;
        const noted = (ySyncPluginKey.getState(state) as Noted | undefined)?.binding
          .beforeTransactionSelection;
        if (noted != null) Object.assign(noted, { absAnchor: null, absHead: null });
        return null;
      },
    },
  });
}
