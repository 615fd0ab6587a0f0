/**
 * Finds text that a merge swallowed: it was deleted, or arrived dead, though the update that did it does not name it,
 * so nobody who deleted can have seen it. Called after the update is integrated and before Yjs drops the content.
 */
import * as Y from 'yjs';
import type { NewStruct } from './gate/gate.ts';
import type { Places } from './gate/places.ts';
import type { WireUpdate } from './gate/wire-update.ts';

/** `client` wrote the text; `where` is the deleted thing that took it along, for finding out who deleted that. */
export interface SwallowedText {
  readonly client: number;
  readonly place: string;
  readonly text: string;
  /** Whether it was there before and this update took it along; else it arrived too late. */
  readonly wasThere: boolean;
  readonly parent: Y.ID | null;
}

interface Piece extends SwallowedText {
  readonly clock: number;
}

/** Something that a transaction deleted, and where it stood. */
export interface DeletedStretch {
  readonly client: number;
  readonly from: number;
  readonly to: number;
  readonly place: string;
}

/** Stretches by client, as Yjs notes them. */
type DeletedRanges = ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>;

/** An update that was integrated a moment ago, while Yjs still has the content of what was deleted. */
export interface Integrated {
  readonly store: Y.Doc['store'];
  /** What it deleted, told or untold. */
  readonly deleted: DeletedRanges;
  /** How far a client was known before it. */
  readonly stateBefore: (client: number) => number;
  readonly update: WireUpdate;
  /** New structs of which Yjs may have kept nothing. */
  readonly added: readonly NewStruct[];
}

/** Tells apart what each of several updates deleted that share a transaction. */
export class Deletions {
  readonly #seen = new Map<number, number>();
  #total = 0;

  /** What was deleted since the last time, in the order of clocks; null when nothing was. */
  since({ deleteSet }: Y.Transaction): DeletedRanges | null {
    let total = 0;
    for (const ranges of deleteSet.clients.values()) total += ranges.length;
    if (total === this.#total) return null;
    this.#total = total;
    const fresh = new Map<number, { readonly clock: number; readonly len: number }[]>();
    for (const [client, ranges] of deleteSet.clients) {
      const seen = this.#seen.get(client) ?? 0;
      if (ranges.length === seen) continue;
      this.#seen.set(client, ranges.length);
      fresh.set(
        client,
        ranges.slice(seen).sort((one, other) => one.clock - other.clock),
      );
    }
    return fresh;
  }
}

/** What an update deleted, with the places Yjs is about to forget. */
export function deletedStretches(integrated: Integrated, places: Places): DeletedStretch[] {
  const stretches: DeletedStretch[] = [];
  for (const { client, item } of deletedItems(integrated)) {
    const place = placeOf(item, places);
    const from = item.id.clock;
    const last = stretches.at(-1);
    if (last !== undefined && last.client === client && last.to === from && last.place === place) {
      stretches[stretches.length - 1] = { ...last, to: from + item.length };
    } else {
      stretches.push({ client, from, to: from + item.length, place });
    }
  }
  return stretches;
}

/** In the order in which each writer wrote; pieces of one writer in one place are one text. */
export function findSwallowedText(integrated: Integrated, places: Places): SwallowedText[] {
  const named = new NamedDeletes(integrated.update);
  const pieces = [...deletedPieces(integrated, named, places), ...lostPieces(integrated, named)];
  pieces.sort((one, other) => one.client - other.client || one.clock - other.clock);
  const texts = new Map<string, SwallowedText>();
  for (const piece of pieces) {
    const key = `${piece.client} ${piece.place} ${piece.wasThere}`;
    const before = texts.get(key);
    texts.set(key, before === undefined ? piece : { ...before, text: before.text + piece.text });
  }
  return [...texts.values()].filter(({ text }) => text.trim() !== '');
}

/** Text items that an update deleted without being told to. */
function* deletedPieces(integrated: Integrated, named: NamedDeletes, places: Places): Generator<Piece> {
  for (const { client, item } of deletedItems(integrated)) {
    if (!(item.content instanceof Y.ContentString)) continue;
    const { clock } = item.id;
    const text = named.without(client, clock, item.content.str);
    if (text === '') continue;
    const wasThere = clock < integrated.stateBefore(client);
    const parent = item.parent instanceof Y.AbstractType ? (item.parent._item?.id ?? null) : null;
    yield { client, clock, text, place: placeOf(item, places), wasThere, parent };
  }
}

function* deletedItems({ store, deleted }: Integrated): Generator<{ client: number; item: Y.Item }> {
  for (const [client, ranges] of deleted) {
    const structs = store.clients.get(client) ?? [];
    for (const { clock, len } of ranges) {
      for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
        const item = structs[index];
        if (item === undefined || item.id.clock >= clock + len) break;
        if (item instanceof Y.Item) yield { client, item };
      }
    }
  }
}

function placeOf(item: Y.Item, places: Places): string {
  return item.parent instanceof Y.AbstractType ? places.of(item.parent as Y.AbstractType<unknown>).path : '';
}

/** New text whose parent had been dropped altogether, so that Yjs kept nothing of it. */
function* lostPieces({ store, added, stateBefore }: Integrated, named: NamedDeletes): Generator<Piece> {
  for (const { client, struct, place } of added) {
    if (struct.kind !== 'item' || struct.content.kind !== 'string') continue;
    const kept = Y.getItem(store, Y.createID(client, struct.clock + struct.length - 1)) as Y.Item | Y.GC;
    if (kept instanceof Y.Item) continue;
    const before = stateBefore(client);
    const from = Math.max(struct.clock, before);
    const text = named.without(client, from, struct.content.text.slice(from - struct.clock));
    const parent =
      typeof struct.parent === 'string' ? null : (struct.parent ?? struct.origin ?? struct.rightOrigin);
    yield {
      client,
      clock: from,
      text,
      place: place.path,
      wasThere: false,
      parent: parent === null ? null : Y.createID(parent.client, parent.clock),
    };
  }
}

/** The stretches an update deletes knowingly. */
class NamedDeletes {
  readonly #ranges = new Map<number, (readonly [from: number, to: number])[]>();

  constructor(update: WireUpdate) {
    for (const [client, clock, length] of update.deletes) {
      const ranges = this.#ranges.get(client) ?? [];
      ranges.push([clock, clock + length]);
      this.#ranges.set(client, ranges);
    }
  }

  /** What of a text that begins at this clock is not named. */
  without(client: number, clock: number, text: string): string {
    let left = '';
    let at = clock;
    const end = clock + text.length;
    const ranges = (this.#ranges.get(client) ?? [])
      .filter(([from, to]) => from < end && to > clock)
      .sort((one, other) => one[0] - other[0]);
    for (const [from, to] of ranges) {
      if (from > at) left += text.slice(at - clock, from - clock);
      at = Math.max(at, to);
    }
    return at < end ? left + text.slice(at - clock) : left;
  }
}
