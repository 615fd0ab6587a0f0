/** PNG: walks its chunks, checks each sum, and keeps those that make the picture. A moving one is kept as its first frame. */
import { crc32 } from 'node:zlib';
import { brokenPicture } from './file-refusal.ts';
import { checkPixels, checkTail, joined, type CheckedPicture } from './picture.ts';
import { latin } from './signatures.ts';

const kept: ReadonlySet<string> = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'bKGD',
  'pHYs',
]);
const signatureLength = 8;

/** @throws AppError `invalid-input` */
export function checkPng(bytes: Uint8Array): CheckedPicture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [bytes.subarray(0, signatureLength)];
  let size: { width: number; height: number } | null = null;
  let pictured = false;
  let at = signatureLength;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) break;
    const type = latin(bytes.subarray(at + 4, at + 8));
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) throw brokenPicture('PNG');
    if ((size === null) !== (type === 'IHDR')) throw brokenPicture('PNG');
    if (type === 'IHDR') {
      if (length !== 13) throw brokenPicture('PNG');
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
      checkPixels(size.width, size.height);
    }
    pictured ||= type === 'IDAT' && length > 0;
    if (kept.has(type)) parts.push(bytes.subarray(at, end));
    at = end;
    if (type !== 'IEND') continue;
    if (size === null || !pictured) throw brokenPicture('PNG');
    checkTail(bytes.subarray(at));
    return { bytes: joined(parts), ...size };
  }
  throw brokenPicture('PNG');
}
