/**
 * Putting whole words in the place of what a shared text holds, for a choice out of a list.
 * Whatever people type letter by letter goes through the text field's own diff, never through here.
 */
import type * as Y from 'yjs';
import type { Editing } from './edits.ts';

/** Replaces the words of a text as one undoable step. False when there is no text or nothing would change. */
export function replaceText(editing: Editing, text: Y.Text | undefined, words: string): boolean {
  if (text === undefined || text.toJSON() === words) return false;
  editing.doc.transact(() => {
    text.delete(0, text.length);
    if (words !== '') text.insert(0, words);
  }, editing.origin);
  return true;
}
