/**
 * Rich text of a section as Markdown: flat blocks become real lists, quotes, code and tables. Pure, and lenient: a node
 * it does not know is read for its words, so that an export never drops what somebody wrote.
 */
import { listNumbers } from '../../shared/editor/list-numbers.ts';
import { blockAttributes, isListItem, linkAddress } from '../../shared/editor/prose-schema.ts';
import type { BlockAttributes } from '../../shared/editor/prose-schema.ts';
import type { ProseMark, ProseNode } from '../../shared/review-document/records.ts';
import { escapeLineStart, escapeMarks, inCell, item, link, table } from './markdown-text.ts';

/** Headings in prose stand below those of sections, which are `##`. */
const headingMarks = { h2: '###', h3: '####' } as const;

/** Markdown of a `doc` node; empty when it holds no words. */
export function proseMarkdown(doc: ProseNode | undefined): string {
  return flow(doc?.content ?? [], false);
}

interface Level {
  readonly indent: number;
  /** Columns its content is set in. */
  readonly column: number;
}

function flow(nodes: readonly ProseNode[], inTable: boolean): string {
  const attrs = nodes.map((node) => (node.type === 'block' ? blockAttributes(node.attrs) : null));
  const numbers = listNumbers(attrs);
  const parts: string[] = [];
  let levels: Level[] = [];
  let before: BlockAttributes | null = null;
  nodes.forEach((node, i) => {
    const block = attrs[i] ?? null;
    const text = block === null ? otherNode(node, inTable) : blockText(node, block);
    if (text === '') return;
    if (block !== null && isListItem(block.as)) {
      levels = levels.filter(({ indent }) => indent < block.indent);
      const column = levels.at(-1)?.column ?? 0;
      const marker = listMarker(block, numbers[i] ?? 1);
      levels.push({ indent: block.indent, column: column + (block.as === 'number' ? marker.length + 1 : 2) });
      const line = item(marker, text).replace(/^/gm, ' '.repeat(column));
      join(parts, line, before !== null && isListItem(before.as) ? '\n' : '\n\n');
    } else {
      levels = [];
      const quoteGoesOn = block?.as === 'quote' && before?.as === 'quote';
      join(parts, text, quoteGoesOn ? '\n>\n' : '\n\n');
    }
    before = block;
  });
  return parts.join('');
}

function join(parts: string[], text: string, between: string): void {
  parts.push(parts.length === 0 ? text : between + text);
}

function listMarker(block: BlockAttributes, number: number): string {
  if (block.as === 'number') return `${String(number)}.`;
  return block.as === 'check' ? `- [${block.checked ? 'x' : ' '}]` : '-';
}

function blockText(node: ProseNode, { as }: BlockAttributes): string {
  if (as === 'code') {
    const code = wordsOf(node).replace(/\s+$/, '');
    const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
    const fence = '`'.repeat(longest + 1);
    return code === '' ? '' : `${fence}\n${code}\n${fence}`;
  }
  const isHeading = as === 'h2' || as === 'h3';
  const text = lines(inlineMarkdown(node.content ?? []), isHeading || isListItem(as) ? ' ' : '\\\n');
  if (text === '') return '';
  if (isHeading) return `${headingMarks[as]} ${text.replace(/(#+)$/, '\\$1')}`;
  return as === 'quote' ? text.replace(/^/gm, '> ') : text;
}

function lines(markdown: string, between: string): string {
  return markdown
    .split('\n')
    .map((line) => escapeLineStart(line.trim()))
    .filter((line) => line !== '')
    .join(between);
}

function otherNode(node: ProseNode, inTable: boolean): string {
  if (node.type === 'table' && !inTable) return tableMarkdown(node);
  if (node.content?.some((child) => child.type === 'block') === true) return flow(node.content, inTable);
  return lines(inlineMarkdown(node.type === 'text' ? [node] : (node.content ?? [])), '\\\n');
}

function tableMarkdown(node: ProseNode): string {
  const rows = (node.content ?? []).map((row) =>
    (row.content ?? []).flatMap((part) => [
      cellMarkdown(part),
      ...new Array<string>(Math.max(0, Math.min(50, Number(part.attrs?.['colspan'] ?? 1)) - 1)).fill(''),
    ]),
  );
  const width = Math.max(0, ...rows.map((row) => row.length));
  const first = node.content?.[0]?.content ?? [];
  const hasHead = first.length > 0 && first.every(({ type }) => type === 'tableHeader');
  const head = hasHead ? (rows[0] ?? []) : [];
  const body = hasHead ? rows.slice(1) : rows;
  if (!rows.some((row) => row.some((text) => text !== ''))) return '';
  const full = (row: readonly string[]) => Array.from({ length: width }, (_all, i) => row[i] ?? '');
  return body.length === 0
    ? table(
        full(head).map(() => ''),
        [full(head)],
      )
    : table(full(head), body.map(full));
}

/** Blocks of a cell on one line: a table of Markdown has no room for more. */
function cellMarkdown(part: ProseNode): string {
  const texts = (part.content ?? []).map((node) => lines(inlineMarkdown(node.content ?? []), '<br>'));
  return inCell(texts.filter((text) => text !== '').join('<br>'));
}

function wordsOf(node: ProseNode): string {
  if (node.type === 'hardBreak') return '\n';
  return (node.text ?? '') + (node.content ?? []).map(wordsOf).join('');
}

type Tag = 'link' | 'bold' | 'italic' | 'strike';

const tagMarks: Readonly<Record<Exclude<Tag, 'link'>, string>> = { bold: '**', italic: '*', strike: '~~' };

interface Run {
  readonly text: string;
  readonly tags: readonly { readonly tag: Tag; readonly href: string }[];
}

/** Inline content; a break is a line feed, to be resolved by whoever knows where it stands. */
function inlineMarkdown(nodes: readonly ProseNode[]): string {
  return wrap(nodes.map(runOf), 0);
}

/** Wraps each stretch that shares its outermost mark, then goes on within it. */
function wrap(runs: readonly Run[], depth: number): string {
  let out = '';
  let i = 0;
  while (i < runs.length) {
    const mark = runs[i]?.tags[depth];
    let end = i + 1;
    while (end < runs.length && sameMark(runs[end]?.tags[depth], mark)) end += 1;
    const stretch = runs.slice(i, end);
    out +=
      mark === undefined ? stretch.map(({ text }) => text).join('') : marked(wrap(stretch, depth + 1), mark);
    i = end;
  }
  return out;
}

/** Blanks stay outside the marks: Markdown does not see a mark that begins or ends with one. */
function marked(inner: string, mark: { readonly tag: Tag; readonly href: string }): string {
  const text = inner.trim();
  if (text === '') return inner;
  const at = inner.indexOf(text);
  const sign = mark.tag === 'link' ? '' : tagMarks[mark.tag];
  const body =
    mark.tag === 'link' ? link(text, mark.href) : sign + text.replaceAll('\n', `${sign}\n${sign}`) + sign;
  return inner.slice(0, at) + body + inner.slice(at + text.length);
}

function sameMark(a: Run['tags'][number] | undefined, b: Run['tags'][number] | undefined): boolean {
  return a?.tag === b?.tag && a?.href === b?.href;
}

function runOf(node: ProseNode): Run {
  const marks = node.marks ?? [];
  const href = linkAddress(marks.find(({ type }) => type === 'link')?.attrs) ?? '';
  const tags = (['link', 'bold', 'italic', 'strike'] as const)
    .filter((tag) => marks.some(({ type }) => type === tag) && (tag !== 'link' || href !== ''))
    .map((tag) => ({ tag, href: tag === 'link' ? href : '' }));
  return { text: runText(node, marks), tags };
}

function runText(node: ProseNode, marks: readonly ProseMark[]): string {
  if (node.type === 'hardBreak') return '\n';
  if (node.type === 'mention') return `@${escapeMarks(labelOf(node))}`;
  if (node.type === 'recordRef') return escapeMarks(labelOf(node));
  if (node.type !== 'text') return escapeMarks(wordsOf(node));
  const isCode = marks.some(({ type }) => type === 'code');
  return isCode ? codeSpan(node.text ?? '') : escapeMarks(node.text ?? '');
}

function labelOf(node: ProseNode): string {
  const label = node.attrs?.['label'];
  return typeof label === 'string' ? label : '';
}

function codeSpan(text: string): string {
  if (text.trim() === '') return text;
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return fence + pad + text.replace(/\n/g, ' ') + pad + fence;
}
