/**
 * The check before an update is applied, all or nothing: Yjs can half-apply a broken update and tell everyone before
 * it throws. Looks only at what would be new; never changes the document. What passes applies whole: nothing is
 * missing, nothing goes round in circles, everything stands where the layout has a place for it.
 */
import * as Y from 'yjs';
import type { RefusalCode } from '../../../shared/collab/protocol.ts';
import { judge, type Writer } from './grammar.ts';
import { deadPlace, type Place, type Places } from './places.ts';
import {
  MalformedUpdate,
  readWireUpdate,
  type Id,
  type WireItem,
  type WireStruct,
  type WireUpdate,
} from './wire-update.ts';

/** Whose a client number is: the writer's, nobody's yet, somebody else's, or one of an earlier epoch. */
export type NumberOwner = 'own' | 'free' | 'foreign' | 'earlier';

export interface GateContext {
  readonly doc: Y.Doc;
  readonly places: Places;
  readonly writer: Writer;
  readonly ownerOf: (clientNumber: number) => NumberOwner;
}

/** A new struct with the place it stands in. */
export interface NewStruct {
  readonly client: number;
  readonly struct: WireStruct;
  readonly place: Place;
  /** The key it stands under, where its place is a map or it is an attribute. */
  readonly key: string | null;
  /** For a shared type: the place its own content stands in. */
  readonly opens: Place | null;
}

/** An update that may be applied. */
export interface AcceptedUpdate {
  readonly kind: 'ok';
  readonly update: WireUpdate;
  readonly added: readonly NewStruct[];
  /** Whether all of it is new and stands somewhere alive, so that its bytes can be kept as they came. */
  readonly isWhole: boolean;
}

export type GateOutcome =
  | AcceptedUpdate
  | { readonly kind: 'nothing-new' }
  /** Something it builds on has not arrived. */
  | { readonly kind: 'waits' }
  /** `clients` are the numbers under which something new was offered. */
  | { readonly kind: 'refuse'; readonly code: RefusalCode; readonly clients: readonly number[] }
  | { readonly kind: 'epoch-moved' };

export function checkUpdate(context: GateContext, bytes: Uint8Array): GateOutcome {
  let update: WireUpdate;
  try {
    update = readWireUpdate(bytes);
  } catch (error) {
    if (error instanceof MalformedUpdate) return { kind: 'refuse', code: 'malformed', clients: [] };
    throw error;
  }
  return new Check(context, update).run();
}

/** Ends a check early with its outcome. */
class Outcome extends Error {
  readonly outcome: GateOutcome;

  constructor(outcome: GateOutcome) {
    super(outcome.kind);
    this.outcome = outcome;
  }
}

const waits = () => new Outcome({ kind: 'waits' });
const refuse = (code: RefusalCode) => new Outcome({ kind: 'refuse', code, clients: [] });

/** How far the structs of one client have been checked. */
interface Line {
  readonly client: number;
  readonly structs: readonly WireStruct[];
  next: number;
  /** Clock behind the last struct known or checked. */
  state: number;
  readonly known: number;
  readonly added: NewStruct[];
  busy: boolean;
}

/** A line being worked on until its state has passed a clock. */
interface Step {
  readonly line: Line;
  readonly until: number;
}

interface Spot {
  readonly place: Place;
  readonly key: string | null;
  /** The shared type there, null when it is new or gone. */
  readonly type: Y.AbstractType<unknown> | null;
}

const nowhere: Spot = { place: deadPlace, key: null, type: null };

class Check {
  readonly #context: GateContext;
  readonly #update: WireUpdate;
  readonly #lines = new Map<number, Line>();
  readonly #added: NewStruct[] = [];
  #isWhole = true;

  constructor(context: GateContext, update: WireUpdate) {
    this.#context = context;
    this.#update = update;
    for (const [client, structs] of update.structs) {
      const known = Y.getState(context.doc.store, client);
      this.#lines.set(client, { client, structs, next: 0, state: known, known, added: [], busy: false });
    }
  }

  run(): GateOutcome {
    try {
      for (const line of this.#lines.values()) this.#checkOwner(line);
      for (const line of this.#lines.values()) this.#advance(line);
      const deletes = this.#checkDeletes();
      if (this.#added.length === 0 && !deletes) return { kind: 'nothing-new' };
      return { kind: 'ok', update: this.#update, added: this.#added, isWhole: this.#isWhole };
    } catch (error) {
      if (!(error instanceof Outcome)) throw error;
      const { outcome } = error;
      return outcome.kind === 'refuse' ? { ...outcome, clients: this.#newClients() } : outcome;
    }
  }

  #newClients(): number[] {
    return [...this.#lines.values()].filter((line) => endOf(line) > line.known).map(({ client }) => client);
  }

  #checkOwner(line: Line): void {
    const owner = this.#context.ownerOf(line.client);
    if (endOf(line) <= line.known) {
      if (owner === 'foreign' && !this.#isAsKnown(line)) throw refuse('foreign-client');
      return;
    }
    switch (owner) {
      case 'foreign':
        throw refuse('foreign-client');
      case 'earlier':
        throw new Outcome({ kind: 'epoch-moved' });
      case 'own':
      case 'free':
        return;
    }
  }

  /**
   * Whether what is repeated of somebody else is what they wrote. Other words at the same clocks mean that one of the
   * two wrote under the other's number; saying that there is nothing new would lose them.
   */
  #isAsKnown({ client, structs }: Line): boolean {
    return structs.every((struct) => {
      if (struct.kind !== 'item' || struct.content.kind !== 'string') return true;
      const { text } = struct.content;
      for (let at = 0; at < text.length;) {
        const known = this.#known({ client, clock: struct.clock + at });
        const from = struct.clock + at - known.id.clock;
        const length = Math.min(text.length - at, known.length - from);
        if (known instanceof Y.Item && !(known.content instanceof Y.ContentDeleted)) {
          if (!(known.content instanceof Y.ContentString)) return false;
          if (known.content.str.slice(from, from + length) !== text.slice(at, at + length)) return false;
        }
        at += length;
      }
      return true;
    });
  }

  /** Checks a client's structs in order, and first those of others that they build on. */
  #advance(first: Line): void {
    const steps: Step[] = [{ line: first, until: Infinity }];
    first.busy = true;
    for (let step = steps.at(-1); step !== undefined; step = steps.at(-1)) {
      const { line, until } = step;
      const struct = line.structs[line.next];
      if (struct === undefined || line.state > until) {
        if (until !== Infinity && line.state <= until) throw waits();
        line.busy = false;
        steps.pop();
        continue;
      }
      if (struct.kind === 'skip' || struct.clock + struct.length <= line.state) {
        this.#isWhole = false;
        line.next += 1;
        continue;
      }
      if (struct.clock > line.state) throw waits();
      const missing = struct.kind === 'item' ? this.#missing(line, struct) : null;
      if (missing === null) {
        this.#take(line, struct);
        continue;
      }
      const other = this.#lines.get(missing.client);
      // Busy: each waits for the other, which no editor ever makes.
      if (other === undefined || other.busy) throw waits();
      other.busy = true;
      steps.push({ line: other, until: missing.clock });
    }
  }

  /** Something of another client that the item builds on and that is not checked yet. */
  #missing(line: Line, item: WireItem): Id | null {
    const parent = typeof item.parent === 'object' ? item.parent : null;
    for (const id of [item.origin, item.rightOrigin, parent]) {
      if (id === null) continue;
      if (id.client === line.client) {
        if (id.clock >= item.clock) throw refuse('malformed');
      } else if (id.clock >= this.#stateOf(id.client)) {
        return id;
      }
    }
    return null;
  }

  #stateOf(client: number): number {
    return this.#lines.get(client)?.state ?? Y.getState(this.#context.doc.store, client);
  }

  #take(line: Line, struct: WireStruct): void {
    const added = struct.kind === 'item' ? this.#place(line, struct) : gone(line.client, struct);
    if (added.place.kind === 'dead' || struct.clock < line.state) this.#isWhole = false;
    line.added.push(added);
    this.#added.push(added);
    line.state = struct.clock + struct.length;
    line.next += 1;
  }

  #place(line: Line, item: WireItem): NewStruct {
    const spot = this.#spot(item);
    const { place, key } = spot;
    if (item.clock < line.state) this.#checkContinues(line, spot);
    if (key === null && isMapLike(place)) throw refuse('malformed');
    const verdict = judge(place, key, item.content, this.#context.writer);
    if (!verdict.allowed) throw refuse('unknown-part');
    if (key !== null) this.#checkBuries(spot, key);
    return { client: line.client, struct: item, place, key, opens: verdict.opens };
  }

  /** Where an item goes: beside its neighbours, or else into the parent it names. */
  #spot(item: WireItem): Spot {
    const left = item.origin === null ? null : this.#spotOf(item.origin);
    const right = item.rightOrigin === null ? null : this.#spotOf(item.rightOrigin);
    if (left !== null && right !== null) {
      if (left.place.kind === 'dead' || right.place.kind === 'dead') return nowhere;
      if (left.place !== right.place || left.key !== right.key) throw refuse('malformed');
    }
    const beside = left ?? right;
    if (beside !== null) return beside;
    if (item.parent === null) throw refuse('malformed');
    return { ...this.#parent(item.parent), key: item.parentSub };
  }

  #parent(parent: string | Id): Omit<Spot, 'key'> {
    if (typeof parent === 'string') {
      const place = this.#context.places.root(parent);
      if (place === null) throw refuse('unknown-part');
      return {
        place,
        type: (this.#context.doc.share.get(parent) as Y.AbstractType<unknown> | undefined) ?? null,
      };
    }
    const added = this.#findAdded(parent);
    if (added !== null) {
      if (added.opens !== null) return { place: added.opens, type: null };
      if (added.struct.kind === 'gc' || isDeletedContent(added.struct)) return nowhere;
      throw refuse('malformed');
    }
    const known = this.#known(parent);
    if (!(known instanceof Y.Item) || known.content instanceof Y.ContentDeleted) return nowhere;
    if (!(known.content instanceof Y.ContentType)) throw refuse('malformed');
    const { type } = known.content;
    return { place: this.#context.places.of(type), type };
  }

  #spotOf(id: Id): Spot {
    const added = this.#findAdded(id);
    if (added !== null) return { place: added.place, key: added.key, type: null };
    const known = this.#known(id);
    if (!(known instanceof Y.Item) || !(known.parent instanceof Y.AbstractType)) return nowhere;
    const type = known.parent as Y.AbstractType<unknown>;
    return { place: this.#context.places.of(type), key: known.parentSub, type };
  }

  #known(id: Id): Y.Item | Y.GC {
    return Y.getItem(this.#context.doc.store, Y.createID(id.client, id.clock));
  }

  #findAdded(id: Id): NewStruct | null {
    const line = this.#lines.get(id.client);
    if (line === undefined || id.clock < line.known) return null;
    let low = 0;
    let high = line.added.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const added = line.added[middle];
      if (added === undefined) return null;
      if (id.clock < added.struct.clock) high = middle - 1;
      else if (id.clock >= added.struct.clock + added.struct.length) low = middle + 1;
      else return added;
    }
    return null;
  }

  /** A struct of which the beginning is known already must go on where that stands. */
  #checkContinues(line: Line, spot: Spot): void {
    const before = this.#spotOf({ client: line.client, clock: line.state - 1 });
    if (before.place.kind === 'dead' || spot.place.kind === 'dead') return;
    if (before.place !== spot.place || before.key !== spot.key) throw refuse('malformed');
  }

  /** Nothing may take the place of a shared type under a key: it would bury what others write in it. */
  #checkBuries({ place, type }: Spot, key: string): void {
    if (this.#context.writer === 'server' || !isMapLike(place)) return;
    const current = type?._map.get(key);
    if (current !== undefined && !current.deleted && current.content instanceof Y.ContentType) {
      throw refuse('malformed');
    }
  }

  /** Whether anything alive is deleted. Every deleted stretch must be known or in the update itself. */
  #checkDeletes(): boolean {
    let alive = false;
    for (const [client, clock, length] of this.#update.deletes) {
      if (clock + length > this.#stateOf(client)) throw waits();
      const known = Math.min(clock + length, Y.getState(this.#context.doc.store, client));
      if (clock < known) alive = this.#deletesLiving(client, clock, known) || alive;
    }
    return alive;
  }

  #deletesLiving(client: number, from: number, to: number): boolean {
    const structs = this.#context.doc.store.clients.get(client) ?? [];
    let alive = false;
    for (let index = Y.findIndexSS(structs, from); index < structs.length; index += 1) {
      const struct = structs[index];
      if (struct === undefined || struct.id.clock >= to) break;
      if (struct.deleted || !(struct instanceof Y.Item)) continue;
      alive = true;
      if (this.#context.writer === 'member' && isStructure(struct, this.#context.places))
        throw refuse('unknown-part');
    }
    return alive;
  }
}

/** Clock behind the last struct of a client that is more than a gap. */
function endOf({ structs }: Line): number {
  const last = structs.findLast(({ kind }) => kind !== 'skip');
  return last === undefined ? 0 : last.clock + last.length;
}

function gone(client: number, struct: WireStruct): NewStruct {
  return { client, struct, place: deadPlace, key: null, opens: null };
}

function isDeletedContent(struct: WireStruct): boolean {
  return struct.kind === 'item' && struct.content.kind === 'deleted';
}

/** Places whose children all stand under keys. */
function isMapLike({ kind }: Place): boolean {
  return kind === 'map-root' || kind === 'record-root' || kind === 'record' || kind === 'seeded';
}

/** Records, their texts and what was seeded are withdrawn or emptied, never deleted. */
function isStructure(item: Y.Item, places: Places): boolean {
  if (!(item.parent instanceof Y.AbstractType)) return false;
  const place = places.of(item.parent as Y.AbstractType<unknown>);
  if (place.path === 'meta' || place.path === 'harm' || place.kind === 'sections') return true;
  return item.content instanceof Y.ContentType && isMapLike(place);
}
