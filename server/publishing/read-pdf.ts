/**
 * The words a PDF says about itself: title and author, its metadata packet, bookmarks, addresses of links, and what is
 * said in place of pictures. Streams are unpacked; the pages themselves hold numbers of glyphs and are not read here.
 */
import { inflateSync } from 'node:zlib';

/** Every written string outside the drawing of pages. */
export function readPdf(bytes: Uint8Array): readonly string[] {
  const file = Buffer.from(bytes).toString('latin1');
  const found: string[] = [];
  let at = 0;
  for (;;) {
    const start = file.indexOf('stream', at);
    if (start < 0) break;
    const begin = start + 6 + (file.startsWith('\r\n', start + 6) ? 2 : 1);
    const end = file.indexOf('endstream', begin);
    if (end < 0) break;
    const head = file.slice(at, start);
    found.push(...stringsIn(head));
    const about = head.slice(-400);
    const held = unpacked(bytes.subarray(begin, end), about);
    if (held !== null) {
      const text = held.toString('latin1');
      if (/<\?xpacket|<x:xmpmeta|<rdf:RDF/.test(text)) found.push(...packet(held.toString('utf8')));
      else if (/\/ObjStm/.test(about)) found.push(...stringsIn(text));
      else found.push(...spoken(text));
    }
    at = end + 9;
  }
  found.push(...stringsIn(file.slice(at)));
  return found.filter((value) => !ownNumber.test(value));
}

/** The number that the typesetter gives a file: sixteen bytes of a digest, in which any short name may stand by chance. */
const ownNumber = /^[\w+/]{22}==$/;

/** Null for pictures, fonts and what cannot be unpacked: they hold no strings. */
function unpacked(stream: Uint8Array, about: string): Buffer | null {
  if (/\/Subtype\s?\/(?:Image|CIDFontType0C|OpenType|Type1C)|\/Length1|\/FontFile/.test(about)) return null;
  if (!about.includes('/FlateDecode')) return Buffer.from(stream);
  try {
    return inflateSync(stream);
  } catch {
    // A cut or foreign stream draws nothing a reader could show.
    return null;
  }
}

/** Elements and attributes of the metadata packet, without the addresses of its standards. */
function packet(xml: string): string[] {
  const values = [...xml.matchAll(/>([^<>]+)</g), ...xml.matchAll(/(?<!xmlns:)\b[\w]{1,24}="([^"]*)"/g)];
  return values
    .map((match) => match[1] ?? '')
    .filter(
      (value) =>
        !/^(?:https?:\/\/(?:ns\.adobe\.com|www\.w3\.org|purl\.org|www\.aiim\.org|www\.npes\.org)\/|W5M0|uuid:)/.test(
          value,
        ),
    );
}

/** In the drawing of a page: what is said in place of what is drawn. */
function spoken(page: string): string[] {
  const found: string[] = [];
  for (const start of page.matchAll(/\/(?:ActualText|Alt|E|Lang|T)\s?(?=[(<])/g)) {
    found.push(
      ...stringsIn(page.slice(start.index + start[0].length, start.index + start[0].length + 4000)).slice(
        0,
        1,
      ),
    );
  }
  return found;
}

/** Literal strings in brackets and hexadecimal ones. Linear. */
function stringsIn(text: string): string[] {
  const found: string[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at];
    if (sign === '(') {
      const { value, end } = literal(text, at + 1);
      found.push(decoded(value));
      at = end;
    } else if (sign === '<' && text[at + 1] !== '<') {
      const end = text.indexOf('>', at);
      const hex = end < 0 ? '' : text.slice(at + 1, end).replace(/\s/g, '');
      if (/^(?:[0-9a-f]{2}){2,}$/i.test(hex)) found.push(decoded(Buffer.from(hex, 'hex').toString('latin1')));
      at = end < 0 ? text.length : end + 1;
    } else at += sign === '<' ? 2 : 1;
  }
  return found.filter((value) => /[\p{L}\d]{2}/u.test(value));
}

function literal(text: string, from: number): { value: string; end: number } {
  let depth = 1;
  let value = '';
  let at = from;
  for (; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0];
      value += octal === undefined ? escaped(text[at + 1] ?? '') : String.fromCharCode(parseInt(octal, 8));
      at += octal?.length ?? 1;
      continue;
    }
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth === 0) break;
    value += sign;
  }
  return { value, end: at + 1 };
}

function escaped(sign: string): string {
  return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' }[sign] ?? sign;
}

/** UTF-16 with its mark, UTF-8 with its own, or bytes. */
function decoded(value: string): string {
  const bytes = Buffer.from(value, 'latin1');
  if (value.startsWith('\xfe\xff'))
    return bytes
      .subarray(2, 2 + ((bytes.length - 2) & ~1))
      .swap16()
      .toString('utf16le');
  return value.startsWith('\xef\xbb\xbf') ? bytes.subarray(3).toString('utf8') : value;
}
