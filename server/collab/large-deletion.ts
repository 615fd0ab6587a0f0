/** Finds the update that takes most of a document's text away, whoever meant it or did not. Reads only. */
import * as Y from 'yjs';
import type { WireUpdate } from './gate/wire-update.ts';

/** Characters a document has at least before this is looked at. */
const leastText = 500;
/** Share of the text beyond which an update is one to keep a version before. */
const mostOfIt = 0.8;

/** Whether the update deletes more than four fifths of the words of a document of some length. */
export function takesMostText(doc: Y.Doc, { deletes }: WireUpdate): boolean {
  const named = deletes.reduce((sum, [, , length]) => sum + length, 0);
  if (named < leastText * mostOfIt) return false;
  const byClient = Map.groupBy(deletes, ([client]) => client);
  let all = 0;
  let taken = 0;
  for (const [client, structs] of doc.store.clients) {
    const stretches = (byClient.get(client) ?? []).toSorted((one, other) => one[1] - other[1]);
    let next = 0;
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.deleted || !(struct.content instanceof Y.ContentString))
        continue;
      const from = struct.id.clock;
      const to = from + struct.length;
      all += struct.length;
      while ((stretches[next]?.[1] ?? Infinity) + (stretches[next]?.[2] ?? 0) <= from) next += 1;
      for (let at = next; at < stretches.length; at += 1) {
        const [, clock, length] = stretches[at] ?? [0, Infinity, 0];
        if (clock >= to) break;
        taken += Math.min(to, clock + length) - Math.max(from, clock);
      }
    }
  }
  return all >= leastText && taken > all * mostOfIt;
}
