/** Large files are looked through piece by piece, so that nobody who types waits for twenty megabytes. */

const pieceBytes = 1024 * 1024;

/**
 * The bytes in order, with a turn for everybody else between two pieces.
 * @param overlap bytes of a piece that are seen again at the beginning of the next
 */
export async function* piecesOf(
  bytes: Uint8Array,
  overlap = 0,
): AsyncGenerator<{ readonly piece: Uint8Array; readonly last: boolean }> {
  for (let at = 0; ; at += pieceBytes) {
    const last = at + pieceBytes >= bytes.length;
    yield { piece: bytes.subarray(at === 0 ? 0 : at - overlap, at + pieceBytes), last };
    if (last) return;
    await new Promise(setImmediate);
  }
}
