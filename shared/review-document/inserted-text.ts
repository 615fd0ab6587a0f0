/**
 * The words that given updates put into a document, by place: to hand people back what could not be stored.
 * Reads only; what has been deleted since is left out, what never found its place in the document is not.
 */
import * as Y from 'yjs';

export interface InsertedText {
  /** Root and keys below it, e.g. `prose:s.what` or `factors/<id>/condition`; empty when not known. */
  readonly place: string;
  readonly text: string;
}

// Yjs declares its events invariantly, so a type of unknown content has no other name.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type AnyType = Y.AbstractType<any>;

interface Span {
  readonly from: number;
  to: number;
}

/** In document order within each place; places in the order of the document's roots. */
export function insertedText(doc: Y.Doc, updates: readonly Uint8Array[]): InsertedText[] {
  const spans = new Map<number, Span[]>();
  const placeless: string[] = [];
  for (const update of updates) {
    for (const struct of Y.decodeUpdate(update).structs) {
      if (!(struct instanceof Y.Item)) continue;
      const { client, clock } = struct.id;
      if (Y.getState(doc.store, client) < clock + struct.length) {
        if (struct.content instanceof Y.ContentString) placeless.push(struct.content.str);
        continue;
      }
      const known = spans.get(client) ?? [];
      const last = known.at(-1);
      if (last?.to === clock) last.to += struct.length;
      else known.push({ from: clock, to: clock + struct.length });
      spans.set(client, known);
    }
  }
  const found: InsertedText[] = [];
  for (const [name, root] of doc.share) collect(root, name, spans, found);
  if (placeless.length > 0) found.push({ place: '', text: placeless.join('') });
  return found;
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
