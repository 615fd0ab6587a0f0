/** Flat prose as plain blocks, gathered so that the lines of one list stand together. Pure. */
import type { ProseNode } from '../../../shared/review-document/records.ts';

export interface PlainBlock {
  /** What the block is: `paragraph`, `h2`, `bullet` and so on. */
  readonly as: string;
  readonly text: string;
}

export interface BlockGroup {
  readonly kind: string;
  readonly lines: readonly string[];
}

const lists: ReadonlySet<string> = new Set(['bullet', 'number', 'check']);

/** Neighbours of one kind of list become one group; empty blocks are left out. */
export function groupedBlocks(blocks: readonly PlainBlock[]): readonly BlockGroup[] {
  const groups: { kind: string; lines: string[] }[] = [];
  for (const { as, text } of blocks) {
    if (text.trim() === '') continue;
    const last = groups.at(-1);
    if (last !== undefined && last.kind === as && lists.has(as)) last.lines.push(text);
    else groups.push({ kind: as, lines: [text] });
  }
  return groups;
}

/** The blocks of a prose tree. The cells of a table row become one line. */
export function plainBlocks(tree: ProseNode | undefined): readonly PlainBlock[] {
  return (tree?.content ?? []).flatMap((node) => {
    if (node.type === 'table')
      return (node.content ?? []).map((row) => ({ as: 'paragraph', text: rowText(row) }));
    const as = node.attrs?.['as'];
    return [{ as: typeof as === 'string' ? as : 'paragraph', text: textOf(node) }];
  });
}

function rowText(row: ProseNode): string {
  return (row.content ?? []).map(textOf).join(' | ');
}

function textOf(node: ProseNode): string {
  if (node.text !== undefined) return node.text;
  const label = node.attrs?.['label'];
  if (node.content === undefined && typeof label === 'string') return label;
  return (node.content ?? []).map(textOf).join('');
}
