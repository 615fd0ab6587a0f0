/**
 * Answers about a document from its stored bytes, without building it: what it holds and what of it somebody lacks.
 * Reads snapshot and tail as they are; never changes them and never keeps them.
 */
import * as Y from 'yjs';
import { summaryOfDocument, summaryOfUpdates, type DocumentSummary } from '../../db/document-summary.ts';
import { MalformedUpdate, readWireUpdate, type WireUpdate } from './gate/wire-update.ts';

/** Snapshot, what was known of it when it was made, and the updates behind it, in order. */
export interface StoredBytes {
  readonly snapshot: Uint8Array | null;
  readonly summary: DocumentSummary | null;
  readonly updates: readonly Uint8Array[];
}

/**
 * What an update is to a document that is not built. `clients` are the numbers under which it offers something new,
 * `repeats` those of what is known: whether it is the same that is known, only the document can tell.
 */
export type StoredOutcome =
  | { readonly kind: 'refuse'; readonly code: 'malformed'; readonly clients: readonly number[] }
  | { readonly kind: 'nothing-new'; readonly repeats: readonly number[] }
  | { readonly kind: 'adds'; readonly clients: readonly number[] };

/** Updates merged at a time: merging many at once costs the square of their number. */
const mergedAtOnce = 16;

/** How far each client's structs are known, and what of them is deleted. A few bytes for each stretch deleted. */
export class StoredState {
  readonly #summary: DocumentSummary;

  private constructor(summary: DocumentSummary) {
    this.#summary = summary;
  }

  static ofDocument(doc: Y.Doc): StoredState {
    return new StoredState(summaryOfDocument(doc));
  }

  /** @throws when the bytes cannot be read or something in them is missing. */
  static ofBytes({ snapshot, summary, updates }: StoredBytes): StoredState {
    const unread = snapshot === null || summary !== null ? updates : [snapshot, ...updates];
    return new StoredState(summaryOfUpdates(summary, unread));
  }

  /** Encoded, as it goes over the wire. */
  get stateVector(): Uint8Array {
    return this.#summary.stateVector;
  }

  /** What somebody lacks who has every struct already, told without the stored bytes; null when they lack a struct. */
  answerTo(known: ReadonlyMap<number, number>): Uint8Array | null {
    for (const [client, clock] of Y.decodeStateVector(this.stateVector)) {
      if ((known.get(client) ?? 0) < clock) return null;
    }
    return this.#summary.deletions;
  }

  /** Whether an update would change the document. */
  judge(bytes: Uint8Array): StoredOutcome {
    let update: WireUpdate;
    try {
      update = readWireUpdate(bytes);
    } catch (error) {
      if (error instanceof MalformedUpdate) return { kind: 'refuse', code: 'malformed', clients: [] };
      throw error;
    }
    const clocks = Y.decodeStateVector(this.stateVector);
    const clients: number[] = [];
    for (const [client, structs] of update.structs) {
      const last = structs.findLast(({ kind }) => kind !== 'skip');
      if (last !== undefined && last.clock + last.length > (clocks.get(client) ?? 0)) clients.push(client);
    }
    if (clients.length > 0) return { kind: 'adds', clients };
    return this.#areDeleted(update.deletes)
      ? { kind: 'nothing-new', repeats: [...update.structs.keys()] }
      : { kind: 'adds', clients };
  }

  #areDeleted(stretches: WireUpdate['deletes']): boolean {
    if (stretches.length === 0) return true;
    const { clients } = Y.decodeUpdate(this.#summary.deletions).ds;
    return stretches.every(([client, clock, length]) => covers(clients.get(client) ?? [], clock, length));
  }
}

/** Whether one of the stretches, which are in order and apart, holds all of this one. */
function covers(
  stretches: readonly { readonly clock: number; readonly len: number }[],
  clock: number,
  length: number,
): boolean {
  let low = 0;
  let high = stretches.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const stretch = stretches[middle];
    if (stretch === undefined) return false;
    if (clock < stretch.clock) high = middle - 1;
    else if (clock >= stretch.clock + stretch.len) low = middle + 1;
    else return clock + length <= stretch.clock + stretch.len;
  }
  return false;
}

/**
 * What somebody with this state vector lacks, as updates to be applied in order; at least one. To somebody who has
 * nothing the stored bytes go as they are.
 */
export function lacking(stored: StoredBytes, known: ReadonlyMap<number, number>): readonly Uint8Array[] {
  const parts = asParts(stored);
  if (parts.length === 0) return [emptyUpdate];
  if (known.size === 0) return parts;
  const stateVector = Y.encodeStateVector(new Map(known));
  return parts.map((bytes) => Y.diffUpdate(bytes, stateVector));
}

/** The snapshot, and everything behind it as one update. */
function asParts({ snapshot, updates }: StoredBytes): Uint8Array[] {
  const tail = mergeInOrder(updates);
  return [snapshot, tail].filter((part) => part !== null);
}

function mergeInOrder(updates: readonly Uint8Array[]): Uint8Array | null {
  let left = [...updates];
  while (left.length > 1) {
    const merged: Uint8Array[] = [];
    for (let at = 0; at < left.length; at += mergedAtOnce) {
      merged.push(Y.mergeUpdates(left.slice(at, at + mergedAtOnce)));
    }
    left = merged;
  }
  return left[0] ?? null;
}

/** No structs, no deletions. */
const emptyUpdate = Uint8Array.of(0, 0);

export function isStateVector(bytes: Uint8Array): boolean {
  try {
    Y.decodeStateVector(bytes);
    return true;
  } catch {
    // Anyone can send such bytes; saying that they are none is all there is to do.
    return false;
  }
}
