/** WebP: walks its chunks and keeps those that make the picture, still or moving. */
import { brokenPicture } from './file-refusal.ts';
import { checkPixels, checkTail, joined, type CheckedPicture } from './picture.ts';
import { latin } from './signatures.ts';

const kept: ReadonlySet<string> = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF']);
/** Bits of VP8X that promise a colour profile and what a camera or program wrote. */
const promisesOfMore = 0x20 | 0x08 | 0x04;

/** @throws AppError `invalid-input` */
export function checkWebp(bytes: Uint8Array): CheckedPicture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = view.getUint32(4, true) + 8;
  if (whole > bytes.length || whole < 20) throw brokenPicture('WebP');
  const chunks: Uint8Array[] = [];
  let size: { width: number; height: number } | undefined;
  let frames = 0;
  let at = 12;
  while (at + 8 <= whole) {
    const type = latin(bytes.subarray(at, at + 4));
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (end > whole) throw brokenPicture('WebP');
    const body = bytes.subarray(at + 8, at + 8 + length);
    size ??= sizeIn(type, body);
    if (type === 'ANMF' || type === 'VP8 ' || type === 'VP8L') frames += 1;
    if (kept.has(type)) {
      const chunk = bytes.slice(at, end);
      if (type === 'VP8X' && chunk.length > 8) chunk[8] = (chunk[8] ?? 0) & ~promisesOfMore;
      chunks.push(chunk);
    }
    at = end;
  }
  if (size === undefined || frames === 0 || at !== whole) throw brokenPicture('WebP');
  checkPixels(size.width, size.height, frames);
  checkTail(bytes.subarray(whole));
  const body = joined(chunks);
  const head = Buffer.alloc(12);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  head.write('WEBP', 8, 'latin1');
  return { bytes: joined([head, body]), ...size };
}

function sizeIn(type: string, body: Uint8Array): { width: number; height: number } | undefined {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  if (type === 'VP8X' && body.length >= 10) {
    return { width: 1 + uint24(body, 4), height: 1 + uint24(body, 7) };
  }
  if (type === 'VP8 ' && body.length >= 10 && latin(body.subarray(3, 6)) === '\x9d\x01\x2a') {
    return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
  }
  if (type === 'VP8L' && body.length >= 5 && body[0] === 0x2f) {
    const bits = view.getUint32(1, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  return undefined;
}

function uint24(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
}
