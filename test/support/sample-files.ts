/** Small files of each kind as programs write them, with what a camera or a wicked hand adds. For tests. */
import { crc32, deflateSync } from 'node:zlib';

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, 'latin1');
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), data])));
  return Buffer.concat([head, data, sum]);
}

/** A grey picture; `extra` chunks stand before its pixels, `claims` replaces its real size in the header. */
export function png(
  options: {
    width?: number;
    height?: number;
    shade?: number;
    extra?: readonly Buffer[];
    claims?: { width: number; height: number };
  } = {},
): Buffer {
  const { width = 8, height = 6, shade = 0x80, extra = [], claims = { width, height } } = options;
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  header.writeUInt32BE(claims.width, 0);
  header.writeUInt32BE(claims.height, 4);
  const row = Buffer.concat([Buffer.of(0), Buffer.alloc(width, shade)]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    ...extra,
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function segment(marker: number, body: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** What a camera writes: which side is up, and where it was taken. */
export function exif(orientation: number, place = 'GPS 51.5N Ward 7'): Buffer {
  const tiff = Buffer.concat([
    Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 1, 0]),
    Buffer.from([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]),
    Buffer.from(place, 'latin1'),
  ]);
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]));
}

export const comment = (words: string): Buffer => segment(0xfe, Buffer.from(words, 'latin1'));

/** A 16 × 8 grey picture that browsers show; `extra` segments stand before it. */
export function jpeg(extra: readonly Buffer[] = [], size = { width: 16, height: 8 }): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(size.height, 1);
  frame.writeUInt16BE(size.width, 3);
  // One code of each table: no difference in brightness, end of block.
  const table = (kind: number): Buffer =>
    segment(0xc4, Buffer.concat([Buffer.from([kind, 1]), Buffer.alloc(15), Buffer.of(0)]));
  const jfif = Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\x02\x01THUMB!', 'latin1');
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, jfif),
    ...extra,
    segment(0xdb, Buffer.concat([Buffer.of(0), Buffer.alloc(64, 1)])),
    segment(0xc0, frame),
    table(0x00),
    table(0x10),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x0f]),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** A moving picture of one pixel; `extra` blocks stand before its frames. */
export function gif(extra: readonly Buffer[] = [], frames = 1): Buffer {
  const frame = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 0x01, 0]);
  return Buffer.concat([
    Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1'),
    ...extra,
    ...Array.from({ length: frames }, () => frame),
    Buffer.of(0x3b),
  ]);
}

function riff(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** A picture of one pixel without loss, with what a camera wrote behind it. */
export function webp(withCamera = false): Buffer {
  const pixel = Buffer.from('2f0000000010070fd0ffff0201', 'hex');
  const extended = Buffer.from([withCamera ? 0x08 : 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  const body = Buffer.concat([
    Buffer.from('WEBP', 'latin1'),
    riff('VP8X', extended),
    riff('VP8L', pixel),
    ...(withCamera ? [riff('EXIF', Buffer.from('GPS 51.5N Ward 7'))] : []),
  ]);
  return riff('RIFF', body);
}

export function pdf(inside = ''): Buffer {
  return Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R${inside}>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  );
}
