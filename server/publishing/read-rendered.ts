/**
 * Reads a finished file back: the words people see, piece by piece, and everything else that is written in it, such as
 * author, title, descriptions of pictures, comments, addresses and names of parts. Only what a format needs to be that
 * format is left out. Judges nothing.
 */
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import type { SummaryFormat } from '../../shared/summaries/summary-formats.ts';
import { readingsOf, type Gaps } from './broken-lines.ts';
import { readPdf } from './read-pdf.ts';

/** One stretch of words that belong together, such as a paragraph or a cell. */
export interface RenderedWords {
  readonly place: 'text' | 'metadata';
  readonly words: string;
}

/**
 * @param gaps where spaces stood before the lines of a page were broken; elsewhere a page is read with and without them
 * @throws Error for a file that cannot be read
 */
export async function readRendered(
  format: SummaryFormat,
  bytes: Uint8Array,
  gaps: Gaps = new Set(),
): Promise<readonly RenderedWords[]> {
  switch (format) {
    case 'json':
      return texts(stringsOf(JSON.parse(strFromU8(bytes))));
    case 'csv':
      return texts(Papa.parse<string[]>(strFromU8(bytes).replace(/^\uFEFF/, '')).data.flat());
    case 'markdown':
      return readMarkdown(strFromU8(bytes));
    case 'html':
      return readMarkup(strFromU8(bytes), htmlBlock);
    case 'docx':
      return readDocx(bytes);
    case 'pdf':
      return readWholePdf(bytes, gaps);
  }
}

/** Its pages as readers see them, and every string that stands in the file beside them. */
async function readWholePdf(bytes: Uint8Array, gaps: Gaps): Promise<RenderedWords[]> {
  // Large, and of no use to the other formats.
  const { readPdfPages } = await import('./read-pdf-pages.ts');
  const { blocks, besides } = await readPdfPages(bytes);
  const seen = new Set(blocks.flatMap((block) => readingsOf(block, gaps)));
  return [...texts([...seen]), ...metadata([...new Set([...besides, ...readPdf(bytes)])])];
}

function texts(words: readonly string[]): RenderedWords[] {
  return words.filter((each) => each.trim() !== '').map((each) => ({ place: 'text', words: each }));
}

function metadata(words: readonly string[]): RenderedWords[] {
  return words.filter((each) => each.trim() !== '').map((each) => ({ place: 'metadata', words: each }));
}

/** Keys and values: a key is written as well. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => [key, ...stringsOf(held)]);
}

function readMarkdown(text: string): RenderedWords[] {
  const comments = [...text.matchAll(/<!--([\s\S]*?)-->/g)].map((match) => match[1] ?? '');
  const lines = unescapedMarkdown(text)
    .split(/\n\s*\n|\n(?=\s*(?:[-*+|#>]|\d+\.)\s?)/)
    .flatMap((block) => (block.trimStart().startsWith('|') ? block.split('|') : [block]))
    .map((block) => block.replace(/^\s*(?:#{1,6}|[-*+>]|\d+\.)\s/, '').replace(/\*{1,2}|`/g, ''));
  return [...texts(lines), ...metadata(comments)];
}

function unescapedMarkdown(text: string): string {
  return entities(text.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/\\\n|<br>/g, '\n'));
}

const htmlBlock =
  /^\/?(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|tr|td|th|table|caption|section|header|footer|main|nav|figure|figcaption|title|head|body|br|hr|text|tspan|desc|g|svg|html|aside|article|address|blockquote)$/i;
/** Values that draw or number something and hold no words. */
const drawing =
  /^(?:xmlns(?::\w+)?|mc:Ignorable|d|points|viewBox|transform|style|class|x|y|x1|x2|y1|y2|dx|dy|r|rx|ry|cx|cy|width|height|fill|stroke|stroke-[a-z]+|font-[a-z]+|text-anchor|marker-[a-z]+|opacity|colspan|rowspan|scope|charset|refX|refY|orient|markerWidth|markerHeight|markerUnits|preserveAspectRatio)$/i;

/** Words of a page between the ends of its blocks; attributes and comments beside them. Linear. */
function readMarkup(page: string, block: RegExp): RenderedWords[] {
  const found: string[] = [];
  const besides: string[] = [];
  let run = '';
  let at = 0;
  while (at < page.length) {
    const open = page.indexOf('<', at);
    if (open < 0) break;
    run += page.slice(at, open);
    if (page.startsWith('<!--', open)) {
      const end = page.indexOf('-->', open);
      besides.push(page.slice(open + 4, end < 0 ? undefined : end));
      at = end < 0 ? page.length : end + 3;
      continue;
    }
    const close = page.indexOf('>', open);
    if (close < 0) break;
    const tag = page.slice(open + 1, close);
    const name = /^\/?[\w:-]+/.exec(tag)?.[0] ?? '';
    besides.push(...attributes(tag));
    at = close + 1;
    if (/^(?:style|script)$/i.test(name)) {
      const end = page.toLowerCase().indexOf(`</${name.toLowerCase()}`, at);
      if (name.toLowerCase() === 'script') besides.push(page.slice(at, end < 0 ? undefined : end));
      at = end < 0 ? page.length : end;
    } else if (block.test(name)) {
      found.push(run);
      run = '';
    }
  }
  found.push(run);
  return [...texts(found.map((each) => entities(each))), ...metadata(besides.map((each) => entities(each)))];
}

function attributes(tag: string): string[] {
  return (
    [...tag.matchAll(/([\w:-]{1,64})\s{0,4}=\s{0,4}(?:"([^"]*)"|'([^']*)')/g)]
      .filter(([, name = '']) => !drawing.test(name))
      // Of the rule that lets a page run nothing: digests of our own style.
      .map((match) => (match[2] ?? match[3] ?? '').replace(/'sha(?:256|384|512)-[\w+/=]{20,100}'/g, ''))
  );
}

/** Parts of a Word file that every Word file has. */
const usualPart =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|(?:word|docProps|customXml)(?:\/(?:_rels|theme))?\/[a-zA-Z]{1,24}\d{0,3}\.xml(?:\.rels)?|word\/fonts\/)$/;
const wordBlock = /^\/?w:(?:p|tc|tr|tbl|br|tab|sectPr|body)$|^\/?(?:dc|dcterms|cp|vt):\w+$|^\/?[A-Z]\w+$/;
/** Addresses of the standards that Office files name; they say nothing of a summary. */
const standards =
  /^(?:https?:\/\/(?:schemas\.(?:openxmlformats|microsoft)\.(?:org|com)|www\.w3\.org|purl\.org)\/|application\/|urn:schemas|(?:word|docProps)\/)/;

function readDocx(bytes: Uint8Array): RenderedWords[] {
  return Object.entries(unzipSync(bytes)).flatMap(([name, part]) => {
    const named = usualPart.test(name) ? [] : metadata([name]);
    if (!/\.(?:xml|rels)$/.test(name)) return named;
    const all = readMarkup(strFromU8(part), wordBlock);
    // Attributes of these name typefaces, languages and measures.
    const look = /^word\/(?:theme\/|styles|settings|webSettings|fontTable|numbering)/.test(name);
    const words = all.filter((each) => each.place === 'text' || !(look || isMachinery(each.words)));
    const seen = /^word\/(?:document|header\d*|footer\d*|footnotes|comments)\.xml$/.test(name);
    return [...named, ...words.map((each) => (seen ? each : { ...each, place: 'metadata' as const }))];
  });
}

/** A measure, a colour, a switch, the name of a standard part: no words. */
function isMachinery(value: string): boolean {
  return (
    standards.test(value) ||
    /^(?:-?\d{1,8}(?:\.\d+)?%?|[0-9A-F]{6}|[a-z][A-Za-z]{0,30}\d{0,3})$/.test(value) ||
    /^[\w/]{1,40}\.xml$/.test(value)
  );
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function entities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos|nbsp));/gi,
    (whole, hex, decimal, name) => {
      const code =
        typeof hex === 'string' ? parseInt(hex, 16) : typeof decimal === 'string' ? Number(decimal) : null;
      if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      return typeof name === 'string' ? (named[name.toLowerCase()] ?? whole) : whole;
    },
  );
}
