/**
 * Where in the layout a Yjs type stands: which root, record, field or node. A place never changes while its type
 * lives, so it is worked out once. Only names; whether something may be written there is the grammar's business.
 */
import * as Y from 'yjs';
import { plainMapRoots, prosePrefix, recordRoots } from '../../../shared/review-document/layout.ts';
import type { PlainMapRoot, RecordRoot } from '../../../shared/review-document/layout.ts';
import type { ProseNodeName } from '../../../shared/editor/prose-schema.ts';
import { isProseNode } from '../../../shared/editor/prose-schema.ts';

export type SeededRoot = 'facts' | 'answers' | 'layers';

/** `path` names the place for people and for the record of swallowed text, such as `factors/<id>/condition`. */
export type Place =
  | { readonly kind: 'map-root'; readonly path: PlainMapRoot; readonly depth: 0 }
  | { readonly kind: 'record-root'; readonly path: RecordRoot; readonly depth: 0 }
  | { readonly kind: 'record'; readonly path: string; readonly root: RecordRoot; readonly depth: number }
  | { readonly kind: 'seeded'; readonly path: string; readonly root: SeededRoot; readonly depth: number }
  | { readonly kind: 'text'; readonly path: string; readonly depth: number }
  | { readonly kind: 'sections'; readonly path: string; readonly depth: number }
  | { readonly kind: 'node'; readonly path: string; readonly name: ProseNodeName; readonly depth: number }
  | { readonly kind: 'prose-text'; readonly path: string; readonly depth: number }
  /** Its parent is long gone, or it is something that no gate of this layout let in. */
  | { readonly kind: 'dead'; readonly path: ''; readonly depth: 0 };

export const deadPlace: Place = { kind: 'dead', path: '', depth: 0 };

const seededRoots: ReadonlySet<string> = new Set(['facts', 'answers', 'layers']);
const sectionPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$/;

type AnyType = Y.AbstractType<unknown>;

export class Places {
  readonly #roots = new Map<string, Place>();
  readonly #known = new WeakMap<AnyType, Place>();

  /** The place of a root, or null when the layout has none of this name. */
  root(name: string): Place | null {
    const known = this.#roots.get(name);
    if (known !== undefined) return known;
    const place = rootPlace(name);
    if (place !== null) this.#roots.set(name, place);
    return place;
  }

  /** The place of a type that is part of the document. */
  of(type: AnyType): Place {
    const known = this.#known.get(type);
    if (known !== undefined) return known;
    const item = type._item;
    const place = item === null ? this.root(Y.findRootTypeKey(type)) : this.#within(item, type);
    const found = place ?? deadPlace;
    this.#known.set(type, found);
    return found;
  }

  #within(item: Y.Item, type: AnyType): Place | null {
    if (!(item.parent instanceof Y.AbstractType)) return null;
    const container = this.of(item.parent as AnyType);
    return placeWithin(container, item.parentSub, shapeOf(type));
  }
}

/** What kind of type it is, with the name of an element. */
export interface TypeShape {
  readonly kind: 'array' | 'map' | 'text' | 'element' | 'xml-text' | 'other';
  readonly name: string;
}

/** Where a type of this shape is when it stands in `container` (under `key`); null where the layout has none. */
export function placeWithin(container: Place, key: string | null, shape: TypeShape): Place | null {
  const depth = container.depth + 1;
  switch (container.kind) {
    case 'map-root':
      return inMapRoot(container.path, key, shape, depth);
    case 'record-root':
      if (shape.kind !== 'map' || key === null) return null;
      return { kind: 'record', path: `${container.path}/${key}`, root: container.path, depth };
    case 'record':
    case 'seeded':
      if (shape.kind !== 'text' || key === null) return null;
      return { kind: 'text', path: `${container.path}/${key}`, depth };
    case 'node':
      if (key !== null) return null;
      if (shape.kind === 'xml-text') return { kind: 'prose-text', path: container.path, depth };
      if (shape.kind !== 'element' || !isProseNode(shape.name)) return null;
      return { kind: 'node', path: container.path, name: shape.name, depth };
    case 'dead':
      return deadPlace;
    case 'text':
    case 'sections':
    case 'prose-text':
      return null;
  }
}

function inMapRoot(root: PlainMapRoot, key: string | null, shape: TypeShape, depth: number): Place | null {
  if (key === null) return null;
  if (isSeededRoot(root) && shape.kind === 'map')
    return { kind: 'seeded', path: `${root}/${key}`, root, depth };
  if (root === 'meta' && key === 'sections' && shape.kind === 'array') {
    return { kind: 'sections', path: 'meta/sections', depth };
  }
  return null;
}

function isSeededRoot(root: PlainMapRoot): root is SeededRoot {
  return seededRoots.has(root);
}

function rootPlace(name: string): Place | null {
  const map = plainMapRoots.find((root) => root === name);
  if (map !== undefined) return { kind: 'map-root', path: map, depth: 0 };
  const records = recordRoots.find((root) => root === name);
  if (records !== undefined) return { kind: 'record-root', path: records, depth: 0 };
  if (!name.startsWith(prosePrefix) || !sectionPattern.test(name.slice(prosePrefix.length))) return null;
  return { kind: 'node', path: name, name: 'doc', depth: 0 };
}

function shapeOf(type: AnyType): TypeShape {
  if (type instanceof Y.XmlElement) return { kind: 'element', name: type.nodeName };
  if (type instanceof Y.XmlText) return { kind: 'xml-text', name: '' };
  if (type instanceof Y.Text) return { kind: 'text', name: '' };
  if (type instanceof Y.Map) return { kind: 'map', name: '' };
  if (type instanceof Y.Array) return { kind: 'array', name: '' };
  return { kind: 'other', name: '' };
}
