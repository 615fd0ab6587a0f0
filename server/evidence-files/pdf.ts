/**
 * PDF: kept as it is and only ever downloaded. One that visibly carries a script, another file or a start of programs is
 * refused; what is hidden in its compressed parts cannot be seen here.
 */
import { brokenPicture, fileRefusal } from './file-refusal.ts';
import { latin } from './signatures.ts';

/** Names in a PDF end where a letter or digit no longer follows. Each is long enough not to happen by chance in a picture. */
const active = /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])/;

/** @throws AppError `invalid-input` */
export function checkPdf(bytes: Uint8Array): void {
  const words = latin(bytes);
  const end = words.lastIndexOf('%%EOF');
  if (end === -1) throw brokenPicture('PDF');
  if (words.slice(end + 5).trim() !== '') {
    throw fileRefusal(
      'Something hangs behind the end of this PDF, so it was not kept.',
      'Print it to a new PDF and add that.',
    );
  }
  // Any letter of a name may be written as its number.
  const plain = words.includes('#')
    ? words.replaceAll(/#([0-9a-f]{2})/gi, (_all, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : words;
  if (active.test(plain)) {
    throw fileRefusal(
      'This PDF carries a script, a form that runs one, or another file inside it, so it was not kept.',
      'Print it to a new PDF and add that.',
    );
  }
}
