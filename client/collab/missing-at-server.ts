/**
 * The answer to the server's step 1: what the person did and the server has not confirmed, as it was done.
 * Not what the document has come to since: there, text that somebody else's deletion took along before it was sent is
 * empty and looks as if the person had deleted it, and the server could neither store nor recover it.
 */
import * as Y from 'yjs';

/**
 * @param stateVector what the server has, encoded
 * @param unconfirmed updates as the person made them, in order
 */
export function missingAtServer(
  doc: Y.Doc,
  stateVector: Uint8Array,
  unconfirmed: readonly Uint8Array[],
): Uint8Array {
  const merged = Y.mergeUpdates([...unconfirmed]);
  if (isAll(doc, Y.decodeStateVector(stateVector), merged)) return merged;
  // The server has less than it once confirmed, such as after a copy of its folder was put back.
  return Y.encodeStateAsUpdate(doc, stateVector);
}

/** Whether the server will know of everything in the document once it has this update. */
function isAll(doc: Y.Doc, server: ReadonlyMap<number, number>, update: Uint8Array): boolean {
  const { from, to } = Y.parseUpdateMeta(update);
  for (const [client, structs] of doc.store.clients) {
    const last = structs.at(-1);
    const here = last === undefined ? 0 : last.id.clock + last.length;
    const there = server.get(client) ?? 0;
    if (here <= there) continue;
    if ((from.get(client) ?? Infinity) > there || here > (to.get(client) ?? 0)) return false;
  }
  return true;
}
