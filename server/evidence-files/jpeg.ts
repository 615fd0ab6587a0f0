/**
 * JPEG: walks its segments and keeps those that make the picture. Of what a camera wrote, only the side that is up
 * stays, in a segment made anew; without it a photograph would lie on its side.
 */
import { brokenPicture } from './file-refusal.ts';
import { checkPixels, checkTail, joined, type CheckedPicture } from './picture.ts';
import { latin } from './signatures.ts';

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const app0 = 0xe0;
const app1 = 0xe1;
const adobe = 0xee;
/** Quantisation, Huffman and arithmetic tables, restart interval. */
const tables: ReadonlySet<number> = new Set([0xdb, 0xc4, 0xcc, 0xdd]);

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

interface Segment {
  readonly marker: number;
  /** With its marker, and for a scan with the data behind it. */
  readonly whole: Uint8Array;
  readonly body: Uint8Array;
  /** Position after it. */
  readonly end: number;
}

/** @throws AppError `invalid-input` */
export function checkJpeg(bytes: Uint8Array): CheckedPicture {
  const kept: Uint8Array[] = [];
  let size: { width: number; height: number } | null = null;
  let scanned = false;
  let up = 1;
  let at = 2;
  for (const { marker, whole, body, end } of segmentsOf(bytes)) {
    at = end;
    if (isFrame(marker)) {
      if (size !== null) throw brokenPicture('JPEG');
      size = sizeIn(body);
      checkPixels(size.width, size.height);
    }
    if (marker === startOfScan && size === null) throw brokenPicture('JPEG');
    scanned ||= marker === startOfScan;
    if (marker === app1) up = sideUp(body) ?? up;
    if (marker === app0) kept.push(...plainJfif(body));
    else if (isPicture(marker, body)) kept.push(whole);
  }
  if (size === null || !scanned) throw brokenPicture('JPEG');
  checkTail(bytes.subarray(at + 2));
  const turned = up === 1 ? [] : [orientationSegment(up)];
  const ends = [Uint8Array.of(0xff, startOfImage), Uint8Array.of(0xff, endOfImage)] as const;
  const rebuilt = joined([ends[0], ...turned, ...kept, ends[1]]);
  const { width, height } = up < 5 ? size : { width: size.height, height: size.width };
  return { bytes: rebuilt, width, height };
}

/** Every segment up to the end of the picture. */
function* segmentsOf(bytes: Uint8Array): Generator<Segment> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let start = 2;
  for (;;) {
    const at = markerAt(bytes, start);
    const marker = bytes[at];
    if (marker === endOfImage) return;
    if (marker === undefined || marker === startOfImage) throw brokenPicture('JPEG');
    const length = at + 3 <= bytes.length ? view.getUint16(at + 1) : 0;
    const bodyEnd = at + 1 + length;
    if (length < 2 || bodyEnd > bytes.length) throw brokenPicture('JPEG');
    const end = marker === startOfScan ? endOfScan(bytes, bodyEnd) : bodyEnd;
    yield { marker, whole: bytes.subarray(at - 1, end), body: bytes.subarray(at + 3, bodyEnd), end };
    start = end;
  }
}

function sizeIn(frame: Uint8Array): { width: number; height: number } {
  if (frame.length < 6) throw brokenPicture('JPEG');
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  return { height: view.getUint16(1), width: view.getUint16(3) };
}

function isPicture(marker: number, body: Uint8Array): boolean {
  return isFrame(marker) || tables.has(marker) || marker === startOfScan || isAdobe(marker, body);
}

/** Position of the marker's own byte; any number of 0xff may stand before it. */
function markerAt(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== 0xff) throw brokenPicture('JPEG');
  let next = at;
  while (bytes[next] === 0xff) next += 1;
  return next;
}

/** Where the picture's data ends: at the first marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  // One byte after the other: looking for the next marker by a call each would be slow where many stand together.
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw brokenPicture('JPEG');
}

function isAdobe(marker: number, body: Uint8Array): boolean {
  return marker === adobe && body.length === 12 && latin(body.subarray(0, 5)) === 'Adobe';
}

/** Density without the thumbnail, which may show what was cut away. */
function plainJfif(body: Uint8Array): Uint8Array[] {
  if (body.length < 14 || latin(body.subarray(0, 5)) !== 'JFIF\0') return [];
  const plain = body.slice(0, 14);
  plain.set([0, 0], 12);
  return [Uint8Array.of(0xff, app0, 0, 16), plain];
}

/** The orientation a camera noted, 1 to 8; undefined when this segment does not say. */
function sideUp(body: Uint8Array): number | undefined {
  if (latin(body.subarray(0, 6)) !== 'Exif\0\0') return undefined;
  const tiff = new DataView(body.buffer, body.byteOffset + 6, body.byteLength - 6);
  if (tiff.byteLength < 8) return undefined;
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  if (directory + 2 > tiff.byteLength) return undefined;
  const entries = tiff.getUint16(directory, little);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.byteLength) return undefined;
    if (tiff.getUint16(at, little) !== 0x0112) continue;
    const value = tiff.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** The least that says which side is up: a directory with one entry. */
function orientationSegment(up: number): Uint8Array {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0];
  const header = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8];
  const entry = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, up, 0, 0];
  const body = [...exif, ...header, ...entry, 0, 0, 0, 0];
  return Uint8Array.of(0xff, app1, 0, body.length + 2, ...body);
}
