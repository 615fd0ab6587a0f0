/** Flat prose as plain blocks, gathered so that the lines of one list stand together. Pure. */
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
