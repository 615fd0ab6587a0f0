/** What shared text fields get from a session: its undo, its carets, and a way to say where the person is. */
import * as Y from 'yjs';
import { maxPasteCharacters } from '../../shared/collab/protocol.ts';
import type { RemoteCaret, SharedTextHost } from '../ui/shared-text-host.ts';
import type { TextHelper } from '../ui/text-helper.ts';
import type { ReviewSession } from './review-session.svelte.ts';

/**
 * @param say tells the person a sentence at once
 * @param helper the language help, once it has been loaded
 */
export function textHost(
  session: ReviewSession,
  say: (sentence: string) => void,
  helper: () => TextHelper | null,
): SharedTextHost {
  return {
    get origin() {
      return session.editing.origin;
    },
    pasteLimit: maxPasteCharacters,
    undo: () => void session.undo.undo(),
    redo: () => void session.undo.redo(),
    stopCapturing: () => session.undo.stopCapturing(),
    claim: (place, text, selection) => {
      if (selection === null) session.presence.claim({ record: null, cursor: null });
      else session.presence.claim({ record: place, cursor: cursorIn(text, selection) });
    },
    carets: (text) => caretsIn(session, text),
    onCarets: (listener) => session.presence.onChange(listener),
    onUndone: (listener) =>
      session.undo.onUndone(({ type, at }) => {
        if (type instanceof Y.Text) listener(type, at ?? type.length);
      }),
    helper,
    say,
  };
}

function cursorIn(text: Y.Text, { anchor, head }: { anchor: number; head: number }): unknown {
  const at = (index: number): unknown =>
    Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, Math.min(index, text.length)));
  return { anchor: at(anchor), head: at(head) };
}

function caretsIn(session: ReviewSession, text: Y.Text): RemoteCaret[] {
  return session.presence.connections().flatMap(({ clientId, name, colour, cursor }) => {
    const { anchor, head } = (cursor ?? {}) as { anchor?: unknown; head?: unknown };
    const from = indexIn(session.doc, text, anchor);
    const to = indexIn(session.doc, text, head);
    return from === null || to === null
      ? []
      : [{ key: String(clientId), name, colour, anchor: from, head: to }];
  });
}

/** Null when the position is somewhere else, gone, or no position at all: it came from another client. */
function indexIn(doc: Y.Doc, text: Y.Text, position: unknown): number | null {
  if (typeof position !== 'object' || position === null) return null;
  try {
    const relative = Y.createRelativePositionFromJSON(position);
    const found = Y.createAbsolutePositionFromRelativePosition(relative, doc);
    return found?.type === text ? found.index : null;
  } catch {
    // A made-up position: whoever sent it simply has no caret here.
    return null;
  }
}
