/**
 * Where the parts of a review are in its Y.Doc: root access for reads, edits, editors and undo.
 * Refuses to throw on a root that somebody else's client filled with another type: it then counts as absent.
 */
import * as Y from 'yjs';
import { plainMapRoots, prosePrefix, proseRoot, recordRoots } from './layout.ts';
import type { PlainMapRoot, RecordRoot } from './layout.ts';

export type AnyMap = Y.Map<unknown>;

/** The Map behind a root; undefined when the document holds another type under this name. */
export function rootMap(doc: Y.Doc, root: PlainMapRoot | RecordRoot): AnyMap | undefined {
  const known = doc.share.get(root);
  if (known !== undefined && known.constructor !== Y.AbstractType && !(known instanceof Y.Map))
    return undefined;
  return doc.getMap(root);
}

/** The Map of one record; undefined when there is none or it is no Map. */
export function recordMap(doc: Y.Doc, root: RecordRoot, id: string): AnyMap | undefined {
  return nestedMap(rootMap(doc, root), id);
}

export function isMap(value: unknown): value is AnyMap {
  return value instanceof Y.Map;
}

/** A Map seeded under a key, such as one fact. */
export function nestedMap(map: AnyMap | undefined, key: string): AnyMap | undefined {
  const value = map?.get(key);
  return isMap(value) ? value : undefined;
}

/** A Y.Text under a key; undefined when there is none or it is something else. */
export function nestedText(map: AnyMap | undefined, key: string): Y.Text | undefined {
  const value = map?.get(key);
  return value instanceof Y.Text && !(value instanceof Y.XmlText) ? value : undefined;
}

/** The rich text of a section, for an editor to bind to; undefined when the root is something else. */
export function proseFragment(doc: Y.Doc, sectionId: string): Y.XmlFragment | undefined {
  const known = doc.share.get(proseRoot(sectionId));
  if (known !== undefined && known.constructor !== Y.AbstractType && !(known instanceof Y.XmlFragment)) {
    return undefined;
  }
  return doc.getXmlFragment(proseRoot(sectionId));
}

/** Ids of the sections whose prose root exists in this document, sorted. */
export function proseSectionIds(doc: Y.Doc): readonly string[] {
  return [...doc.share.keys()]
    .filter((name) => name.startsWith(prosePrefix))
    .map((name) => name.slice(prosePrefix.length))
    .sort();
}

/** All roots a session may edit: the scope of its one UndoManager. `meta` is the server's and stays out. */
export function editableRoots(doc: Y.Doc, sectionIds: readonly string[]): Y.AbstractType<unknown>[] {
  const maps = [...plainMapRoots, ...recordRoots]
    .filter((root) => root !== 'meta')
    .map((root) => rootMap(doc, root));
  const prose = sectionIds.map((id) => proseFragment(doc, id));
  return [...maps, ...prose].filter((root) => root !== undefined) as Y.AbstractType<unknown>[];
}
