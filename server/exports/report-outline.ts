/**
 * The report of a review as an outline, from which it becomes a web page, a Word file or a PDF: read back out of its
 * Markdown, so that every sentence of the report is written once. Pure.
 */
import { monthNames } from '../../shared/review-document/local-time.ts';
import type { Stage } from '../../shared/access.ts';
import { lexer, type Token, type Tokens } from 'marked';
import type { Block, Outline, Table } from '../publishing/outline.ts';
import { plainLine, plainText } from '../publishing/plain-text.ts';

/** @returns the title, and the blocks below it */
export function reportOutline(markdown: string): {
  readonly title: string;
  readonly blocks: readonly Block[];
} {
  const [first, ...rest] = lexer(markdown);
  const titled = first?.type === 'heading';
  const title = titled ? plainLine(wordsOf(first)) : 'Review';
  const blocks: Block[] = [];
  let heading = title;
  for (const token of titled || first === undefined ? rest : [first, ...rest]) {
    for (const block of blocksOf(token, heading)) {
      if (block.kind === 'heading') heading = block.text;
      blocks.push(block);
    }
  }
  return { title, blocks };
}

/**
 * The report as a paper for its own panel.
 * @param hash SHA-256 of the review's canonical JSON
 * @param made milliseconds; the day stands on every page
 */
export function reportPaper(
  markdown: string,
  { stage, hash, made }: { readonly stage: Stage; readonly hash: string; readonly made: number },
): Outline {
  const { title, blocks } = reportOutline(markdown);
  const day = new Date(made);
  return {
    language: 'en-GB',
    kind: 'Review of an AI failure',
    title,
    publisher: '',
    imprint: {
      status: stage === 'signed' ? 'Signed' : 'Not signed',
      unfinished: false,
      revision: 'Confidential',
      audience: 'For its own panel',
      made: `${String(day.getUTCDate())} ${monthNames[day.getUTCMonth()] ?? ''} ${String(day.getUTCFullYear())}`,
      hash,
    },
    blocks,
  };
}

/** @param heading what the part it stands in is called */
function blocksOf(token: Token, heading: string): readonly Block[] {
  switch (token.type) {
    case 'heading': {
      const { depth } = token as Tokens.Heading;
      return [{ kind: 'heading', level: depth <= 2 ? 1 : 2, text: plainLine(wordsOf(token)) }];
    }
    case 'blockquote':
      return (token as Tokens.Blockquote).tokens.flatMap((within) => blocksOf(within, heading)).map(asNote);
    case 'list':
      return [{ kind: 'list', items: itemsOf(token as Tokens.List, 0) }];
    case 'table':
      return [tableOf(token as Tokens.Table, heading)];
    case 'space':
    case 'hr':
      return [];
    default: {
      const text = plainText(wordsOf(token));
      return text === '' ? [] : [{ kind: 'paragraph', text, tone: 'plain' }];
    }
  }
}

function asNote(block: Block): Block {
  return block.kind === 'paragraph' ? { ...block, tone: 'note' } : block;
}

/** Items in one row, those within others marked by how deep they stand. */
function itemsOf({ items }: Tokens.List, depth: number): string[] {
  return items.flatMap((item) => {
    const within = item.tokens.filter((token): token is Tokens.List => token.type === 'list');
    const own = item.tokens.filter(({ type }) => type !== 'list' && type !== 'checkbox');
    const state = item.task ? `${item.checked === true ? 'Done' : 'Not done'}: ` : '';
    const words = plainText(own.map(wordsOf).join('\n'));
    return [`${'– '.repeat(depth)}${state}${words}`, ...within.flatMap((list) => itemsOf(list, depth + 1))];
  });
}

function tableOf({ header, rows }: Tokens.Table, caption: string): Table {
  const cells = rows.map((row) => row.map(cellOf));
  const head = header.map(cellOf);
  return {
    kind: 'table',
    caption,
    head,
    rows: cells,
    widths: head.map((words, column) =>
      shareOf([words, ...cells.map((row) => row[column] ?? '')].map(({ length }) => length)),
    ),
    rowsNamed: rows.length > 0 && rows.every(([cell]) => cell?.tokens[0]?.type === 'strong'),
  };
}

function cellOf({ tokens }: Tokens.TableCell): string {
  return plainText(tokens.map(wordsOf).join(''));
}

/** More words get more room, long ones not all of it. */
function shareOf(lengths: readonly number[]): number {
  return Math.min(8, Math.max(2, Math.round(Math.sqrt(Math.max(...lengths)))));
}

/** The words of a token and all within, without their marks; a link says where it leads. */
function wordsOf(token: Token): string {
  if (token.type === 'br' || token.raw === '<br>') return '\n';
  if (token.type === 'link') {
    const { href } = token as Tokens.Link;
    const words = inner(token);
    return words === href ? words : `${words} (${href})`;
  }
  const within = partsOf(token);
  if (within !== undefined) return within.map(wordsOf).join('');
  if (token.type === 'text' || token.type === 'escape' || token.type === 'codespan' || token.type === 'code')
    return unescaped((token as { text: string }).text);
  return token.raw;
}

function inner(token: Token): string {
  return (partsOf(token) ?? []).map(wordsOf).join('');
}

function partsOf(token: Token): readonly Token[] | undefined {
  return (token as { tokens?: readonly Token[] }).tokens;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

function unescaped(words: string): string {
  return words.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
}
