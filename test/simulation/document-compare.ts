/** Whether one replica holds all of another, and whether two are the same in every way that can be told apart. */
import * as Y from 'yjs';
import { readBin, readContent } from '../../shared/review-document/reads.ts';

/** What of `part` is missing in `whole`, as a sentence; null when nothing is. Counts deletions too. */
export function missingFrom(whole: Y.Doc, part: Y.Doc): string | null {
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(part))) {
    const known = Y.getState(whole.store, client);
    if (known < clock) return `text of client ${client} from ${known} to ${clock}`;
  }
  const deleted = deletesOf(whole);
  for (const [client, ranges] of deletesOf(part)) {
    const known = deleted.get(client) ?? [];
    for (const { clock, len } of ranges) {
      const covered = known.some((range) => range.clock <= clock && clock + len <= range.clock + range.len);
      if (!covered) return `a deletion of client ${client} from ${clock} to ${clock + len}`;
    }
  }
  return null;
}

/** How two replicas differ; null when they do not. */
export function difference(one: Y.Doc, other: Y.Doc): string | null {
  const missing = missingFrom(one, other) ?? missingFrom(other, one);
  if (missing !== null) return missing;
  for (const doc of [one, other]) {
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return 'something left pending';
  }
  const [left, right] = [canonical(one), canonical(other)];
  return left === right ? null : `content: ${firstDifference(left, right)}`;
}

function canonical(doc: Y.Doc): string {
  return canonicalJson({ content: readContent(doc), bin: readBin(doc) });
}

/** JSON in which the order of keys says nothing. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

function firstDifference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const from = Math.max(0, at - 60);
  return `…${one.slice(from, at + 60)}… against …${other.slice(from, at + 60)}…`;
}

function deletesOf(doc: Y.Doc): ReadonlyMap<number, readonly { clock: number; len: number }[]> {
  const { clients } = Y.createDeleteSetFromStructStore(doc.store);
  return clients;
}
