/**
 * The words that a document had and has no longer, after the server was set back to an older state of it: what this
 * tab still holds beyond that state, whoever wrote it. A document that was made anew shares nothing with the old one;
 * what is missing there may be missing on purpose, and is not brought up again.
 */
import * as Y from 'yjs';
import { insertedText, type InsertedText } from '../../shared/review-document/inserted-text.ts';

/** `now` must have been synced. Words that were deleted in the old document are left out. */
export function leftBehind(old: Y.Doc, now: Y.Doc): InsertedText[] {
  const isSetBack = [...now.store.clients.keys()].some((client) => old.store.clients.has(client));
  if (!isSetBack) return [];
  return insertedText(old, [Y.encodeStateAsUpdate(old, Y.encodeStateVector(now))]).filter(
    ({ text }) => text.trim() !== '',
  );
}
