/**
 * What is known of a document without building it: how far each client's structs go, and what of them is deleted. Made
 * from a document or from its updates, kept beside snapshots as bytes, so that whoever answers for a document at rest
 * need not read it through. Knows no content.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

export interface DocumentSummary {
  /** Encoded, as it goes over the wire. */
  readonly stateVector: Uint8Array;
  /** All deletions, as an update without structs. */
  readonly deletions: Uint8Array;
}

type DeleteSet = ReturnType<typeof Y.createDeleteSetFromStructStore>;

const noDeletions = Uint8Array.of(0, 0);

export function summaryOfDocument(doc: Y.Doc): DocumentSummary {
  const stateVector = Y.encodeStateVector(doc);
  // To somebody who has every struct, Yjs sends all deletions.
  return { stateVector, deletions: Y.encodeStateAsUpdate(doc, stateVector) };
}

/**
 * Of updates to be applied in order, behind what is summed up already.
 * @throws when they cannot be read or something in them is missing.
 */
export function summaryOfUpdates(
  before: DocumentSummary | null,
  updates: readonly Uint8Array[],
): DocumentSummary {
  if (before !== null && updates.length === 0) return before;
  const clocks = before === null ? new Map<number, number>() : Y.decodeStateVector(before.stateVector);
  const deleteSets: DeleteSet[] = [];
  for (const bytes of updates) {
    const { from, to } = Y.parseUpdateMeta(bytes);
    for (const [client, clock] of to) {
      const known = clocks.get(client) ?? 0;
      if ((from.get(client) ?? 0) > known)
        throw new Error('The stored updates of this document do not make a whole.');
      if (clock > known) clocks.set(client, clock);
    }
    // Without its structs, which are passed over one by one, only the deletions are built.
    const { ds } = Y.decodeUpdate(Y.diffUpdate(bytes, Y.encodeStateVector(to)));
    if (ds.clients.size > 0) deleteSets.push(ds);
  }
  const stateVector = Y.encodeStateVector(clocks);
  if (deleteSets.length === 0) return { stateVector, deletions: before?.deletions ?? noDeletions };
  if (before !== null) deleteSets.unshift(Y.decodeUpdate(before.deletions).ds);
  return { stateVector, deletions: withoutStructs(Y.mergeDeleteSets(deleteSets)) };
}

/** As it is kept beside a snapshot. */
export function encodeSummary({ stateVector, deletions }: DocumentSummary): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint8Array(encoder, stateVector);
  encoding.writeVarUint8Array(encoder, deletions);
  return encoding.toUint8Array(encoder);
}

/** @throws when the bytes end too early. */
export function decodeSummary(bytes: Uint8Array): DocumentSummary {
  const decoder = decoding.createDecoder(bytes);
  return {
    stateVector: decoding.readVarUint8Array(decoder),
    deletions: decoding.readVarUint8Array(decoder),
  };
}

function withoutStructs({ clients }: DeleteSet): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, clients.size);
  for (const [client, stretches] of clients) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, stretches.length);
    for (const { clock, len } of stretches) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, len);
    }
  }
  return encoding.toUint8Array(encoder);
}
