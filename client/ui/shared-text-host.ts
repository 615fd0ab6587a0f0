/**
 * What a shared text field needs from the live session, without knowing it: `ui` stays free of the collaboration.
 * The session provides one host through the component context.
 */
import { createContext } from 'svelte';
import type * as Y from 'yjs';
import type { TextHelper } from './text-helper.ts';

/** Another person's caret in a text: offsets in UTF-16 units, `anchor` equals `head` when nothing is selected. */
export interface RemoteCaret {
  readonly key: string;
  readonly name: string;
  /** A colour as the server stamped it. */
  readonly colour: string;
  readonly anchor: number;
  readonly head: number;
}

export interface SharedTextHost {
  /** Origin of transactions that the person's undo may take back. */
  readonly origin: unknown;
  /** Characters that may be pasted at once. */
  readonly pasteLimit: number;
  readonly undo: () => void;
  readonly redo: () => void;
  /** The next edit begins a new step of undo. */
  readonly stopCapturing: () => void;
  /** Says where the person is, e.g. `factors/<id>/condition`; null selection: no longer here. */
  readonly claim: (place: string, text: Y.Text, selection: { anchor: number; head: number } | null) => void;
  /** Carets of others in this text, now. */
  readonly carets: (text: Y.Text) => readonly RemoteCaret[];
  /** Calls back when carets may have changed; returns the way to stop. */
  readonly onCarets: (listener: () => void) => () => void;
  /** Calls back when undo or redo changed something in this text; `at` is the offset after the change. */
  readonly onUndone: (listener: (text: Y.Text, at: number) => void) => () => void;
  /** The language help, once it has been loaded; null without it. */
  readonly helper: () => TextHelper | null;
  /** Says a sentence to the person, e.g. why a paste was refused. */
  readonly say: (sentence: string) => void;
}

const [sharedTextHost, setSharedTextHost] = createContext<SharedTextHost>();

export { setSharedTextHost, sharedTextHost };
