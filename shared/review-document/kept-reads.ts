/**
 * Plain readings of a living document, kept from one reading to the next. A change reads anew only the record or the
 * block of prose it touched; whatever did not change stays the same object, so that a reader can tell by identity.
 * Refuses to answer while a transaction is under way: what is read then is read afresh.
 */
import * as Y from 'yjs';
import { prosePrefix } from './layout.ts';
import type { RecordRoot } from './layout.ts';
import { readProse } from './prose-read.ts';
import { compareOrder } from './record-order.ts';
import { isRecordId, plainRecord } from './record-read.ts';
import type { BaseRecord, ProseNode, RecordOf } from './records.ts';
import { isMap, proseFragment, rootMap } from './roots.ts';

/** The records of one root, and which of them have changed since they were read. */
interface Table {
  readonly byId: Map<string, BaseRecord>;
  readonly stale: Set<string>;
  all: readonly BaseRecord[];
  live: readonly BaseRecord[];
}

interface Made {
  readonly roots: readonly string[];
  readonly value: unknown;
  stale: boolean;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- Yjs types its events invariantly: a type of unknown content has no other name
type AnyType = Y.AbstractType<any>;

export class KeptReads {
  readonly #doc: Y.Doc;
  readonly #tables = new Map<string, Table>();
  readonly #sections = new Map<string, ProseNode>();
  readonly #made = new Map<string, Made>();
  #blocks = new WeakMap<Y.XmlElement, ProseNode>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      for (const [type, keys] of transaction.changed) this.#changed(type as AnyType, keys);
    });
  }

  /** Live and binned records in their order. */
  records<Root extends RecordRoot>(root: Root): readonly RecordOf<Root>[] {
    return this.#table(root).all as readonly RecordOf<Root>[];
  }

  /** Those that are not in the bin. */
  live<Root extends RecordRoot>(root: Root): readonly RecordOf<Root>[] {
    return this.#table(root).live as readonly RecordOf<Root>[];
  }

  /** Undefined when nothing was ever written in the section. */
  prose(sectionId: string): ProseNode | undefined {
    const known = this.#sections.get(sectionId);
    if (known !== undefined) return known;
    const fragment = proseFragment(this.#doc, sectionId);
    if (fragment === undefined || fragment.length === 0) return undefined;
    const read = readProse(fragment, this.#blocks);
    this.#sections.set(sectionId, read);
    return read;
  }

  /**
   * What is made of several readings, until one of them changes.
   * @param name what it is kept under; @param roots what it depends on, every root when empty
   * @param same whether a new one says what the former did, which then stays
   */
  once<T>(name: string, roots: readonly string[], make: () => T, same: (before: T, now: T) => boolean): T {
    const known = this.#made.get(name);
    if (known !== undefined && !known.stale) return known.value as T;
    const now = make();
    const value = known !== undefined && same(known.value as T, now) ? (known.value as T) : now;
    this.#made.set(name, { roots, value, stale: false });
    return value;
  }

  #table(root: RecordRoot): Table {
    const map = rootMap(this.#doc, root);
    let table = this.#tables.get(root);
    if (table === undefined) {
      table = { byId: new Map(), stale: new Set(map?.keys()), all: [], live: [] };
      this.#tables.set(root, table);
    }
    if (table.stale.size === 0) return table;
    for (const id of table.stale) {
      const record = isRecordId(id) ? map?.get(id) : undefined;
      if (isMap(record)) table.byId.set(id, plainRecord(root, id, record));
      else table.byId.delete(id);
    }
    table.stale.clear();
    table.all = [...table.byId.values()].sort(compareOrder);
    table.live = table.all.filter(({ withdrawnAt }) => withdrawnAt === null);
    return table;
  }

  /** @param keys of the changed type, null for its content in order */
  #changed(type: AnyType, keys: ReadonlySet<string | null>): void {
    let at = type;
    let below = keys;
    for (let item = at._item; item !== null; item = at._item) {
      if (at instanceof Y.XmlElement) this.#blocks.delete(at as Y.XmlElement);
      below = new Set([item.parentSub]);
      at = item.parent as AnyType;
    }
    const root = [...this.#doc.share].find(([, known]) => known === at)?.[0];
    for (const made of this.#made.values()) {
      if (root === undefined || made.roots.length === 0 || made.roots.includes(root)) made.stale = true;
    }
    if (root === undefined) this.#forget();
    else if (root.startsWith(prosePrefix)) this.#sections.delete(root.slice(prosePrefix.length));
    else for (const key of below) if (key !== null) this.#tables.get(root)?.stale.add(key);
  }

  /** A root that has just become another object: everything is read again. */
  #forget(): void {
    this.#tables.clear();
    this.#sections.clear();
    this.#blocks = new WeakMap();
  }
}

const keepers = new WeakMap<Y.Doc, KeptReads>();

/** From now on what is read of this document is kept. For documents that are read again after each key. */
export function keepReads(doc: Y.Doc): void {
  if (!keepers.has(doc)) keepers.set(doc, new KeptReads(doc));
}

/** Undefined for a document whose readings are not kept, and for every document while it is being changed. */
export function keptReads(doc: Y.Doc): KeptReads | undefined {
  return doc._transaction === null && doc._transactionCleanups.length === 0 ? keepers.get(doc) : undefined;
}
