/**
 * The pages of a finished PDF as their readers get them: words put together from glyphs by its structure, block by
 * block, and what is told beside them, such as bookmarks and what is said in place of a drawing. Asks nobody for a
 * typeface and draws nothing. A page that cannot be read is a fault, never an empty page.
 */
import { getDocumentProxy } from 'unpdf';

export interface PdfPages {
  readonly pages: number;
  /** Each paragraph, cell, heading or running line; a line ends with `\n`. Where a page ends within one, it is in both. */
  readonly blocks: readonly string[];
  readonly besides: readonly string[];
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;

// Told in more detail than the library's own types do, which know neither what may be missing nor what is said aloud.
interface Structure {
  readonly role: string;
  readonly alt?: string;
  readonly children: readonly (Structure | { readonly type: string; readonly id: string })[];
}
interface Mark {
  readonly type: string;
  readonly tag?: string;
  readonly id?: string | null;
}
interface Bookmark {
  readonly title: string;
  readonly url: string | null;
  readonly items: readonly Bookmark[];
}

/** Lines on both sides of the end of a page that are read together. */
const acrossPages = 3;
/** Parts of a sentence; whatever else has a place in the structure stands for itself. */
const withinLines = new Set(['Span', 'Em', 'Strong', 'Link', 'Quote', 'Code', 'Sub', 'Reference', 'Annot']);

/** @throws Error where a part of it cannot be read. */
export async function readPdfPages(bytes: Uint8Array): Promise<PdfPages> {
  // It takes the bytes for itself.
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), {
    ...{ verbosity: 0, stopAtErrors: true, useSystemFonts: false, disableFontFace: true },
    ...{ useWorkerFetch: false, useWasm: false, enableXfa: false },
  });
  try {
    const blocks: string[] = [];
    const besides = await told(pdf);
    let before = '';
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const { flow, apart, spoken } = await pageRead(page);
      const [first = ''] = flow;
      if (before !== '' && first !== '') blocks.push(`${lastLines(before)}\n${firstLines(first)}`);
      before = flow.at(-1) ?? before;
      blocks.push(...flow, ...apart);
      besides.push(...spoken, ...(await notesOf(page)));
      page.cleanup();
    }
    return { pages: pdf.numPages, blocks, besides: besides.filter((each) => each.trim() !== '') };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

interface PageRead {
  /** In the order of reading. */
  readonly flow: readonly string[];
  /** What has no place in the structure, such as the line at the foot. */
  readonly apart: readonly string[];
  readonly spoken: readonly string[];
}

async function pageRead(page: Page): Promise<PageRead> {
  const marked = await markedWords(page);
  const flow: string[] = [];
  const spoken: string[] = [];
  const placed = new Set<string>();
  let run = '';
  let last = -1;
  const end = (): void => {
    if (run.trim() !== '') flow.push(tidy(run));
    run = '';
  };
  const gather = (node: Structure): void => {
    const block = !withinLines.has(node.role);
    if (block) end();
    if (node.alt !== undefined) spoken.push(node.alt);
    for (const child of node.children) {
      if ('children' in child) gather(child);
      else if (child.type === 'content') {
        const words = marked.get(child.id);
        if (words === undefined || placed.has(child.id)) continue;
        placed.add(child.id);
        run += words.at === last + 1 ? words.text : `\n${words.text}`;
        last = words.at;
      }
    }
    if (block) end();
  };
  const structure = (await page.getStructTree()) as Structure | null;
  if (structure !== null) gather(structure);
  const apart = [...marked].filter(([id, { text }]) => !placed.has(id) && text.trim() !== '');
  // Without a structure the page is read as it was drawn.
  const loose = apart.map(([, { text }]) => tidy(text));
  return flow.length === 0 ? { flow: loose, apart: [], spoken } : { flow, apart: loose, spoken };
}

interface Marked {
  /** Its place among the marked stretches of the page. */
  readonly at: number;
  text: string;
}

/** What the page shows, by the mark under which it is drawn; what has none of its own, by its turn. */
async function markedWords(page: Page): Promise<ReadonlyMap<string, Marked>> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const found = new Map<string, Marked>();
  const open: string[] = [];
  let turns = 0;
  const write = (text: string): void => {
    const id = open.at(-1) ?? `loose ${String(turns)}`;
    const there = found.get(id);
    if (there === undefined) found.set(id, { at: found.size, text });
    else there.text += text;
  };
  for (const item of items) {
    if ('str' in item) write(item.hasEOL ? `${item.str}\n` : item.str);
    else if (item.type === 'endMarkedContent') open.pop();
    else {
      const { id, tag } = item as Mark;
      turns += 1;
      // A mark within another that names no place of its own belongs to that one.
      const within = tag === 'Artifact' ? undefined : open.at(-1);
      open.push(id ?? within ?? `apart ${String(turns)}`);
    }
  }
  return found;
}

/** What the file tells of itself as a whole. */
async function told(pdf: Pdf): Promise<string[]> {
  const { info } = await pdf.getMetadata();
  const outline = (await pdf.getOutline()) as readonly Bookmark[] | null;
  const bookmarks = (nodes: readonly Bookmark[]): string[] =>
    nodes.flatMap(({ title, url, items }) => [title, url ?? '', ...bookmarks(items)]);
  return [
    ...stringsOf(info),
    ...bookmarks(outline ?? []),
    ...stringsOf(await pdf.getAttachments()),
    ...stringsOf(await pdf.getJSActions()),
    ...stringsOf(await pdf.getFieldObjects()),
  ];
}

/** Of notes, links and fields on a page what they say and where they lead. */
async function notesOf(page: Page): Promise<string[]> {
  const notes = (await page.getAnnotations()) as readonly Readonly<Record<string, unknown>>[];
  return notes.flatMap((note) =>
    [
      ...['contentsObj', 'titleObj', 'alternativeText', 'url', 'unsafeUrl', 'textContent'],
      ...['fieldName', 'fieldValue', 'file', 'attachment', 'richText'],
    ].flatMap((key) => stringsOf(note[key])),
  );
}

/** Strings at any depth, and the words of files within it. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array) return [new TextDecoder().decode(value)];
  if (value instanceof Map) return [...value].flatMap(stringsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsOf);
}

function tidy(text: string): string {
  return text
    .replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim();
}

function lastLines(block: string): string {
  return block.split('\n').slice(-acrossPages).join('\n');
}

function firstLines(block: string): string {
  return block.split('\n').slice(0, acrossPages).join('\n');
}
