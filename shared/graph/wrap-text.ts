/**
 * Words broken into lines without asking a browser, so that a picture has the same lines on every machine and in every
 * file. Widths are rounded up: a line may be shorter than it could be, never longer than its card. Pure.
 */

/** Widths in parts of the font size, for the sans typefaces of the product. */
function widthOf(letter: string): number {
  if (/[iljtfrI.,:;'’|!()[\]\s\-·]/u.test(letter)) return 0.38;
  if (/[mwMW@%→…—]/u.test(letter)) return 0.95;
  if (/[A-Z0-9&“”"]/u.test(letter)) return 0.7;
  if (/[a-zß-ÿ]/u.test(letter)) return 0.6;
  return 1.02;
}

/** In pixels. */
export function textWidth(words: string, fontSize: number): number {
  let width = 0;
  for (const letter of words) width += widthOf(letter);
  return width * fontSize;
}

/** At most `most` lines, none wider than `width` pixels; what does not fit ends in an ellipsis. */
export function wrapText(words: string, width: number, fontSize: number, most: number): readonly string[] {
  const pieces = words.split(/\s+/u).flatMap((word) => breakWord(word, width, fontSize));
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    const longer = line === '' ? piece : `${line} ${piece}`;
    if (textWidth(longer, fontSize) <= width) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = piece;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), ended(lines[most - 1] ?? '', width, fontSize)];
}

/** A word wider than a line, in pieces that fit. */
function breakWord(word: string, width: number, fontSize: number): readonly string[] {
  if (textWidth(word, fontSize) <= width) return word === '' ? [] : [word];
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && textWidth(piece + letter, fontSize) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}

function ended(line: string, width: number, fontSize: number): string {
  let kept = line;
  while (kept !== '' && textWidth(`${kept}…`, fontSize) > width) kept = kept.slice(0, -1).trimEnd();
  return `${kept.replace(/[.,;:]$/u, '')}…`;
}
