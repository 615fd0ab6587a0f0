/** The first bytes by which files of many kinds are known: those that are taken, and those worth a sentence of their own. */

export type TakenFormat = 'png' | 'jpeg' | 'webp' | 'gif' | 'pdf';

const taken: readonly (readonly [TakenFormat, (bytes: Uint8Array) => boolean])[] = [
  ['png', (bytes) => begins(bytes, '\x89PNG\r\n\x1a\n')],
  ['jpeg', (bytes) => begins(bytes, '\xff\xd8\xff')],
  ['webp', (bytes) => begins(bytes, 'RIFF') && has(bytes, 'WEBP', 8)],
  ['gif', (bytes) => begins(bytes, 'GIF87a') || begins(bytes, 'GIF89a')],
  ['pdf', (bytes) => begins(bytes, '%PDF-')],
];

/** The format of pictures and PDF by their first bytes; undefined for anything else. */
export function takenFormat(bytes: Uint8Array): TakenFormat | undefined {
  return taken.find(([, fits]) => fits(bytes))?.[0];
}

interface Foreign {
  readonly what: string;
  readonly remedy?: string;
}

const asPicture = 'Save it as PNG or JPEG and add that.';
const archives = ['Rar!', '7z\xbc\xaf\x27\x1c', '\x1f\x8b', 'PK\x05\x06'];
const unpacked = 'Take out what matters and add it as a picture, PDF or text.';

/** What a file is that is not taken, by its first bytes, and what to do instead. */
export function foreignFile(bytes: Uint8Array): Foreign | undefined {
  if (has(bytes, 'DICM', 128)) {
    return {
      what: 'This is a DICOM file. It carries the name of the person in it',
      remedy: 'Make a picture of the image without name and number, and add that.',
    };
  }
  if (begins(bytes, '\0') && has(bytes, 'ftyp', 4)) {
    return { what: 'This is a HEIC, AVIF or video file', remedy: asPicture };
  }
  if (begins(bytes, 'II*\0') || begins(bytes, 'MM\0*')) return { what: 'This is a TIFF', remedy: asPicture };
  if (begins(bytes, 'BM') && has(bytes, '\0\0\0\0', 6)) return { what: 'This is a BMP', remedy: asPicture };
  if (begins(bytes, '\xd0\xcf\x11\xe0')) {
    return { what: 'This is an Office document', remedy: 'Save it as PDF and add that.' };
  }
  if (begins(bytes, 'PK\x03\x04')) {
    return {
      what: 'This is an Office document or a ZIP archive',
      remedy: 'Save it as PDF, or unpack it, and add that.',
    };
  }
  if (isProgram(bytes)) return { what: 'This is a program' };
  if (archives.some((signature) => begins(bytes, signature))) {
    return { what: 'This is an archive', remedy: unpacked };
  }
  return undefined;
}

function isProgram(bytes: Uint8Array): boolean {
  return (
    (begins(bytes, 'MZ') && bytes.subarray(0, 64).includes(0)) ||
    begins(bytes, '\x7fELF') ||
    begins(bytes, '#!')
  );
}

/** Signatures of files that are hidden in others. */
const hidden = [
  'PK\x03\x04',
  'PK\x05\x06',
  'Rar!',
  '7z\xbc\xaf\x27\x1c',
  '\x7fELF',
  '%PDF-',
  '<?php',
  '<script',
  '<html',
  '<!doctype',
  '<svg',
];

/** The signature of another file that begins somewhere in the first part of these bytes; undefined when none does. */
export function foreignSignature(bytes: Uint8Array): string | undefined {
  const words = latin(bytes.subarray(0, 64 * 1024)).toLowerCase();
  return hidden.find((signature) => words.includes(signature.toLowerCase()));
}

/** Bytes as one character each. */
export function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function begins(bytes: Uint8Array, signature: string): boolean {
  return has(bytes, signature, 0);
}

function has(bytes: Uint8Array, signature: string, at: number): boolean {
  return latin(bytes.subarray(at, at + signature.length)) === signature;
}
