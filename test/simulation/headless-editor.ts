/**
 * An editor of one section without a screen: ProseMirror's state and the real binding to the document, and of a view
 * only what the binding asks for. Commands are the product's own.
 */
import { EditorState, TextSelection, type Command, type Transaction } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { proseSync } from '../../client/prose/prose-sync.ts';
import { proseSchema } from '../../shared/editor/prose-extensions.ts';

interface PluginView {
  update?: (view: unknown, before: EditorState) => void;
  destroy?: () => void;
}

export class HeadlessEditor {
  state: EditorState;
  readonly fragment: Y.XmlFragment;
  readonly #views: PluginView[] = [];

  constructor(fragment: Y.XmlFragment) {
    this.fragment = fragment;
    const plugins = [...proseSync(fragment)];
    this.state = EditorState.create({ schema: proseSchema, plugins });
    for (const { spec } of plugins) {
      const view = spec.view?.(this as never) as PluginView | undefined;
      if (view !== undefined) this.#views.push(view);
    }
  }

  dispatch = (transaction: Transaction): void => {
    const before = this.state;
    this.state = before.apply(transaction);
    for (const view of this.#views) view.update?.(this, before);
  };

  hasFocus(): boolean {
    return false;
  }

  /** Runs a command with the selection on these positions, brought to where text may stand. */
  run(command: Command, from: number, to: number = from): boolean {
    const { doc } = this.state;
    const inside = (position: number) => doc.resolve(Math.max(0, Math.min(position, doc.content.size)));
    this.dispatch(this.state.tr.setSelection(TextSelection.between(inside(from), inside(to))));
    return command(this.state, this.dispatch);
  }

  destroy(): void {
    for (const view of this.#views.splice(0)) view.destroy?.();
  }
}
