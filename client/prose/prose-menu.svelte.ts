/**
 * The menu that `/` and `@` open while typing: what it offers, what is chosen, and where it stands.
 * It reads the words before the caret; nothing is stored in the document until something is chosen.
 */
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { untrack } from 'svelte';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /** More words it is found by. */
  readonly words?: string;
  /** Called after the typed sign and query were taken out. */
  readonly choose: () => void;
}

export interface MenuSource {
  readonly sign: '/' | '@';
  readonly label: string;
  readonly entries: () => readonly MenuEntry[];
}

interface Trigger {
  readonly source: MenuSource;
  readonly query: string;
  readonly from: number;
  readonly to: number;
}

/** Entries shown at most. */
const longest = 12;

export class ProseMenu {
  entries: readonly MenuEntry[] = $state.raw([]);
  index = $state(0);
  label = $state('');
  /** The box of the typed sign, in window coordinates; null while the menu is closed. */
  at: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  } | null = $state.raw(null);
  readonly #sources: readonly MenuSource[];
  #view: EditorView | null = null;
  #trigger: Trigger | null = null;
  /** Where the person has waved the menu away. */
  #dismissedAt: number | null = null;

  constructor(sources: readonly MenuSource[]) {
    this.#sources = sources;
  }

  get open(): boolean {
    return this.at !== null;
  }

  plugin(): Plugin {
    return new Plugin({
      key: new PluginKey('prose-menu'),
      view: (view) => {
        this.#view = view;
        return {
          update: (_view, before) => untrack(() => this.#look(view, before)),
          destroy: () => {
            this.#view = null;
            this.close();
          },
        };
      },
      props: {
        handleKeyDown: (_view, event) => this.#keyDown(event),
        handleDOMEvents: {
          blur: () => {
            this.close();
            return false;
          },
        },
      },
    });
  }

  choose(entry: MenuEntry): void {
    const view = this.#view;
    const trigger = this.#trigger;
    if (view === null || trigger === null) return;
    this.close();
    view.dispatch(view.state.tr.delete(trigger.from, trigger.to));
    view.focus();
    entry.choose();
  }

  close(): void {
    this.at = null;
    this.entries = [];
    this.#trigger = null;
  }

  #look(view: EditorView, before: EditorState): void {
    if (before.doc.eq(view.state.doc) && before.selection.eq(view.state.selection)) return;
    const trigger = view.hasFocus() && view.editable ? this.#triggerIn(view.state) : null;
    if (trigger === null) {
      this.#dismissedAt = null;
      this.close();
      return;
    }
    // Opened by typing only: moving the caret behind an old slash is no wish for a menu.
    const typing = !before.doc.eq(view.state.doc);
    if (trigger.from === this.#dismissedAt || (!this.open && !typing)) return;
    const entries = found(trigger.source.entries(), trigger.query);
    if (entries.length === 0) {
      this.close();
      return;
    }
    this.#trigger = trigger;
    if (!same(entries, this.entries)) this.index = 0;
    this.entries = entries;
    this.label = trigger.source.label;
    this.at = view.coordsAtPos(trigger.from);
  }

  #triggerIn(state: EditorState): Trigger | null {
    const { $from: caret, empty } = state.selection;
    if (!empty || !caret.parent.isTextblock || caret.parent.attrs['as'] === 'code') return null;
    const before = caret.parent.textBetween(0, caret.parentOffset, '\n', '\ufffc');
    for (const source of this.#sources) {
      const at = before.lastIndexOf(source.sign);
      if (at < 0 || !/^$|[\s\ufffc(]$/u.test(before.slice(0, at))) continue;
      const query = before.slice(at + 1);
      if (!/^[\p{L}\p{N}-]{0,24}$/u.test(query)) continue;
      return { source, query, from: caret.start() + at, to: caret.pos };
    }
    return null;
  }

  #keyDown(event: KeyboardEvent): boolean {
    if (!this.open || event.isComposing) return false;
    const count = this.entries.length;
    switch (event.key) {
      case 'ArrowDown':
        this.index = (this.index + 1) % count;
        return true;
      case 'ArrowUp':
        this.index = (this.index + count - 1) % count;
        return true;
      case 'Enter':
      case 'Tab': {
        const entry = this.entries[this.index];
        if (entry !== undefined) this.choose(entry);
        return true;
      }
      case 'Escape':
        this.#dismissedAt = this.#trigger?.from ?? null;
        this.close();
        event.stopPropagation();
        return true;
      default:
        return false;
    }
  }
}

/** Those whose name begins with the query first, then those that hold it anywhere. */
function found(entries: readonly MenuEntry[], query: string): readonly MenuEntry[] {
  const wanted = query.toLowerCase();
  const rank = ({ id, label, words = '' }: MenuEntry): number => {
    if (id.startsWith(wanted) || label.toLowerCase().startsWith(wanted)) return 0;
    return `${label} ${words}`.toLowerCase().includes(wanted) ? 1 : 2;
  };
  return entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((ranked) => ranked.rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, longest)
    .map(({ entry }) => entry);
}

function same(one: readonly MenuEntry[], other: readonly MenuEntry[]): boolean {
  return one.length === other.length && one.every((entry, index) => entry.id === other[index]?.id);
}
