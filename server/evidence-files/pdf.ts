/**
 * PDF: kept as it is and only ever downloaded. One that visibly carries a script, another file or a start of programs is
 * refused; what is hidden in its compressed parts cannot be seen here.
 */
import { brokenPicture, fileRefusal } from './file-refusal.ts';
import { piecesOf } from './pieces.ts';
import { latin } from './signatures.ts';

/** Names in a PDF end where a letter or digit no longer follows. Each is long enough not to happen by chance in a picture. */
const active = /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])/;

/** Longer than any name that is looked for, written with a number for each of its letters. */
const longestName = 64;

/** @throws AppError `invalid-input` */
export async function checkPdf(bytes: Uint8Array): Promise<void> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = whole.lastIndexOf('%%EOF');
  if (end === -1) throw brokenPicture('PDF');
  if (latin(whole.subarray(end + 5)).trim() !== '') {
    throw fileRefusal(
      'Something hangs behind the end of this PDF, so it was not kept.',
      'Print it to a new PDF and add that.',
    );
  }
  for await (const { piece } of piecesOf(bytes, longestName)) {
    if (!active.test(spelledOut(latin(piece)))) continue;
    throw fileRefusal(
      'This PDF carries a script, a form that runs one, or another file inside it, so it was not kept.',
      'Print it to a new PDF and add that.',
    );
  }
}

/** Any letter of a name may be written as its number. */
function spelledOut(words: string): string {
  return words.replaceAll(/#([0-9a-f]{2})/gi, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
