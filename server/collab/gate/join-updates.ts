/**
 * Makes one update of several that follow one another, by copying: the gate has read where everything lies in them,
 * so nothing is decoded again. Takes only updates of which every struct is new, in the order in which they were
 * applied; the clients come out in the order in which Yjs writes them.
 */
import { ByteWriter, longestNumber } from '../byte-writer.ts';
import type { WireSection, WireUpdate } from './wire-update.ts';

/** An update with what the gate read in it. */
export interface ReadUpdate {
  readonly bytes: Uint8Array;
  readonly update: WireUpdate;
}

interface Run {
  readonly bytes: Uint8Array;
  readonly section: WireSection;
}

type Stretch = readonly [clock: number, length: number];

/** As Yjs keeps what a transaction deleted. */
interface DeletedStretches {
  readonly clients: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>;
}

export function joinUpdates(updates: readonly ReadUpdate[]): Uint8Array {
  const [first] = updates;
  if (first !== undefined && updates.length === 1 && first.update.sections.length <= 1) return first.bytes;
  return write(updates);
}

/** An update that only deletes these stretches. */
export function deletionOf({ clients }: DeletedStretches): ReadUpdate {
  const deletes = [...clients].flatMap(([client, list]) =>
    list.map(({ clock, len }) => [client, clock, len] as const),
  );
  const update: WireUpdate = { structs: new Map(), sections: [], deletes };
  return { bytes: write([{ bytes: new Uint8Array(0), update }]), update };
}

function write(updates: readonly ReadUpdate[]): Uint8Array {
  const runs = new Map<number, Run[]>();
  const deletes = new Map<number, Stretch[]>();
  let size = longestNumber * 2;
  for (const { bytes, update } of updates) {
    size += bytes.byteLength + longestNumber * (4 + 3 * update.deletes.length);
    for (const section of update.sections) {
      const known = runs.get(section.client);
      if (known === undefined) runs.set(section.client, [{ bytes, section }]);
      else known.push({ bytes, section });
    }
    for (const [client, clock, length] of update.deletes) {
      const known = deletes.get(client);
      if (known === undefined) deletes.set(client, [[clock, length]]);
      else known.push([clock, length]);
    }
  }
  const writer = new ByteWriter(size);
  writer.number(runs.size);
  for (const [client, list] of descending(runs)) {
    writer.number(list.reduce((sum, { section }) => sum + section.many, 0));
    writer.number(client);
    writer.number(list[0]?.section.clock ?? 0);
    for (const { bytes, section } of list) writer.copy(bytes, section.from, section.to);
  }
  writer.number(deletes.size);
  for (const [client, stretches] of descending(deletes)) {
    const merged = mergeStretches(stretches);
    writer.number(client);
    writer.number(merged.length);
    for (const [clock, length] of merged) {
      writer.number(clock);
      writer.number(length);
    }
  }
  return writer.written;
}

function descending<T>(byClient: ReadonlyMap<number, T>): Iterable<readonly [number, T]> {
  return byClient.size <= 1 ? byClient : [...byClient].sort(([one], [other]) => other - one);
}

function mergeStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  if (stretches.length <= 1) return stretches;
  const merged: Stretch[] = [];
  for (const [clock, length] of stretches.toSorted(([one], [other]) => one - other)) {
    const last = merged.at(-1);
    if (last !== undefined && clock <= last[0] + last[1]) {
      merged[merged.length - 1] = [last[0], Math.max(last[1], clock + length - last[0])];
    } else {
      merged.push([clock, length]);
    }
  }
  return merged;
}
