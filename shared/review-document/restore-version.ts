/**
 * Sets a review back to how an earlier version had it, as a new change on top: texts are patched, choices set, blocks
 * of prose put back, records taken out of the bin. What was added since goes into the bin; actions stay, because
 * people may be working on them. Nothing is rebuilt: what is the same in both is not touched. Harm ratings, places on
 * the map and what the server seeds are left as they are.
 */
import * as Y from 'yjs';
import { textDiff } from '../text/text-diff.ts';
import { binRecord, restoreRecord, type Editing } from './edits.ts';
import { recordRoots, recordShapes, type RecordRoot } from './layout.ts';
import { restoreProse } from './restore-prose.ts';
import { isMap, nestedMap, nestedText, proseFragment, proseSectionIds, recordMap, rootMap } from './roots.ts';
import type { AnyMap } from './roots.ts';

/** `version` is an earlier state of the same document. Each kind of thing is set back in a transaction of its own. */
export function restoreVersion(editing: Editing, version: Y.Doc): void {
  const { doc, origin } = editing;
  doc.transact(() => {
    for (const root of ['facts', 'answers', 'layers'] as const) restoreSeeded(doc, version, root);
    restorePlain(rootMap(doc, 'kinds'), rootMap(version, 'kinds'), () => true);
    restorePlain(rootMap(doc, 'checks'), rootMap(version, 'checks'), () => true);
    for (const id of new Set([...proseSectionIds(doc), ...proseSectionIds(version)])) {
      const now = proseFragment(doc, id);
      const then = proseFragment(version, id);
      if (now !== undefined && then !== undefined) restoreProse(now, then);
    }
  }, origin);
  for (const root of recordRoots) restoreRecords(editing, version, root);
}

function restoreSeeded(doc: Y.Doc, version: Y.Doc, root: 'facts' | 'answers' | 'layers'): void {
  const entries = rootMap(doc, root);
  for (const key of entries?.keys() ?? []) {
    const now = nestedMap(entries, key);
    const then = nestedMap(rootMap(version, root), key);
    if (now !== undefined) restoreFields(now, then ?? asSeeded(root, now));
  }
}

/** What the server seeded since that version, by giving the review another template, was empty then. */
function asSeeded(root: 'facts' | 'answers' | 'layers', now: AnyMap): AnyMap {
  const empty = new Y.Doc().getMap<unknown>('seeded');
  for (const key of now.keys()) if (nestedText(now, key) !== undefined) empty.set(key, new Y.Text());
  if (root === 'answers') empty.set('state', 'open');
  if (root === 'layers') empty.set('none', false);
  return empty;
}

function restoreRecords(editing: Editing, version: Y.Doc, root: RecordRoot): void {
  const { doc, origin } = editing;
  for (const [id, now] of rootMap(doc, root)?.entries() ?? []) {
    if (!isMap(now)) continue;
    const then = recordMap(version, root, id);
    if (then === undefined || then.has('withdrawn')) {
      if (root !== 'actions') binRecord(editing, root, id);
      continue;
    }
    restoreRecord(editing, root, id);
    doc.transact(() => restoreFields(now, then, isFieldOf(root)), origin);
  }
}

function isFieldOf(root: RecordRoot): (key: string) => boolean {
  const { choices, strings, flags, sets } = recordShapes[root];
  return (key) =>
    key === 'order' ||
    Object.hasOwn(choices, key) ||
    strings.includes(key) ||
    flags.includes(key) ||
    sets.some((set) => key.startsWith(`${set}/`));
}

/** Texts and the plain values beside them. */
function restoreFields(now: AnyMap, then: AnyMap, isField: (key: string) => boolean = () => true): void {
  for (const key of now.keys()) {
    const text = nestedText(now, key);
    const words = nestedText(then, key);
    if (text !== undefined && words !== undefined) restoreText(text, words.toJSON());
  }
  restorePlain(now, then, isField);
}

function restorePlain(
  now: AnyMap | undefined,
  then: AnyMap | undefined,
  isField: (key: string) => boolean,
): void {
  if (now === undefined || then === undefined) return;
  for (const key of new Set([...now.keys(), ...then.keys()])) {
    const [before, after] = [now.get(key), then.get(key)];
    if (!isField(key) || before instanceof Y.AbstractType || after instanceof Y.AbstractType) continue;
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    if (after === undefined) now.delete(key);
    else now.set(key, after);
  }
}

/** The smallest change, so that a caret or a comment elsewhere in the text stays where it is. */
function restoreText(text: Y.Text, words: string): void {
  const change = textDiff(text.toJSON(), words);
  if (change === null) return;
  text.delete(change.at, change.remove);
  if (change.insert !== '') text.insert(change.at, change.insert);
}
