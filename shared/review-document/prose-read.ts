/**
 * Rich text of a section as ProseMirror JSON, read from the shared type without one write: the binding's own
 * converters merge and delete while they read. Adjacent pieces of text with the same marks become one.
 * Nodes and marks are passed through by name; what to do with unknown ones is for the caller to decide.
 */
import * as Y from 'yjs';
import { asPlainJson } from './plain-json.ts';
import type { ProseMark, ProseNode } from './records.ts';

const maxDepth = 32;

/** Elements that were read before and have not changed since. */
type ReadBefore = Pick<WeakMap<Y.XmlElement, ProseNode>, 'get' | 'set'>;

/**
 * The fragment as a `doc` node.
 * @param before takes up each element that is read; what it already holds is not read again
 */
export function readProse(fragment: Y.XmlFragment, before?: ReadBefore): ProseNode {
  return { type: 'doc', content: childrenOf(fragment, 0, before) };
}

function childrenOf(
  parent: Y.XmlFragment,
  depth: number,
  before: ReadBefore | undefined,
): readonly ProseNode[] {
  const nodes: ProseNode[] = [];
  if (depth > maxDepth) return nodes;
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      for (const piece of piecesOf(child)) append(nodes, piece);
    } else if (child instanceof Y.XmlElement) {
      nodes.push(elementNode(child, depth, before));
    }
  }
  return nodes;
}

function elementNode(element: Y.XmlElement, depth: number, before: ReadBefore | undefined): ProseNode {
  const known = before?.get(element);
  if (known !== undefined) return known;
  const attrs = asPlainJson(element.getAttributes()) as Readonly<Record<string, unknown>>;
  const content = childrenOf(element, depth + 1, before);
  const node: ProseNode = {
    type: element.nodeName,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content.length > 0 ? { content } : {}),
  };
  before?.set(element, node);
  return node;
}

function piecesOf(text: Y.XmlText): readonly ProseNode[] {
  const delta = text.toDelta() as readonly {
    insert: unknown;
    attributes?: Readonly<Record<string, unknown>>;
  }[];
  return delta.flatMap(({ insert, attributes }) => {
    if (typeof insert !== 'string' || insert === '') return [];
    const marks = marksOf(attributes ?? {});
    return [{ type: 'text', text: insert, ...(marks.length > 0 ? { marks } : {}) }];
  });
}

/** The binding adds a hash to the name of a mark that may overlap itself; the name is what stands before it. */
const hashed = /^(.*)--[a-zA-Z0-9+/=]{8}$/;

export function markName(attribute: string): string {
  return hashed.exec(attribute)?.[1] ?? attribute;
}

function marksOf(attributes: Readonly<Record<string, unknown>>): readonly ProseMark[] {
  return Object.keys(attributes)
    .sort()
    .map((key) => {
      const attrs = asPlainJson(attributes[key]);
      const has = typeof attrs === 'object' && attrs !== null && Object.keys(attrs).length > 0;
      return { type: markName(key), ...(has ? { attrs: attrs as Readonly<Record<string, unknown>> } : {}) };
    });
}

function append(nodes: ProseNode[], piece: ProseNode): void {
  const last = nodes.at(-1);
  if (
    last?.type === 'text' &&
    piece.type === 'text' &&
    JSON.stringify(last.marks) === JSON.stringify(piece.marks)
  ) {
    nodes[nodes.length - 1] = { ...last, text: (last.text ?? '') + (piece.text ?? '') };
    return;
  }
  nodes.push(piece);
}
