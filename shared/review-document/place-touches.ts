/**
 * What an update of a document did to one of its places: a record, a seeded entry, or the prose of a section. Tells of
 * kinds of change and of values out of lists, never of the letters somebody wrote or took out.
 */
import * as Y from 'yjs';
import { plainMapRoots, prosePrefix, recordRoots, recordShapes } from './layout.ts';
import type { PlainMapRoot, RecordRoot } from './layout.ts';
import { nestedMap, proseFragment, rootMap } from './roots.ts';
import type { AnyMap } from './roots.ts';

export const touchKinds = [
  'made',
  'wrote',
  'erased',
  'shaped',
  'set',
  'cleared',
  'tied',
  'untied',
  'moved',
  'binned',
  'revived',
] as const;
export type TouchKind = (typeof touchKinds)[number];

/** `field` is empty where the place as a whole is meant; `value` is empty where there is none to tell. */
export interface Touch {
  readonly kind: TouchKind;
  readonly field: string;
  readonly value: string;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- Yjs types its events invariantly: a type of unknown content has no other name
type AnyType = Y.AbstractType<any>;
type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>;

/** Reads updates for one place; null when the document has no such place. Updates come in the order of the log. */
export interface TouchReader {
  read(update: Uint8Array): readonly Touch[];
}

/**
 * @param doc a document that holds everything the updates hold
 * @param place such as `factors/<id>`, `facts/<id>` or `prose:<section>`
 */
export function touchReader(doc: Y.Doc, place: string): TouchReader | null {
  if (place.startsWith(prosePrefix)) {
    const fragment = proseFragment(doc, place.slice(prosePrefix.length));
    return fragment === undefined ? null : new ProseTouches(doc, fragment, place);
  }
  const slash = place.indexOf('/');
  const root = place.slice(0, slash);
  if (!isMapRoot(root)) return null;
  const map = rootMap(doc, root);
  const entry = nestedMap(map, place.slice(slash + 1));
  if (map === undefined || entry === undefined) return null;
  return new EntryTouches(doc, { root, map, id: place.slice(slash + 1), entry });
}

const mapRoots: readonly string[] = [...plainMapRoots, ...recordRoots];

function isMapRoot(root: string): root is PlainMapRoot | RecordRoot {
  return mapRoots.includes(root);
}

/** Where an entry is kept, and the types it is made of. */
interface Entry {
  readonly root: PlainMapRoot | RecordRoot;
  readonly map: AnyMap;
  readonly id: string;
  readonly entry: AnyMap;
}

/** Bookkeeping of records that tells nobody anything. */
const silent: readonly string[] = ['id', 'createdAt'];

class EntryTouches implements TouchReader {
  readonly #doc: Y.Doc;
  readonly #at: Entry;
  readonly #texts = new Map<unknown, string>();
  readonly #flags: readonly string[];

  constructor(doc: Y.Doc, at: Entry) {
    this.#doc = doc;
    this.#at = at;
    for (const [field, item] of at.entry._map) {
      if (item.content instanceof Y.ContentType) this.#texts.set(item.content.type, field);
    }
    this.#flags = at.root in recordShapes ? recordShapes[at.root as RecordRoot].flags : [];
  }

  read(bytes: Uint8Array): readonly Touch[] {
    const update = Y.decodeUpdate(bytes);
    const found = new Map<string, Touch>();
    const keys = new Map<string, unknown>();
    const take = (touch: Touch): void => void found.set(`${touch.kind} ${touch.field}`, touch);
    for (const { item, said } of addedItems(this.#doc, update)) {
      if (item.parent === this.#at.map && item.parentSub === this.#at.id) {
        take({ kind: 'made', field: '', value: '' });
      } else if (item.parent === this.#at.entry && item.parentSub !== null) {
        if (said.content instanceof Y.ContentAny) keys.set(item.parentSub, said.content.arr.at(-1));
      } else {
        const field = this.#texts.get(item.parent);
        if (field !== undefined && said.content instanceof Y.ContentString)
          take({ kind: 'wrote', field, value: '' });
      }
    }
    for (const item of deletedItems(this.#doc, update)) {
      if (item.parent === this.#at.entry && item.parentSub !== null) {
        if (!keys.has(item.parentSub)) keys.set(item.parentSub, undefined);
      } else {
        const field = this.#texts.get(item.parent);
        if (field !== undefined && !found.has(`wrote ${field}`)) take({ kind: 'erased', field, value: '' });
      }
    }
    // A value set and taken back within the update is dead in the document and says nothing.
    for (const [key, value] of keys) {
      const touch = silent.includes(key) || this.#texts.has(key) ? null : this.#keyTouch(key, value);
      if (touch !== null) found.set(`key ${key}`, touch);
    }
    return [...found.values()];
  }

  #keyTouch(key: string, value: unknown): Touch | null {
    if (key === 'withdrawn')
      return { kind: value === undefined ? 'revived' : 'binned', field: '', value: '' };
    if (key === 'order') return value === undefined ? null : { kind: 'moved', field: '', value: '' };
    const slash = key.indexOf('/');
    if (slash > 0) {
      const kind = value === true ? 'tied' : 'untied';
      return { kind, field: key.slice(0, slash), value: key.slice(slash + 1) };
    }
    const isOff = value === undefined || value === null || value === '' || value === false;
    if (isOff) return { kind: 'cleared', field: key, value: '' };
    if (value === true || this.#flags.includes(key)) return { kind: 'set', field: key, value: 'yes' };
    return { kind: 'set', field: key, value: typeof value === 'string' ? value : '' };
  }
}

/** A stretch of one client's writing, whose text Yjs has forgotten since. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

class ProseTouches implements TouchReader {
  readonly #doc: Y.Doc;
  readonly #fragment: Y.XmlFragment;
  readonly #name: string;
  readonly #inside = new Map<AnyType, boolean>();
  /** By client, in the order of the log and so of their clocks: what once stood here and was collected. */
  readonly #forgotten = new Map<number, Stretch[]>();

  constructor(doc: Y.Doc, fragment: Y.XmlFragment, name: string) {
    this.#doc = doc;
    this.#fragment = fragment;
    this.#name = name;
  }

  read(bytes: Uint8Array): readonly Touch[] {
    const update = Y.decodeUpdate(bytes);
    let wrote = false;
    let erased = false;
    let shaped = false;
    for (const struct of update.structs) {
      if (!(struct instanceof Y.Item) || !this.#stoodHere(struct)) continue;
      if (struct.content instanceof Y.ContentString || struct.content instanceof Y.ContentEmbed) wrote = true;
      else if (!(struct.content instanceof Y.ContentDeleted)) shaped = true;
    }
    for (const [client, ranges] of update.ds.clients) {
      for (const { clock, len } of ranges) {
        for (const struct of structsIn(this.#doc, client, clock, len)) {
          if (struct instanceof Y.Item) {
            if (!this.#isInside(struct.parent)) continue;
            if (struct.parentSub === null && !(struct.content instanceof Y.ContentFormat)) erased = true;
            else shaped = true;
          } else if (this.#isForgotten(client, Math.max(clock, struct.id.clock))) erased = true;
        }
      }
    }
    const kind = wrote ? 'wrote' : erased ? 'erased' : shaped ? 'shaped' : null;
    return kind === null ? [] : [{ kind, field: '', value: '' }];
  }

  #stoodHere(said: Y.Item): boolean {
    const { client, clock } = said.id;
    const kept = keptStruct(this.#doc, client, clock);
    if (kept instanceof Y.Item) return this.#isInside(kept.parent);
    if (kept === null || !this.#forgottenParent(said)) return false;
    const stretches = this.#forgotten.get(client) ?? [];
    stretches.push({ from: clock, to: clock + said.length });
    this.#forgotten.set(client, stretches);
    return true;
  }

  /** Of a collected struct only the update itself says where it went: below a parent, or beside a neighbour. */
  #forgottenParent(said: Y.Item): boolean {
    const parent = said.parent as string | Y.ID | null;
    if (typeof parent === 'string') return parent === this.#name;
    const beside = parent ?? said.origin ?? said.rightOrigin;
    if (beside === null) return false;
    const kept = keptStruct(this.#doc, beside.client, beside.clock);
    return kept instanceof Y.Item
      ? this.#isInside(kept.parent)
      : this.#isForgotten(beside.client, beside.clock);
  }

  #isForgotten(client: number, clock: number): boolean {
    const stretches = this.#forgotten.get(client) ?? [];
    let low = 0;
    let high = stretches.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const stretch = stretches[middle];
      if (stretch === undefined) return false;
      if (clock < stretch.from) high = middle - 1;
      else if (clock >= stretch.to) low = middle + 1;
      else return true;
    }
    return false;
  }

  #isInside(type: unknown): boolean {
    if (!(type instanceof Y.AbstractType)) return false;
    const known = this.#inside.get(type as AnyType);
    if (known !== undefined) return known;
    const inside = type === this.#fragment || (type._item !== null && this.#isInside(type._item.parent));
    this.#inside.set(type as AnyType, inside);
    return inside;
  }
}

/** Each item of an update as it was said, beside what the document keeps of it. */
function* addedItems(doc: Y.Doc, update: DecodedUpdate): Generator<{ item: Y.Item; said: Y.Item }> {
  for (const said of update.structs) {
    if (!(said instanceof Y.Item)) continue;
    const item = keptStruct(doc, said.id.client, said.id.clock);
    if (item instanceof Y.Item) yield { item, said };
  }
}

function* deletedItems(doc: Y.Doc, update: DecodedUpdate): Generator<Y.Item> {
  for (const [client, ranges] of update.ds.clients) {
    for (const { clock, len } of ranges) {
      for (const struct of structsIn(doc, client, clock, len)) if (struct instanceof Y.Item) yield struct;
    }
  }
}

function keptStruct(doc: Y.Doc, client: number, clock: number): Y.Item | Y.GC | null {
  if (Y.getState(doc.store, client) <= clock) return null;
  return Y.getItem(doc.store, Y.createID(client, clock));
}

function* structsIn(doc: Y.Doc, client: number, clock: number, length: number): Generator<Y.Item | Y.GC> {
  const structs = doc.store.clients.get(client) ?? [];
  if (Y.getState(doc.store, client) <= clock) return;
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
    const struct = structs[index];
    if (struct === undefined || struct.id.clock >= clock + length) return;
    yield struct;
  }
}
