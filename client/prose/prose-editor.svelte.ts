/**
 * The editor of one section's prose: Tiptap with the flat schema, bound to the session. Loaded when first needed.
 * Holds what toolbar and menus show; draws nothing itself.
 */
import { Editor, Extension } from '@tiptap/core';
import type { JSONContent } from '@tiptap/core';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import { isInTable, tableEditing } from '@tiptap/pm/tables';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { untrack } from 'svelte';
import { maxPasteCharacters } from '../../shared/collab/protocol.ts';
import { setBlock } from '../../shared/editor/prose-commands.ts';
import { proseExtensions } from '../../shared/editor/prose-extensions.ts';
import { blockAttributes } from '../../shared/editor/prose-schema.ts';
import type { BlockAs, ProseMarkName } from '../../shared/editor/prose-schema.ts';
import { proseRoot } from '../../shared/review-document/layout.ts';
import { proseFragment } from '../../shared/review-document/roots.ts';
import { isSafeLink } from '../../shared/text/safe-link.ts';
import type { ReviewSession } from '../collab/review-session.svelte.ts';
import { BlockWithView } from './block-view.ts';
import { flattenPastedHtml } from './paste-html.ts';
import { proseBinding } from './prose-binding.ts';
import type { MentionablePerson, ProseInsert, RecordReference } from './prose-insert.ts';
import { proseHints } from './prose-hints.ts';
import type { ProseHelper } from './prose-hints.ts';
import { proseKeys } from './prose-keys.ts';
import { ProseMenu } from './prose-menu.svelte.ts';
import type { MenuEntry } from './prose-menu.svelte.ts';

export interface ProseEditorOptions {
  readonly session: ReviewSession;
  readonly sectionId: string;
  readonly label: string;
  readonly placeholder: string;
  readonly lang: string | undefined;
  readonly inserts: () => readonly ProseInsert[];
  readonly people: () => readonly MentionablePerson[];
  readonly openRecord: (root: string, id: string) => void;
  readonly openLink: () => void;
  readonly focusToolbar: () => void;
  /** The language help, once it has been loaded. */
  readonly help: () => ProseHelper | undefined;
  /** Says a sentence at once. */
  readonly say: (sentence: string) => void;
}

export class ProseEditing {
  readonly menu: ProseMenu;
  readonly editor: Editor;
  focused = $state(false);
  /** Counts transactions: what is read from the editor's state follows it. */
  #version = $state(0);
  readonly #options: ProseEditorOptions;
  readonly #stops: (() => void)[] = [];
  #undoneAt: number | null = null;

  /** @throws when the document holds something else than prose under this section's name */
  constructor(element: HTMLElement, options: ProseEditorOptions) {
    this.#options = options;
    const { session, sectionId } = options;
    const fragment = proseFragment(session.doc, sectionId);
    const { awareness } = session.presence;
    if (fragment === undefined || awareness === null)
      throw new Error(`Section ${sectionId} has no prose to bind to.`);
    this.menu = new ProseMenu([
      { sign: '/', label: 'Insert', entries: () => this.#slashEntries() },
      { sign: '@', label: 'People', entries: () => this.#peopleEntries() },
    ]);
    this.editor = new Editor({
      element,
      extensions: [
        ...proseExtensions.map((extension) => (extension.name === 'block' ? BlockWithView : extension)),
        proseBinding({ fragment, awareness, undo: session.undo }),
        proseKeys(options),
        this.#ownPlugins(),
      ],
      injectCSS: false,
      coreExtensionOptions: { clipboardTextSerializer: { blockSeparator: '\n' } },
      editorProps: { attributes: editorAttributes(options), transformPastedHTML: flattenPastedHtml },
      onTransaction: ({ transaction }) => this.#after(transaction),
      onFocus: () => {
        this.focused = true;
        session.presence.claim({ section: sectionId, record: null });
      },
      onBlur: () => {
        this.focused = false;
      },
    });
    this.#stops.push(session.undo.onUndone(({ root }) => this.#showUndone(root)));
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    this.editor.destroy();
  }

  /** What the block at the caret is. */
  get as(): BlockAs {
    return blockAttributes(this.#state.selection.$from.parent.attrs).as;
  }

  get inTable(): boolean {
    return isInTable(this.#state);
  }

  isMarked(mark: ProseMarkName): boolean {
    void this.#version;
    return this.editor.isActive(mark);
  }

  /** Runs a command on the editor and gives it back the focus. */
  run(command: Command): void {
    command(this.editor.state, (tr) => this.editor.view.dispatch(tr), this.editor.view);
    this.editor.view.focus();
  }

  toggleMark(mark: Exclude<ProseMarkName, 'link'>): void {
    this.editor.chain().focus().toggleMark(mark).run();
  }

  /** The link at the caret with its words; or the selected words, without an address. */
  linkAtCaret(): { readonly href: string; readonly words: string } {
    const { editor } = this;
    const href: unknown = editor.getAttributes('link')['href'];
    if (typeof href === 'string') editor.commands.extendMarkRange('link');
    const { from, to } = editor.state.selection;
    return { href: typeof href === 'string' ? href : '', words: editor.state.doc.textBetween(from, to, ' ') };
  }

  /** Links the selected words, or puts linked words in. @param href an address that `isSafeLink` allows */
  setLink(href: string, words: string): void {
    const { from, to, empty } = this.editor.state.selection;
    const same = !empty && this.editor.state.doc.textBetween(from, to, ' ') === words;
    const chain = this.editor.chain().focus();
    if (same) chain.setMark('link', { href }).run();
    else {
      const text = words === '' ? href : words;
      chain.insertContent({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] }).run();
    }
  }

  removeLink(): void {
    this.editor.chain().focus().extendMarkRange('link').unsetMark('link').run();
  }

  /** A table of three by three with a heading row, and a line after it to go on in. */
  insertTable(): void {
    const row = (cell: string): JSONContent => ({
      type: 'tableRow',
      content: Array.from({ length: 3 }, () => ({ type: cell, content: [{ type: 'block' }] })),
    });
    const table = { type: 'table', content: [row('tableHeader'), row('tableCell'), row('tableCell')] };
    const caret = this.editor.state.selection.$from;
    const { doc } = this.editor.state;
    // An empty line makes room: it stays behind the table as the line to go on in.
    const onEmptyLine = caret.depth === 1 && caret.parent.content.size === 0;
    const at = caret.depth === 0 ? caret.pos : onEmptyLine ? caret.before(1) : caret.after(1);
    this.editor
      .chain()
      .focus()
      .insertContentAt(at, at >= doc.content.size ? [table, { type: 'block' }] : table)
      .setTextSelection(at + 4)
      .run();
  }

  get #state(): EditorState {
    void this.#version;
    return this.editor.state;
  }

  #after(transaction: Transaction): void {
    // A focus that moves within somebody's effect ends up here; that effect must not come to depend on the count.
    this.#version = untrack(() => this.#version) + 1;
    const meta = transaction.getMeta(ySyncPluginKey) as { isUndoRedoOperation?: boolean } | undefined;
    if (meta?.isUndoRedoOperation !== true) return;
    const end = transaction.before.content.findDiffEnd(transaction.doc.content);
    this.#undoneAt = end?.b ?? null;
  }

  #showUndone(root: string): void {
    if (root !== proseRoot(this.#options.sectionId) || this.#undoneAt === null) return;
    const { view, state } = this.editor;
    const at = Math.max(0, Math.min(this.#undoneAt, state.doc.content.size));
    this.#undoneAt = null;
    view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(at), -1)).scrollIntoView());
    view.focus();
  }

  #ownPlugins(): Extension {
    const { menu } = this;
    const { placeholder, openRecord } = this.#options;
    const refuseHuge = (data: DataTransfer | null): boolean => this.#refuseHuge(data);
    return Extension.create({
      name: 'proseOwn',
      // Before the keys: an open menu takes Enter, Tab and the arrows.
      priority: 1200,
      addProseMirrorPlugins: () => [
        menu.plugin(),
        tableEditing(),
        proseHints(this.#options.help),
        new Plugin({
          props: {
            decorations: ({ doc }) => placeholderIn(doc, placeholder),
            handlePaste: (view, event) =>
              refuseHuge(event.clipboardData) || linkSelection(view.state, view.dispatch.bind(view), event),
            handleDOMEvents: {
              drop: (_view, event) => {
                if (!refuseHuge(event.dataTransfer)) return false;
                event.preventDefault();
                return true;
              },
            },
            handleClickOn: (_view, _pos, node) => {
              if (node.type.name !== 'recordRef') return false;
              openRecord(String(node.attrs['root']), String(node.attrs['id']));
              return false;
            },
          },
        }),
      ],
    });
  }

  #refuseHuge(data: DataTransfer | null): boolean {
    const length = Math.max(
      data?.getData('text/plain').length ?? 0,
      (data?.getData('text/html').length ?? 0) / 4,
    );
    if (length <= maxPasteCharacters) return false;
    this.#options.say(
      'This is more text than can be put in at once (a million characters). Put it in as several pieces, or write where the whole of it can be found.',
    );
    return true;
  }

  #slashEntries(): readonly MenuEntry[] {
    const { inserts } = this.#options;
    return [
      ...inserts().map(({ id, label, hint, insert }) => ({
        id,
        label,
        hint,
        choose: () => {
          const made = insert();
          if (made instanceof Promise) void made.then((chosen) => this.#insertReference(chosen));
          else this.#insertReference(made);
        },
      })),
      ...blockEntries.map(({ as, ...entry }) => ({ ...entry, choose: () => this.run(setBlock(as)) })),
      {
        id: 'table',
        label: 'Table',
        hint: 'Rows and columns',
        words: 'grid',
        choose: () => this.insertTable(),
      },
    ];
  }

  #peopleEntries(): readonly MenuEntry[] {
    return this.#options.people().map(({ id, name }) => ({
      id,
      label: name,
      hint: '',
      choose: () => this.#insertInline({ type: 'mention', attrs: { id, label: name } }),
    }));
  }

  /** Where the caret is by now; nothing when the editor went meanwhile. */
  #insertReference(reference: RecordReference | null): void {
    if (reference === null || this.editor.isDestroyed || !this.editor.isEditable) return;
    this.#insertInline({ type: 'recordRef', attrs: { ...reference } });
  }

  #insertInline(node: JSONContent): void {
    this.editor
      .chain()
      .focus()
      .insertContent([node, { type: 'text', text: ' ' }])
      .run();
  }
}

const blockEntries: readonly {
  readonly id: string;
  readonly as: BlockAs;
  readonly label: string;
  readonly hint: string;
  readonly words?: string;
}[] = [
  { id: 'heading', as: 'h2', label: 'Heading', hint: '#', words: 'title' },
  { id: 'subheading', as: 'h3', label: 'Subheading', hint: '##', words: 'title' },
  { id: 'list', as: 'bullet', label: 'Bulleted list', hint: '-', words: 'points' },
  { id: 'numbers', as: 'number', label: 'Numbered list', hint: '1.', words: 'ordered steps' },
  { id: 'check', as: 'check', label: 'Checklist', hint: '[ ]', words: 'tick box' },
  { id: 'quote', as: 'quote', label: 'Quote', hint: '>', words: 'said' },
  { id: 'code', as: 'code', label: 'Log or code', hint: '```', words: 'output' },
  { id: 'paragraph', as: 'paragraph', label: 'Plain paragraph', hint: '', words: 'text' },
];

function editorAttributes({ label, lang }: ProseEditorOptions): Record<string, string> {
  return {
    class: 'prose-body',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    spellcheck: 'true',
    ...(lang === undefined ? {} : { lang }),
  };
}

function placeholderIn(doc: EditorState['doc'], placeholder: string): DecorationSet | null {
  const first = doc.firstChild;
  if (doc.childCount !== 1 || first === null || first.content.size > 0 || first.attrs['as'] !== 'paragraph')
    return null;
  const attributes = { class: 'is-empty', 'data-placeholder': placeholder };
  return DecorationSet.create(doc, [Decoration.node(0, first.nodeSize, attributes)]);
}

/** An address pasted over selected words links them. */
function linkSelection(
  state: EditorState,
  dispatch: (tr: Transaction) => void,
  event: ClipboardEvent,
): boolean {
  const address = event.clipboardData?.getData('text/plain').trim() ?? '';
  const link = state.schema.marks['link'];
  if (state.selection.empty || link === undefined || !isSafeLink(address)) return false;
  const { from, to } = state.selection;
  dispatch(state.tr.addMark(from, to, link.create({ href: address })));
  return true;
}
