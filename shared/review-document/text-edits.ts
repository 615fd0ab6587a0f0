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

/** Puts words in the place of a stretch of a text, as one undoable step. False when other words stand there by now. */
export function replaceStretch(
  editing: Editing,
  text: Y.Text | undefined,
  stretch: { readonly from: number; readonly to: number; readonly words: string },
  by: string,
): boolean {
  const { from, to, words } = stretch;
  if (text === undefined || text.toJSON().slice(from, to) !== words) return false;
  editing.doc.transact(() => {
    text.delete(from, to - from);
    if (by !== '') text.insert(from, by);
  }, editing.origin);
  return true;
}
