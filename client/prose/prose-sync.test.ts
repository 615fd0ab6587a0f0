import { EditorState, TextSelection } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { proseSchema } from '../../shared/editor/prose-extensions.ts';
import { proseSync } from './prose-sync.ts';

const views: EditorView[] = [];
afterEach(() => {
  for (const view of views.splice(0)) view.destroy();
});

function person(clientId: number): { doc: Y.Doc; view: EditorView } {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const plugins = [...proseSync(doc.getXmlFragment('prose:s.what'))];
  const view = new EditorView(null, { state: EditorState.create({ schema: proseSchema, plugins }) });
  views.push(view);
  return { doc, view };
}

function putCaretAtEnd({ state, dispatch }: EditorView): void {
  dispatch(state.tr.setSelection(TextSelection.atEnd(state.doc)));
}

test('text that a colleague deletes around words just made bold does not break the editor whose caret stood behind it', () => {
  const [ana, ben] = [person(1), person(2)];
  ana.view.dispatch(ana.view.state.tr.insertText('one two three four', 1));
  Y.applyUpdate(ben.doc, Y.encodeStateAsUpdate(ana.doc));
  ana.view.dispatch(ana.view.state.tr.addMark(9, 12, proseSchema.mark('bold')));
  putCaretAtEnd(ana.view);
  ben.view.dispatch(ben.view.state.tr.delete(5, 13));
  expect(() => Y.applyUpdate(ana.doc, Y.encodeStateAsUpdate(ben.doc))).not.toThrow();
  expect(ana.view.state.doc.textContent).toBe('one e four');
  expect(ana.view.state.selection.head).toBe(ana.view.state.doc.content.size - 1);
});
