/**
 * Looks for content this version does not know, without changing the document or fixing the type of a root.
 * The editor binding deletes what its schema cannot make, merely by opening; so this is asked before an editor is bound,
 * and for each batch from others before the bindings see it (`beforeObserverCalls`). Anything found: show, do not edit.
 */
import * as Y from 'yjs';
import { layoutVersion, plainMapRoots, prosePrefix, recordRoots } from '../review-document/layout.ts';
import { markName } from '../review-document/prose-read.ts';
import {
  isProseMark,
  isProseNode,
  proseChildren,
  proseMarkAttributes,
  proseNodeAttributes,
} from './prose-schema.ts';
import type { ProseNodeName } from './prose-schema.ts';

export interface UnknownContent {
  readonly what: 'layout' | 'root' | 'node' | 'mark' | 'attribute';
  readonly name: string;
  /** Name of the root it is in. */
  readonly root: string;
}

const mapRoots: ReadonlySet<string> = new Set([...plainMapRoots, ...recordRoots]);

/** Looks through the whole document. */
export function findUnknownContent(doc: Y.Doc): readonly UnknownContent[] {
  const found: UnknownContent[] = [];
  for (const [name, root] of doc.share) lookInRoot(name, root, found);
  return found;
}

/**
 * Looks through what one transaction touched. Call it in `beforeObserverCalls`: later the bindings have acted already.
 */
export function findUnknownInTransaction(transaction: Y.Transaction): readonly UnknownContent[] {
  const found: UnknownContent[] = [];
  const seen = new Set<string>();
  for (const changed of transaction.changed.keys()) {
    const root = rootOf(changed);
    const name = Y.findRootTypeKey(root);
    if (seen.has(name)) continue;
    seen.add(name);
    lookInRoot(name, root, found);
  }
  return found;
}

type AnyType = NonNullable<ReturnType<Y.Doc['share']['get']>>;

function rootOf(type: AnyType): AnyType {
  const parent = type._item?.parent;
  return parent instanceof Y.AbstractType ? rootOf(parent as AnyType) : type;
}

function lookInRoot(name: string, root: AnyType, found: UnknownContent[]): void {
  if (name.startsWith(prosePrefix)) {
    lookInNode('doc', root, name, found);
  } else if (!mapRoots.has(name)) {
    if (holdsAnything(root)) found.push({ what: 'root', name, root: name });
  } else if (name === 'meta') {
    const layout = valueOf(root._map.get('layout'));
    if (typeof layout === 'number' && layout > layoutVersion) {
      found.push({ what: 'layout', name: String(layout), root: name });
    }
  }
}

function holdsAnything(root: AnyType): boolean {
  if ([...root._map.values()].some((item) => !item.deleted)) return true;
  return itemsOf(root).some((item) => !item.deleted);
}

function lookInNode(name: ProseNodeName, type: AnyType, root: string, found: UnknownContent[]): void {
  lookAtAttributes(name, type, root, found);
  for (const item of itemsOf(type)) {
    if (item.deleted || !item.countable) continue;
    const child = item.content instanceof Y.ContentType ? item.content.type : undefined;
    if (child instanceof Y.XmlText) {
      if (!proseChildren[name].includes('text')) found.push({ what: 'node', name: 'text', root });
      lookInText(child, root, found);
    } else if (child instanceof Y.XmlElement) {
      const childName = child.nodeName;
      if (isProseNode(childName) && proseChildren[name].includes(childName)) {
        lookInNode(childName, child as unknown as AnyType, root, found);
      } else {
        found.push({ what: 'node', name: childName, root });
      }
    } else {
      found.push({ what: 'node', name: item.content.constructor.name, root });
    }
  }
}

function lookAtAttributes(name: ProseNodeName, type: AnyType, root: string, found: UnknownContent[]): void {
  for (const [key, item] of type._map) {
    if (!item.deleted && !proseNodeAttributes[name].includes(key)) {
      found.push({ what: 'attribute', name: `${name}.${key}`, root });
    }
  }
}

function lookInText(text: Y.XmlText, root: string, found: UnknownContent[]): void {
  for (const item of itemsOf(text as unknown as AnyType)) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) {
      lookAtMark(item.content, root, found);
    } else if (!(item.content instanceof Y.ContentString)) {
      found.push({ what: 'node', name: item.content.constructor.name, root });
    }
  }
}

function lookAtMark(format: Y.ContentFormat, root: string, found: UnknownContent[]): void {
  const name = markName(format.key);
  const value = format.value as unknown;
  if (value === null) return;
  if (!isProseMark(name)) {
    found.push({ what: 'mark', name, root });
    return;
  }
  const keys = typeof value === 'object' ? Object.keys(value) : [];
  for (const key of keys) {
    if (!proseMarkAttributes[name].includes(key))
      found.push({ what: 'attribute', name: `${name}.${key}`, root });
  }
}

function valueOf(item: Y.Item | undefined): unknown {
  return item === undefined || item.deleted ? undefined : item.content.getContent()[item.length - 1];
}

/** All items of a type in their order, deleted ones among them; no type is created or converted by looking. */
function itemsOf(type: AnyType): Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = type._start; item !== null; item = item.right) items.push(item);
  return items;
}
