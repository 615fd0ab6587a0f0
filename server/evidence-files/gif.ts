/** GIF: walks its blocks and keeps frames, their timing and how often they repeat. */
import { brokenPicture } from './file-refusal.ts';
import { checkPixels, checkTail, joined, type CheckedPicture } from './picture.ts';
import { latin } from './signatures.ts';

const extension = 0x21;
const frame = 0x2c;
const trailer = 0x3b;
const timing = 0xf9;
const application = 0xff;

/** @throws AppError `invalid-input` */
export function checkGif(bytes: Uint8Array): CheckedPicture {
  if (bytes.length < 14) throw brokenPicture('GIF');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  checkPixels(size.width, size.height);
  let at = 13 + colours(bytes[10] ?? 0);
  const parts: Uint8Array[] = [bytes.subarray(0, at)];
  let frames = 0;
  for (;;) {
    const start = at;
    const kind = bytes[at];
    if (kind === trailer) break;
    if (kind === extension) {
      const label = bytes[at + 1];
      at = afterBlocks(bytes, at + 2);
      const repeats = label === application && latin(bytes.subarray(start + 3, start + 14)) === 'NETSCAPE2.0';
      if (label === timing || repeats) parts.push(bytes.subarray(start, at));
    } else if (kind === frame && at + 10 < bytes.length) {
      if (view.getUint16(at + 5, true) === 0 || view.getUint16(at + 7, true) === 0)
        throw brokenPicture('GIF');
      at = afterBlocks(bytes, at + 11 + colours(bytes[at + 9] ?? 0));
      parts.push(bytes.subarray(start, at));
      frames += 1;
    } else {
      throw brokenPicture('GIF');
    }
  }
  if (frames === 0) throw brokenPicture('GIF');
  checkPixels(size.width, size.height, frames);
  checkTail(bytes.subarray(at + 1));
  return { bytes: joined([...parts, Uint8Array.of(trailer)]), ...size };
}

/** Bytes of the colour table that these flags announce. */
function colours(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1);
}

/** Position after a chain of sub-blocks. */
function afterBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) throw brokenPicture('GIF');
    at += 1 + length;
    if (length === 0) return at;
  }
}
