/**
 * The words that given updates put into a document, by place: to hand people back what could not be stored.
 * Reads only. A word is found by the identity of its letters, however it was moved about with its neighbours since.
 */
import * as Y from 'yjs';

export interface InsertedText {
  /** Root and keys below it, e.g. `prose:s.what` or `factors/<id>/condition`; empty when not known. */
  readonly place: string;
  readonly text: string;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- Yjs types its events invariantly: a type of unknown content has no other name
type AnyType = Y.AbstractType<any>;

interface Span {
  readonly from: number;
  to: number;
}

/**
 * In document order within each place; places in the order of the document's roots. Words that the same updates took
 * away again are left out; words that somebody else's deletion took along are not.
 */
export function insertedText(doc: Y.Doc, updates: readonly Uint8Array[]): InsertedText[] {
  const decoded = updates.map((update) => Y.decodeUpdate(update));
  const isTakenAway = namedBy(decoded.map(({ ds }) => ds.clients));
  const spans = new Map<number, Span[]>();
  const lost = new Map<string, string>();
  const seen = new Set<string>();
  for (const struct of decoded.flatMap(({ structs }) => structs)) {
    if (!(struct instanceof Y.Item)) continue;
    const { client, clock } = struct.id;
    addSpan(spans, client, clock, struct.length);
    if (!(struct.content instanceof Y.ContentString)) continue;
    for (let i = 0; i < struct.length; i += 1) {
      const id = Y.createID(client, clock + i);
      const key = `${id.client}/${id.clock}`;
      const place = placeIfDead(doc, id);
      if (place === null || seen.has(key) || isTakenAway(id)) continue;
      seen.add(key);
      lost.set(place, (lost.get(place) ?? '') + struct.content.str.charAt(i));
    }
  }
  const found: InsertedText[] = [];
  for (const [name, root] of doc.share) collect(root, name, spans, found);
  for (const [place, text] of lost) found.push({ place, text });
  return found;
}

function addSpan(spans: Map<number, Span[]>, client: number, clock: number, length: number): void {
  const known = spans.get(client) ?? [];
  const last = known.at(-1);
  if (last?.to === clock) last.to += length;
  else known.push({ from: clock, to: clock + length });
  spans.set(client, known);
}

type Ranges = ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>;

function namedBy(deletes: readonly Ranges[]): (id: Y.ID) => boolean {
  return ({ client, clock }) =>
    deletes.some((set) =>
      set.get(client)?.some((range) => range.clock <= clock && clock < range.clock + range.len),
    );
}

/** Where something stood that is not in the document, or not any more; null when it is there. */
function placeIfDead(doc: Y.Doc, id: Y.ID): string | null {
  if (Y.getState(doc.store, id.client) <= id.clock) return '';
  const kept = Y.getItem(doc.store, id) as Y.Item | Y.GC;
  if (!(kept instanceof Y.Item)) return '';
  return kept.deleted ? pathOf(doc, kept) : null;
}

/** Root and keys above an item; empty when Yjs has forgotten what it stood in. */
function pathOf(doc: Y.Doc, item: Y.Item): string {
  const keys: string[] = [];
  let at: Y.Item | null = item;
  while (at !== null) {
    if (at.parentSub !== null) keys.unshift(at.parentSub);
    const parent: unknown = at.parent;
    if (!(parent instanceof Y.AbstractType)) return '';
    if (parent._item === null) {
      for (const [name, root] of doc.share) if (root === parent) return [name, ...keys].join('/');
    }
    at = parent._item;
  }
  return '';
}

function collect(
  type: AnyType,
  place: string,
  spans: ReadonlyMap<number, readonly Span[]>,
  found: InsertedText[],
): void {
  if (type instanceof Y.XmlFragment || (type._map.size === 0 && type instanceof Y.Text)) {
    const text = textOf(type, spans).replace(/\n+$/, '');
    if (text !== '') found.push({ place, text });
    return;
  }
  for (const [key, item] of type._map) {
    if (!item.deleted && item.content instanceof Y.ContentType) {
      collect(item.content.type as AnyType, `${place}/${key}`, spans, found);
    }
  }
  if (type._start !== null) {
    const text = textOf(type, spans);
    if (text !== '') found.push({ place, text });
  }
}

function textOf(type: AnyType, spans: ReadonlyMap<number, readonly Span[]>): string {
  let text = '';
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentString) text += slicesOf(item, item.content.str, spans);
    if (item.content instanceof Y.ContentType) {
      const inner = textOf(item.content.type as AnyType, spans);
      const block = item.content.type instanceof Y.XmlElement;
      if (inner !== '') text += block ? `${inner.replace(/\n$/, '')}\n` : inner;
    }
  }
  return text;
}

/** The parts of an item that lie in the spans: neighbours of one person are merged into one item. */
function slicesOf(item: Y.Item, words: string, spans: ReadonlyMap<number, readonly Span[]>): string {
  const own = spans.get(item.id.client);
  if (own === undefined) return '';
  let text = '';
  for (let i = 0; i < words.length; i += 1) {
    const clock = item.id.clock + i;
    if (own.some((span) => clock >= span.from && clock < span.to)) text += words[i] ?? '';
  }
  return text;
}
