/**
 * A text in the form in which identifiers are looked for, and the way back to the text as it was written: invisible
 * characters gone, full-width and other digits as 0-9, look-alike letters of other scripts and letters with marks as
 * plain ones, every kind of dash, quote and space as one. Never shown to anybody. Pure, one pass.
 */

export interface PlainForm {
  readonly text: string;
  /** The offsets in the written text of a stretch `[from, to)` of the plain one. */
  readonly written: (from: number, to: number) => { readonly from: number; readonly to: number };
}

/** Soft hyphen, joiners, marks of direction, variation selectors, tags: what changes no reading but splits a word. */
const invisible =
  /^[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\u{E0000}-\u{E0FFF}]$/u;
const mark = /\p{M}/gu;
const digit = /^\p{Nd}$/u;

/**
 * Letters that look like a Latin one, and Latin letters that have no decomposition. The small letter always follows its
 * capital, so that a name reads the same in capitals.
 */
const alike: ReadonlyMap<string, string> = new Map([
  ...bothCases('АВЕЅІЈКМНОРСТУХҺԚԜ', 'ABESIJKMHOPCTYXHQW'),
  ...bothCases('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'),
  ...pairs('ØøŁłĐđĦħıŦŧƀƗɨɑɡ', 'OoLlDdHhiTtbIiag'),
  ...pairs('‐‑‒–—―−﹣－⁃', '----------'),
  ...pairs('‘’‚‛ʼ´`′＇', "'''''''''"),
  ...pairs('“”„‟″«»', '"""""""'),
  ...pairs('․。｡﹒．∙·•', '........'),
  ...pairs('∕⁄', '//'),
  ['ß', 'ss'],
  ['ẞ', 'SS'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
  ['œ', 'oe'],
  ['Œ', 'OE'],
  ['þ', 'th'],
  ['Þ', 'Th'],
  ['ð', 'd'],
  ['Ð', 'D'],
]);

function pairs(written: string, plain: string): [string, string][] {
  const to = Array.from(plain);
  return Array.from(written, (letter, index) => [letter, to[index] ?? '']);
}

function bothCases(written: string, plain: string): [string, string][] {
  return [...pairs(written, plain), ...pairs(written.toLowerCase(), plain.toLowerCase())];
}

/** The plain form of a text of any length; the work grows with the length alone. */
export function plainForm(written: string): PlainForm {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const letter of written) {
    const plain = plainLetter(letter);
    parts.push(plain);
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(at);
      ends.push(at + letter.length);
    }
    at += letter.length;
  }
  return {
    text: parts.join(''),
    written: (from, to) => {
      const start = starts[from] ?? written.length;
      return { from: start, to: to > from ? (ends[to - 1] ?? written.length) : start };
    },
  };
}

function plainLetter(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  // The name of each of these is its own plain form, apart from the grave accent, which is a quote to us.
  if (code < 0x7f && code !== 0x60) return code < 0x20 && code !== 0x0a ? ' ' : letter;
  const known = alike.get(letter);
  if (known !== undefined) return known;
  if (invisible.test(letter)) return '';
  if (code === 0x2028 || code === 0x2029 || code === 0x85) return '\n';
  if (digit.test(letter)) return String(decimalValue(letter));
  const folded = letter.normalize('NFKD').replace(mark, '');
  if (folded === letter) return /^\s$/u.test(letter) ? ' ' : letter;
  return Array.from(folded, (part) => alike.get(part) ?? (/^\s$/u.test(part) ? ' ' : part)).join('');
}

/** The value of a decimal digit of any script: its digits stand in rows of ten that begin with the zero. */
function decimalValue(letter: string): number {
  const compatible = letter.normalize('NFKC');
  if (/^\d$/.test(compatible)) return Number(compatible);
  let zero = letter.codePointAt(0) ?? 0;
  const end = zero;
  while (end - zero < 9 && digit.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return end - zero;
}
