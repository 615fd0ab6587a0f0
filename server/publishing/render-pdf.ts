/**
 * An outline as a tagged PDF (PDF/UA-1) set by Typst. Typst comes as a program for Linux that need not be there; where
 * it is not, this says so. What it has no letter for is printed by number, and told at the end.
 */
import { createRequire } from 'node:module';
import type { Block, Outline, Picture, Sketch } from './outline.ts';
import { pdfTemplate } from './pdf-template.ts';
import { CannotRender } from './cannot-render.ts';

/** Of Typst's binding, what is used here. */
interface Compiler {
  pdf(
    source: { readonly mainFileContent: string; readonly inputs: Readonly<Record<string, string>> },
    options: { readonly pdfStandard: string; readonly creationTimestamp: number },
  ): Uint8Array;
  evictCache(maxAge: number): void;
}
interface Binding {
  readonly NodeCompiler: { create(options: { readonly workspace: string }): Compiler };
}

const binding = '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu';
/** There is no such folder: nothing can be read from it. */
const emptyWorkspace = '/nonexistent/causeway';
/** Letters this machine may lack before the text is better read elsewhere. */
const mostMissing = 24;
/** Typst names a few at a time. */
const mostRounds = 8;
/** Letters of text from which on a table of contents helps. */
const longText = 30_000;
/** Letters of an entry that is kept on one page. */
const shortEntry = 1800;
/** Points that a drawing may take on a page that stands and one that lies. */
const upright = { width: 436, height: 560 } as const;
const lying = { width: 690, height: 360 } as const;
/** A drawing is never set larger than its own letters need. */
const largest = 0.74;

let compiler: Compiler | null = null;

/** @throws CannotRender where Typst is not installed, or too many letters are missing. */
export function renderPdf(outline: Outline, made: number): Uint8Array {
  compiler ??= load();
  const missing = new Set<string>();
  for (let round = 0; round < mostRounds; round += 1) {
    const data = JSON.stringify(dataOf(outline), (_key, value: unknown) =>
      typeof value === 'string' ? byNumber(value, missing) : value,
    );
    try {
      const options = { pdfStandard: 'ua-1', creationTimestamp: Math.floor(made / 1000) };
      const bytes = compiler.pdf({ mainFileContent: pdfTemplate, inputs: { data } }, options);
      compiler.evictCache(0);
      return bytes;
    } catch (error) {
      const found = lettersIn(wordsOf(error)).filter((letter) => !missing.has(letter));
      if (found.length === 0) throw error;
      for (const letter of found) missing.add(letter);
      if (missing.size > mostMissing) throw new CannotRender('letters');
    }
  }
  throw new CannotRender('letters');
}

function load(): Compiler {
  let found: Binding;
  try {
    found = createRequire(import.meta.url)(binding) as Binding;
  } catch {
    throw new CannotRender('no-typesetter');
  }
  return found.NodeCompiler.create({ workspace: emptyWorkspace });
}

/** What the template reads. */
function dataOf({ language, kind, title, publisher, imprint, blocks }: Outline): object {
  const [lang = 'en', region] = language.split('-');
  return {
    lang,
    region: region ?? null,
    kind,
    title,
    short: title.length > 90 ? `${title.slice(0, 88).trimEnd()}…` : title,
    publisher,
    imprint,
    contents: JSON.stringify(blocks.filter(({ kind }) => kind !== 'picture')).length > longText,
    blocks: turned(blocks),
  };
}

/** Pictures in the shape that lets their letters be larger; one that lies takes its heading along. */
function turned(blocks: readonly Block[]): readonly object[] {
  const set: object[] = [];
  for (const block of blocks) {
    if (block.kind !== 'picture') {
      set.push(
        block.kind === 'entry' ? { ...block, short: JSON.stringify(block).length < shortEntry } : block,
      );
      continue;
    }
    const { drawing } = block;
    const [stands, lies] = [scale(drawing.upright, upright), scale(drawing.lying, lying)];
    if (lies <= stands * 1.15) set.push(placed(block, drawing.upright, stands));
    else set.push({ kind: 'lying', blocks: [set.pop(), placed(block, drawing.lying, lies)] });
  }
  return set;
}

function scale({ width, height }: Sketch, room: { readonly width: number; readonly height: number }): number {
  return Math.min(largest, room.width / width, room.height / height);
}

function placed({ kind, caption, description }: Picture, { svg, width }: Sketch, by: number): object {
  return { kind, caption, alt: description, svg, width: width * by };
}

function byNumber(words: string, missing: ReadonlySet<string>): string {
  let printed = words;
  for (const letter of missing) printed = printed.replaceAll(letter, numbered(letter));
  return printed;
}

function numbered(letter: string): string {
  const numbers = Array.from(letter, (sign) =>
    (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0'),
  );
  return `[U+${numbers.join(' U+')}]`;
}

/** The letters of which Typst says that no font has them. */
function lettersIn(message: string): readonly string[] {
  return [...message.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gu)].map(([, letter = '']) =>
    letter.replaceAll(/\\+u\{([0-9a-f]+)\}/gu, (_all, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    ),
  );
}

/** Typst's binding keeps its words in `code`. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.message} ${'code' in error ? String(error.code) : ''}`;
}
