/** Plain text: valid UTF-8 without control characters that is no page and no drawing a browser would run. */
import { fileRefusal } from './file-refusal.ts';
import { piecesOf } from './pieces.ts';

const controls = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;
const markup = /^\ufeff?\s*(?:<!--[\s\S]*?-->\s*)*<[a-z!?/]/i;

/** @throws AppError `invalid-input` */
export async function checkText(bytes: Uint8Array, ending: string): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let first = true;
  for await (const { piece, last } of piecesOf(bytes)) {
    const text = decoded(decoder, piece, last);
    if (controls.test(text)) {
      throw fileRefusal(
        'This is no plain text: it holds characters that cannot be shown.',
        'Save it as plain text, without colours of a terminal, and add it again.',
      );
    }
    if (first) checkBeginning(text, ending);
    first = false;
  }
}

function checkBeginning(text: string, ending: string): void {
  if (markup.test(text)) {
    throw fileRefusal(
      'This is a web page, a drawing (SVG) or XML. Those can run scripts, so they are not kept.',
      'Add a picture or a PDF of it, or its words as plain text.',
    );
  }
  if (ending === 'json' && !/^\ufeff?\s*[[{]/.test(text)) {
    throw fileRefusal('Its name ends in .json, but it is not JSON.', 'Rename it to .txt and add it again.');
  }
}

function decoded(decoder: InstanceType<typeof TextDecoder>, piece: Uint8Array, last: boolean): string {
  try {
    return decoder.decode(piece, { stream: !last });
  } catch {
    throw fileRefusal(
      'This is neither a picture, nor a PDF, nor text in UTF-8.',
      'Pictures (PNG, JPEG, WebP, GIF), PDF and plain text can be added. Save text as UTF-8.',
    );
  }
}
