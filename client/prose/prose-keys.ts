/** Which keys and which typed signs do what in prose. The commands themselves are shared and know no keys. */
import { Extension, InputRule } from '@tiptap/core';
import type { Editor, KeyboardShortcutCommand } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import { addRowAfter, goToNextCell, isInTable } from '@tiptap/pm/tables';
import {
  indentBlocks,
  joinBackward,
  joinForward,
  selectedBlocks,
  setBlock,
  splitBlock,
  toggleBlock,
  toggleChecked,
} from '../../shared/editor/prose-commands.ts';
import type { BlockAs } from '../../shared/editor/prose-schema.ts';
import type { ProseKey } from './prose-key-table.ts';

/** Signs that, typed at the start of a paragraph and followed by a space, make it something else. */
const signs: readonly { readonly find: RegExp; readonly as: BlockAs; readonly checked?: boolean }[] = [
  { find: /^#\s$/, as: 'h2' },
  { find: /^#{2,3}\s$/, as: 'h3' },
  { find: /^[-*+•]\s$/, as: 'bullet' },
  { find: /^\d{1,3}[.)]\s$/, as: 'number' },
  { find: /^\[ ?\]\s$/, as: 'check' },
  { find: /^\[[xX]\]\s$/, as: 'check', checked: true },
  { find: /^>\s$/, as: 'quote' },
  { find: /^```$/, as: 'code' },
];

interface Keys {
  readonly openLink: () => void;
  readonly focusToolbar: () => void;
}

export function proseKeys({ openLink, focusToolbar }: Keys): Extension {
  let leaving = false;
  const run = (editor: Editor, command: Command): boolean =>
    command(editor.state, (tr) => editor.view.dispatch(tr), editor.view);
  const tab = (editor: Editor, by: 1 | -1): boolean => {
    if (leaving) return false;
    if (!isInTable(editor.state)) return run(editor, indentBlocks(by));
    if (run(editor, goToNextCell(by))) return true;
    return by === 1 && run(editor, addRowAfter) && run(editor, goToNextCell(1));
  };
  const makes =
    (as: BlockAs) =>
    ({ editor }: { editor: Editor }) =>
      run(editor, toggleBlock(as)) || true;
  // The guide prints the same table.
  const own: Record<ProseKey, KeyboardShortcutCommand> = {
    'Mod-Alt-0': ({ editor }) => run(editor, setBlock('paragraph')) || true,
    'Mod-Alt-1': makes('h2'),
    'Mod-Alt-2': makes('h3'),
    'Mod-Shift-7': makes('number'),
    'Mod-Shift-8': makes('bullet'),
    'Mod-Shift-9': makes('check'),
    'Mod-Shift-b': makes('quote'),
    'Mod-Enter': ({ editor }) => run(editor, toggleChecked),
    'Mod-Shift-k': () => {
      openLink();
      return true;
    },
    'Alt-F10': () => {
      focusToolbar();
      return true;
    },
  };
  return Extension.create({
    name: 'proseKeys',
    priority: 1050,
    addKeyboardShortcuts: () => ({
      Enter: ({ editor }) => run(editor, splitBlock),
      'Shift-Enter': ({ editor }) => editor.commands.insertContent({ type: 'hardBreak' }),
      Backspace: ({ editor }) => editor.commands.undoInputRule() || run(editor, joinBackward),
      Delete: ({ editor }) => run(editor, joinForward),
      Tab: ({ editor }) => tab(editor, 1),
      'Shift-Tab': ({ editor }) => tab(editor, -1),
      // Where Tab has a meaning, Escape before it lets it move on as everywhere else.
      Escape: () => {
        leaving = true;
        return false;
      },
      ...own,
    }),
    onTransaction({ transaction }) {
      if (transaction.docChanged || transaction.selectionSet) leaving = false;
    },
    onBlur() {
      leaving = false;
    },
    addInputRules: () => signs.map(({ find, as, checked }) => signRule(find, as, checked)),
  });
}

function signRule(find: RegExp, as: BlockAs, checked = false): InputRule {
  return new InputRule({
    find,
    handler: ({ state, range }) => {
      const block = selectedBlocks(state)[0];
      if (block?.attrs.as !== 'paragraph') return null;
      const { tr } = state;
      tr.delete(range.from, range.to).setNodeAttribute(block.pos, 'as', as);
      if (checked) tr.setNodeAttribute(block.pos, 'checked', true);
      return undefined;
    },
  });
}
